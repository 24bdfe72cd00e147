// SPDX-License-Identifier: EUPL-1.2
//! Which casusregisseur or adviser a zaak is assigned to.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{begin_van, periode, toewijzing, upper_inf};
use super::{WijstToe, tussen, vanaf};
use crate::Toegang;
use crate::fout::Fout;

/// Assigns a zaak to a person from now on.
///
/// # Errors
/// When the database fails.
pub async fn begin<H: WijstToe>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    persoon: Uuid,
) -> Result<(), Fout> {
    diesel::insert_into(toewijzing::table)
        .values((
            toewijzing::zaak.eq(zaak),
            toewijzing::persoon.eq(persoon),
            toewijzing::geldig.eq(vanaf(t.nu())),
            toewijzing::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Ends every assignment of a zaak now; what was known stays known.
///
/// # Errors
/// When the database fails.
pub async fn eindig<H: WijstToe>(t: &mut Toegang<'_, H>, zaak: Uuid) -> Result<(), Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let voorbij: Vec<(Uuid, Option<jiff_diesel::Timestamp>)> = diesel::update(
        toewijzing::table
            .filter(toewijzing::zaak.eq(zaak))
            .filter(upper_inf(toewijzing::bekend))
            .filter(toewijzing::geldig.contains(nu)),
    )
    .set(toewijzing::bekend.eq(periode(begin_van(toewijzing::bekend), Some(nu))))
    .returning((toewijzing::persoon, begin_van(toewijzing::geldig)))
    .get_results(t)
    .await?;
    let rijen: Vec<_> = voorbij
        .into_iter()
        // What began at this very instant was never valid: it has no period to keep.
        .filter_map(|(persoon, begin)| {
            let begin = begin?.to_jiff();
            (begin < t.nu()).then_some((persoon, begin))
        })
        .map(|(persoon, begin)| {
            (
                toewijzing::zaak.eq(zaak),
                toewijzing::persoon.eq(persoon),
                toewijzing::geldig.eq(tussen(begin, Some(t.nu()))),
                toewijzing::bekend.eq(vanaf(t.nu())),
            )
        })
        .collect();
    diesel::insert_into(toewijzing::table)
        .values(rijen)
        .execute(t)
        .await?;
    Ok(())
}
