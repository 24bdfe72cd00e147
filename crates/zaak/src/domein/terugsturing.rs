// SPDX-License-Identifier: EUPL-1.2
//! Sending a signaal back: the bureau names what is formally missing, from a closed list. What the signaal is worth, the
//! deelnemers judge.

use serde::{Deserialize, Serialize};
use wgs::regel;
use wgs::schending::Schending;

/// Most defects in one terugsturing: more is a signaal to be written anew.
pub const GEBREKEN_MAXIMUM: usize = 20;

/// The part of a signaal that is missing or incomplete. None of them is about what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onderdeel {
    /// The conduct or situations.
    Gedragingen,
    /// Why this asks for joint processing.
    WaaromGezamenlijk,
    /// Verschijningsvorm.
    Verschijningsvorm,
    /// Tafel.
    Tafel,
    /// The persons.
    Personen,
    /// What identifies a person.
    Identificatie,
    /// An indication.
    Aanwijzing,
    /// The day of an indication.
    Datum,
    /// The source of an indication.
    Bron,
}

impl Onderdeel {
    /// All of them.
    pub const ALLE: &'static [Self] = &[
        Self::Gedragingen,
        Self::WaaromGezamenlijk,
        Self::Verschijningsvorm,
        Self::Tafel,
        Self::Personen,
        Self::Identificatie,
        Self::Aanwijzing,
        Self::Datum,
        Self::Bron,
    ];
}

/// One formal defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vormgebrek {
    /// Of which part.
    pub onderdeel: Onderdeel,
    /// What is missing.
    pub toelichting: String,
}

/// Why a signaal goes back. Sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terugsturing {
    /// At least one.
    pub vormgebreken: Vec<Vormgebrek>,
}

/// All faults at once.
#[must_use]
pub fn toets_terugsturing(terugsturing: &Terugsturing) -> Vec<Schending> {
    let mut uit = Vec::new();
    let aantal = terugsturing.vormgebreken.len();
    if aantal == 0 || aantal > GEBREKEN_MAXIMUM {
        uit.push(Schending::ongeldig(
            &regel::R93,
            "vormgebrek_ontbreekt",
            "/vormgebreken",
            "Noem een tot twintig vormgebreken: zonder vormgebrek blijft het signaal bij de tafel.",
        ));
    }
    for (nummer, gebrek) in terugsturing.vormgebreken.iter().enumerate() {
        if gebrek.toelichting.trim().is_empty() {
            uit.push(Schending::ongeldig(
                &regel::R93,
                "ontbreekt",
                format!("/vormgebreken/{nummer}/toelichting"),
                "Geef aan wat er ontbreekt.",
            ));
        }
    }
    uit
}
