// SPDX-License-Identifier: EUPL-1.2
//! Changing a concept: what is given takes the place of what was, the rest stays.

use wgs::regel;
use wgs::schending::Schending;
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;

use super::signaal::{Opstelling, Signaalinhoud, Signaalpersoon};

/// What the reporter changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signaalwijziging {
    /// The conduct or situations.
    pub gedragingen: Option<String>,
    /// Why this asks for joint processing.
    pub waarom_gezamenlijk: Option<String>,
    /// Verschijningsvorm.
    pub verschijningsvorm: Option<Verschijningsvorm>,
    /// Tafel to which it is addressed.
    pub tafel: Option<Tafel>,
    /// All persons anew.
    pub personen: Option<Vec<Signaalpersoon>>,
}

impl Signaalwijziging {
    /// A change changes something.
    #[must_use]
    pub fn toets(&self) -> Option<Schending> {
        (*self == Self::default()).then(|| {
            Schending::ongeldig(
                &regel::R03,
                "niets_gewijzigd",
                "",
                "Geef ten minste een veld dat u wilt wijzigen.",
            )
        })
    }

    /// The concept with this change.
    #[must_use]
    pub fn op(self, oud: Opstelling) -> Opstelling {
        Opstelling {
            inhoud: Signaalinhoud {
                gedragingen: self.gedragingen.unwrap_or(oud.inhoud.gedragingen),
                waarom_gezamenlijk: self
                    .waarom_gezamenlijk
                    .unwrap_or(oud.inhoud.waarom_gezamenlijk),
            },
            verschijningsvorm: self.verschijningsvorm.unwrap_or(oud.verschijningsvorm),
            personen: self.personen.unwrap_or(oud.personen),
        }
    }
}
