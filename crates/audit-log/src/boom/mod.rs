// SPDX-License-Identifier: EUPL-1.2
//! The Merkle tree of RFC 6962 over SHA-256: hashes, and the compact range with which the log grows.

pub mod tegel;
#[cfg(test)]
mod tests;

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// Plain SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// SHA-256 of parts, one after the other.
#[must_use]
pub fn sha256_van(delen: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    for deel in delen {
        hash.update(deel);
    }
    hash.finalize().into()
}

/// Hash of a leaf: `SHA-256(0x00 || entry)`.
#[must_use]
pub fn blad(regel: &[u8]) -> Hash {
    sha256_van(&[&[0], regel])
}

/// Hash of an inner node: `SHA-256(0x01 || left || right)`.
#[must_use]
pub fn knoop(links: &Hash, rechts: &Hash) -> Hash {
    sha256_van(&[&[1], links, rechts])
}

/// Hash of a full subtree whose leaves are given; `None` unless their number is a power of two.
#[must_use]
pub fn deelboom(hashes: &[Hash]) -> Option<Hash> {
    if !hashes.len().is_power_of_two() {
        return None;
    }
    let mut laag = hashes.to_vec();
    while laag.len() > 1 {
        laag = laag
            .chunks_exact(2)
            .map(|paar| knoop(&paar[0], &paar[1]))
            .collect();
    }
    laag.first().copied()
}

/// The compact range `[0, omvang)`: one hash per full subtree, largest first. This is all that appending needs.
///
/// INVARIANT: the number of hashes is the number of one-bits of `omvang`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toppen {
    omvang: u64,
    toppen: Vec<Hash>,
}

impl Toppen {
    /// Rebuilds a range from its size and the concatenated hashes; `None` when the two do not fit.
    #[must_use]
    pub fn van_bytes(omvang: u64, bytes: &[u8]) -> Option<Self> {
        let (delen, rest) = bytes.as_chunks::<32>();
        let past = rest.is_empty() && delen.len() == omvang.count_ones() as usize;
        past.then(|| Self {
            omvang,
            toppen: delen.to_vec(),
        })
    }

    /// The hashes, largest subtree first.
    #[must_use]
    pub fn als_bytes(&self) -> Vec<u8> {
        self.toppen.concat()
    }

    /// Number of leaves.
    #[must_use]
    pub const fn omvang(&self) -> u64 {
        self.omvang
    }

    /// Appends one leaf.
    pub fn voeg_toe(&mut self, blad: Hash) {
        self.voeg_deelboom_toe(0, blad);
    }

    /// Appends a full subtree of `2^niveau` leaves. The range must be a multiple of that, else nothing is added and `false` returned.
    pub fn voeg_deelboom_toe(&mut self, niveau: u32, hash: Hash) -> bool {
        let Some(breedte) = 1_u64.checked_shl(niveau) else {
            return false;
        };
        let Some(omvang) = self.omvang.checked_add(breedte) else {
            return false;
        };
        if !self.omvang.is_multiple_of(breedte) {
            return false;
        }
        let mut hash = hash;
        let mut rest = self.omvang >> niveau;
        while rest & 1 == 1 {
            if let Some(links) = self.toppen.pop() {
                hash = knoop(&links, &hash);
            }
            rest >>= 1;
        }
        self.toppen.push(hash);
        self.omvang = omvang;
        true
    }

    /// Root of the tree; of the empty tree it is the hash of nothing.
    #[must_use]
    pub fn wortel(&self) -> Hash {
        let mut van_rechts = self.toppen.iter().rev();
        match van_rechts.next() {
            None => sha256(&[]),
            Some(laatste) => van_rechts.fold(*laatste, |rechts, links| knoop(links, &rechts)),
        }
    }
}
