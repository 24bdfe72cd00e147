// SPDX-License-Identifier: EUPL-1.2
//! Closing a casus (work agreement UA; WGS 1.8(5), (7)): on one of four grounds, when of each subject it was decided whether
//! he is informed.

use serde::{Deserialize, Serialize};
use wgs::overgangen::casus::Sluitingsgrond;
use wgs::regel;
use wgs::schending::Schending;

/// What a besluit `casus.afsluiten` holds besides what every besluit holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CasusAfsluitenInhoud {
    /// Why it is closed.
    pub grond: Sluitingsgrond,
    /// What was reached, when the doel was: results come only from that ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resultaten: Option<Vec<String>>,
}

/// Everything that stands in the way of closing, at once; empty when it is lawful. `zonder_besluit` is how many subjecten
/// have no decision about informing.
#[must_use]
pub fn toets(inhoud: &CasusAfsluitenInhoud, zonder_besluit: usize) -> Vec<Schending> {
    let mut uit = toets_resultaten(inhoud);
    if zonder_besluit > 0 {
        uit.push(Schending::conflict(
            &regel::R84,
            "informering_ontbreekt",
            "/casusAfsluiten",
            format!(
                "Van {zonder_besluit} subject(en) is niet besloten over informeren. Leg dat eerst per subject vast."
            ),
        ));
    }
    uit
}

fn toets_resultaten(inhoud: &CasusAfsluitenInhoud) -> Vec<Schending> {
    let resultaten = inhoud.resultaten.as_deref().unwrap_or_default();
    let is_bereikt = inhoud.grond == Sluitingsgrond::DoelBereikt;
    if !is_bereikt && !resultaten.is_empty() {
        return vec![Schending::ongeldig(
            &regel::R02,
            "resultaten_niet_bij_deze_grond",
            "/casusAfsluiten/resultaten",
            "Resultaten horen alleen bij de grond dat het doel is bereikt.",
        )];
    }
    if is_bereikt && resultaten.is_empty() {
        return vec![Schending::ongeldig(
            &regel::R02,
            "resultaten_ontbreken",
            "/casusAfsluiten/resultaten",
            "Noem wat is bereikt.",
        )];
    }
    let leeg = |(nummer, tekst): (usize, &String)| {
        (!tekst.chars().any(char::is_alphanumeric)).then(|| {
            Schending::ongeldig(
                &regel::R02,
                "ontbreekt",
                format!("/casusAfsluiten/resultaten/{nummer}"),
                "Dit resultaat zegt niets.",
            )
        })
    };
    resultaten.iter().enumerate().filter_map(leeg).collect()
}
