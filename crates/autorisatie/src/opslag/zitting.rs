// SPDX-License-Identifier: EUPL-1.2
//! Who may sit in a gremium, and for whom.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{deelnemerschap, lidmaatschap, organisatie, persoon, upper_inf};
use crate::fout::Fout;
use crate::{Handeling, Toegang};

/// A lidmaatschap of a gremium that is valid and not suspended.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Zittende {
    /// Id of the lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Person.
    pub persoon: Uuid,
    /// What stands for the person in the log.
    pub persoon_alias: Uuid,
    /// Rol.
    pub rol: String,
    /// Organisation he acts for.
    pub organisatie: Uuid,
    /// Its code.
    pub organisatie_code: String,
    /// Part of WGS 2.19(1), `a` to `l`, when that organisation is deelnemer now.
    pub onderdeel: Option<String>,
}

/// Those of these lidmaatschappen that now belong to this gremium; fewer than asked when one does not.
///
/// # Errors
/// When the database fails.
pub async fn zittenden<H: Handeling>(
    t: &mut Toegang<'_, H>,
    gremium: &str,
    welke: &[Uuid],
) -> Result<Vec<Zittende>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    let is_deelnemer = deelnemerschap::organisatie
        .eq(organisatie::id)
        .and(upper_inf(deelnemerschap::bekend))
        .and(deelnemerschap::geldig.contains(nu));
    Ok(lidmaatschap::table
        .inner_join(persoon::table.on(persoon::id.eq(lidmaatschap::persoon)))
        .inner_join(organisatie::table.on(organisatie::id.eq(lidmaatschap::organisatie)))
        .left_join(deelnemerschap::table.on(is_deelnemer))
        .filter(lidmaatschap::id.eq_any(welke))
        .filter(lidmaatschap::gremium.eq(gremium))
        .filter(lidmaatschap::geschorst.eq(false))
        .filter(upper_inf(lidmaatschap::bekend))
        .filter(lidmaatschap::geldig.contains(nu))
        .select((
            lidmaatschap::id,
            persoon::id,
            persoon::alias,
            lidmaatschap::rol,
            organisatie::id,
            organisatie::code,
            deelnemerschap::onderdeel.nullable(),
        ))
        .order(lidmaatschap::id)
        .load(t)
        .await?)
}
