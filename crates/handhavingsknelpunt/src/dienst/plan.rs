// SPDX-License-Identifier: EUPL-1.2
//! Writing down, changing and carrying out a plan van aanpak.

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use uuid::Uuid;
use wgs::overgangen::hhk::Hhkstatus;
use wgs::overgangen::plan::{Plangebeurtenis, Planstatus, volgende};

use super::Stand;
use crate::domein::plan::{Planinhoud, toets_plan};
use crate::fout::{concept_staat_al, niet_aangewezen, onbekende_status, plan_in_andere_toestand};
use crate::handelingen::{PlanAfronden, PlanOpstellen, PlanUitvoeren, PlanWijzigen};
use crate::opslag::hhk::{self, Hhkstand};
use crate::opslag::plan::{
    NieuwPlan, Planstand, ZetPlanstatus, bewaar, lees, vorige, wijzig, zet_status,
};

/// The handhavingsknelpunt of a plan, while it holds.
pub(super) async fn aangewezen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Hhkstand, Fout> {
    let stand = hhk::lees(t, id)
        .await?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    let houdt_aan = stand.eindigt_op.is_some_and(|einde| einde > t.nu());
    if stand.status == Hhkstatus::Aangewezen && houdt_aan {
        Ok(stand)
    } else {
        Err(niet_aangewezen().into())
    }
}

fn eis(plan: &Planinhoud, hhk: &Hhkstand) -> Result<(), Fout> {
    let wat = &hhk.voorbereiding;
    let schendingen = toets_plan(plan, &wat.inhoud.scope, &wat.deelnemers);
    if schendingen.is_empty() {
        Ok(())
    } else {
        Err(schendingen.into())
    }
}

/// Stores a concept of the tafel of the caller: its next version. It is a zaak of that tafel, which decides on it.
///
/// # Errors
/// 409 when the handhavingsknelpunt is not designated or the tafel has a concept already; 400 with all faults at once.
pub async fn opstellen(
    t: &mut Toegang<'_, PlanOpstellen>,
    plan: Planinhoud,
) -> Result<Stand, Fout> {
    let hhk = aangewezen(t, t.handeling().hhk).await?;
    // The relation `tafel` of the policy: the tafel of the caller is one that it concerns.
    let tafel = t.wie().gremium.clone().unwrap_or_default();
    let vorige = vorige(t, &tafel).await?;
    if vorige
        .as_ref()
        .is_some_and(|een| een.status == Planstatus::Concept)
    {
        return Err(concept_staat_al().into());
    }
    eis(&plan, &hhk)?;
    let status = volgende(None, Plangebeurtenis::Opstellen).map_err(|_| onbekende_status())?;
    let opening = Zaakopening {
        id: t.nieuw_id(),
        soort: "plan",
        tafel: Some(tafel.clone()),
        bron_organisatie: None,
        // It lives no longer than what it works out.
        verloopt_op: hhk.verloopt_op,
    };
    let inschrijving = open_zaak(t, &opening).await?;
    let nieuw = NieuwPlan {
        id: opening.id,
        tafel: &tafel,
        status,
        vorige: vorige.as_ref(),
        inhoud: &plan,
    };
    bewaar(t, nieuw).await?;
    Ok(Stand {
        id: opening.id,
        nummer: inschrijving.nummer,
        status: status.code().to_owned(),
        versie: 1,
    })
}

/// A plan as the caller saw it, and the status to which the step leads.
async fn begin<H: Handeling>(
    t: &mut Toegang<'_, H>,
    (id, versie): (Uuid, i64),
    gebeurtenis: Plangebeurtenis,
) -> Result<(Planstand, Planstatus), Fout> {
    let stand = lees(t, id).await?.ok_or_else(Geweigerd::niet_zichtbaar)?;
    if stand.versie != versie {
        return Err(Geweigerd::versie().into());
    }
    let naar = volgende(Some(stand.status), gebeurtenis)
        .map_err(|_| plan_in_andere_toestand(stand.status, gebeurtenis))?;
    Ok((stand, naar))
}

fn stand_na(id: Uuid, oud: Planstand, naar: Planstatus) -> Stand {
    Stand {
        id,
        nummer: oud.nummer,
        status: naar.code().to_owned(),
        versie: oud.versie + 1,
    }
}

/// Replaces the content of a concept.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is no concept or the handhavingsknelpunt ended, 400 with all
/// faults at once.
pub async fn wijzigen(t: &mut Toegang<'_, PlanWijzigen>, plan: Planinhoud) -> Result<Stand, Fout> {
    let PlanWijzigen { id, versie } = *t.handeling();
    let (oud, naar) = begin(t, (id, versie), Plangebeurtenis::Wijzigen).await?;
    eis(&plan, &aangewezen(t, oud.hhk).await?)?;
    wijzig(t, &plan).await?;
    Ok(stand_na(id, oud, naar))
}

async fn zet<H: ZetPlanstatus>(
    t: &mut Toegang<'_, H>,
    wat: (Uuid, i64),
    gebeurtenis: Plangebeurtenis,
) -> Result<Stand, Fout> {
    let (oud, naar) = begin(t, wat, gebeurtenis).await?;
    aangewezen(t, oud.hhk).await?;
    zet_status(t, wat.0, naar).await?;
    Ok(stand_na(wat.0, oud, naar))
}

/// Begins to carry out an adopted plan.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is not adopted or the handhavingsknelpunt ended.
pub async fn uitvoeren(t: &mut Toegang<'_, PlanUitvoeren>) -> Result<Stand, Fout> {
    let PlanUitvoeren { id, versie } = *t.handeling();
    zet(t, (id, versie), Plangebeurtenis::Uitvoeren).await
}

/// Says that a plan was carried out.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is not being carried out or the handhavingsknelpunt ended.
pub async fn afronden(t: &mut Toegang<'_, PlanAfronden>) -> Result<Stand, Fout> {
    let PlanAfronden { id, versie } = *t.handeling();
    zet(t, (id, versie), Plangebeurtenis::Afronden).await
}
