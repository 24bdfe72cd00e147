// SPDX-License-Identifier: EUPL-1.2
//! Blind indexes: equal values of a field in one epoch are found without being opened.

use std::fmt;

use aws_lc_rs::hmac;

use crate::aead::SLEUTEL_BYTES;

/// HMAC-SHA-256 of a value under the key of its field and epoch. Says only whether two values of that field and epoch
/// are equal; without the key it cannot be computed, not even by trying every BSN. In PostgreSQL a `bytea`.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Binary)]
pub struct BlindeIndex(pub [u8; 32]);

/// Shows nothing: equal indexes in a log would show that two rows hold the same value.
impl fmt::Debug for BlindeIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BlindeIndex(..)")
    }
}

/// The key of one field and epoch. aws-lc cleanses it when it is freed.
pub(crate) struct Indexsleutel(hmac::Key);

impl Indexsleutel {
    pub(crate) fn nieuw(sleutel: &[u8; SLEUTEL_BYTES]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, sleutel))
    }

    pub(crate) fn bereken(&self, waarde: &[u8]) -> BlindeIndex {
        let merk = hmac::sign(&self.0, waarde);
        let mut uit = [0; 32];
        // INVARIANT: a SHA-256 tag is 32 bytes, so the two are equally long.
        uit.iter_mut()
            .zip(merk.as_ref())
            .for_each(|(doel, byte)| *doel = *byte);
        BlindeIndex(uit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected value was computed with another implementation of HMAC-SHA-256.
    #[test]
    fn vector() {
        let index = Indexsleutel::nieuw(&[0x0b; 32]).bereken(b"Hi There");
        assert_eq!(index.0, VERWACHT);
        assert_eq!(format!("{index:?}"), "BlindeIndex(..)");
    }
    const VERWACHT: [u8; 32] = [
        0x19, 0x8a, 0x60, 0x7e, 0xb4, 0x4b, 0xfb, 0xc6, 0x99, 0x03, 0xa0, 0xf1, 0xcf, 0x2b, 0xbd,
        0xc5, 0xba, 0x0a, 0xa3, 0xf3, 0xd9, 0xae, 0x3c, 0x1c, 0x7a, 0x3b, 0x16, 0x96, 0xa0, 0xb6,
        0x8c, 0xf7,
    ];
}
