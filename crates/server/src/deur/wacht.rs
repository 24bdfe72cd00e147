// SPDX-License-Identifier: EUPL-1.2
//! What the door asks of those behind it: who is this, and write down that he was refused.

use std::net::IpAddr;

use uuid::Uuid;

use super::afwijzing::Afwijzing;
use super::trace::TraceContext;

/// A token that was not accepted. Which check failed is not told to the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenGeweigerd;

/// The log cannot be written: nothing leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogOnbeschikbaar;

/// The guard behind the door. The door itself knows no tokens and no log.
#[expect(
    async_fn_in_trait,
    reason = "the door runs on one thread per worker: its futures need not be Send"
)]
pub trait Wacht: 'static {
    /// A caller whose token was verified.
    type Beller: Clone + 'static;

    /// Verifies a bearer token.
    ///
    /// # Errors
    /// When it is not valid here and now.
    async fn verifieer(&self, token: &str) -> Result<Self::Beller, TokenGeweigerd>;

    /// Writes the record of a call that the door itself refuses, and returns when it is durable.
    ///
    /// Who calls comes before what he forgot: a caller whose role may never do this gets that answer instead, which is
    /// then returned and recorded (the same for every id, so it tells nothing).
    ///
    /// # Errors
    /// When it cannot be written; the call is then answered 503.
    async fn leg_vast(
        &self,
        aanroep: &Aanroep<Self::Beller>,
        status: u16,
        code: &str,
    ) -> Result<Option<Afwijzing>, LogOnbeschikbaar>;

    /// Counts a call without a valid token: one record per source and second. Never blocks.
    fn tel_zonder_token(&self, bron: Option<IpAddr>, nu_us: u64);
}

/// One call with a valid token: everything about it save its content.
#[derive(Clone, Debug)]
pub struct Aanroep<B> {
    /// Id of the record that this call leaves.
    pub logregel: Uuid,
    /// Who calls.
    pub beller: B,
    /// Header `Hoedanigheid`.
    pub hoedanigheid: Option<Uuid>,
    /// Header `Werkcontext`.
    pub werkcontext: Option<Uuid>,
    /// SHA-256 of the header `Idempotency-Key`, and of method, path and body together.
    pub herhaling: Option<([u8; 32], [u8; 32])>,
    /// Trace context of this call.
    pub spoor: TraceContext,
    /// Address of the peer, never of a header.
    pub adres: Option<IpAddr>,
    /// Begin, microseconds since 1970.
    pub begin_us: u64,
    /// Name of the act; absent on an unknown route.
    pub handeling: Option<String>,
    /// Template of the route, or `onbekend`: never the path itself.
    pub route: String,
}
