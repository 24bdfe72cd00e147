// SPDX-License-Identifier: EUPL-1.2
//! One handhavingsknelpunt, as two views of one row.

use autorisatie::beleid::{Objectsoort, Weergave};
use autorisatie::feiten::Leesrij;
use autorisatie::{Blik, Fout, Leest, Verantwoord};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;
use wgs::overgangen::hhk::{Hhkstatus, TABEL};

use super::zegel::open;
use crate::domein::inhoud::{Knelpuntinhoud, Voorbereiding};
use crate::fout::onbekende_status;
use crate::handelingen::HhkLezen;

/// A handhavingsknelpunt as the database returns it: its content still sealed.
#[derive(Debug, Queryable)]
pub struct HhkRij {
    hoofdzaken: Hoofdzaken,
    rest: Rest,
}

/// What every view shows.
#[derive(Debug, Queryable)]
pub struct Hoofdzaken {
    id: Uuid,
    nummer: String,
    verloopt_op: jiff_diesel::Timestamp,
    status: String,
    versie: i64,
    voorbereid_op: jiff_diesel::Timestamp,
    aangewezen_op: Option<jiff_diesel::Timestamp>,
    eindigt_op: Option<jiff_diesel::Timestamp>,
}

/// What is shown beside it.
#[derive(Debug, Queryable)]
pub struct Rest {
    verschijningsvormen: Vec<String>,
    signalen: Vec<Uuid>,
    deelnemers: Vec<String>,
    tafels: Vec<String>,
    besluit: Option<Uuid>,
    inhoud: Vec<u8>,
}

type HoofdzakenSql = (
    SqlUuid,
    Text,
    Timestamptz,
    Text,
    BigInt,
    Timestamptz,
    Nullable<Timestamptz>,
    Nullable<Timestamptz>,
);
type RestSql = (
    Array<Text>,
    Array<SqlUuid>,
    Array<Text>,
    Array<Text>,
    Nullable<SqlUuid>,
    Binary,
);

impl Leesrij for HhkRij {
    type Sql = (HoofdzakenSql, RestSql);
    const KOLOMMEN: &'static str = "x.id, c.nummer, c.verloopt_op, x.status, x.versie, x.voorbereid_op, x.aangewezen_op, x.eindigt_op, \
         x.verschijningsvormen, x.signalen, x.deelnemers, x.tafels, x.besluit, x.inhoud";
}

/// That it exists, and in which state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HhkMeta {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Status.
    pub status: String,
    /// Version.
    pub versie: i64,
    /// When it was prepared.
    pub voorbereid_op: jiff::Timestamp,
    /// When the Stuurgroep designated it.
    pub aangewezen_op: Option<jiff::Timestamp>,
    /// First moment at which it holds no more.
    pub eindigt_op: Option<jiff::Timestamp>,
    /// First moment at which nobody can read it any more (WGS 1.8(7)).
    pub verloopt_op: jiff::Timestamp,
}

/// What stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct HhkVol {
    /// What was prepared.
    pub voorbereiding: Voorbereiding,
    /// The besluit that designated it.
    pub besluit: Option<Uuid>,
}

/// A handhavingsknelpunt as the caller sees it, and what he may do with it.
#[derive(Clone, Debug, PartialEq)]
pub struct HhkBeeld {
    /// What everyone sees who sees it.
    pub meta: HhkMeta,
    /// What stands in it, for who sees that.
    pub vol: Option<Box<HhkVol>>,
    /// Names of the acts that policy and state allow him now.
    pub toegestaan: Vec<String>,
}

/// Numbers of fields in the log, version 1: 0 meta, 1 the content.
pub const VELDEN_META: &[u8] = &[0];
pub const VELDEN_VOL: &[u8] = &[0, 1];

impl Verantwoord for HhkBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    // Names nobody: persons are referred to in the signalen where they stand.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }

    fn velden(&self) -> &[u8] {
        if self.vol.is_some() {
            VELDEN_VOL
        } else {
            VELDEN_META
        }
    }
}

impl Leest for HhkLezen {
    type Rij = HhkRij;
    type Antwoord = HhkBeeld;

    async fn ontsluit(&self, rij: HhkRij, blik: &Blik<'_>) -> Result<HhkBeeld, Fout> {
        let HhkRij { hoofdzaken, rest } = rij;
        let toegestaan = toegestaan(&hoofdzaken.status, blik)?;
        let meta = HhkMeta::from(hoofdzaken);
        let vol = match blik.weergave() {
            Weergave::Vol => {
                let inhoud: Knelpuntinhoud =
                    open(blik.kluis(), "hhk", meta.id, rest.inhoud).await?;
                Some(Box::new(HhkVol {
                    voorbereiding: Voorbereiding {
                        verschijningsvormen: rest.verschijningsvormen,
                        signalen: rest.signalen,
                        deelnemers: rest.deelnemers,
                        tafels: rest.tafels,
                        inhoud,
                    },
                    besluit: rest.besluit,
                }))
            }
            Weergave::Pseudo | Weergave::Meta | Weergave::Log => None,
        };
        Ok(HhkBeeld {
            meta,
            vol,
            toegestaan,
        })
    }
}

impl From<Hoofdzaken> for HhkMeta {
    fn from(rij: Hoofdzaken) -> Self {
        Self {
            id: rij.id,
            nummer: rij.nummer,
            status: rij.status,
            versie: rij.versie,
            voorbereid_op: rij.voorbereid_op.to_jiff(),
            aangewezen_op: rij.aangewezen_op.map(jiff_diesel::Timestamp::to_jiff),
            eindigt_op: rij.eindigt_op.map(jiff_diesel::Timestamp::to_jiff),
            verloopt_op: rij.verloopt_op.to_jiff(),
        }
    }
}

/// Each step that both the state knows and the policy allows; which of these have an address, the server knows.
fn toegestaan(status: &str, blik: &Blik<'_>) -> Result<Vec<String>, Fout> {
    let status = Hhkstatus::from_code(status).ok_or_else(onbekende_status)?;
    let mut uit = Vec::new();
    for gebeurtenis in TABEL.mogelijk(Some(status), None) {
        if blik.mag(Objectsoort::Hhk, gebeurtenis.code()) {
            uit.push(format!("hhk.{}", gebeurtenis.code()));
        }
    }
    if blik.mag(Objectsoort::Plan, "lezen") {
        uit.push("plan.zoeken".to_owned());
    }
    Ok(uit)
}
