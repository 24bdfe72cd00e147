// SPDX-License-Identifier: EUPL-1.2
//! Changing which deelnemers take part in a casus (WGS 2.23(5), R-07).

use serde::{Deserialize, Serialize};
use wgs::regel;
use wgs::schending::Schending;
use wgs::start::MINIMUM_DEELNEMERS;

/// What a besluit `deelnemers.wijzigen` holds besides what every besluit holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeelnemersWijzigenInhoud {
    /// Codes of the deelnemers that take part from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toevoegen: Option<Vec<String>>,
    /// Codes of the deelnemers that no longer take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beeindigen: Option<Vec<String>>,
}

impl DeelnemersWijzigenInhoud {
    /// Codes of who comes.
    #[must_use]
    pub fn nieuwe(&self) -> &[String] {
        self.toevoegen.as_deref().unwrap_or_default()
    }

    /// Codes of who goes.
    #[must_use]
    pub fn vertrekkende(&self) -> &[String] {
        self.beeindigen.as_deref().unwrap_or_default()
    }
}

/// Everything that the rule needs to know besides what is proposed.
#[derive(Clone, Copy, Debug)]
pub struct Deelnemerfeiten<'a> {
    /// Codes of the deelnemers that take part now.
    pub betrokken: &'a [&'a str],
    /// Codes of all deelnemers of the day.
    pub deelnemers: &'a [&'a str],
}

/// Everything that stands in the way of this change, at once; empty when it is lawful.
#[must_use]
pub fn toets(inhoud: &DeelnemersWijzigenInhoud, feiten: &Deelnemerfeiten<'_>) -> Vec<Schending> {
    let (nieuwe, vertrekkende) = (inhoud.nieuwe(), inhoud.vertrekkende());
    let mut uit = Vec::new();
    if nieuwe.is_empty() && vertrekkende.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R07,
            "wijziging_ontbreekt",
            "/deelnemersWijzigen",
            "Noem ten minste een deelnemer die gaat meedoen of stopt.",
        ));
    }
    for (nummer, code) in nieuwe.iter().enumerate() {
        let plaats = format!("/deelnemersWijzigen/toevoegen/{nummer}");
        uit.extend(toets_nieuwe(
            code,
            &nieuwe[..nummer],
            vertrekkende,
            feiten,
            plaats,
        ));
    }
    for (nummer, code) in vertrekkende.iter().enumerate() {
        let plaats = format!("/deelnemersWijzigen/beeindigen/{nummer}");
        if vertrekkende[..nummer].contains(code) {
            uit.push(dubbel(plaats));
        } else if !feiten.betrokken.contains(&code.as_str()) {
            uit.push(Schending::ongeldig(
                &regel::R07,
                "deelnemer_niet_betrokken",
                plaats,
                "Deze deelnemer doet in deze casus niet mee.",
            ));
        }
    }
    if na(inhoud, feiten) < MINIMUM_DEELNEMERS {
        uit.push(Schending::ongeldig(
            &regel::R07,
            "te_weinig_deelnemers",
            "/deelnemersWijzigen",
            format!("Er blijven ten minste {MINIMUM_DEELNEMERS} betrokken deelnemers."),
        ));
    }
    uit
}

fn toets_nieuwe(
    code: &String,
    eerdere: &[String],
    vertrekkende: &[String],
    feiten: &Deelnemerfeiten<'_>,
    plaats: String,
) -> Option<Schending> {
    if eerdere.contains(code) || vertrekkende.contains(code) {
        Some(dubbel(plaats))
    } else if !feiten.deelnemers.contains(&code.as_str()) {
        Some(Schending::ongeldig(
            &regel::R04,
            "deelnemer_onbekend",
            plaats,
            "Dit is geen deelnemer, of niet meer.",
        ))
    } else if feiten.betrokken.contains(&code.as_str()) {
        Some(Schending::ongeldig(
            &regel::R07,
            "deelnemer_al_betrokken",
            plaats,
            "Deze deelnemer doet al mee.",
        ))
    } else {
        None
    }
}

/// How many present deelnemers take part afterwards: who is no deelnemer any more does not count.
fn na(inhoud: &DeelnemersWijzigenInhoud, feiten: &Deelnemerfeiten<'_>) -> usize {
    let is_deelnemer = |code: &&str| feiten.deelnemers.contains(code);
    let blijft = |code: &&str| !inhoud.vertrekkende().iter().any(|een| een == code);
    let mut codes: Vec<&str> = feiten.betrokken.iter().copied().filter(blijft).collect();
    codes.extend(inhoud.nieuwe().iter().map(String::as_str));
    codes.retain(is_deelnemer);
    codes.sort_unstable();
    codes.dedup();
    codes.len()
}

fn dubbel(plaats: String) -> Schending {
    Schending::ongeldig(
        &regel::R07,
        "deelnemer_dubbel",
        plaats,
        "Deze deelnemer staat er al.",
    )
}
