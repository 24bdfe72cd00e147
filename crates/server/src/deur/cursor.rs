// SPDX-License-Identifier: EUPL-1.2
//! Keyset cursors: the place in a list where the next page begins, sealed, so that a caller can
//! neither read it, nor make one, nor use one of somebody else.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, RandomizedNonceKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::fout::Fout;

/// Longest cursor that is looked at.
pub const MAX_CURSOR: usize = 512;

/// Fits an instant and an id, the widest keyset that we have; a fixed length tells nothing.
const PLAIN: usize = 128;

/// The cipher could not be used.
#[derive(Debug, thiserror::Error)]
#[error("the key for cursors cannot be used")]
pub struct CursorFault;

/// Whose list a cursor belongs to. It is bound to all of this and opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'a> {
    /// The person who asked for the page.
    pub persoon: Uuid,
    /// The lidmaatschap in which he asked.
    pub hoedanigheid: Uuid,
    /// The operation.
    pub operation: &'a str,
    /// The filter, in one canonical spelling.
    pub filter: &'a str,
    /// The hash of the policy: after a change of policy a list begins anew.
    pub policy: &'a [u8],
}

impl Binding<'_> {
    fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"verband/cursor/1\0");
        for part in [
            self.persoon.as_bytes(),
            self.hoedanigheid.as_bytes(),
            self.operation.as_bytes(),
            self.filter.as_bytes(),
            self.policy,
        ] {
            // Length first, so that no two lists of parts give the same bytes.
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

/// The key under which cursors are sealed; the same in every replica of one installation.
pub struct CursorKey(RandomizedNonceKey);

impl CursorKey {
    /// Takes 32 bytes of key.
    ///
    /// # Errors
    /// When the cipher refuses the key.
    pub fn new(key: &[u8; 32]) -> Result<Self, CursorFault> {
        RandomizedNonceKey::new(&AES_256_GCM, key)
            .map(Self)
            .map_err(|_| CursorFault)
    }

    /// Seals the place where the next page begins.
    ///
    /// # Errors
    /// When the place does not fit, or the cipher fails.
    pub fn seal<T: Serialize>(
        &self,
        place: &T,
        binding: &Binding<'_>,
    ) -> Result<String, CursorFault> {
        let mut plain = serde_json::to_vec(place).map_err(|_| CursorFault)?;
        if plain.len() > PLAIN {
            return Err(CursorFault);
        }
        // JSON may end in spaces, so the padding needs no length of its own.
        plain.resize(PLAIN, b' ');
        let nonce = self
            .0
            .seal_in_place_append_tag(Aad::from(binding.digest()), &mut plain)
            .map_err(|_| CursorFault)?;
        let mut sealed = nonce.as_ref().to_vec();
        sealed.append(&mut plain);
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens a cursor that was given to this caller for this list.
    ///
    /// # Errors
    /// The same fault for altered, foreign, outdated and invented ones.
    pub fn open<T: DeserializeOwned>(
        &self,
        cursor: &str,
        binding: &Binding<'_>,
    ) -> Result<T, Fout> {
        let fault = || Fout::query("cursor", "onbruikbaar");
        if cursor.len() > MAX_CURSOR {
            return Err(fault());
        }
        let sealed = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| fault())?;
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>().ok_or_else(fault)?;
        let mut rest = rest.to_vec();
        let plain = self
            .0
            .open_in_place(nonce.into(), Aad::from(binding.digest()), &mut rest)
            .map_err(|_| fault())?;
        serde_json::from_slice(plain).map_err(|_| fault())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Binding, CursorKey};

    const BINDING: Binding<'static> = Binding {
        persoon: Uuid::from_u128(1),
        hoedanigheid: Uuid::from_u128(2),
        operation: "casus.lijst",
        filter: "tafel=D",
        policy: b"beleid",
    };

    fn key() -> CursorKey {
        CursorKey::new(&[7; 32]).expect("a key")
    }

    #[test]
    fn a_cursor_opens_for_whom_it_was_made() {
        let cursor = key()
            .seal(&("2026-11-24T10:00:00Z", 3), &BINDING)
            .expect("sealed");
        assert_eq!(
            key().open(&cursor, &BINDING),
            Ok(("2026-11-24T10:00:00Z".to_owned(), 3))
        );
        assert!(!cursor.contains('='));
    }

    #[test]
    fn a_foreign_cursor_is_refused() {
        let cursor = key().seal(&1, &BINDING).expect("sealed");
        let others = [
            Binding {
                persoon: Uuid::from_u128(9),
                ..BINDING
            },
            Binding {
                hoedanigheid: Uuid::from_u128(9),
                ..BINDING
            },
            Binding {
                operation: "signaal.lijst",
                ..BINDING
            },
            Binding {
                filter: "tafel=E",
                ..BINDING
            },
            Binding {
                policy: b"ander beleid",
                ..BINDING
            },
        ];
        for other in others {
            let fault = key().open::<u32>(&cursor, &other).expect_err("refused");
            assert_eq!(
                (fault.plaats.as_str(), fault.code.as_ref()),
                ("query:cursor", "onbruikbaar")
            );
        }
        let other_key = CursorKey::new(&[8; 32]).expect("a key");
        assert!(other_key.open::<u32>(&cursor, &BINDING).is_err());
    }

    #[test]
    fn an_altered_cursor_is_refused() {
        let cursor = key().seal(&1, &BINDING).expect("sealed");
        for at in 0..cursor.len() {
            let mut altered = cursor.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).expect("ASCII");
            assert!(key().open::<u32>(&altered, &BINDING).is_err(), "byte {at}");
        }
        for invented in ["", "AAAA", "niets", &"A".repeat(600)] {
            assert!(key().open::<u32>(invented, &BINDING).is_err());
        }
    }

    #[test]
    fn the_length_tells_nothing_about_the_place() {
        let one = key().seal(&1, &BINDING).expect("sealed");
        let long = key().seal(&"a".repeat(100), &BINDING).expect("sealed");
        assert_eq!(one.len(), long.len());
        assert!(key().seal(&"a".repeat(200), &BINDING).is_err());
    }

    #[test]
    fn filters_cannot_be_shifted_into_each_other() {
        let cursor = key().seal(&1, &BINDING).expect("sealed");
        let shifted = Binding {
            operation: "casus.lijstt",
            filter: "afel=D",
            ..BINDING
        };
        assert!(key().open::<u32>(&cursor, &shifted).is_err());
    }
}
