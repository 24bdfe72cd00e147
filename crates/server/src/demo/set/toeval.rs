// SPDX-License-Identifier: EUPL-1.2
//! Chance that is the same in every run: the set looks varied, and a repeated request is the same request.

/// The seed of the whole set. Another seed is another set, with Idempotency-Keys of its own.
pub(super) const ZAAD: u64 = 2_023_112_400;

/// A sequence of numbers (SplitMix64); nothing that must be unpredictable comes from it.
pub(super) struct Toeval(u64);

impl Toeval {
    /// The sequence of one thing, by its name: what is added to the set elsewhere does not change it.
    pub(super) fn van(naam: &str) -> Self {
        // FNV-1a: spreads short names.
        let start = naam.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(start ^ ZAAD)
    }

    fn volgende(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `grens`, and 0 below 0.
    pub(super) fn onder(&mut self, grens: usize) -> usize {
        let grens = u64::try_from(grens).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.volgende() % grens).unwrap_or_default()
    }

    /// One of these.
    pub(super) fn kies(&mut self, uit: &[&'static str]) -> &'static str {
        uit.get(self.onder(uit.len())).copied().unwrap_or_default()
    }

    /// All of these, in another order.
    pub(super) fn schud<T>(&mut self, rij: &mut [T]) {
        for plek in (1..rij.len()).rev() {
            rij.swap(plek, self.onder(plek + 1));
        }
    }
}
