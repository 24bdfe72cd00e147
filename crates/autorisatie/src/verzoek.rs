// SPDX-License-Identifier: EUPL-1.2
//! What a request carries besides its body. Nothing in it is a right: ids are read back from the database.

use std::sync::Arc;

use audit_log::Spoor;
use uuid::Uuid;

use crate::token::Geverifieerd;

/// A request with a verified token.
#[derive(Clone, Debug)]
pub struct Verzoek {
    /// Id of the log record that this request will leave; the answer names it.
    pub record_id: Uuid,
    /// The verified token.
    pub token: Arc<Geverifieerd>,
    /// Header `Hoedanigheid`: the lidmaatschap in which the caller wants to act.
    pub hoedanigheid: Option<Uuid>,
    /// Header `Werkcontext`.
    pub werkcontext: Option<Uuid>,
    /// Header `Idempotency-Key` with the hash of the body, on requests that change something.
    pub herhaling: Option<Herhaalsleutel>,
    /// Trace context.
    pub spoor: Spoor,
    /// Channel over which the request came (BIO2 8.15.01, origin): a listener, never a client address.
    pub herkomst: &'static str,
    /// Address of the client; sealed in the detail of the record.
    pub adres: Option<std::net::IpAddr>,
    /// HTTP status of the answer when the act succeeds, for the record.
    pub status: u16,
    /// Start of the request, microseconds since 1970.
    pub begin_us: u64,
}

/// Makes a change repeatable: same key and same body, same answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Herhaalsleutel {
    /// SHA-256 of the header's value.
    pub sleutel: [u8; 32],
    /// SHA-256 of path and body.
    pub lichaam: [u8; 32],
}
