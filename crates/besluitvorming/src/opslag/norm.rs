// SPDX-License-Identifier: EUPL-1.2
//! Norms: what the Stuurgroep adopted, and else the default.

use autorisatie::{Fout, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use wgs::norm::{Eenheid, Norm, Normwaarde};

use super::schema::{norm, upper_inf};
use crate::fout::onbekende_waarde;

/// What holds on a legal day, as it is known now.
///
/// # Errors
/// When the database fails, or holds a value that this build cannot keep to: then nothing is decided under it.
pub async fn op_dag<H: Handeling>(
    t: &mut Toegang<'_, H>,
    welke: Norm,
    dag: Date,
) -> Result<Normwaarde, Fout> {
    let rij: Option<Waarde> = norm::table
        .filter(norm::naam.eq(welke.code()))
        .filter(norm::geldig.contains(jiff_diesel::Date::from(dag)))
        .filter(upper_inf(norm::bekend))
        .select((norm::getal, norm::eenheid, norm::keuze))
        .first(t)
        .await
        .optional()?;
    rij.map_or(Ok(welke.standaard()), |rij| lees(welke, &rij))
}

type Waarde = (Option<i32>, Option<String>, Option<String>);

/// INVARIANT: a value holds only if this build carries it out. Of the answers that are a choice it knows the default.
fn lees(welke: Norm, (getal, eenheid, keuze): &Waarde) -> Result<Normwaarde, Fout> {
    let waarde = match (welke.standaard(), getal, eenheid, keuze) {
        (Normwaarde::Getal(_, van), Some(getal), Some(eenheid), None) => u16::try_from(*getal)
            .ok()
            .filter(|_| Eenheid::from_code(eenheid) == Some(van))
            .map(|getal| Normwaarde::Getal(getal, van)),
        (bekend @ Normwaarde::Keuze(code), None, None, Some(keuze)) => {
            (code == keuze.as_str()).then_some(bekend)
        }
        (Normwaarde::Getal(..) | Normwaarde::Keuze(_), ..) => None,
    };
    waarde.ok_or_else(|| onbekende_waarde().into())
}
