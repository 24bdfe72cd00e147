// SPDX-License-Identifier: EUPL-1.2
//! A sealed value, and a value that was opened.

use std::fmt;
use std::ops::Deref;

use uuid::Uuid;
use zeroize::Zeroizing;

use crate::aead::{NONCE_BYTES, TAG_BYTES};
use crate::fout::KluisFout;
use crate::groep::SleutelId;

/// The one version so far; decoders of all versions stay.
pub(crate) const VERSIE: u8 = 1;
/// Version and key id.
pub(crate) const KOP_BYTES: usize = 1 + 16;
/// What a seal adds to the padded value.
pub(crate) const OMSLAG_BYTES: usize = KOP_BYTES + NONCE_BYTES + TAG_BYTES;

/// A sealed value: version (1 byte), key id (16), nonce (12), ciphertext, tag (16). The ciphertext is as long as the
/// size class of the value ([`crate::klasse_bytes`]). In PostgreSQL a `bytea`.
#[derive(
    Clone, PartialEq, Eq, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Binary)]
pub struct Verzegeld(pub Vec<u8>);

impl Verzegeld {
    /// The key that opens it.
    ///
    /// # Errors
    /// [`KluisFout::Beschadigd`] when it is too short or of an unknown version.
    pub fn sleutel(&self) -> Result<SleutelId, KluisFout> {
        Ok(self.delen()?.0)
    }

    /// Key id; nonce, ciphertext and tag.
    pub(crate) fn delen(&self) -> Result<(SleutelId, &[u8]), KluisFout> {
        if self.0.len() < OMSLAG_BYTES {
            return Err(KluisFout::Beschadigd);
        }
        match self.0.split_first() {
            Some((&VERSIE, rest)) => {
                let (id, gesloten) = rest
                    .split_first_chunk::<16>()
                    .ok_or(KluisFout::Beschadigd)?;
                Ok((SleutelId(Uuid::from_bytes(*id)), gesloten))
            }
            _ => Err(KluisFout::Beschadigd),
        }
    }
}

/// Shows the length only.
impl fmt::Debug for Verzegeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verzegeld({} bytes)", self.0.len())
    }
}

/// An opened value. Zeroed when dropped; shows its length only.
#[derive(PartialEq, Eq)]
pub struct Klaar(Zeroizing<Vec<u8>>);

impl Klaar {
    pub(crate) fn nieuw(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    /// The value as text.
    ///
    /// # Errors
    /// [`KluisFout::Beschadigd`] when it is not UTF-8.
    pub fn tekst(&self) -> Result<&str, KluisFout> {
        std::str::from_utf8(&self.0).map_err(|_| KluisFout::Beschadigd)
    }
}

impl Deref for Klaar {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Klaar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Klaar({} bytes)", self.0.len())
    }
}
