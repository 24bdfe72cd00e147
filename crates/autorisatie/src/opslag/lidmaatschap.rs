// SPDX-License-Identifier: EUPL-1.2
//! Lidmaatschappen.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::schema::{begin_van, lidmaatschap, periode, upper_inf};
use super::{WijzigtLidmaatschap, tussen, vanaf};
use crate::Toegang;
use crate::fout::{Fout, Geweigerd};
use crate::handeling::Object;

/// Ends the lidmaatschap of the act now. What was known stays known: a row that ends takes the place of the one that did
/// not.
///
/// # Errors
/// A 404 when there is none, or when the database fails.
pub async fn beeindig<H: WijzigtLidmaatschap>(t: &mut Toegang<'_, H>) -> Result<(), Fout> {
    let Object::Rij(id) = t.handeling().object() else {
        return Err(Geweigerd::niet_zichtbaar().into());
    };
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let oud = diesel::update(
        lidmaatschap::table
            .filter(lidmaatschap::id.eq(id))
            .filter(upper_inf(lidmaatschap::bekend)),
    )
    .set(lidmaatschap::bekend.eq(periode(begin_van(lidmaatschap::bekend), Some(nu))))
    .returning((
        lidmaatschap::persoon,
        lidmaatschap::organisatie,
        lidmaatschap::rol,
        lidmaatschap::gremium,
        lidmaatschap::geschorst,
        begin_van(lidmaatschap::geldig),
    ))
    .get_result::<(
        uuid::Uuid,
        uuid::Uuid,
        String,
        Option<String>,
        bool,
        Option<jiff_diesel::Timestamp>,
    )>(t)
    .await
    .optional()?;
    let Some((persoon, organisatie, rol, gremium, geschorst, begin)) = oud else {
        return Err(Geweigerd::niet_zichtbaar().into());
    };
    let Some(begin) = begin else {
        return Err(crate::Storing::Samenhang("a lidmaatschap without a beginning").into());
    };
    diesel::insert_into(lidmaatschap::table)
        .values((
            lidmaatschap::id.eq(id),
            lidmaatschap::persoon.eq(persoon),
            lidmaatschap::organisatie.eq(organisatie),
            lidmaatschap::rol.eq(rol),
            lidmaatschap::gremium.eq(gremium),
            lidmaatschap::geschorst.eq(geschorst),
            lidmaatschap::geldig.eq(tussen(begin.to_jiff(), Some(t.nu()))),
            lidmaatschap::bekend.eq(vanaf(t.nu())),
        ))
        .execute(t)
        .await?;
    Ok(())
}
