// SPDX-License-Identifier: EUPL-1.2
//! One plan van aanpak, as two views of one row.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Leest, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;
use wgs::overgangen::plan::{Planstatus, TABEL};

use super::hhk_lees::{VELDEN_META, VELDEN_VOL};
use super::zegel::open;
use crate::domein::plan::Planinhoud;
use crate::fout::onbekende_status;
use crate::handelingen::PlanLezen;

/// A plan as the database returns it: its content still sealed.
#[derive(Debug, Queryable)]
pub struct PlanRij {
    id: Uuid,
    nummer: String,
    hhk: Uuid,
    tafel: String,
    volgnummer: i32,
    status: String,
    versie: i64,
    vastgesteld_op: Option<jiff_diesel::Timestamp>,
    vervangt: Option<Uuid>,
    besluit: Option<Uuid>,
    inhoud: Vec<u8>,
}

impl Leesrij for PlanRij {
    type Sql = (
        SqlUuid,
        Text,
        SqlUuid,
        Text,
        Integer,
        Text,
        BigInt,
        Nullable<Timestamptz>,
        Nullable<SqlUuid>,
        Nullable<SqlUuid>,
        Binary,
    );
    const KOLOMMEN: &'static str = "x.id, c.nummer, x.hhk, x.tafel, x.volgnummer, x.status, x.versie, x.vastgesteld_op, x.vervangt, x.besluit, x.inhoud";
}

/// That a plan exists, and in which state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMeta {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// The handhavingsknelpunt that it works out.
    pub hhk: Uuid,
    /// Code of the tafel.
    pub tafel: String,
    /// Which version of this tafel, from 1.
    pub volgnummer: i32,
    /// Status.
    pub status: String,
    /// Version of the resource; the ETag.
    pub versie: i64,
    /// When the tafel adopted it.
    pub vastgesteld_op: Option<jiff::Timestamp>,
}

/// A plan as the caller sees it, and what he may do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanBeeld {
    /// What everyone sees who sees it.
    pub meta: PlanMeta,
    /// The version before it.
    pub vervangt: Option<Uuid>,
    /// The besluit that adopted it.
    pub besluit: Option<Uuid>,
    /// What stands in it, for who sees that.
    pub inhoud: Option<Planinhoud>,
    /// Names of the acts that policy and state allow him now.
    pub toegestaan: Vec<String>,
}

impl Verantwoord for PlanBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    // A plan names places and deelnemers, no persons.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        if self.inhoud.is_some() {
            VELDEN_VOL
        } else {
            VELDEN_META
        }
    }
}

impl Leest for PlanLezen {
    type Rij = PlanRij;
    type Antwoord = PlanBeeld;

    async fn ontsluit(&self, rij: PlanRij, blik: &Blik<'_>) -> Result<PlanBeeld, Fout> {
        let toegestaan = toegestaan(&rij.status, blik)?;
        let inhoud = match blik.weergave() {
            Weergave::Vol => Some(open(blik.kluis(), "plan", rij.id, rij.inhoud).await?),
            Weergave::Pseudo | Weergave::Meta | Weergave::Log => None,
        };
        Ok(PlanBeeld {
            meta: PlanMeta {
                id: rij.id,
                nummer: rij.nummer,
                hhk: rij.hhk,
                tafel: rij.tafel,
                volgnummer: rij.volgnummer,
                status: rij.status,
                versie: rij.versie,
                vastgesteld_op: rij.vastgesteld_op.map(jiff_diesel::Timestamp::to_jiff),
            },
            vervangt: rij.vervangt,
            besluit: rij.besluit,
            inhoud,
            toegestaan,
        })
    }
}

/// Each step that both the state knows and the policy allows; which of these have an address, the server knows.
fn toegestaan(status: &str, blik: &Blik<'_>) -> Result<Vec<String>, Fout> {
    let status = Planstatus::from_code(status).ok_or_else(onbekende_status)?;
    let stappen = TABEL.mogelijk(Some(status), None).into_iter();
    Ok(stappen
        .filter(|stap| blik.mag(Objectsoort::Plan, stap.code()))
        .map(|stap| format!("plan.{}", stap.code()))
        .collect())
}
