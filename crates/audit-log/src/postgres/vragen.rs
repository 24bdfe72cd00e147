// SPDX-License-Identifier: EUPL-1.2
//! What the CFG asks of the log (WGS 1.8(4)): by period, by person, by zaak, by who acted.

use uuid::Uuid;

use super::kop::{met_teken, natuurlijk};
use super::verbinding::Parameter;
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

const LIJST: &str = "SELECT leaf_index, entry FROM audit.lijst($1, $2, $3, $4, $5, $6, $7)";
const ZOEK_SUBJECT: &str = "SELECT leaf_index, entry FROM audit.zoek_subject($1, $2, $3, $4, $5)";
const ZOEK_ZAAK: &str = "SELECT leaf_index, entry FROM audit.zoek_zaak($1, $2, $3, $4, $5)";
const ZOEK_ACTOR: &str = "SELECT leaf_index, entry FROM audit.zoek_actor($1, $2, $3, $4, $5)";
const ZOEK_ALIAS: &str = "SELECT audit.zoek_alias($1, $2)";
const ALIAS_VASTLEGGEN: &str = "SELECT audit.alias_vastleggen($1, $2, $3, $4)";
const IDENTITEIT: &str = "SELECT kind, sealed_identity FROM audit.identiteit($1)";

/// "After leaf n" with n = -1 for "from the beginning".
fn na(blad: Option<u64>) -> i64 {
    blad.map_or(-1, met_teken)
}

fn ontleed(rijen: &[tokio_postgres::Row]) -> Result<Vec<Gevonden>, LogFout> {
    let lees = |rij: &tokio_postgres::Row| {
        let record = cbor::ontleed(rij.try_get(1)?).map_err(|_| LogFout::Beschadigd("a record"))?;
        Ok(Gevonden {
            blad: natuurlijk(rij.try_get(0)?, "record.leaf_index")?,
            record,
        })
    };
    rijen.iter().map(lees).collect()
}

impl Logboek {
    /// Records of a period, in order.
    ///
    /// # Errors
    /// When the database does not answer, or a record does not decode.
    pub async fn lijst(&self, filter: &Filter) -> Result<Vec<Gevonden>, LogFout> {
        let resultaat = filter
            .resultaat
            .and_then(|r| i16::try_from(r.nummer()).ok());
        let parameters: Vec<Parameter> = vec![
            Box::new(met_teken(filter.van_us)),
            Box::new(met_teken(filter.tot_us)),
            Box::new(filter.organisatie.clone()),
            Box::new(filter.handeling.clone()),
            Box::new(resultaat),
            Box::new(na(filter.na_blad)),
            Box::new(i32::from(filter.maximum.min(BLADZIJDE_MAXIMUM))),
        ];
        ontleed(&self.binnen.lezers.vraag(LIJST, parameters).await?)
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
        let (sql, alias) = match vraag {
            Zoekvraag::Subject(alias) => (ZOEK_SUBJECT, alias),
            Zoekvraag::Zaak(alias) => (ZOEK_ZAAK, alias),
            Zoekvraag::Actor(alias) => (ZOEK_ACTOR, alias),
        };
        let parameters: Vec<Parameter> = vec![
            Box::new(alias),
            Box::new(met_teken(van_us)),
            Box::new(met_teken(tot_us)),
            Box::new(na(na_blad)),
            Box::new(i32::from(maximum.min(BLADZIJDE_MAXIMUM))),
        ];
        ontleed(&self.binnen.lezers.vraag(sql, parameters).await?)
    }

    /// One record, by its id.
    ///
    /// # Errors
    /// As [`Logboek::lijst`].
    pub async fn vind(&self, record_id: Uuid) -> Result<Option<Gevonden>, LogFout> {
        let Some(blad) = self.blad_van(record_id).await? else {
            return Ok(None);
        };
        let Some(rij) = self.regels_vanaf(blad, 1).await?.pop() else {
            return Err(LogFout::Beschadigd("a record is missing"));
        };
        let record = cbor::ontleed(&rij.regel).map_err(|_| LogFout::Beschadigd("a record"))?;
        Ok(Some(Gevonden { blad, record }))
    }

    /// Records whom an alias stands for, outside any transaction of the caller; answers with the alias that holds.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn alias_vastleggen(
        &self,
        soort: Aliassoort,
        alias: Uuid,
        blinde_index: &[u8; 32],
        verzegeld: Vec<u8>,
    ) -> Result<Uuid, LogFout> {
        let parameters: Vec<Parameter> = vec![
            Box::new(soort.nummer()),
            Box::new(alias),
            Box::new(blinde_index.to_vec()),
            Box::new(verzegeld),
        ];
        Ok(self
            .binnen
            .lezers
            .vraag_een(ALIAS_VASTLEGGEN, parameters)
            .await?
            .try_get(0)?)
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
        let parameters: Vec<Parameter> =
            vec![Box::new(soort.nummer()), Box::new(blinde_index.to_vec())];
        let rijen = self.binnen.lezers.vraag(ZOEK_ALIAS, parameters).await?;
        rijen.first().map(|rij| Ok(rij.try_get(0)?)).transpose()
    }

    /// What kind of thing an alias stands for, and its identity as sealed; nothing when it was erased.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn identiteit(&self, alias: Uuid) -> Result<Option<(Aliassoort, Vec<u8>)>, LogFout> {
        let rijen = self
            .binnen
            .lezers
            .vraag(IDENTITEIT, vec![Box::new(alias)])
            .await?;
        let Some(rij) = rijen.first() else {
            return Ok(None);
        };
        let soort =
            Aliassoort::van_nummer(rij.try_get(0)?).ok_or(LogFout::Beschadigd("alias.kind"))?;
        Ok(Some((soort, rij.try_get(1)?)))
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
