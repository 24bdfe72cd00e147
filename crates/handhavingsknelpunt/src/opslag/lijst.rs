// SPDX-License-Identifier: EUPL-1.2
//! The handhavingsknelpunten and plans that somebody sees, without content.

use autorisatie::beleid::Objectsoort;
use autorisatie::{Fout, Toegang, Verantwoord};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::overgangen::hhk::Hhkstatus;

use super::bron::{Hhkbron, Planbron};
use super::hhk_lees::{HhkMeta, VELDEN_META};
use super::plan_lees::PlanMeta;
use super::schema::{hhk, plan, zaak};
use crate::handelingen::{HhkZoeken, PlannenZoeken};

/// Which handhavingsknelpunten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hhkfilter {
    /// Only those in this status.
    pub status: Option<Hhkstatus>,
}

/// A page of handhavingsknelpunten, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hhklijst {
    /// They.
    pub hhk: Vec<HhkMeta>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Hhklijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.hhk.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

type Hhkrij = (
    Uuid,
    String,
    String,
    i64,
    jiff_diesel::Timestamp,
    Option<jiff_diesel::Timestamp>,
    Option<jiff_diesel::Timestamp>,
    jiff_diesel::Timestamp,
);

/// The handhavingsknelpunten that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn zoeken(t: &mut Toegang<'_, HhkZoeken>, na: Option<Uuid>) -> Result<Hhklijst, Fout> {
    let HhkZoeken { maximum, filter } = t.handeling();
    let zichtbaar = t.zichtbare::<Hhkbron>(Objectsoort::Hhk)?.op(hhk::id);
    let mut vraag = hhk::table
        .inner_join(zaak::table.on(zaak::id.eq(hhk::id)))
        .filter(zichtbaar)
        .select((
            hhk::id,
            zaak::nummer,
            hhk::status,
            hhk::versie,
            hhk::voorbereid_op,
            hhk::aangewezen_op,
            hhk::eindigt_op,
            zaak::verloopt_op,
        ))
        .order(hhk::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(status) = filter.status {
        vraag = vraag.filter(hhk::status.eq(status.code()));
    }
    if let Some(na) = na {
        vraag = vraag.filter(hhk::id.lt(na));
    }
    let rijen: Vec<Hhkrij> = vraag.load(t).await?;
    let (hhk, volgende_na) = blad(rijen, *maximum, hhkmeta, |een| een.id);
    Ok(Hhklijst { hhk, volgende_na })
}

fn hhkmeta(rij: Hhkrij) -> HhkMeta {
    let (id, nummer, status, versie, voorbereid_op, aangewezen_op, eindigt_op, verloopt_op) = rij;
    HhkMeta {
        id,
        nummer,
        status,
        versie,
        voorbereid_op: voorbereid_op.to_jiff(),
        aangewezen_op: aangewezen_op.map(jiff_diesel::Timestamp::to_jiff),
        eindigt_op: eindigt_op.map(jiff_diesel::Timestamp::to_jiff),
        verloopt_op: verloopt_op.to_jiff(),
    }
}

/// At most `maximum` of the rows, and the id of the last of them when there are more.
fn blad<R, M>(
    rijen: Vec<R>,
    maximum: i64,
    maak: impl Fn(R) -> M,
    id: impl Fn(&M) -> Uuid,
) -> (Vec<M>, Option<Uuid>) {
    let heen = usize::try_from(maximum).unwrap_or(usize::MAX);
    let heeft_meer = rijen.len() > heen;
    let uit: Vec<M> = rijen.into_iter().take(heen).map(maak).collect();
    let laatste = uit.last().map(id);
    (uit, laatste.filter(|_| heeft_meer))
}

/// A page of plans of one handhavingsknelpunt, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planlijst {
    /// They.
    pub plannen: Vec<PlanMeta>,
    /// Id after which the next page begins; absent on the last.
    pub volgende_na: Option<Uuid>,
}

impl Verantwoord for Planlijst {
    fn rijen(&self) -> u32 {
        u32::try_from(self.plannen.len()).unwrap_or(u32::MAX)
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        VELDEN_META
    }
}

type Planrij = (
    Uuid,
    String,
    Uuid,
    String,
    i32,
    String,
    i64,
    Option<jiff_diesel::Timestamp>,
);

/// The plans of the handhavingsknelpunt of the act that the caller sees, from `na` on.
///
/// # Errors
/// A refusal when the role has no row for it; or a failure.
pub async fn plannen(
    t: &mut Toegang<'_, PlannenZoeken>,
    na: Option<Uuid>,
) -> Result<Planlijst, Fout> {
    let PlannenZoeken {
        hhk: welke,
        maximum,
    } = *t.handeling();
    let zichtbaar = t.zichtbare::<Planbron>(Objectsoort::Plan)?.op(plan::id);
    let mut vraag = plan::table
        .inner_join(zaak::table.on(zaak::id.eq(plan::id)))
        .filter(plan::hhk.eq(welke))
        .filter(zichtbaar)
        .select((
            plan::id,
            zaak::nummer,
            plan::hhk,
            plan::tafel,
            plan::volgnummer,
            plan::status,
            plan::versie,
            plan::vastgesteld_op,
        ))
        .order(plan::id.desc())
        .limit(maximum + 1)
        .into_boxed();
    if let Some(na) = na {
        vraag = vraag.filter(plan::id.lt(na));
    }
    let rijen: Vec<Planrij> = vraag.load(t).await?;
    let (plannen, volgende_na) = blad(rijen, maximum, planmeta, |een| een.id);
    Ok(Planlijst {
        plannen,
        volgende_na,
    })
}

fn planmeta(rij: Planrij) -> PlanMeta {
    let (id, nummer, hhk, tafel, volgnummer, status, versie, vastgesteld_op) = rij;
    PlanMeta {
        id,
        nummer,
        hhk,
        tafel,
        volgnummer,
        status,
        versie,
        vastgesteld_op: vastgesteld_op.map(jiff_diesel::Timestamp::to_jiff),
    }
}
