// SPDX-License-Identifier: EUPL-1.2
//! What is known of a caller after his token was verified.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;

/// The claims of a verified token that are used at all. There is no role, gremium or organisation among them: those
/// come from the lidmaatschap. Only [`super::Tokentoets`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Geverifieerd {
    pub(super) iss: Arc<str>,
    pub(super) sub: String,
    pub(super) azp: String,
    pub(super) is_machineclient: bool,
    pub(super) jti_hash: [u8; 32],
    pub(super) sid: Option<String>,
    pub(super) exp: Timestamp,
    pub(super) nbf: Timestamp,
    pub(super) iat: Timestamp,
    pub(super) acr: Option<String>,
    pub(super) auth_time: Option<Timestamp>,
    pub(super) cnf: Option<[u8; 32]>,
    pub(super) token_hash: [u8; 32],
}

impl Geverifieerd {
    /// The issuer, as configured.
    #[must_use]
    pub fn iss(&self) -> &Arc<str> {
        &self.iss
    }

    /// The subject: opaque, and only unique together with the issuer.
    #[must_use]
    pub fn sub(&self) -> &str {
        &self.sub
    }

    /// The client that got the token (`azp`, else `client_id`).
    #[must_use]
    pub fn azp(&self) -> &str {
        &self.azp
    }

    /// Whether the client is configured as a machine client; such a token is always bound to a certificate.
    #[must_use]
    pub const fn is_machineclient(&self) -> bool {
        self.is_machineclient
    }

    /// SHA-256 of `jti`; what the log and the list of revocations hold.
    #[must_use]
    pub const fn jti_hash(&self) -> &[u8; 32] {
        &self.jti_hash
    }

    /// The session at the issuer.
    #[must_use]
    pub fn sid(&self) -> Option<&str> {
        self.sid.as_deref()
    }

    /// Until when the token is valid.
    #[must_use]
    pub const fn exp(&self) -> Timestamp {
        self.exp
    }

    /// When the token was issued.
    #[must_use]
    pub const fn iat(&self) -> Timestamp {
        self.iat
    }

    /// How strongly the person signed in.
    #[must_use]
    pub fn acr(&self) -> Option<&str> {
        self.acr.as_deref()
    }

    /// When the person signed in.
    #[must_use]
    pub const fn auth_time(&self) -> Option<Timestamp> {
        self.auth_time
    }

    /// SHA-256 of the client certificate that the token is bound to (`cnf.x5t#S256`). The binding was checked.
    #[must_use]
    pub const fn cnf(&self) -> Option<&[u8; 32]> {
        self.cnf.as_ref()
    }

    /// SHA-256 of the whole token.
    #[must_use]
    pub const fn token_hash(&self) -> &[u8; 32] {
        &self.token_hash
    }
}

/// Leaves out what identifies a person: debug output ends in traces.
impl fmt::Debug for Geverifieerd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Geverifieerd")
            .field("iss", &self.iss)
            .field("exp", &self.exp)
            .field("is_machineclient", &self.is_machineclient)
            .finish_non_exhaustive()
    }
}
