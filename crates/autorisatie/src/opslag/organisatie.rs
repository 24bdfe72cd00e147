// SPDX-License-Identifier: EUPL-1.2
//! Organisations and their deelnemerschap.

use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::schema::{deelnemerschap, organisatie, upper_inf};
use super::tussen;
use crate::fout::Fout;
use crate::{Handeling, Toegang};

/// A deelnemer (WGS 2.19(1)).
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Deelnemer {
    /// Id.
    pub id: Uuid,
    /// Code.
    pub code: String,
    /// Name.
    pub naam: String,
    /// Part of 2.19(1), `a` to `l`.
    pub onderdeel: String,
}

/// All present deelnemers, by code.
///
/// # Errors
/// When the database fails.
pub async fn deelnemers<H: Handeling>(t: &mut Toegang<'_, H>) -> Result<Vec<Deelnemer>, Fout> {
    let nu = jiff_diesel::Timestamp::from(t.nu());
    Ok(organisatie::table
        .inner_join(deelnemerschap::table.on(deelnemerschap::organisatie.eq(organisatie::id)))
        .filter(upper_inf(deelnemerschap::bekend))
        .filter(deelnemerschap::geldig.contains(nu))
        .select((
            organisatie::id,
            organisatie::code,
            organisatie::naam,
            deelnemerschap::onderdeel,
        ))
        .order(organisatie::code)
        .load(t)
        .await?)
}

/// The deelnemers, by code, at some moment of this period, as it is known now.
///
/// # Errors
/// When the database fails.
pub async fn deelnemers_in<H: Handeling>(
    t: &mut Toegang<'_, H>,
    van: jiff::Timestamp,
    tot: jiff::Timestamp,
) -> Result<Vec<Deelnemer>, Fout> {
    Ok(organisatie::table
        .inner_join(deelnemerschap::table.on(deelnemerschap::organisatie.eq(organisatie::id)))
        .filter(upper_inf(deelnemerschap::bekend))
        .filter(deelnemerschap::geldig.overlaps_with(tussen(van, Some(tot))))
        .select((
            organisatie::id,
            organisatie::code,
            organisatie::naam,
            deelnemerschap::onderdeel,
        ))
        .order((organisatie::code, deelnemerschap::onderdeel))
        .load(t)
        .await?)
}

/// The present deelnemers with these codes; fewer than asked when a code is no deelnemer.
///
/// # Errors
/// When the database fails.
pub async fn deelnemers_met_code<H: Handeling>(
    t: &mut Toegang<'_, H>,
    codes: &[String],
) -> Result<Vec<Deelnemer>, Fout> {
    let alle = deelnemers(t).await?;
    Ok(alle
        .into_iter()
        .filter(|deelnemer| codes.contains(&deelnemer.code))
        .collect())
}
