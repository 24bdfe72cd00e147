// SPDX-License-Identifier: EUPL-1.2
//! Closing a casus by an adopted besluit (work agreement UA; WGS 1.8(5), (7)).

use autorisatie::opslag::{deelname, toewijzing, zaak as register};
use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use besluitvorming::norm;
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::norm::{Norm, Normwaarde};
use wgs::overgangen::casus::Casusgebeurtenis;
use wgs::termijn::einde_werktermijn;
use zaak::slot::{SluitCasus, einde, zonder_informering};

use super::COLLECTIE;
use crate::domein::afsluiten::{CasusAfsluitenInhoud, toets};
use crate::fout::niet_meer_rechtmatig;
use crate::opslag::{afsluiten as opslag, stand};

/// The effect of a besluit `casus.afsluiten`: nobody works on the casus any more, from this moment, and the term after
/// which it is destroyed begins.
#[derive(Clone, Copy, Debug)]
pub struct CasusAfsluiten;

impl Gevolg for CasusAfsluiten {
    const SOORT: Besluitsoort = Besluitsoort::CasusAfsluiten;
    type Inhoud = CasusAfsluitenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &CasusAfsluitenInhoud,
    ) -> Result<Betrokken, Fout> {
        stand::na(t, voorstel.zaak, Casusgebeurtenis::Afsluiten).await?;
        let schendingen = toets(inhoud, zonder_besluit(t, voorstel).await?);
        if schendingen.is_empty() {
            Ok(Betrokken::default())
        } else {
            Err(schendingen.into())
        }
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: CasusAfsluitenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let casus = voorstel.zaak;
        let naar = stand::na(t, casus, Casusgebeurtenis::Afsluiten).await?;
        let open = zonder_besluit(t, voorstel).await?;
        // INVARIANT: nothing was written before this; a besluit whose effect is no longer lawful leaves nothing.
        if let Some(geweigerd) = niet_meer_rechtmatig(&toets(&inhoud, open)) {
            return Err(geweigerd.into());
        }
        let tot = einde_na_sluiting(t, voorstel).await?;
        stand::zet(t, casus, naar).await?;
        opslag::leg_vast(t, voorstel, inhoud.grond).await?;
        sluit_toegang_af(t, casus).await?;
        let subjecten = einde(t, casus, voorstel.besluit).await?;
        // The signalen on which it rests go with it: they are of no other casus.
        for zaak in stand::signalen(t, casus).await?.into_iter().chain([casus]) {
            register::beeindig(t, zaak).await?;
            register::bekort(t, zaak, tot).await?;
        }
        Ok(Uitvoering {
            collectie: COLLECTIE.to_owned(),
            id: casus,
            subjecten,
        })
    }
}

/// How many subjecten have no decision about informing that stands on the day.
async fn zonder_besluit<H: SluitCasus>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
) -> Result<usize, Fout> {
    let zonder = zonder_informering(t, voorstel.zaak, voorstel.dag).await?;
    Ok(zonder.len())
}

/// Whoever took part or prepared it no longer does.
async fn sluit_toegang_af(
    t: &mut Toegang<'_, BesluitVaststellen>,
    casus: Uuid,
) -> Result<(), Fout> {
    let betrokken = deelname::deelnemers_van(t, casus).await?;
    let organisaties: Vec<Uuid> = betrokken.into_iter().map(|(id, _)| id).collect();
    deelname::eindig(t, casus, &organisaties).await?;
    toewijzing::eindig(t, casus).await
}

/// The moment at which a casus that is closed now is destroyed: the run-off norm, and never past the five years.
async fn einde_na_sluiting(
    t: &mut Toegang<'_, BesluitVaststellen>,
    voorstel: &Voorstel,
) -> Result<jiff::Timestamp, Fout> {
    let Normwaarde::Getal(maanden, _) =
        norm::op_dag(t, Norm::TermijnAfgesloten, voorstel.dag).await?
    else {
        return Err(Storing::Samenhang("a term that is no number").into());
    };
    let eerste_verwerking = opslag::eerste_verwerking(t, voorstel.zaak).await?;
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): kept no longer than is
    // necessary, and five years after the first processing at most.
    let dag = einde_werktermijn(voorstel.dag, maanden, eerste_verwerking);
    let moment = dag.to_zoned(voorstel.tijdzone.clone());
    let moment = moment.map_err(|_| Storing::Samenhang("the end of the term is out of range"))?;
    Ok(moment.timestamp())
}
