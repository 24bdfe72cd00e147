// SPDX-License-Identifier: EUPL-1.2
//! Reads with one fixed query: facts and row in one statement, which is one snapshot, shared with whoever reads at the
//! same moment.

use diesel_async::AsyncPgConnection;
use diesel_async::methods::LoadQuery;
use kluis::Kluis;

use super::Poort;
use super::afronding::Gelukt;
use super::feitenlezer::{self, Feitenrij};
use super::logregel::Akte;
use crate::beleid::{Beleid, Objectsoort, Weergave};
use crate::besluit::Stand;
use crate::feiten::{Aanvraag, Feitenvraag, Leesrij};
use crate::fout::{Fout, Geweigerd};
use crate::handeling::Handeling;
use crate::verzoek::Verzoek;
use crate::{Verantwoord, Vrijgegeven, Weigering};

/// An act that reads one row.
pub trait Leest: Handeling {
    /// What the database returns; sealed values still sealed.
    type Rij: Leesrij;
    /// What the caller gets.
    type Antwoord: Verantwoord + 'static;

    /// Opens what the view shows. Called after the decision; the row was held unseen until then.
    ///
    /// # Errors
    /// When the key store cannot be reached, or a value does not open.
    fn ontsluit(
        &self,
        rij: Self::Rij,
        blik: &Blik<'_>,
    ) -> impl Future<Output = Result<Self::Antwoord, Fout>>;
}

/// What a reader may use when he opens a row.
pub struct Blik<'a> {
    stand: &'a Stand,
    beleid: &'a Beleid,
    kluis: &'a Kluis,
    weergave: Weergave,
    nu: jiff::Timestamp,
}

impl Blik<'_> {
    /// How much may be shown.
    #[must_use]
    pub const fn weergave(&self) -> Weergave {
        self.weergave
    }

    /// The vault.
    #[must_use]
    pub const fn kluis(&self) -> &Kluis {
        self.kluis
    }

    /// The instant of this request.
    #[must_use]
    pub const fn nu(&self) -> jiff::Timestamp {
        self.nu
    }

    /// Whether the caller may also do this with the same object.
    #[must_use]
    pub fn mag(&self, object: Objectsoort, werkwoord: &str) -> bool {
        self.stand.mag(self.beleid, object, werkwoord)
    }
}

impl Poort {
    /// Reads one row.
    ///
    /// # Errors
    /// A recorded refusal, or a failure.
    pub async fn lees<H: Leest>(
        &self,
        verzoek: &Verzoek,
        handeling: H,
    ) -> Result<Vrijgegeven<H::Antwoord>, Weigering>
    where
        Feitenvraag<H::Bron, H::Rij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<H::Rij>> + Send + 'static,
    {
        let (poort, eigen) = (self.clone(), verzoek.clone());
        // In a box: each layer that it goes through would copy its kilobytes.
        let werk = Box::pin(async move {
            let mut stand = None;
            match poort.lees_stil(&eigen, &handeling, &mut stand).await {
                Ok(gelukt) => {
                    poort
                        .geef_vrij::<H, _>(&eigen, stand.as_ref(), gelukt)
                        .await
                }
                Err(fout) => Err(poort
                    .weiger(Akte::van::<H>(), &eigen, stand.as_ref(), fout)
                    .await),
            }
        });
        self.in_eigen_taak::<H, H::Antwoord>(verzoek, werk).await
    }

    async fn lees_stil<H: Leest>(
        &self,
        verzoek: &Verzoek,
        handeling: &H,
        uit: &mut Option<Stand>,
    ) -> Result<Gelukt<H::Antwoord>, Fout>
    where
        Feitenvraag<H::Bron, H::Rij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<H::Rij>> + Send + 'static,
    {
        let nu = self.nu()?;
        let aanvraag = Aanvraag::nieuw(verzoek, nu, handeling.object());
        let (ik, object, rij) = self.gedeeld.lees::<H::Bron, H::Rij>(&aanvraag).await?;
        let stand = uit.insert(feitenlezer::stand(
            &ik,
            object,
            handeling,
            self.verzoekfeiten(verzoek, nu),
        )?);
        let toestemming = stand.beslis::<H>(&self.delen.beleid)?;
        let rij = rij.ok_or_else(Geweigerd::niet_zichtbaar)?;
        let blik = Blik {
            stand,
            beleid: &self.delen.beleid,
            kluis: &self.delen.kluis,
            weergave: toestemming.weergave,
            nu,
        };
        Ok(Gelukt {
            waarde: handeling.ontsluit(rij, &blik).await?,
            beleidsregel: toestemming.regel.als_tekst().to_owned(),
            herhaald: false,
        })
    }
}
