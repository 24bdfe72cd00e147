// SPDX-License-Identifier: EUPL-1.2
//! One row of the policy, checked.

use std::fmt;

use wgs::regel::Regel;

use super::bits::{FeitBits, ScopeBits};
use super::handeling::Handeling;
use super::woordenschat::{Objectsoort, Rol, Scope, Weergave};

/// The longest row id (`P-ABCDE-99`); short, so that an id is copied instead of allocated.
const MAX_RIJID_TEKENS: usize = 10;

/// The id of a policy row: `P-ABC-01` for an allow row, `X-01` for a deny row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rijid {
    // INVARIANT: ASCII, the rest zero.
    tekens: [u8; MAX_RIJID_TEKENS],
    lengte: u8,
}

impl Rijid {
    /// Reads an id; `None` when the text has another form.
    #[must_use]
    pub fn van(tekst: &str) -> Option<Self> {
        let delen: Vec<&str> = tekst.split('-').collect();
        let is_nummer =
            |deel: &str| deel.len() == 2 && deel.bytes().all(|teken| teken.is_ascii_digit());
        let is_groep = |deel: &str| {
            (2..=5).contains(&deel.len()) && deel.bytes().all(|teken| teken.is_ascii_uppercase())
        };
        let goed = match delen.as_slice() {
            ["P", groep, nummer] => is_groep(groep) && is_nummer(nummer),
            ["X", nummer] => is_nummer(nummer),
            _ => false,
        };
        if !goed {
            return None;
        }
        let mut tekens = [0; MAX_RIJID_TEKENS];
        tekens
            .get_mut(..tekst.len())?
            .copy_from_slice(tekst.as_bytes());
        Some(Self {
            tekens,
            lengte: u8::try_from(tekst.len()).ok()?,
        })
    }

    /// The id as text.
    #[must_use]
    pub fn als_tekst(&self) -> &str {
        let tekens = self
            .tekens
            .get(..usize::from(self.lengte))
            .unwrap_or_default();
        std::str::from_utf8(tekens).unwrap_or_default()
    }

    /// Whether the row takes away.
    #[must_use]
    pub const fn is_weigering(&self) -> bool {
        self.tekens[0] == b'X'
    }
}

impl fmt::Display for Rijid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.als_tekst())
    }
}

impl fmt::Debug for Rijid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.als_tekst())
    }
}

/// What a row does when it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Allows, unless a deny row matches too.
    Toestaan,
    /// Denies, whatever else matches.
    Weigeren,
}

/// A column that names one value, or every value (`*`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Keuze<T> {
    /// `*`.
    Elk,
    /// One value.
    Een(T),
}

impl<T: Copy + PartialEq> Keuze<T> {
    /// Whether the value is meant.
    pub fn omvat(self, waarde: T) -> bool {
        match self {
            Self::Elk => true,
            Self::Een(eigen) => eigen == waarde,
        }
    }

    /// Whether everything that `andere` means is meant here too.
    pub fn omvat_keuze(self, andere: Self) -> bool {
        match (self, andere) {
            (Self::Elk, _) => true,
            (Self::Een(_), Self::Elk) => false,
            (Self::Een(eigen), Self::Een(ander)) => eigen == ander,
        }
    }

    /// Whether there is a value that both mean.
    pub fn overlapt(self, andere: Self) -> bool {
        self.omvat_keuze(andere) || andere.omvat_keuze(self)
    }
}

impl<T: fmt::Display> fmt::Display for Keuze<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Elk => f.write_str("*"),
            Self::Een(waarde) => waarde.fmt(f),
        }
    }
}

/// A checked row of `policies/policy.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beleidsrij {
    /// The id, unique in the file.
    pub id: Rijid,
    /// The line in the file, from 1.
    pub regel: u32,
    /// For which role.
    pub rol: Keuze<Rol>,
    /// About which kind of object.
    pub object: Keuze<Objectsoort>,
    /// Which act.
    pub handeling: Keuze<Handeling>,
    /// In what relation to the row asked for; [`Scope::Altijd`] in deny rows.
    pub scope: Scope,
    /// What it shows; `None` in deny rows.
    pub weergave: Option<Weergave>,
    /// The facts that must all hold for the row to match.
    pub eisen: FeitBits,
    /// The rules it rests on, in the order of the file.
    pub grond: Vec<&'static Regel>,
    /// Allows or denies.
    pub effect: Effect,
}

impl Beleidsrij {
    /// Whether the scope of the row holds.
    #[must_use]
    pub fn scope_geldt(&self, scopes: ScopeBits) -> bool {
        self.scope == Scope::Altijd || scopes.bevat(self.scope)
    }

    /// Whether role aside, the row is about this object and act.
    #[must_use]
    pub fn gaat_over(&self, object: Objectsoort, handeling: Handeling) -> bool {
        self.object.omvat(object) && self.handeling.omvat(handeling)
    }
}

#[cfg(test)]
mod proeven {
    use super::*;

    #[test]
    fn alleen_de_twee_vormen_van_een_rijid() {
        for goed in ["P-SIG-01", "X-11", "P-ABCDE-99"] {
            assert_eq!(Rijid::van(goed).expect(goed).als_tekst(), goed);
        }
        for fout in [
            "",
            "P-SIG-1",
            "P-SIG-001",
            "P-sig-01",
            "P-ABCDEF-01",
            "X-1",
            "Y-01",
            "X-01-02",
            "P-01",
            " X-01",
        ] {
            assert_eq!(Rijid::van(fout), None, "{fout:?}");
        }
    }
}
