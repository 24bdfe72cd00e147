// SPDX-License-Identifier: EUPL-1.2
//! Norms: what the Stuurgroep adopted, and else the default.

use autorisatie::{Fout, Handeling, Toegang};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use jiff::civil::Date;
use uuid::Uuid;
use wgs::norm::{Eenheid, Norm, Normwaarde};

use super::schema::{dag_erna, eerste_dag, norm, upper_inf};
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

/// A norm on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Normstand {
    /// Which.
    pub norm: Norm,
    /// What holds.
    pub waarde: Normwaarde,
    /// The besluit behind it; none for the default.
    pub besluit: Option<Uuid>,
    /// First day; none for the default.
    pub geldig_van: Option<Date>,
    /// First day on which it no longer holds.
    pub geldig_tot: Option<Date>,
}

type Rij = (
    String,
    Waarde,
    Option<jiff_diesel::Date>,
    Option<jiff_diesel::Date>,
    Uuid,
);

/// Every norm on a legal day, as it is known now, in the order of the list.
///
/// # Errors
/// As [`op_dag`].
pub async fn alle_op_dag<H: Handeling>(
    t: &mut Toegang<'_, H>,
    dag: Date,
) -> Result<Vec<Normstand>, Fout> {
    let rijen: Vec<Rij> = norm::table
        .filter(norm::geldig.contains(jiff_diesel::Date::from(dag)))
        .filter(upper_inf(norm::bekend))
        .select((
            norm::naam,
            (norm::getal, norm::eenheid, norm::keuze),
            eerste_dag(norm::geldig),
            dag_erna(norm::geldig),
            norm::besluit,
        ))
        .load(t)
        .await?;
    let stand = |welke: &Norm| {
        let Some((_, waarde, van, tot, besluit)) = rijen.iter().find(|rij| rij.0 == welke.code())
        else {
            return Ok(Normstand {
                norm: *welke,
                waarde: welke.standaard(),
                besluit: None,
                geldig_van: None,
                geldig_tot: None,
            });
        };
        Ok(Normstand {
            norm: *welke,
            waarde: lees(*welke, waarde)?,
            besluit: Some(*besluit),
            geldig_van: van.map(jiff_diesel::Date::to_jiff),
            geldig_tot: tot.map(jiff_diesel::Date::to_jiff),
        })
    };
    Norm::ALLE.iter().map(stand).collect()
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
