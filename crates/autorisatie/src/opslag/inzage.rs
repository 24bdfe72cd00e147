// SPDX-License-Identifier: EUPL-1.2
//! What whoever checks the log may read beside its records: why somebody acted, and who that was (WGS 1.8(4)).

use std::collections::BTreeMap;

use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::RunQueryDsl;
use kluis::Verzegeld;
use uuid::Uuid;

use super::lidmaatschap::{plaats_naam, tekst};
use super::schema::{persoon, werkcontext};
use super::werkcontext::plaats_reden;
use crate::Toegang;
use crate::fout::Fout;
use crate::handeling::Handeling;

/// Acts on the log that may explain its records.
pub trait LichtLogToe: Handeling {}

/// Why, and who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toelichting {
    /// The reason of a werkcontext, by its id. One of which the key was destroyed is absent.
    pub redenen: BTreeMap<Uuid, String>,
    /// The name of a person who acted, by his alias in the log. One whose key was destroyed is absent.
    pub namen: BTreeMap<Uuid, String>,
}

/// Opens the reasons of these werkcontexten and the names behind these aliases, in one query.
///
/// # Errors
/// When the database or the key store does not answer.
pub async fn toelichting<H: LichtLogToe>(
    t: &mut Toegang<'_, H>,
    werkcontexten: &[Uuid],
    aliassen: &[Uuid],
) -> Result<Toelichting, Fout> {
    let redenen = werkcontext::table
        .filter(werkcontext::id.eq_any(werkcontexten))
        .select((
            false.into_sql::<Bool>(),
            werkcontext::id,
            werkcontext::id,
            werkcontext::reden,
        ));
    let namen = persoon::table
        .filter(persoon::alias.eq_any(aliassen))
        .select((
            true.into_sql::<Bool>(),
            persoon::alias,
            persoon::id,
            persoon::naam,
        ));
    let mut rijen: Vec<(bool, Uuid, Uuid, Vec<u8>)> = redenen.union_all(namen).load(t).await?;
    let gesloten: Vec<(Verzegeld, bool, Uuid)> = rijen
        .iter_mut()
        .map(|rij| (Verzegeld(std::mem::take(&mut rij.3)), rij.0, rij.2))
        .collect();
    let waarden: Vec<_> = gesloten
        .iter()
        .map(|(waarde, is_naam, rij)| {
            let plaats = if *is_naam {
                plaats_naam(*rij)
            } else {
                plaats_reden(*rij)
            };
            (waarde, plaats)
        })
        .collect();
    let mut uit = Toelichting::default();
    for (geopend, (is_naam, sleutel, ..)) in t.kluis().open_veel(&waarden).await?.iter().zip(rijen)
    {
        let Ok(geopend) = geopend else {
            continue;
        };
        let waar = if is_naam {
            &mut uit.namen
        } else {
            &mut uit.redenen
        };
        waar.insert(sleutel, tekst(geopend)?);
    }
    Ok(uit)
}
