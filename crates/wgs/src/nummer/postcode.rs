// SPDX-License-Identifier: EUPL-1.2
//! Postcode of the Netherlands.

use alloc::{format, string::String};

use super::{Bereik, Nummerfout, nummer};

/// Letter pairs that are not given out.
const NIET_UITGEGEVEN: [&str; 3] = ["SA", "SD", "SS"];

nummer! {
    /// Postcode, normalised to `1234 AB`. The test range lies below 1000, where no postcode is given out.
    Postcode
}

impl Postcode {
    /// Reads a postcode, with or without the space.
    ///
    /// # Errors
    /// [`Nummerfout`]: not four digits and two capitals, a pair that is not given out, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let tekst = tekst.trim();
        if tekst.is_empty() {
            return Err(Nummerfout::Leeg);
        }
        if !tekst.is_ascii() {
            return Err(Nummerfout::Tekens);
        }
        let (cijfers, rest) = tekst.split_at_checked(4).ok_or(Nummerfout::Lengte)?;
        let letters = rest.strip_prefix(' ').unwrap_or(rest);
        if letters.len() != 2 {
            return Err(Nummerfout::Lengte);
        }
        let juist = cijfers.bytes().all(|teken| teken.is_ascii_digit())
            && letters.bytes().all(|teken| teken.is_ascii_uppercase());
        if !juist {
            return Err(Nummerfout::Tekens);
        }
        if NIET_UITGEGEVEN.contains(&letters) {
            return Err(Nummerfout::Combinatie);
        }
        bereik.toets(cijfers.starts_with('0'))?;
        Ok(Self(format!("{cijfers} {letters}")))
    }

    /// Without the space, for comparing.
    #[must_use]
    pub fn zonder_spatie(&self) -> String {
        self.0.replace(' ', "")
    }
}
