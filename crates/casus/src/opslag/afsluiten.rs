// SPDX-License-Identifier: EUPL-1.2
//! What the closing of a casus stores.

use autorisatie::{Fout, Toegang};
use besluitvorming::gevolg::Voorstel;
use besluitvorming::handelingen::BesluitVaststellen;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use uuid::Uuid;
use wgs::overgangen::casus::Sluitingsgrond;

use super::schema::{afsluiting, casus};

/// Stores by which besluit, why and when. What was reached stands in the besluit, sealed.
pub async fn leg_vast(
    t: &mut Toegang<'_, BesluitVaststellen>,
    voorstel: &Voorstel,
    grond: Sluitingsgrond,
) -> Result<(), Fout> {
    diesel::insert_into(afsluiting::table)
        .values((
            afsluiting::besluit.eq(voorstel.besluit),
            afsluiting::casus.eq(voorstel.zaak),
            afsluiting::grond.eq(grond.code()),
            afsluiting::afgesloten_op.eq(jiff_diesel::Timestamp::from(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}

/// Day from which the five years run.
pub async fn eerste_verwerking(
    t: &mut Toegang<'_, BesluitVaststellen>,
    id: Uuid,
) -> Result<Date, Fout> {
    let dag: jiff_diesel::Date = casus::table
        .find(id)
        .select(casus::eerste_verwerking)
        .first(t)
        .await?;
    Ok(dag.to_jiff())
}
