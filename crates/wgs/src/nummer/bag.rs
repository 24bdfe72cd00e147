// SPDX-License-Identifier: EUPL-1.2
//! Identification of an object in the BAG: gemeente (4), type (2), serial number (10).

use super::{Bereik, Nummerfout, cijfers, nummer};

/// Test range: a gemeente code that is not given out (own choice).
const PROEFGEMEENTE: &str = "9999";

codelijst! {
    /// Type of object, as digits 5 and 6 of the number tell.
    BagType {
        Verblijfsobject = "verblijfsobject", "verblijfsobject";
        Ligplaats = "ligplaats", "ligplaats";
        Standplaats = "standplaats", "standplaats";
        Pand = "pand", "pand";
        Nummeraanduiding = "nummeraanduiding", "nummeraanduiding";
        OpenbareRuimte = "openbare_ruimte", "openbare ruimte";
    }
}

impl BagType {
    /// The two digits.
    #[must_use]
    pub const fn cijfers(self) -> &'static str {
        match self {
            Self::Verblijfsobject => "01",
            Self::Ligplaats => "02",
            Self::Standplaats => "03",
            Self::Pand => "10",
            Self::Nummeraanduiding => "20",
            Self::OpenbareRuimte => "30",
        }
    }
}

nummer! {
    /// BAG identification: 16 digits.
    BagId
}

impl BagId {
    /// Reads the identification of an object that must be of type `verwacht`.
    ///
    /// # Errors
    /// [`Nummerfout`]: not 16 digits, another type, or out of the `bereik`.
    pub fn parse(tekst: &str, verwacht: BagType, bereik: Bereik) -> Result<Self, Nummerfout> {
        let zestien = cijfers(tekst, 16)?;
        if zestien.get(4..6) != Some(verwacht.cijfers()) {
            return Err(Nummerfout::VerkeerdType);
        }
        bereik.toets(zestien.starts_with(PROEFGEMEENTE))?;
        Ok(Self(zestien))
    }
}
