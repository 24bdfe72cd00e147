// SPDX-License-Identifier: EUPL-1.2
//! Tokens that were verified before. Only the verification is remembered, never a right: membership and revocation are
//! read with each request.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use parking_lot::RwLock;

use super::claims::toets_tijd;
use super::geverifieerd::Geverifieerd;

/// Parts with a lock each.
const VAKKEN: usize = 16;
/// Tokens kept per part; some 16 thousand in all, more than there are users at work.
const MAX_PER_VAK: usize = 1024;

/// Under which circumstances a token was verified. When one of them changes, what was remembered no longer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stempel {
    /// The revocation epoch.
    pub(super) tijdvak: u64,
    /// The generation of the key sets.
    pub(super) generatie: u64,
}

type Vak = HashMap<[u8; 32], (Stempel, Arc<Geverifieerd>)>;

/// The bounded map from SHA-256 of a whole token to what it says. The whole hash is compared.
#[derive(Debug)]
pub(super) struct Geheugen {
    vakken: [RwLock<Vak>; VAKKEN],
}

impl Geheugen {
    pub(super) fn nieuw() -> Self {
        Self {
            vakken: std::array::from_fn(|_| RwLock::new(HashMap::new())),
        }
    }

    fn vak(&self, hash: &[u8; 32]) -> &RwLock<Vak> {
        &self.vakken[usize::from(hash[0]) % VAKKEN]
    }

    /// The remembered token, when it was verified under the same circumstances.
    pub(super) fn zoek(&self, hash: &[u8; 32], stempel: Stempel) -> Option<Arc<Geverifieerd>> {
        let vak = self.vak(hash).read();
        vak.get(hash)
            .filter(|(eigen, _)| *eigen == stempel)
            .map(|(_, geverifieerd)| geverifieerd.clone())
    }

    /// Remembers a token. A full part loses what is expired or out of date; when that does not help, everything.
    pub(super) fn onthoud(&self, geverifieerd: Arc<Geverifieerd>, stempel: Stempel, nu: Timestamp) {
        let hash = geverifieerd.token_hash;
        let mut vak = self.vak(&hash).write();
        if vak.len() >= MAX_PER_VAK {
            vak.retain(|_, (eigen, oud)| {
                *eigen == stempel && toets_tijd(oud.exp, oud.nbf, nu).is_ok()
            });
            if vak.len() >= MAX_PER_VAK {
                vak.clear();
            }
        }
        vak.insert(hash, (stempel, geverifieerd));
    }

    #[cfg(test)]
    pub(super) fn aantal(&self) -> usize {
        self.vakken.iter().map(|vak| vak.read().len()).sum()
    }
}

#[cfg(test)]
pub(super) const MAX_TOKENS: usize = VAKKEN * MAX_PER_VAK;
