// SPDX-License-Identifier: EUPL-1.2
//! Recording what the deelnemers judged of a signaal: the test against the doel and criteria a-d, each with who judged
//! (WGS 2.23(2)-(3); R-93). The bureau writes it down and judges nothing.

use wgs::regel;
use wgs::schending::Schending;
use wgs::weging::{Oordeel, Weging};

/// What is recorded now; what is not given stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wegingwijziging {
    /// Whether the signaal is in accordance with the doel.
    pub in_overeenstemming_met_doel: Option<bool>,
    /// Why.
    pub doeltoets: Option<Oordeel>,
    /// Criterion a.
    pub type_signaal: Option<Oordeel>,
    /// Criterion b.
    pub aantal_aard_omvang: Option<Oordeel>,
    /// Criterion c.
    pub gewicht_interventies: Option<Oordeel>,
    /// Criterion d.
    pub deelnemers_verband: Option<Oordeel>,
}

impl Wegingwijziging {
    /// The judgements given, with their places.
    fn oordelen(&self) -> impl Iterator<Item = (&'static str, &Oordeel)> {
        [
            ("/doeltoets", &self.doeltoets),
            ("/type", &self.type_signaal),
            ("/aantalAardOmvang", &self.aantal_aard_omvang),
            ("/gewichtInterventies", &self.gewicht_interventies),
            ("/deelnemersVerband", &self.deelnemers_verband),
        ]
        .into_iter()
        .filter_map(|(plaats, oordeel)| oordeel.as_ref().map(|oordeel| (plaats, oordeel)))
    }

    /// All faults at once. `deelnemers` are the codes of those that are deelnemer now: the bureau is none.
    #[must_use]
    pub fn toets(&self, deelnemers: &[&str]) -> Vec<Schending> {
        let mut uit = Vec::new();
        if *self == Self::default() {
            uit.push(Schending::ongeldig(
                &regel::R93,
                "niets_gewijzigd",
                "",
                "Geef ten minste een oordeel van deelnemers.",
            ));
        }
        for (plaats, oordeel) in self.oordelen() {
            uit.extend(
                toets_oordeel(oordeel, deelnemers)
                    .into_iter()
                    .map(|schending| schending.onder(plaats)),
            );
        }
        uit
    }

    /// The weging with this change.
    #[must_use]
    pub fn op(self, oud: Weging) -> Weging {
        Weging {
            in_overeenstemming_met_doel: self
                .in_overeenstemming_met_doel
                .or(oud.in_overeenstemming_met_doel),
            doeltoets: self.doeltoets.unwrap_or(oud.doeltoets),
            type_signaal: self.type_signaal.unwrap_or(oud.type_signaal),
            aantal_aard_omvang: self.aantal_aard_omvang.unwrap_or(oud.aantal_aard_omvang),
            gewicht_interventies: self
                .gewicht_interventies
                .unwrap_or(oud.gewicht_interventies),
            deelnemers_verband: self.deelnemers_verband.unwrap_or(oud.deelnemers_verband),
        }
    }
}

fn toets_oordeel(oordeel: &Oordeel, deelnemers: &[&str]) -> Vec<Schending> {
    let mut uit = Vec::new();
    if oordeel.tekst.trim().is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R93,
            "ontbreekt",
            "/tekst",
            "Geef het oordeel van de deelnemers weer.",
        ));
    }
    if oordeel.beoordeeld_door.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R93,
            "beoordelaar_ontbreekt",
            "/beoordeeldDoor",
            "Noem ten minste een deelnemer die dit zo heeft beoordeeld.",
        ));
    }
    for (nummer, code) in oordeel.beoordeeld_door.iter().enumerate() {
        let plaats = format!("/beoordeeldDoor/{nummer}");
        if !deelnemers.contains(&code.as_str()) {
            uit.push(Schending::ongeldig(
                &regel::R93,
                "geen_deelnemer",
                plaats,
                "Alleen deelnemers wegen een signaal; het bureau is er geen.",
            ));
        } else if oordeel.beoordeeld_door[..nummer].contains(code) {
            uit.push(Schending::ongeldig(
                &regel::R93,
                "deelnemer_dubbel",
                plaats,
                "Deze deelnemer is al genoemd.",
            ));
        }
    }
    uit
}
