// SPDX-License-Identifier: EUPL-1.2
//! Werkcontexten: made once, never changed.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Sleutelgroep, Verzegeld};
use uuid::Uuid;

use super::lidmaatschap::tekst;
use super::schema::{werkcontext, zaak};
use crate::beleid::Objectsoort;
use crate::bronnen::Zaakbron;
use crate::feiten::Leesrij;
use crate::fout::{Fout, Geweigerd};
use crate::handelingen::{WerkcontextAanmaken, WerkcontextLezen};
use crate::{Blik, Leest, Toegang, Verantwoord};

/// What a werkcontext is about: exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waarover {
    /// One zaak.
    Zaak(Uuid),
    /// One vergadering.
    Vergadering(Uuid),
    /// Use of the log for one of the four purposes of WGS 1.8(4).
    Logdoel(audit_log::Logdoel),
}

/// Stores a werkcontext of the caller; its reason is sealed.
///
/// # Errors
/// A 404 for a zaak that is absent or not visible to the caller, alike; or when the database or the key store fails.
pub async fn maak(
    t: &mut Toegang<'_, WerkcontextAanmaken>,
    doel: audit_log::Doel,
    waarover: Waarover,
    reden: &str,
    verloopt_op: jiff::Timestamp,
) -> Result<Uuid, Fout> {
    if let Waarover::Zaak(id) = waarover
        && !is_zichtbaar(t, id).await?
    {
        return Err(Geweigerd::niet_zichtbaar().into());
    }
    let id = t.nieuw_id();
    let plaats = plaats_reden(id);
    let reden = t
        .kluis()
        .sleutel_voor(&Sleutelgroep::Installatie)
        .await?
        .verzegel(&plaats, reden.as_bytes())?;
    let (zaak, vergadering, logdoel) = match waarover {
        Waarover::Zaak(zaak) => (Some(zaak), None, None),
        Waarover::Vergadering(vergadering) => (None, Some(vergadering), None),
        Waarover::Logdoel(logdoel) => (None, None, Some(logdoel.code())),
    };
    let wie = t.wie();
    diesel::insert_into(werkcontext::table)
        .values((
            werkcontext::id.eq(id),
            werkcontext::persoon.eq(wie.persoon),
            werkcontext::lidmaatschap.eq(wie.lidmaatschap),
            werkcontext::doel.eq(doel.code()),
            werkcontext::zaak.eq(zaak),
            werkcontext::vergadering.eq(vergadering),
            werkcontext::logdoel.eq(logdoel),
            werkcontext::reden.eq(reden.0),
            werkcontext::aangemaakt_op.eq(jiff_diesel::Timestamp::from(t.nu())),
            werkcontext::verloopt_op.eq(jiff_diesel::Timestamp::from(verloopt_op)),
        ))
        .execute(t)
        .await?;
    Ok(id)
}

/// INVARIANT: whoever does not see a zaak does not learn here that it exists.
async fn is_zichtbaar(t: &mut Toegang<'_, WerkcontextAanmaken>, id: Uuid) -> Result<bool, Fout> {
    for soort in [
        Objectsoort::Signaal,
        Objectsoort::Casus,
        Objectsoort::Hhk,
        Objectsoort::Scan,
        Objectsoort::Plan,
    ] {
        // A role without a row for this kind sees none of it.
        let Ok(zichtbaar) = t.zichtbare::<Zaakbron>(soort) else {
            continue;
        };
        let gezien: Option<Uuid> = zaak::table
            .filter(zaak::id.eq(id))
            .filter(zaak::soort.eq(soort.naam()))
            .filter(zichtbaar.op(zaak::id))
            .select(zaak::id)
            .first(t)
            .await
            .optional()?;
        if gezien.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) fn plaats_reden(rij: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "autorisatie",
        tabel: "werkcontext",
        kolom: "reden",
        rij,
        zaak: None,
    }
}

/// A werkcontext as the database returns it: its reason still sealed.
#[derive(Debug, Queryable)]
pub struct WerkcontextRij {
    id: Uuid,
    doel: String,
    zaak: Option<Uuid>,
    vergadering: Option<Uuid>,
    logdoel: Option<String>,
    reden: Vec<u8>,
    aangemaakt_op: jiff_diesel::Timestamp,
    verloopt_op: jiff_diesel::Timestamp,
}

impl Leesrij for WerkcontextRij {
    type Sql = (
        SqlUuid,
        Text,
        Nullable<SqlUuid>,
        Nullable<SqlUuid>,
        Nullable<Text>,
        Binary,
        Timestamptz,
        Timestamptz,
    );
    const KOLOMMEN: &'static str =
        "x.id, x.doel, x.zaak, x.vergadering, x.logdoel, x.reden, x.aangemaakt_op, x.verloopt_op";
}

/// A werkcontext of the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WerkcontextBeeld {
    /// Id.
    pub id: Uuid,
    /// Code of the doel.
    pub doel: String,
    /// The zaak it is about,
    pub zaak: Option<Uuid>,
    /// or the vergadering,
    pub vergadering: Option<Uuid>,
    /// or the use of the log.
    pub logdoel: Option<String>,
    /// Why, in the caller's own words.
    pub reden: String,
    /// When it was made.
    pub aangemaakt_op: jiff::Timestamp,
    /// Until when it is valid.
    pub verloopt_op: jiff::Timestamp,
    /// Whether it is valid now.
    pub is_geldig: bool,
}

impl Verantwoord for WerkcontextBeeld {
    fn rijen(&self) -> u32 {
        1
    }

    // Names nobody but the caller.
    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

impl Leest for WerkcontextLezen {
    type Rij = WerkcontextRij;
    type Antwoord = WerkcontextBeeld;

    async fn ontsluit(
        &self,
        rij: WerkcontextRij,
        blik: &Blik<'_>,
    ) -> Result<WerkcontextBeeld, Fout> {
        let gesloten = Verzegeld(rij.reden);
        let reden = blik.kluis().open(&gesloten, &plaats_reden(rij.id)).await?;
        Ok(WerkcontextBeeld {
            id: rij.id,
            doel: rij.doel,
            zaak: rij.zaak,
            vergadering: rij.vergadering,
            logdoel: rij.logdoel,
            reden: tekst(&reden)?,
            aangemaakt_op: rij.aangemaakt_op.to_jiff(),
            verloopt_op: rij.verloopt_op.to_jiff(),
            is_geldig: rij.verloopt_op.to_jiff() > blik.nu(),
        })
    }
}
