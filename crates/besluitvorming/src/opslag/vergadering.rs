// SPDX-License-Identifier: EUPL-1.2
//! Vergaderingen and who was present.

use std::collections::BTreeMap;

use autorisatie::opslag::zitting::organisatiecodes;
use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;
use wgs::deelnemer::Onderdeel;
use wgs::overgangen::vergadering::Vergaderingstatus;
use wgs::tafel::Gremium;

use super::schema::{aanwezigheid, vergadering};
use crate::fout::onbekende_waarde;

/// Where a vergadering stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vergaderingstand {
    /// Id.
    pub id: Uuid,
    /// Gremium that meets.
    pub gremium: Gremium,
    /// Status.
    pub status: Vergaderingstatus,
    /// Whether it is a spoedvergadering: each lid gives his own standpunt.
    pub is_spoed: bool,
    /// When it begins.
    pub begint_op: jiff::Timestamp,
    /// Version.
    pub versie: i64,
}

/// Somebody who was present, as recorded at the opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aanwezige {
    /// Lidmaatschap in which he sat.
    pub lidmaatschap: Uuid,
    /// Person.
    pub persoon: Uuid,
    /// Deelnemer for which he sat.
    pub organisatie: Uuid,
    /// Code of that deelnemer.
    pub organisatie_code: String,
    /// Which body it was.
    pub onderdeel: Onderdeel,
    /// Whether he presided.
    pub is_voorzitter: bool,
}

type Standrij = (Uuid, String, String, bool, jiff_diesel::Timestamp, i64);

/// Where a vergadering stands. For a change that leans on it, take [`stand_met_slot`].
///
/// # Errors
/// A 404 when there is none; or a failure.
pub async fn stand<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vergaderingstand, Fout> {
    let rij: Option<Standrij> = vergadering::table
        .find(id)
        .select(standkolommen())
        .first(t)
        .await
        .optional()?;
    uit_rij(rij.ok_or_else(Geweigerd::niet_zichtbaar)?)
}

/// As [`stand`], and keeps it so until the end of the transaction: nobody opens or closes the vergadering meanwhile. To be
/// taken after the locks on zaak and besluit.
///
/// # Errors
/// A 404 when there is none; or a failure.
pub async fn stand_met_slot<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vergaderingstand, Fout> {
    let rij: Option<Standrij> = vergadering::table
        .find(id)
        .select(standkolommen())
        .for_share()
        .first(t)
        .await
        .optional()?;
    uit_rij(rij.ok_or_else(Geweigerd::niet_zichtbaar)?)
}

/// Who was present, the voorzitter first, then by code of the deelnemer. Empty before the opening.
///
/// # Errors
/// When the database fails.
pub async fn aanwezigen<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
) -> Result<Vec<Aanwezige>, Fout> {
    let rijen: Vec<(Uuid, Uuid, Uuid, String, bool)> = aanwezigheid::table
        .filter(aanwezigheid::vergadering.eq(id))
        .select((
            aanwezigheid::lidmaatschap,
            aanwezigheid::persoon,
            aanwezigheid::organisatie,
            aanwezigheid::onderdeel,
            aanwezigheid::is_voorzitter,
        ))
        .load(t)
        .await?;
    let welke: Vec<Uuid> = rijen.iter().map(|rij| rij.2).collect();
    let codes: BTreeMap<Uuid, String> = organisatiecodes(t, &welke).await?.into_iter().collect();
    let mut uit = Vec::with_capacity(rijen.len());
    for (lidmaatschap, persoon, organisatie, onderdeel, is_voorzitter) in rijen {
        let code = codes.get(&organisatie).ok_or_else(onbekende_waarde)?;
        uit.push(Aanwezige {
            lidmaatschap,
            persoon,
            organisatie,
            organisatie_code: code.clone(),
            onderdeel: Onderdeel::from_code(&onderdeel).ok_or_else(onbekende_waarde)?,
            is_voorzitter,
        });
    }
    uit.sort_by(|een, ander| {
        let sleutel = |wie: &Aanwezige| {
            (
                !wie.is_voorzitter,
                wie.organisatie_code.clone(),
                wie.lidmaatschap,
            )
        };
        sleutel(een).cmp(&sleutel(ander))
    });
    Ok(uit)
}

type Standkolommen = (
    vergadering::id,
    vergadering::gremium,
    vergadering::status,
    vergadering::is_spoed,
    vergadering::begint_op,
    vergadering::versie,
);

const fn standkolommen() -> Standkolommen {
    (
        vergadering::id,
        vergadering::gremium,
        vergadering::status,
        vergadering::is_spoed,
        vergadering::begint_op,
        vergadering::versie,
    )
}

fn uit_rij(rij: Standrij) -> Result<Vergaderingstand, Fout> {
    let (id, gremium, status, is_spoed, begint_op, versie) = rij;
    Ok(Vergaderingstand {
        id,
        gremium: Gremium::from_code(&gremium).ok_or_else(onbekende_waarde)?,
        status: Vergaderingstatus::from_code(&status).ok_or_else(onbekende_waarde)?,
        is_spoed,
        begint_op: begint_op.to_jiff(),
        versie,
    })
}
