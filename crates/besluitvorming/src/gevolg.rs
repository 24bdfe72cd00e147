// SPDX-License-Identifier: EUPL-1.2
//! What adoption of a besluit brings about. This crate carries it out without knowing it: each Besluitsoort arrives with
//! its [`Gevolg`] from the crate whose things it changes, and `server` registers them at start.

use std::sync::Arc;

use autorisatie::{Fout, Storing, Toegang};
use futures_util::future::LocalBoxFuture;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::motivering::Motivering;

use crate::handelingen::{
    BesluitIntrekken, BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen,
};

/// The three texts (R-06), as they are sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motiveringstekst {
    /// Why this is necessary for the doel.
    pub noodzaak: String,
    /// Why the intrusion is in proportion.
    pub proportionaliteit: String,
    /// Why less would not do.
    pub subsidiariteit: String,
}

impl Motiveringstekst {
    /// For the rules of `wgs`.
    #[must_use]
    pub fn als_regel(&self) -> Motivering<'_> {
        Motivering {
            noodzaak: &self.noodzaak,
            proportionaliteit: &self.proportionaliteit,
            subsidiariteit: &self.subsidiariteit,
        }
    }
}

/// What a besluit says, whatever its soort.
#[derive(Clone, Debug)]
pub struct Voorstel {
    /// The besluit.
    pub besluit: Uuid,
    /// Code of the gremium.
    pub gremium: String,
    /// The zaak that it is about.
    pub zaak: Uuid,
    /// The three texts.
    pub motivering: Motiveringstekst,
    /// Codes of verschijningsvormen.
    pub verschijningsvormen: Vec<String>,
    /// Lidmaatschap of the person who proposed it.
    pub indiener_lidmaatschap: Uuid,
    /// The legal day: of the proposal, or of adoption.
    pub dag: Date,
    /// The legal time zone, for ends of terms.
    pub tijdzone: jiff::tz::TimeZone,
}

/// What a proposal concerns: comes on the agenda with it, and stands in the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Betrokken {
    /// The zaken of which the gremium gets sight; the zaak of the besluit is always among them.
    pub zaken: Vec<Uuid>,
    /// Aliases of the persons named.
    pub subjecten: Vec<Uuid>,
}

/// What adoption brought about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uitvoering {
    /// Collection of the API where the result stands, such as `casussen`.
    pub collectie: String,
    /// Its id there.
    pub id: Uuid,
    /// Aliases of the persons concerned.
    pub subjecten: Vec<Uuid>,
}

/// The effect of one Besluitsoort.
pub trait Gevolg: Send + Sync + 'static {
    /// Exactly one Gevolg per Besluitsoort.
    const SOORT: Besluitsoort;
    /// What a proposal of this soort holds besides what every proposal holds. Sealed.
    type Inhoud: Serialize + DeserializeOwned + 'static;

    /// Whether the proposal can be made: every fault at once. Places are as in the request, `/inhoud/…` for what stands in
    /// the content.
    ///
    /// # Errors
    /// All faults; or a failure.
    fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &Self::Inhoud,
    ) -> impl Future<Output = Result<Betrokken, Fout>>;

    /// Carries it out, in the transaction of vaststellen. Judges everything again first.
    ///
    /// # Errors
    /// A 409 when the effect is no longer lawful; or a failure.
    fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: Self::Inhoud,
    ) -> impl Future<Output = Result<Uitvoering, Fout>>;

    /// What withdrawal of the proposal undoes, in its transaction: what was there for the sake of the proposal alone. For
    /// most soorten nothing.
    ///
    /// # Errors
    /// A failure; then the besluit is not withdrawn.
    fn trek_in(
        _t: &mut Toegang<'_, BesluitIntrekken>,
        _voorstel: &Voorstel,
        _inhoud: Self::Inhoud,
    ) -> impl Future<Output = Result<(), Fout>> {
        std::future::ready(Ok(()))
    }
}

/// The effect of a rejection. Exactly the soorten that [`Besluitsoort::gevolg_bij_verwerpen`] names have one; the
/// compiler refuses to register another ([`Gevolgen::met_verwerping`]), or one of them without it ([`Gevolgen::met`]).
pub trait Verwerping: Gevolg {
    /// Carries it out, in the transaction of verwerpen. The besluit that the leden took is ground enough: it judges no
    /// lawfulness, and leaves alone what is no longer there to reject.
    ///
    /// # Errors
    /// A failure; then the besluit is not rejected.
    fn verwerp(
        t: &mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &Voorstel,
        inhoud: Self::Inhoud,
    ) -> impl Future<Output = Result<(), Fout>>;
}

/// A [`Gevolg`] whose content is not yet typed.
pub(crate) trait Uitvoerbaar: Send + Sync {
    /// Its soort.
    fn soort(&self) -> Besluitsoort;

