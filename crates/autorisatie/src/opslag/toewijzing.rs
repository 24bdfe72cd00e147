// SPDX-License-Identifier: EUPL-1.2
//! Which casusregisseur or adviser a zaak is assigned to.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::toewijzing;
use super::{WijstToe, vanaf};
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
