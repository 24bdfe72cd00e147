// SPDX-License-Identifier: EUPL-1.2
//! The life of a besluit.

mod aanhouden;
mod agenderen;
mod intrekken;
mod standpunt;
mod stemmen;
mod vaststellen;
mod voorstellen;

pub use aanhouden::aanhouden;
pub use agenderen::agenderen;
pub use intrekken::intrekken;
pub use standpunt::{Standpuntgeving, geef_standpunt};
pub use stemmen::{aannemen, verwerpen};
pub use vaststellen::{Vaststelling, vaststellen};
pub use voorstellen::{Indiening, voorstellen};

use autorisatie::opslag::{GeeftZicht, zicht};
use autorisatie::{Fout, Geweigerd, Handeling, Storing, Toegang, Verantwoord};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus, volgende};
use wgs::overgangen::vergadering::Vergaderingstatus;

pub use crate::opslag::besluit_lees::zoeken;

use crate::Besluitbron;
use crate::fout::{besluit_in_andere_toestand, vergadering_niet_open};
use crate::gevolg::{Gevolgen, Uitvoerbaar, Voorstel};
use crate::handelingen::NoemtVersie;
use crate::opslag::besluit::{Besluitrij, laad};
use crate::opslag::besluit_zegel::Zegel;
use crate::opslag::vergadering::{Vergaderingstand, stand_met_slot};

/// What a change leaves: where the besluit stands now. Carries no personal data, so that it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Besluitstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
    /// Aliases of the persons that the change concerned; never shown.
    pub subjecten: Vec<Uuid>,
}

impl Verantwoord for Besluitstand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.subjecten.clone()
    }
}

impl Besluitrij {
    /// As it stands after a step.
    fn stand(&self, status: Besluitstatus) -> Besluitstand {
        Besluitstand {
            id: self.id,
            status: status.code().to_owned(),
            versie: self.versie + 1,
            subjecten: self.subjecten.clone(),
        }
    }
}

/// The besluit as the caller saw it, and the status to which the step leads.
async fn begin<H: NoemtVersie>(
    t: &mut Toegang<'_, H>,
    gebeurtenis: Besluitgebeurtenis,
) -> Result<(Besluitrij, Besluitstatus), Fout> {
    let rij = laad(t).await?;
    if rij.versie != t.handeling().versie() {
        return Err(Geweigerd::versie().into());
    }
    let naar = naar(&rij, gebeurtenis)?;
    Ok((rij, naar))
}

fn naar(rij: &Besluitrij, gebeurtenis: Besluitgebeurtenis) -> Result<Besluitstatus, Geweigerd> {
    volgende(Some(rij.status), gebeurtenis)
        .map_err(|_| besluit_in_andere_toestand(rij.status, gebeurtenis))
}

/// What was proposed, for the effect of its soort.
fn voorstel_van<H: Handeling>(
    t: &Toegang<'_, H>,
    rij: &Besluitrij,
    zegel: &Zegel,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Voorstel, Fout> {
    Ok(Voorstel {
        besluit: rij.id,
        gremium: rij.omslag.gremium.clone(),
        zaak: rij.omslag.zaak,
        motivering: zegel.motivering()?,
        verschijningsvormen: rij.omslag.verschijningsvormen.clone(),
        indiener_lidmaatschap: rij.indiener_lidmaatschap,
        dag: t.nu().to_zoned(tijdzone.clone()).date(),
        tijdzone: tijdzone.clone(),
    })
}

/// The effect of the soort of this besluit.
fn gevolg_van<'a>(
    gevolgen: &'a Gevolgen,
    rij: &Besluitrij,
) -> Result<&'a dyn Uitvoerbaar, Storing> {
    gevolgen
        .van(rij.omslag.soort)
        .ok_or(Storing::Samenhang("a besluitsoort without its gevolg"))
}

/// The open vergadering on whose agenda the besluit stands.
async fn open_zitting<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
) -> Result<Vergaderingstand, Fout> {
    let zitting = eigen_zitting(t, rij).await?;
    if zitting.status == Vergaderingstatus::Open {
        return Ok(zitting);
    }
    Err(vergadering_niet_open("De vergadering waarop dit besluit staat, is niet geopend.").into())
}

async fn eigen_zitting<H: Handeling<Bron = Besluitbron>>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
) -> Result<Vergaderingstand, Fout> {
    let id = rij.vergadering.ok_or(Storing::Samenhang(
        "a besluit on the agenda of no vergadering",
    ))?;
    stand_met_slot(t, id).await
}

/// What is done gives no more sight of its zaken. The besluit itself can be looked up until its vergadering closes.
async fn sluit_zicht_af<H: Handeling<Bron = Besluitbron> + GeeftZicht>(
    t: &mut Toegang<'_, H>,
    rij: &Besluitrij,
    zitting: Option<&Vergaderingstand>,
) -> Result<(), Fout> {
    zicht::eindig(t, rij.id).await?;
    let Some(zitting) = zitting.filter(|zitting| zitting.status == Vergaderingstatus::Open) else {
        return Ok(());
    };
    let zichtbaar = zicht::Agendazicht {
        objecten: &[rij.id],
        gremium: &rij.omslag.gremium,
        vergadering: zitting.id,
        besluit: rij.id,
        // It goes on: who waited for the lock of this act asked before its instant, and must be told that he is too late.
        vanaf: rij.aangenomen_op.unwrap_or_else(|| t.nu()),
    };
    zicht::geef(t, &zichtbaar).await
}
