// SPDX-License-Identifier: EUPL-1.2
//! The three texts that go with every start, subject, trap and verstrekking.

use alloc::{format, vec::Vec};

use crate::{regel, schending::Schending};

codelijst! {
    /// Which of the three.
    Motiveringsdeel {
        Noodzaak = "noodzaak", "waarom dit noodzakelijk is voor het doel";
        Proportionaliteit = "proportionaliteit", "waarom de inbreuk in verhouding staat tot het doel";
        Subsidiariteit = "subsidiariteit", "waarom het niet met minder kan";
    }
}

/// The three texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Motivering<'a> {
    /// Why this is necessary for the doel.
    pub noodzaak: &'a str,
    /// Why the intrusion is in proportion.
    pub proportionaliteit: &'a str,
    /// Why less would not do.
    pub subsidiariteit: &'a str,
}

impl<'a> Motivering<'a> {
    /// The text of one part.
    #[must_use]
    pub const fn deel(&self, deel: Motiveringsdeel) -> &'a str {
        match deel {
            Motiveringsdeel::Noodzaak => self.noodzaak,
            Motiveringsdeel::Proportionaliteit => self.proportionaliteit,
            Motiveringsdeel::Subsidiariteit => self.subsidiariteit,
        }
    }

    /// every empty text. Places are `/noodzaak` and so on.
    #[must_use]
    pub fn schendingen(&self) -> Vec<Schending> {
        Motiveringsdeel::ALLE
            .iter()
            .filter(|deel| is_leeg(self.deel(**deel)))
            .map(|deel| {
                Schending::ongeldig(
                    &regel::R06,
                    "motivering_ontbreekt",
                    format!("/{}", deel.code()),
                    format!("Geef aan {}.", deel.omschrijving()),
                )
            })
            .collect()
    }
}

/// Does the text say nothing? Spaces, punctuation and invisible characters alone say nothing.
pub(crate) fn is_leeg(tekst: &str) -> bool {
    !tekst.chars().any(char::is_alphanumeric)
}