    /// As [`Gevolg::toets`].
    fn toets<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &'a Voorstel,
        inhoud: &'a Value,
    ) -> LocalBoxFuture<'a, Result<Betrokken, Fout>>;

    /// As [`Gevolg::voer_uit`].
    fn voer_uit<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVaststellen>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<Uitvoering, Fout>>;

    /// As [`Gevolg::trek_in`].
    fn trek_in<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitIntrekken>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<(), Fout>>;

    /// As [`Verwerping::verwerp`]; nothing for a soort without one.
    fn verwerp<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<(), Fout>>;
}

/// [`Verwerping::verwerp`] of one soort.
type Verwerper = for<'a> fn(
    &'a mut Toegang<'_, BesluitVerwerpen>,
    &'a Voorstel,
    Value,
) -> LocalBoxFuture<'a, Result<(), Fout>>;

struct Van<G> {
    verwerp: Option<Verwerper>,
    _soort: std::marker::PhantomData<fn() -> G>,
}

fn verwerp_als<'a, G: Verwerping>(
    t: &'a mut Toegang<'_, BesluitVerwerpen>,
    voorstel: &'a Voorstel,
    inhoud: Value,
) -> LocalBoxFuture<'a, Result<(), Fout>> {
    Box::pin(async move {
        let inhoud = G::Inhoud::deserialize(inhoud).map_err(|_| ANDERE_VORM)?;
        G::verwerp(t, voorstel, inhoud).await
    })
}

const ANDERE_VORM: Storing = Storing::Samenhang("content of a besluit of another shape");

impl<G: Gevolg> Uitvoerbaar for Van<G> {
    fn soort(&self) -> Besluitsoort {
        G::SOORT
    }

    fn toets<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &'a Voorstel,
        inhoud: &'a Value,
    ) -> LocalBoxFuture<'a, Result<Betrokken, Fout>> {
        Box::pin(async move {
            let inhoud = G::Inhoud::deserialize(inhoud).map_err(|_| ANDERE_VORM)?;
            G::toets(t, voorstel, &inhoud).await
        })
    }

    fn voer_uit<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVaststellen>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<Uitvoering, Fout>> {
        Box::pin(async move {
            let inhoud = G::Inhoud::deserialize(inhoud).map_err(|_| ANDERE_VORM)?;
            G::voer_uit(t, voorstel, inhoud).await
        })
    }

    fn trek_in<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitIntrekken>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<(), Fout>> {
        Box::pin(async move {
            let inhoud = G::Inhoud::deserialize(inhoud).map_err(|_| ANDERE_VORM)?;
            G::trek_in(t, voorstel, inhoud).await
        })
    }

    fn verwerp<'a>(
        &'a self,
        t: &'a mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &'a Voorstel,
        inhoud: Value,
    ) -> LocalBoxFuture<'a, Result<(), Fout>> {
        match self.verwerp {
            Some(verwerp) => verwerp(t, voorstel, inhoud),
            None => Box::pin(std::future::ready(Ok(()))),
        }
    }
}

/// The effects that this installation knows: one per Besluitsoort.
#[derive(Clone, Default)]
pub struct Gevolgen(Vec<Arc<dyn Uitvoerbaar>>);

impl Gevolgen {
    /// With one more effect; the first one registered for a soort stays. A soort whose rejection has an effect of its own
    /// does not compile here: see [`Gevolgen::met_verwerping`].
    #[must_use]
    pub fn met<G: Gevolg>(self) -> Self {
        const {
            assert!(
                G::SOORT.gevolg_bij_verwerpen().is_none(),
                "the rejection of this soort has an effect: register it with met_verwerping"
            );
        }
        self.voeg_toe::<G>(None)
    }

