// SPDX-License-Identifier: EUPL-1.2
//! To which tafel a casus belongs (work agreement UA; R-110): that of its district, or REGIONAAL.

use alloc::{collections::BTreeSet, format, vec::Vec};

use crate::{regel, schending::Schending, tafel::Tafel};

/// The gemeenten of one tafel on the day; a row of a dated table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tafelgebied<'a> {
    /// The tafel.
    pub tafel: Tafel,
    /// Codes of its gemeenten.
    pub gemeenten: &'a [&'a str],
}

/// The tafel to which a casus of these gemeenten belongs. With regionally organised partners it is
/// REGIONAAL whatever the gemeenten.
///
/// # Errors
/// All findings: no gemeente at all, or gemeenten outside the werkgebied; places are `/gemeenten/<n>`.
pub fn tafel_voor(
    gemeenten: &[&str],
    met_regionale_partners: bool,
    gebieden: &[Tafelgebied<'_>],
) -> Result<Tafel, Vec<Schending>> {
    let mut tafels = BTreeSet::new();
    let mut uit = Vec::new();
    for (nummer, gemeente) in gemeenten.iter().enumerate() {
        let gevonden = gebieden
            .iter()
            .find(|gebied| gebied.gemeenten.contains(gemeente));
        if let Some(gebied) = gevonden {
            tafels.insert(gebied.tafel);
        } else {
            uit.push(Schending::ongeldig(
                &regel::R110,
                "gemeente_buiten_werkgebied",
                format!("/gemeenten/{nummer}"),
                "Deze gemeente ligt buiten het werkgebied; een ander RIEC is aan zet.",
            ));
        }
    }
    if gemeenten.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R110,
            "gemeente_ontbreekt",
            "/gemeenten",
            "Noem ten minste een gemeente.",
        ));
    }
    if !uit.is_empty() {
        return Err(uit);
    }
    let enige = tafels.iter().next().copied();
    Ok(match enige {
        Some(tafel) if tafels.len() == 1 && !met_regionale_partners => tafel,
        Some(_) | None => Tafel::Regionaal,
    })
}

/// Is `gekozen` the tafel to which a casus of these gemeenten belongs?
///
/// # Errors
/// The findings of [`tafel_voor`], or one conflict at `/tafel` that names the right tafel.
pub fn toets_tafel(
    gekozen: Tafel,
    gemeenten: &[&str],
    met_regionale_partners: bool,
    gebieden: &[Tafelgebied<'_>],
) -> Result<(), Vec<Schending>> {
    let juiste = tafel_voor(gemeenten, met_regionale_partners, gebieden)?;
    if juiste == gekozen {
        return Ok(());
    }
    Err(alloc::vec![Schending::conflict(
        &regel::R110,
        "andere_tafel",
        "/tafel",
        format!(
            "Deze casus hoort bij tafel {}, niet bij {}.",
            juiste.code(),
            gekozen.code()
        ),
    )])
}
