// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong. No variant carries content, a key, or an address of the key store.

use crate::groep::SleutelId;

/// Why a value was not sealed or opened, or a key not made or destroyed.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum KluisFout {
    /// The key store did not answer within [`crate::OPSLAG_TERMIJN`], or answered with an error of its own (logged).
    #[error("the key store cannot be reached")]
    Onbereikbaar,
    /// The key was destroyed: what it sealed is gone for good.
    #[error("key {} was destroyed", .0.0)]
    Vernietigd(SleutelId),
    /// A key was asked for a group that was destroyed; such a group never gets a key again.
    #[error("the group of this key was destroyed")]
    GroepVernietigd,
    /// The key store does not know this key and did not destroy it either.
    #[error("key {} is unknown to the key store", .0.0)]
    Onbekend(SleutelId),
    /// The value was altered, cut off, or stands in another place than the one it was sealed for; or a wrapped key was.
    #[error("the sealed value is damaged or stands in the wrong place")]
    Beschadigd,
    /// The key belongs to another zaak than the place: sealing there would tie the value to the wrong destruction.
    #[error("the key belongs to another zaak than the place")]
    VerkeerdeSleutel,
    /// Longer than [`crate::KLAAR_MAXIMUM_BYTES`].
    #[error("a value of {bytes} bytes is too long to seal")]
    TeGroot {
        /// Length of the value offered.
        bytes: usize,
    },
    /// The name of a field with a blind index: 1 to 64 characters `a-z`, `0-9`, `_`, `.`.
    #[error("not a name for a blind index")]
    Veldnaam,
    /// The source of randomness failed; nothing was sealed.
    #[error("the source of randomness failed")]
    Toeval,
    /// Master keys or key store are not configured in a way that can work.
    #[error("configuration: {0}")]
    Configuratie(#[from] Configuratiefout),
}

/// What is wrong with the configuration. Shows line numbers and ids of keys, never a key.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum Configuratiefout {
    /// The file with master keys cannot be read.
    #[error("the file with master keys cannot be read: {0}")]
    Onleesbaar(std::io::ErrorKind),
    /// Others than owner and group may read the file, or others than the owner may write it.
    #[error("the file with master keys has mode {modus:o}; allow at most 640")]
    TeOpen {
        /// Permission bits as found.
        modus: u32,
    },
    /// A line that is not `id = base64`, `actief = id`, a comment or empty.
    #[error("line {0} of the master keys is not `id = base64`")]
    Regel(usize),
    /// A key that does not decode to 32 bytes.
    #[error("master key `{0}` is not 32 bytes in base64")]
    Lengte(String),
    /// A key that cannot come from a source of randomness: every byte equal.
    #[error("master key `{0}` is not random")]
    Zwak(String),
    /// The same id twice, or the same key under two ids.
    #[error("master key `{0}` stands there twice")]
    Dubbel(String),
    /// No line `actief = id`, or more than one.
    #[error("exactly one line `actief = id` is needed")]
    Actief,
    /// `actief` names a key that is not there, or the key store holds a key wrapped under it.
    #[error("master key `{0}` is needed and not there")]
    Ontbreekt(String),
    /// [`crate::Kluis::nieuw`] outside a tokio runtime, and none named.
    #[error("no tokio runtime for the connections to the key store")]
    Runtime,
    /// The pool must allow at least one connection.
    #[error("the pool of the key store allows no connection")]
    Verbindingen,
}
