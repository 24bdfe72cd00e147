// SPDX-License-Identifier: EUPL-1.2
//! Adopting a besluit: its effect is carried out in the same transaction, once.

use autorisatie::beleid::{Feit, FeitBits, Objectsoort};
use autorisatie::{Fout, Geweigerd, Storing, Toegang, Verantwoord};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitgebeurtenis;

use super::{Besluitstand, begin, eigen_zitting, gevolg_van, sluit_zicht_af, voorstel_van};
use crate::dienst::normen;
use crate::domein::besluit::laatste_dag;
use crate::fout::{
    aanneming_in_toekomst, gevolg_niet_toegestaan, inhoud_gewijzigd, termijn_verlopen,
};
use crate::gevolg::{Gevolgen, Uitvoering};
use crate::handelingen::BesluitVaststellen;
use crate::opslag::besluit::{Besluitrij, open, stel_vast};
use crate::opslag::besluit_zegel::Zegel;

/// What adoption leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vaststelling {
    /// Where the besluit stands.
    pub stand: Besluitstand,
    /// What it brought about.
    pub uitvoering: Uitvoering,
}

impl Verantwoord for Vaststelling {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        let mut alle = self.stand.subjecten.clone();
        alle.extend(&self.uitvoering.subjecten);
        alle.sort_unstable();
        alle.dedup();
        alle
    }
}

/// Adopts what was accepted and carries it out.
///
/// # Errors
/// 409 when it is not accepted (or was used), too long ago, dated in the future or no longer what was voted on, or when its
/// effect is no longer lawful; 403 when the policy does not let this voorzitter carry it out; then nothing has changed.
pub async fn vaststellen(
    t: &mut Toegang<'_, BesluitVaststellen>,
    gevolgen: &Gevolgen,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Vaststelling, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Vaststellen).await?;
    toets_termijn(t, &rij, tijdzone).await?;
    let zegel = open(t, &rij).await?;
    let hash = zegel.hash(&rij.omslag);
    if rij.aangenomen_hash.as_deref() != Some(hash.as_slice()) {
        return Err(inhoud_gewijzigd().into());
    }
    mag_uitvoeren(t, rij.omslag.soort)?;
    let uitvoering = voer_uit(t, gevolgen, &rij, &zegel, tijdzone).await?;
    stel_vast(t).await?;
    let zitting = eigen_zitting(t, &rij).await?;
    sluit_zicht_af(t, &rij, Some(&zitting)).await?;
    t.leg_staat_vast(Some(hash), Some(hash));
    Ok(Vaststelling {
        stand: rij.stand(naar),
        uitvoering,
    })
}

/// Not before it was accepted, and not too long after (norm BESLUIT_TERMIJN).
async fn toets_termijn(
    t: &mut Toegang<'_, BesluitVaststellen>,
    rij: &Besluitrij,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<(), Fout> {
    let nu = t.nu();
    let aangenomen = rij
        .aangenomen_op
        .ok_or(Storing::Samenhang("an accepted besluit without a date"))?;
    if aangenomen > nu {
        return Err(aanneming_in_toekomst().into());
    }
    let dag = |moment: jiff::Timestamp| moment.to_zoned(tijdzone.clone()).date();
    let dagen = normen::besluit_termijn_dagen(t, dag(nu)).await?;
    let laatste = laatste_dag(dag(aangenomen), dagen);
    if dag(nu) > laatste {
        return Err(termijn_verlopen(laatste).into());
    }
    Ok(())
}

/// The policy row of the effect's own act, with the fact that this adopted besluit is there for it.
fn mag_uitvoeren(
    t: &Toegang<'_, BesluitVaststellen>,
    soort: Besluitsoort,
) -> Result<(), Geweigerd> {
    let gevolg = soort.gevolg();
    let feiten = FeitBits::LEEG.met(Feit::Besluit);
    let mag = Objectsoort::van(gevolg.object.code())
        .is_some_and(|object| t.mag_gevolg(object, gevolg.gebeurtenis, feiten));
    if mag {
        Ok(())
    } else {
        Err(gevolg_niet_toegestaan())
    }
}

async fn voer_uit(
    t: &mut Toegang<'_, BesluitVaststellen>,
    gevolgen: &Gevolgen,
    rij: &Besluitrij,
    zegel: &Zegel,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Uitvoering, Fout> {
    let voorstel = voorstel_van(t, rij, zegel, tijdzone)?;
    let gevolg = gevolg_van(gevolgen, rij)?;
    gevolg.voer_uit(t, &voorstel, zegel.inhoud()?).await
}
