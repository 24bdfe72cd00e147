// SPDX-License-Identifier: EUPL-1.2
//! Werkcontexten: made once, never changed.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use kluis::{Plaats, Sleutelgroep};
use uuid::Uuid;

use super::schema::werkcontext;
use crate::Toegang;
use crate::fout::Fout;
use crate::handelingen::WerkcontextAanmaken;

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
/// When the database or the key store fails.
pub async fn maak(
    t: &mut Toegang<'_, WerkcontextAanmaken>,
    doel: audit_log::Doel,
    waarover: Waarover,
    reden: &str,
    verloopt_op: jiff::Timestamp,
) -> Result<Uuid, Fout> {
    let id = t.nieuw_id();
    let plaats = Plaats {
        schema: "autorisatie",
        tabel: "werkcontext",
        kolom: "reden",
        rij: id,
        zaak: None,
    };
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
