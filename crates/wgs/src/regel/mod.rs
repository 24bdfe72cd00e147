// SPDX-License-Identifier: EUPL-1.2
//! Register of the rules the system follows: one number, one sentence, and the provisions it rests on.
//!
//! Refusals, log records and policy rows carry the number; what they show comes from here.

use crate::bepaling::Bepaling;

mod lijst;

pub use lijst::*;

/// One rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Regel {
    /// Number within the register; `R-07` is 7.
    pub nummer: u16,
    /// `R-` and at least two digits.
    pub id: &'static str,
    /// What the rule demands, one Dutch sentence.
    pub omschrijving: &'static str,
    /// What it rests on; never empty.
    pub bepalingen: &'static [&'static Bepaling],
}

impl Regel {
    /// The rule with this id (`R-40`).
    #[must_use]
    pub fn van(id: &str) -> Option<&'static Self> {
        REGISTER.iter().copied().find(|regel| regel.id == id)
    }
}

impl core::fmt::Display for Regel {
    fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        uit.write_str(self.id)
    }
}
