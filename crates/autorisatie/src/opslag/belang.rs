// SPDX-License-Identifier: EUPL-1.2
//! Conflicts of interest.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{belang, upper_inf};
use crate::Toegang;
use crate::fout::Fout;
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
