// SPDX-License-Identifier: EUPL-1.2
//! Which deelnemers take part in a zaak (WGS 2.23(5), R-07).

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{begin_van, deelname, periode, upper_inf};
use super::{WijzigtDeelname, vanaf};
use crate::Toegang;
use crate::fout::Fout;

/// Lets organisations take part from now on, by a besluit.
///
/// # Errors
/// When the database fails.
pub async fn begin<H: WijzigtDeelname>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    organisaties: &[Uuid],
    besluit: Uuid,
) -> Result<(), Fout> {
    let rijen: Vec<_> = organisaties
        .iter()
        .map(|organisatie| {
            (
                deelname::zaak.eq(zaak),
                deelname::organisatie.eq(*organisatie),
                deelname::besluit.eq(besluit),
                deelname::geldig.eq(vanaf(t.nu())),
                deelname::bekend.eq(vanaf(t.nu())),
            )
        })
        .collect();
    diesel::insert_into(deelname::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}

/// Ends every deelname of a zaak at once.
///
/// # Errors
/// When the database fails.
pub async fn eindig_alle<H: WijzigtDeelname>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    diesel::update(
        deelname::table
            .filter(deelname::zaak.eq(zaak))
            .filter(upper_inf(deelname::bekend)),
    )
    .set(deelname::bekend.eq(periode(begin_van(deelname::bekend), Some(nu))))
    .execute(t)
    .await?;
    Ok(())
}
