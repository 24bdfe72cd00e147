// SPDX-License-Identifier: EUPL-1.2
//! Adoption of a plan van aanpak by the tafel that it concerns.

use autorisatie::opslag::deelname;
use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::plan::{Plangebeurtenis, Planstatus, volgende};
use wgs::regel;
use wgs::schending::Schending;

use super::PLANNEN;
use super::feiten::Registers;
use super::plan::aangewezen;
use crate::domein::plan::{PlanVaststellenInhoud, toets_plan};
use crate::fout::{geen_plan, niet_meer_rechtmatig, plan_in_andere_toestand};
use crate::opslag::hhk::Hhkstand;
use crate::opslag::plan::{lees, stel_vast};

/// The effect of a besluit `plan.vaststellen`: this version is the plan of the tafel, and the deelnemers of the
/// handhavingsknelpunt take part in it. The besluit is about the plan itself, which stands in the register of zaken; a plan
/// of another kind of zaak would be told from this one by the kind that the register gives it.
#[derive(Clone, Copy, Debug)]
pub struct PlanVaststellen;

/// What stands in the way, the status to which it leads, and what the plan works out.
async fn toets_vaststellen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    voorstel: &Voorstel,
    inhoud: &PlanVaststellenInhoud,
) -> Result<(Vec<Schending>, Planstatus, Hhkstand), Fout> {
    let stand = lees(t, voorstel.zaak).await?.ok_or_else(geen_plan)?;
    let gebeurtenis = Plangebeurtenis::Vaststellen;
    let naar = volgende(Some(stand.status), gebeurtenis)
        .map_err(|_| plan_in_andere_toestand(stand.status, gebeurtenis))?;
    let hhk = aangewezen(t, stand.hhk).await?;
    let wat = &hhk.voorbereiding;
    let mut uit: Vec<Schending> = toets_plan(&stand.inhoud, &wat.inhoud.scope, &wat.deelnemers)
        .into_iter()
        .map(|een| een.onder("/zaak"))
        .collect();
    if stand.versie != inhoud.versie {
        uit.push(Schending::conflict(
            &regel::R108,
            "stukken_gewijzigd",
            "/planVaststellen/versie",
            "Het concept is gewijzigd nadat u het las. Beoordeel het opnieuw.",
        ));
    }
    Ok((uit, naar, hhk))
}

impl Gevolg for PlanVaststellen {
    const SOORT: Besluitsoort = Besluitsoort::PlanVaststellen;
    type Inhoud = PlanVaststellenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &PlanVaststellenInhoud,
    ) -> Result<Betrokken, Fout> {
        let (schendingen, ..) = toets_vaststellen(t, voorstel, inhoud).await?;
        if schendingen.is_empty() {
            Ok(Betrokken::default())
        } else {
            Err(schendingen.into())
        }
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: PlanVaststellenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let (schendingen, naar, hhk) = toets_vaststellen(t, voorstel, &inhoud).await?;
        if let Some(geweigerd) = niet_meer_rechtmatig(&schendingen) {
            return Err(geweigerd.into());
        }
        let id = voorstel.zaak;
        stel_vast(t, id, naar, voorstel.besluit).await?;
        let registers = Registers::laad(t).await?;
        let organisaties = registers.organisaties(&hhk.voorbereiding.deelnemers);
        deelname::begin(t, id, &organisaties, voorstel.besluit).await?;
        Ok(Uitvoering {
            collectie: PLANNEN.to_owned(),
            id,
            subjecten: Vec::new(),
        })
    }
}
