// SPDX-License-Identifier: EUPL-1.2
//! Conflicts of interest.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{begin_van, belang, periode, upper_inf};
use super::{LegtBelangVast, tussen, vanaf};
use crate::Toegang;
use crate::fout::{Fout, Storing};
use crate::handeling::Handeling;

/// Which of these persons have an interest in any of these zaken now.
///
/// # Errors
/// When the database fails.
pub async fn met_belang<H: Handeling>(
    t: &mut Toegang<'_, H>,
    zaken: &[Uuid],
    personen: &[Uuid],
) -> Result<Vec<Uuid>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    Ok(belang::table
        .filter(belang::zaak.eq_any(zaken))
        .filter(belang::persoon.eq_any(personen))
        .filter(upper_inf(belang::bekend))
        .filter(belang::geldig.contains(nu))
        .select(belang::persoon)
        .distinct()
        .load(t)
        .await?)
}

/// Records that a person has an interest in a zaak from now on: it is out of his sight. Says whether he had none yet.
///
/// # Errors
/// When the database fails.
pub async fn begin<H: LegtBelangVast>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    persoon: Uuid,
) -> Result<bool, Fout> {
    if !met_belang(t, &[zaak], &[persoon]).await?.is_empty() {
        return Ok(false);
    }
    diesel::insert_into(belang::table)
        .values((
            belang::zaak.eq(zaak),
            belang::persoon.eq(persoon),
            belang::geldig.eq(vanaf(t.nu())),
            belang::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(true)
}

/// Ends it now; what was known stays known. Says whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn eindig<H: LegtBelangVast>(
    t: &mut Toegang<'_, H>,
    zaak: Uuid,
    persoon: Uuid,
) -> Result<bool, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let begin: Option<Option<jiff_diesel::Timestamp>> = diesel::update(
        belang::table
            .filter(belang::zaak.eq(zaak))
            .filter(belang::persoon.eq(persoon))
            .filter(upper_inf(belang::bekend))
            .filter(belang::geldig.contains(nu)),
    )
    .set(belang::bekend.eq(periode(begin_van(belang::bekend), Some(nu))))
    .returning(begin_van(belang::geldig))
    .get_result(t)
    .await
    .optional()?;
    let Some(begin) = begin else {
        return Ok(false);
    };
    let begin = begin.ok_or(Storing::Samenhang("a belang without a beginning"))?;
    diesel::insert_into(belang::table)
        .values((
            belang::zaak.eq(zaak),
            belang::persoon.eq(persoon),
            belang::geldig.eq(tussen(begin.to_jiff(), Some(t.nu()))),
            belang::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(true)
}
