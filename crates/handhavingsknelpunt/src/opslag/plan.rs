// SPDX-License-Identifier: EUPL-1.2
//! Plans van aanpak in the database.

use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::handelingen::BesluitVaststellen;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::overgangen::plan::Planstatus;

use super::schema::{plan, zaak};
use super::zegel::{open, verzegel};
use crate::domein::plan::Planinhoud;
use crate::fout::onbekende_status;
use crate::handelingen::{PlanAfronden, PlanOpstellen, PlanUitvoeren, PlanWijzigen};

const TABEL: &str = "plan";

/// Acts that set the status of one.
pub trait ZetPlanstatus: Handeling {}
impl ZetPlanstatus for PlanUitvoeren {}
impl ZetPlanstatus for PlanAfronden {}

/// The versions that a tafel has of a handhavingsknelpunt: the last one, and whether it is a concept.
#[derive(Clone, Debug)]
pub struct Vorige {
    pub id: Uuid,
    pub volgnummer: i32,
    pub status: Planstatus,
}

/// The last version of this tafel; the row of the handhavingsknelpunt is locked by the Poort, so no other comes between.
pub async fn vorige(
    t: &mut Toegang<'_, PlanOpstellen>,
    tafel: &str,
) -> Result<Option<Vorige>, Fout> {
    let rij: Option<(Uuid, i32, String)> = plan::table
        .filter(plan::hhk.eq(t.handeling().hhk))
        .filter(plan::tafel.eq(tafel))
        .order(plan::volgnummer.desc())
        .select((plan::id, plan::volgnummer, plan::status))
        .first(t)
        .await
        .optional()?;
    rij.map(|(id, volgnummer, status)| {
        Ok(Vorige {
            id,
            volgnummer,
            status: Planstatus::from_code(&status).ok_or_else(onbekende_status)?,
        })
    })
    .transpose()
}

/// A new version.
#[derive(Clone, Copy, Debug)]
pub struct NieuwPlan<'a> {
    pub id: Uuid,
    pub tafel: &'a str,
    pub status: Planstatus,
    pub vorige: Option<&'a Vorige>,
    pub inhoud: &'a Planinhoud,
}

/// Stores a concept.
pub async fn bewaar(t: &mut Toegang<'_, PlanOpstellen>, nieuw: NieuwPlan<'_>) -> Result<(), Fout> {
    let inhoud = verzegel(t, TABEL, nieuw.id, nieuw.inhoud).await?;
    let volgnummer = nieuw.vorige.map_or(0, |vorige| vorige.volgnummer) + 1;
    diesel::insert_into(plan::table)
        .values((
            plan::id.eq(nieuw.id),
            plan::hhk.eq(t.handeling().hhk),
            plan::tafel.eq(nieuw.tafel),
            plan::volgnummer.eq(volgnummer),
            plan::vervangt.eq(nieuw.vorige.map(|vorige| vorige.id)),
            plan::status.eq(nieuw.status.code()),
            plan::inhoud.eq(inhoud),
            plan::versie.eq(1_i64),
            plan::opgesteld_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// A plan with its content opened.
#[derive(Clone, Debug)]
pub struct Planstand {
    pub nummer: String,
    pub hhk: Uuid,
    pub status: Planstatus,
    pub versie: i64,
    pub inhoud: Planinhoud,
}

/// Reads and locks one; none when the zaak is something else.
pub async fn lees<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Option<Planstand>, Fout> {
    let rij: Option<(String, Uuid, String, i64, Vec<u8>)> = plan::table
        .inner_join(zaak::table.on(zaak::id.eq(plan::id)))
        .filter(plan::id.eq(id))
        .select((
            zaak::nummer,
            plan::hhk,
            plan::status,
            plan::versie,
            plan::inhoud,
        ))
        .for_update()
        .first(t)
        .await
        .optional()?;
    let Some((nummer, hhk, status, versie, inhoud)) = rij else {
        return Ok(None);
    };
    Ok(Some(Planstand {
        nummer,
        hhk,
        status: Planstatus::from_code(&status).ok_or_else(onbekende_status)?,
        versie,
        inhoud: open(t.kluis(), TABEL, id, inhoud).await?,
    }))
}

/// Stores a changed concept and counts the version.
pub async fn wijzig(t: &mut Toegang<'_, PlanWijzigen>, inhoud: &Planinhoud) -> Result<(), Fout> {
    let id = t.handeling().id;
    let inhoud = verzegel(t, TABEL, id, inhoud).await?;
    diesel::update(plan::table.find(id))
        .set((plan::inhoud.eq(inhoud), plan::versie.eq(plan::versie + 1)))
        .execute(t)
        .await?;
    Ok(())
}

/// Stores that the tafel adopted it.
pub async fn stel_vast(
    t: &mut Toegang<'_, BesluitVaststellen>,
    id: Uuid,
    status: Planstatus,
    besluit: Uuid,
) -> Result<(), Fout> {
    diesel::update(plan::table.find(id))
        .set((
            plan::status.eq(status.code()),
            plan::besluit.eq(besluit),
            plan::vastgesteld_op.eq(jiff_diesel::Timestamp::from(t.nu())),
            plan::versie.eq(plan::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Moves to another state and counts the version.
pub async fn zet_status<H: ZetPlanstatus>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    naar: Planstatus,
) -> Result<(), Fout> {
    diesel::update(plan::table.find(id))
        .set((
            plan::status.eq(naar.code()),
            plan::versie.eq(plan::versie + 1),
        ))
        .execute(t)
        .await?;
    Ok(())
}
