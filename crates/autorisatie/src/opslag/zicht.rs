// SPDX-License-Identifier: EUPL-1.2
//! Sight that a gremium has of a besluit and its zaken because they are on its agenda.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{begin_van, periode, upper_inf, zicht};
use super::{GeeftZicht, tussen, vanaf};
use crate::Toegang;
use crate::fout::Fout;

/// One agenda entry.
#[derive(Clone, Debug)]
pub struct Agendazicht<'a> {
    /// The besluit and the zaken it is about.
    pub objecten: &'a [Uuid],
    /// The gremium that gets sight.
    pub gremium: &'a str,
    /// The vergadering.
    pub vergadering: Uuid,
    /// The besluit.
    pub besluit: Uuid,
    /// First moment of sight (norm AGENDA_ZICHT_DAGEN).
    pub vanaf: jiff::Timestamp,
}

/// Gives sight.
///
/// # Errors
/// When the database fails.
pub async fn geef<H: GeeftZicht>(
    t: &mut Toegang<'_, H>,
    zichtbaar: &Agendazicht<'_>,
) -> Result<(), Fout> {
    let rijen: Vec<_> = zichtbaar
        .objecten
        .iter()
        .map(|object| {
            (
                zicht::object.eq(*object),
                zicht::gremium.eq(zichtbaar.gremium),
                zicht::door.eq("agenda"),
                zicht::vergadering.eq(zichtbaar.vergadering),
                zicht::besluit.eq(zichtbaar.besluit),
                zicht::geldig.eq(tussen(zichtbaar.vanaf, None)),
                zicht::bekend.eq(vanaf(t.nu())),
            )
        })
        .collect();
    diesel::insert_into(zicht::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

/// Ends the sight that a besluit gave.
///
/// # Errors
/// When the database fails.
pub async fn eindig<H: GeeftZicht>(t: &mut Toegang<'_, H>, besluit: Uuid) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    diesel::update(
        zicht::table
            .filter(zicht::besluit.eq(besluit))
            .filter(upper_inf(zicht::bekend)),
    )
    .set(zicht::bekend.eq(periode(begin_van(zicht::bekend), Some(nu))))
    .execute(t)
    .await?;
    Ok(())
}
