// SPDX-License-Identifier: EUPL-1.2
//! BSN and RSIN: nine digits with the elfproef.

use alloc::{format, string::String};

use super::{Bereik, Nummerfout, cijfers, nummer, waarden};

/// Test range of BSN and RSIN, which share one number space.
const PROEFREEKS: &str = "99999";

nummer! {
    /// Burgerservicenummer (WGS 2.21(1), UAVG 46; R-23). Shown masked: `*****0007`.
    Bsn
}

nummer! {
    /// RSIN. Its check cannot tell it from a BSN: what it is, is stored, never inferred.
    Rsin
}

impl Bsn {
    /// Reads a BSN of nine digits, or of eight (then padded with a zero).
    ///
    /// # Errors
    /// [`Nummerfout`]: wrong characters or length, failed elfproef, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        lees(tekst, bereik).map(Self)
    }
}

impl Rsin {
    /// Reads an RSIN; the same check as a BSN.
    ///
    /// # Errors
    /// [`Nummerfout`]: wrong characters or length, failed elfproef, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        lees(tekst, bereik).map(Self)
    }
}

fn lees(tekst: &str, bereik: Bereik) -> Result<String, Nummerfout> {
    let negen = match cijfers(tekst, 8) {
        Ok(acht) => format!("0{acht}"),
        Err(Nummerfout::Lengte) => cijfers(tekst, 9)?,
        Err(fout) => return Err(fout),
    };
    if !voldoet_aan_elfproef(&negen) {
        return Err(Nummerfout::Elfproef);
    }
    bereik.toets(negen.starts_with(PROEFREEKS))?;
    Ok(negen)
}

/// Weights 9, 8, … 2 and, for the last digit, −1. All zeroes pass the sum but are no number.
fn voldoet_aan_elfproef(negen: &str) -> bool {
    let som: u32 = waarden(negen)
        .zip([9, 8, 7, 6, 5, 4, 3, 2, 10])
        // 10 stands for −1: they are the same modulo 11.
        .map(|(cijfer, gewicht)| cijfer * gewicht)
        .sum();
    som != 0 && som.is_multiple_of(11)
}
