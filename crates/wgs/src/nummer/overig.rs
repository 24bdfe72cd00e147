// SPDX-License-Identifier: EUPL-1.2
//! Numbers of ships and of foreigners. Of V-nummer and ENI only the form is checked. Their test ranges,
//! and that of the IMO number, are our own choice: numbers that begin with zeros.

use super::{Bereik, Nummerfout, cijfers, nummer, waarden};

nummer! {
    /// IMO number of a seagoing ship: 7 digits, the last a check digit. Test range `0xxxxxx`.
    ImoNummer
}

nummer! {
    /// V-nummer of the vreemdelingenadministratie: 10 digits. Test range `0000xxxxxx`.
    VNummer
}

nummer! {
    /// European number of an inland vessel: 8 digits. Test range `000xxxxx`.
    EniNummer
}

impl ImoNummer {
    /// Reads an IMO number, with or without the prefix `IMO`.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 7 digits, wrong check digit, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let tekst = tekst.trim();
        let zeven = cijfers(tekst.strip_prefix("IMO").unwrap_or(tekst), 7)?;
        let som: u32 = waarden(&zeven)
            .zip([7, 6, 5, 4, 3, 2])
            .map(|(cijfer, gewicht)| cijfer * gewicht)
            .sum();
        if waarden(&zeven).last() != Some(som % 10) {
            return Err(Nummerfout::Controlegetal);
        }
        bereik.toets(zeven.starts_with('0'))?;
        Ok(Self(zeven))
    }
}

impl VNummer {
    /// Reads a V-nummer.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 10 digits, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let tien = cijfers(tekst, 10)?;
        bereik.toets(tien.starts_with("0000"))?;
        Ok(Self(tien))
    }
}

impl EniNummer {
    /// Reads an ENI.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 8 digits, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let acht = cijfers(tekst, 8)?;
        bereik.toets(acht.starts_with("000"))?;
        Ok(Self(acht))
    }
}
