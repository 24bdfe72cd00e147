// SPDX-License-Identifier: EUPL-1.2
//! The persons that a record concerns, as a salted Merkle root: one person's line can be shown without the others'.
//!
//! Leaf: `SHA-256(0x00 || salt || alias)`. The leaves stand in ascending order of their bytes, which says nothing of the order in
//! which the persons appeared, and the root is that of RFC 6962.

use uuid::Uuid;

use crate::boom::{self, Toppen};
use crate::record::Subjecten;

/// Length of a salt in bytes.
pub const ZOUT_LENGTE: usize = 16;

/// One person with the salt of this record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gezouten {
    /// Alias of the person.
    pub alias: Uuid,
    /// Salt, never used for another record or person.
    pub zout: [u8; ZOUT_LENGTE],
}

impl Gezouten {
    /// The leaf of this person.
    #[must_use]
    pub fn blad(&self) -> [u8; 32] {
        let mut bytes = [0; ZOUT_LENGTE + 16];
        let (zout, alias) = bytes.split_at_mut(ZOUT_LENGTE);
        zout.copy_from_slice(&self.zout);
        alias.copy_from_slice(self.alias.as_bytes());
        boom::blad(&bytes)
    }
}

/// Salts the persons of a record; doubles are dropped.
///
/// The salt is a keyed hash of record, place and a secret that only this process has, so it is as unpredictable as the secret
/// (`zaad`), and the same record prepared twice has the same root. All parts have a fixed length.
#[must_use]
pub fn zout(zaad: &[u8; 32], record_id: Uuid, aliassen: &[Uuid]) -> Vec<Gezouten> {
    let mut uniek: Vec<Uuid> = aliassen.to_vec();
    uniek.sort_unstable();
    uniek.dedup();
    uniek
        .into_iter()
        .map(|alias| {
            let hash = boom::sha256_van(&[
                b"verband/logzout/1",
                zaad,
                record_id.as_bytes(),
                alias.as_bytes(),
            ]);
            let mut zout = [0; ZOUT_LENGTE];
            zout.copy_from_slice(&hash[..ZOUT_LENGTE]);
            Gezouten { alias, zout }
        })
        .collect()
}

/// Count and root; `None` for nobody.
#[must_use]
pub fn samenvatting(personen: &[Gezouten]) -> Option<Subjecten> {
    let aantal = u32::try_from(personen.len()).ok().filter(|n| *n > 0)?;
    let mut bladen: Vec<[u8; 32]> = personen.iter().map(Gezouten::blad).collect();
    bladen.sort_unstable();
    let mut toppen = Toppen::default();
    for blad in bladen {
        toppen.voeg_toe(blad);
    }
    Some(Subjecten {
        aantal,
        wortel: toppen.wortel(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_ignores_order_and_doubles_and_depends_on_salt() {
        let (a, b, c) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let record = Uuid::from_u128(9);
        let een = samenvatting(&zout(&[7; 32], record, &[a, b, c, a]));
        assert_eq!(een, samenvatting(&zout(&[7; 32], record, &[c, b, a])));
        assert_eq!(een.map(|s| s.aantal), Some(3));
        assert_ne!(een, samenvatting(&zout(&[8; 32], record, &[a, b, c])));
        assert_ne!(
            een,
            samenvatting(&zout(&[7; 32], Uuid::from_u128(10), &[a, b, c]))
        );
        assert_eq!(samenvatting(&[]), None);
    }
}
