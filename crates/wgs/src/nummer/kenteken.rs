// SPDX-License-Identifier: EUPL-1.2
//! Kenteken of the Netherlands, by its sidecode; the form only (what the RDW gave out is not known here).

use alloc::string::String;

use super::{Bereik, Nummerfout, nummer};

/// Prefix of the test range, `DEMO-nn`.
const PROEFREEKS: &str = "DEMO";

/// The sidecodes 1 to 14: X a letter, 9 a digit.
const SIDECODES: [&str; 14] = [
    "XX9999", "9999XX", "99XX99", "XX99XX", "XXXX99", "99XXXX", "99XXX9", "9XXX99", "XX999X",
    "X999XX", "XXX99X", "X99XXX", "9XX999", "999XX9",
];

nummer! {
    /// Kenteken, capitals and digits without hyphens.
    Kenteken
}

impl Kenteken {
    /// Reads a kenteken, with or without hyphens.
    ///
    /// # Errors
    /// [`Nummerfout`]: wrong characters, no known form, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let kenteken: String = tekst.trim().chars().filter(|teken| *teken != '-').collect();
        if kenteken.is_empty() {
            return Err(Nummerfout::Leeg);
        }
        let juist = kenteken
            .bytes()
            .all(|teken| teken.is_ascii_uppercase() || teken.is_ascii_digit());
        if !juist {
            return Err(Nummerfout::Tekens);
        }
        if kenteken.len() != 6 {
            return Err(Nummerfout::Lengte);
        }
        let vorm: String = kenteken
            .chars()
            .map(|teken| if teken.is_ascii_digit() { '9' } else { 'X' })
            .collect();
        if !SIDECODES.contains(&vorm.as_str()) {
            return Err(Nummerfout::Combinatie);
        }
        bereik.toets(kenteken.starts_with(PROEFREEKS))?;
        Ok(Self(kenteken))
    }
}
