// SPDX-License-Identifier: EUPL-1.2
//! Decisions that casbin gave before. For a given policy a decision is a pure function of the packed request, and the
//! policy does not change during the life of the process, so nothing is ever invalidated.

use std::collections::HashMap;

use parking_lot::RwLock;

use super::bits::{FeitBits, ScopeBits};
use super::handeling::Handeling;
use super::oordeel::Oordeel;
use super::woordenschat::{Objectsoort, Rol};

/// Parts with a lock each, so that concurrent readers seldom meet.
const VAKKEN: usize = 16;
/// Decisions kept per part: about 64 thousand in all, some megabytes. The live combinations are far fewer.
const MAX_PER_VAK: usize = 4096;

const OBJECT_VANAF: u32 = 8;
const HANDELING_VANAF: u32 = 16;
const SCOPES_VANAF: u32 = 24;
const FEITEN_VANAF: u32 = 36;

// INVARIANT: the parts do not overlap: 8 bits role, 8 object, 8 act, 12 scopes, 28 facts.
const _: () = {
    use super::woordenschat::{Feit, Scope};
    assert!(Rol::ALLE.len() <= 1 << OBJECT_VANAF);
    assert!(Objectsoort::ALLE.len() <= 1 << (HANDELING_VANAF - OBJECT_VANAF));
    assert!(Scope::ALLE.len() <= (FEITEN_VANAF - SCOPES_VANAF) as usize);
    assert!(Feit::ALLE.len() <= (u64::BITS - FEITEN_VANAF) as usize);
};

/// A whole request in one integer. Two different requests have different keys: nothing is hashed away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Sleutel(u64);

impl Sleutel {
    pub(super) fn van(
        rol: Rol,
        object: Objectsoort,
        handeling: Handeling,
        scopes: ScopeBits,
        feiten: FeitBits,
    ) -> Self {
        Self(
            rol as u64
                | (object as u64) << OBJECT_VANAF
                | u64::from(handeling.nummer()) << HANDELING_VANAF
                | u64::from(scopes.bits()) << SCOPES_VANAF
                | u64::from(feiten.bits()) << FEITEN_VANAF,
        )
    }
}

/// The bounded map. A part that is full is emptied: a decision that was forgotten is asked again, never guessed.
#[derive(Debug)]
pub(super) struct Geheugen {
    vakken: [RwLock<HashMap<Sleutel, Oordeel>>; VAKKEN],
}

impl Geheugen {
    pub(super) fn nieuw() -> Self {
        Self {
            vakken: std::array::from_fn(|_| RwLock::new(HashMap::new())),
        }
    }

    fn vak(&self, sleutel: Sleutel) -> &RwLock<HashMap<Sleutel, Oordeel>> {
        // Multiplication spreads the bits; only the choice of the part depends on it, not the answer.
        let gemengd = sleutel.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 60;
        &self.vakken[usize::try_from(gemengd).unwrap_or(0) % VAKKEN]
    }

    pub(super) fn zoek(&self, sleutel: Sleutel) -> Option<Oordeel> {
        self.vak(sleutel).read().get(&sleutel).cloned()
    }

    pub(super) fn onthoud(&self, sleutel: Sleutel, oordeel: Oordeel) {
        let mut vak = self.vak(sleutel).write();
        if vak.len() >= MAX_PER_VAK {
            vak.clear();
        }
        vak.insert(sleutel, oordeel);
    }

    #[cfg(test)]
    pub(super) fn aantal(&self) -> usize {
        self.vakken.iter().map(|vak| vak.read().len()).sum()
    }
}

#[cfg(test)]
mod proeven {
    use std::collections::HashSet;

    use super::*;
    use crate::beleid::woordenschat::{Feit, Scope};

    #[test]
    fn elke_enkele_wijziging_geeft_een_andere_sleutel() {
        let mut gezien = HashSet::new();
        let mut aantal = 0;
        for rol in Rol::ALLE {
            for object in Objectsoort::ALLE {
                for handeling in Handeling::alle() {
                    gezien.insert(Sleutel::van(
                        *rol,
                        *object,
                        handeling,
                        ScopeBits::LEEG,
                        FeitBits::LEEG,
                    ));
                    aantal += 1;
                }
            }
        }
        let (rol, object) = (Rol::ALLE[0], Objectsoort::ALLE[0]);
        let handeling = Handeling::alle().next().expect("een handeling");
        for scope in Scope::ALLE {
            gezien.insert(Sleutel::van(
                rol,
                object,
                handeling,
                ScopeBits::LEEG.met(*scope),
                FeitBits::LEEG,
            ));
            aantal += 1;
        }
        for feit in Feit::ALLE {
            gezien.insert(Sleutel::van(
                rol,
                object,
                handeling,
                ScopeBits::LEEG,
                FeitBits::LEEG.met(*feit),
            ));
            aantal += 1;
        }
        assert_eq!(gezien.len(), aantal);
    }

    #[test]
    fn het_geheugen_groeit_niet_boven_zijn_grens() {
        let geheugen = Geheugen::nieuw();
        for nummer in 0..(2 * VAKKEN * MAX_PER_VAK) as u64 {
            geheugen.onthoud(Sleutel(nummer), Oordeel::geen_rij(Vec::new()));
        }
        assert!(geheugen.aantal() <= VAKKEN * MAX_PER_VAK);
    }
}
