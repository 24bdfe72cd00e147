// SPDX-License-Identifier: EUPL-1.2
//! What the CFG asks of the log (WGS 1.8(4)): by period, by person, by zaak, by who acted.

use uuid::Uuid;

use super::{Aliassoort, LogFout, Logboek};
use crate::cbor;
use crate::codes::Resultaat;
use crate::record::Record;

/// Most records in one answer.
pub const BLADZIJDE_MAXIMUM: u16 = 200;

/// Which records of a period.
#[derive(Clone, Debug)]
pub struct Filter {
    /// From, microseconds since 1970.
    pub van_us: u64,
    /// Up to, exclusive.
    pub tot_us: u64,
    /// Code of an organisation.
    pub organisatie: Option<String>,
    /// Name of an act.
    pub handeling: Option<String>,
    /// Result.
    pub resultaat: Option<Resultaat>,
    /// After this leaf.
    pub na_blad: Option<u64>,
    /// At most so many, up to [`BLADZIJDE_MAXIMUM`].
    pub maximum: u16,
}

/// Of whom or what, by alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoekvraag {
    /// A person whose data were shown or changed.
    Subject(Uuid),
    /// A zaak.
    Zaak(Uuid),
    /// A person who acted.
    Actor(Uuid),
}

/// A record and its place.
#[derive(Clone, Debug)]
pub struct Gevonden {
    /// Leaf index.
    pub blad: u64,
    /// The record.
    pub record: Record,
}

fn getal(waarde: u64) -> i64 {
    i64::try_from(waarde).unwrap_or(i64::MAX)
}

/// "After leaf n" with n = -1 for "from the beginning".
fn na(blad: Option<u64>) -> i64 {
    blad.map_or(-1, getal)
}

fn ontleed(rijen: &[tokio_postgres::Row]) -> Result<Vec<Gevonden>, LogFout> {
    let lees = |rij: &tokio_postgres::Row| {
        let blad = u64::try_from(rij.get::<_, i64>(0)).ok()?;
        Some(Gevonden {
            blad,
            record: cbor::ontleed(rij.get(1)).ok()?,
        })
    };
    rijen
        .iter()
        .map(|rij| lees(rij).ok_or(LogFout::Beschadigd("a record")))
        .collect()
}

impl Logboek {
    /// Records of a period, in order.
    ///
    /// # Errors
    /// When the database does not answer, or a record does not decode.
    pub async fn lijst(&self, filter: &Filter) -> Result<Vec<Gevonden>, LogFout> {
        let resultaat = filter
            .resultaat
            .and_then(|resultaat| i16::try_from(resultaat.nummer()).ok());
        let (van, tot, na_blad) = (
            getal(filter.van_us),
            getal(filter.tot_us),
            na(filter.na_blad),
        );
        let maximum = i32::from(filter.maximum.min(BLADZIJDE_MAXIMUM));
        let rijen = self
            .binnen
            .lezer
            .met(async |client| {
                let tekst = "SELECT leaf_index, entry FROM audit.lijst($1, $2, $3, $4, $5, $6, $7)";
                client
                    .query(
                        tekst,
                        &[
                            &van,
                            &tot,
                            &filter.organisatie,
                            &filter.handeling,
                            &resultaat,
                            &na_blad,
                            &maximum,
                        ],
                    )
                    .await
            })
            .await?;
        ontleed(&rijen)
    }

    /// Records about one person, zaak or actor within a period, in order.
    ///
    /// # Errors
    /// As [`Logboek::lijst`].
    pub async fn zoek(
        &self,
        vraag: Zoekvraag,
        van_us: u64,
        tot_us: u64,
        na_blad: Option<u64>,
        maximum: u16,
    ) -> Result<Vec<Gevonden>, LogFout> {
        let (tekst, alias) = match vraag {
            Zoekvraag::Subject(alias) => (
                "SELECT leaf_index, entry FROM audit.zoek_subject($1, $2, $3, $4, $5)",
                alias,
            ),
            Zoekvraag::Zaak(alias) => (
                "SELECT leaf_index, entry FROM audit.zoek_zaak($1, $2, $3, $4, $5)",
                alias,
            ),
            Zoekvraag::Actor(alias) => (
                "SELECT leaf_index, entry FROM audit.zoek_actor($1, $2, $3, $4, $5)",
                alias,
            ),
        };
        let (van, tot, na_blad) = (getal(van_us), getal(tot_us), na(na_blad));
        let maximum = i32::from(maximum.min(BLADZIJDE_MAXIMUM));
        let rijen = self
            .binnen
            .lezer
            .met(async |client| {
                client
                    .query(tekst, &[&alias, &van, &tot, &na_blad, &maximum])
                    .await
            })
            .await?;
        ontleed(&rijen)
    }

    /// The alias behind a blind index.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn zoek_alias(
        &self,
        soort: Aliassoort,
        blinde_index: &[u8; 32],
    ) -> Result<Option<Uuid>, LogFout> {
        let (soort, index) = (soort.nummer(), blinde_index.to_vec());
        let rij = self
            .binnen
            .lezer
            .met(async |client| {
                client
                    .query_opt("SELECT audit.zoek_alias($1, $2)", &[&soort, &index])
                    .await
            })
            .await?;
        Ok(rij.map(|rij| rij.get(0)))
    }

    /// The sealed detail of a record, opened; nothing when it has none.
    ///
    /// # Errors
    /// When the key store does not answer or the key of the month was destroyed.
    pub async fn open_detail(&self, record: &Record) -> Result<Option<Vec<u8>>, LogFout> {
        let Some(detail) = &record.inhoud.detail else {
            return Ok(None);
        };
        let klaar = self
            .binnen
            .zegel
            .open(record.inhoud.record_id, detail.inhoud.clone())
            .await;
        klaar
            .map(Some)
            .map_err(|_| LogFout::Beschadigd("the detail does not open"))
    }
}
