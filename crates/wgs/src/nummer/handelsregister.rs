// SPDX-License-Identifier: EUPL-1.2
//! Numbers of the Handelsregister. Kept as text: leading zeros count.

use super::{Bereik, Nummerfout, cijfers, nummer};

/// Test range of both numbers.
const PROEFREEKS: &str = "9999";

nummer! {
    /// KvK-nummer: 8 digits.
    KvkNummer
}

nummer! {
    /// Vestigingsnummer: 12 digits.
    Vestigingsnummer
}

impl KvkNummer {
    /// Reads a KvK-nummer.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 8 digits, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let acht = cijfers(tekst, 8)?;
        bereik.toets(acht.starts_with(PROEFREEKS))?;
        Ok(Self(acht))
    }
}

impl Vestigingsnummer {
    /// Reads a vestigingsnummer.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 12 digits, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let twaalf = cijfers(tekst, 12)?;
        bereik.toets(twaalf.starts_with(PROEFREEKS))?;
        Ok(Self(twaalf))
    }
}