    /// With one more effect, and that of its rejection:
    ///
    /// ```
    /// # use autorisatie::{Fout, Geweigerd, Toegang};
    /// # use besluitvorming::gevolg::{Betrokken, Gevolg, Gevolgen, Uitvoering, Verwerping, Voorstel};
    /// # use besluitvorming::handelingen::{BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen};
    /// # use wgs::besluitsoort::Besluitsoort;
    /// struct Proef;
    /// impl Gevolg for Proef {
    ///     const SOORT: Besluitsoort = Besluitsoort::SubjectToevoegen;
    /// #   type Inhoud = ();
    /// #   async fn toets(_: &mut Toegang<'_, BesluitVoorstellen>, _: &Voorstel, (): &()) -> Result<Betrokken, Fout> {
    /// #       Ok(Betrokken::default())
    /// #   }
    /// #   async fn voer_uit(_: &mut Toegang<'_, BesluitVaststellen>, _: &Voorstel, (): ()) -> Result<Uitvoering, Fout> {
    /// #       Err(Geweigerd::niet_zichtbaar().into())
    /// #   }
    /// }
    /// impl Verwerping for Proef {
    /// #   async fn verwerp(_: &mut Toegang<'_, BesluitVerwerpen>, _: &Voorstel, (): ()) -> Result<(), Fout> {
    /// #       Ok(())
    /// #   }
    /// }
    /// Gevolgen::default().met_verwerping::<Proef>();
    /// ```
    ///
    /// Such a soort is registered in no other way:
    ///
    /// ```compile_fail,E0080
    /// # use autorisatie::{Fout, Geweigerd, Toegang};
    /// # use besluitvorming::gevolg::{Betrokken, Gevolg, Gevolgen, Uitvoering, Verwerping, Voorstel};
    /// # use besluitvorming::handelingen::{BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen};
    /// # use wgs::besluitsoort::Besluitsoort;
    /// struct Proef;
    /// impl Gevolg for Proef {
    ///     const SOORT: Besluitsoort = Besluitsoort::SubjectToevoegen;
    /// #   type Inhoud = ();
    /// #   async fn toets(_: &mut Toegang<'_, BesluitVoorstellen>, _: &Voorstel, (): &()) -> Result<Betrokken, Fout> {
    /// #       Ok(Betrokken::default())
    /// #   }
    /// #   async fn voer_uit(_: &mut Toegang<'_, BesluitVaststellen>, _: &Voorstel, (): ()) -> Result<Uitvoering, Fout> {
    /// #       Err(Geweigerd::niet_zichtbaar().into())
    /// #   }
    /// }
    /// impl Verwerping for Proef {
    /// #   async fn verwerp(_: &mut Toegang<'_, BesluitVerwerpen>, _: &Voorstel, (): ()) -> Result<(), Fout> {
    /// #       Ok(())
    /// #   }
    /// }
    /// Gevolgen::default().met::<Proef>();
    /// ```
    ///
    /// Nor does a soort whose rejection has no effect get one:
    ///
    /// ```compile_fail,E0080
    /// # use autorisatie::{Fout, Geweigerd, Toegang};
    /// # use besluitvorming::gevolg::{Betrokken, Gevolg, Gevolgen, Uitvoering, Verwerping, Voorstel};
    /// # use besluitvorming::handelingen::{BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen};
    /// # use wgs::besluitsoort::Besluitsoort;
    /// struct Proef;
    /// impl Gevolg for Proef {
    ///     const SOORT: Besluitsoort = Besluitsoort::SubjectVerwijderen;
    /// #   type Inhoud = ();
    /// #   async fn toets(_: &mut Toegang<'_, BesluitVoorstellen>, _: &Voorstel, (): &()) -> Result<Betrokken, Fout> {
    /// #       Ok(Betrokken::default())
    /// #   }
    /// #   async fn voer_uit(_: &mut Toegang<'_, BesluitVaststellen>, _: &Voorstel, (): ()) -> Result<Uitvoering, Fout> {
    /// #       Err(Geweigerd::niet_zichtbaar().into())
    /// #   }
    /// }
    /// impl Verwerping for Proef {
    /// #   async fn verwerp(_: &mut Toegang<'_, BesluitVerwerpen>, _: &Voorstel, (): ()) -> Result<(), Fout> {
    /// #       Ok(())
    /// #   }
    /// }
    /// Gevolgen::default().met_verwerping::<Proef>();
    /// ```
    #[must_use]
    pub fn met_verwerping<G: Verwerping>(self) -> Self {
        const {
            assert!(
                G::SOORT.gevolg_bij_verwerpen().is_some(),
                "the rejection of this soort has no effect: register it with met"
            );
        }
        self.voeg_toe::<G>(Some(verwerp_als::<G>))
    }

    fn voeg_toe<G: Gevolg>(mut self, verwerp: Option<Verwerper>) -> Self {
        if self.van(G::SOORT).is_none() {
            self.0.push(Arc::new(Van::<G> {
                verwerp,
                _soort: std::marker::PhantomData,
            }));
        }
        self
    }

    /// The soorten that can be proposed here.
    pub fn soorten(&self) -> impl Iterator<Item = Besluitsoort> + '_ {
        self.0.iter().map(|een| een.soort())
    }

    /// The effect of a soort, when this installation knows it.
    #[must_use]
    pub(crate) fn van(&self, soort: Besluitsoort) -> Option<&dyn Uitvoerbaar> {
        self.0
            .iter()
            .find(|een| een.soort() == soort)
            .map(AsRef::as_ref)
    }
}

impl std::fmt::Debug for Gevolgen {
    fn fmt(&self, uit: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        uit.debug_list().entries(self.soorten()).finish()
    }
}
