// SPDX-License-Identifier: EUPL-1.2
//! The plan van aanpak of one tafel (work agreement UA; R-108): places within the scope, data, steps.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use wgs::regel;
use wgs::schending::Schending;

use super::inhoud::Knelpuntscope;
use super::ruimte::Punt;

/// A place where something is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Locatie {
    /// What it is called.
    pub naam: String,
    /// Where it lies; needed where the scope is an area.
    #[serde(default)]
    pub punt: Option<Punt>,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Planstap {
    /// What is done.
    pub tekst: String,
    /// Code of the deelnemer that does it.
    pub deelnemer: String,
    /// When it is to be done.
    #[serde(default)]
    pub gereed_op: Option<Date>,
}

/// What a plan says; sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planinhoud {
    /// Where.
    pub locaties: Vec<Locatie>,
    /// Which data it takes.
    pub gegevens: String,
    /// What is done, by whom.
    pub stappen: Vec<Planstap>,
}

/// What a besluit `plan.vaststellen` holds besides what every besluit holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVaststellenInhoud {
    /// The version of the concept on which is decided.
    pub versie: i64,
}

/// Everything that is wrong with a plan; `deelnemers` are those of the handhavingsknelpunt. Places are as in the request.
#[must_use]
pub fn toets_plan(
    plan: &Planinhoud,
    scope: &Knelpuntscope,
    deelnemers: &[String],
) -> Vec<Schending> {
    let mut uit = Vec::new();
    let is_leeg = |tekst: &str| !tekst.chars().any(char::is_alphanumeric);
    if is_leeg(&plan.gegevens) {
        uit.push(Schending::ongeldig(
            &regel::R108,
            "gegevens_ontbreken",
            "/gegevens",
            "Geef aan welke gegevens het plan vraagt.",
        ));
    }
    if plan.stappen.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R108,
            "stap_ontbreekt",
            "/stappen",
            "Een plan van aanpak noemt ten minste een stap.",
        ));
    }
    for (nummer, stap) in plan.stappen.iter().enumerate() {
        if is_leeg(&stap.tekst) {
            uit.push(Schending::ongeldig(
                &regel::R108,
                "stap_leeg",
                format!("/stappen/{nummer}/tekst"),
                "Geef aan wat er gebeurt.",
            ));
        }
        if !deelnemers.contains(&stap.deelnemer) {
            uit.push(Schending::ongeldig(
                &regel::R07,
                "deelnemer_niet_betrokken",
                format!("/stappen/{nummer}/deelnemer"),
                "Deze deelnemer doet niet mee aan het handhavingsknelpunt.",
            ));
        }
    }
    uit.extend(toets_locaties(&plan.locaties, scope));
    uit
}

/// In an area every place lies within its boundary.
fn toets_locaties(locaties: &[Locatie], scope: &Knelpuntscope) -> Vec<Schending> {
    let Some(grens) = &scope.grens else {
        return Vec::new();
    };
    locaties
        .iter()
        .enumerate()
        .filter(|(_, locatie)| !locatie.punt.is_some_and(|punt| grens.bevat(punt)))
        .map(|(nummer, _)| {
            Schending::ongeldig(
                &regel::R108,
                "locatie_buiten_scope",
                format!("/locaties/{nummer}/punt"),
                "Deze locatie ligt niet aantoonbaar binnen het gebied van het handhavingsknelpunt.",
            )
        })
        .collect()
}
