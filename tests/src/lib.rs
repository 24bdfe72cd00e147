// SPDX-License-Identifier: EUPL-1.2
//! A running Verband for tests: the real service on a free port, two databases of its own, an
//! issuer whose tokens can be anything, a client that holds every answer to the OpenAPI document,
//! and steps in Dutch for scenarios.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a library for tests only: what goes wrong here is the test's failure"
)]

pub mod contract;
pub mod eigen;
pub mod generator;
mod hoofdtaak;
pub mod inkijk;
pub mod inrichting;
pub mod kanarie;
pub mod klant;
mod knelpunten;
mod luisteraar;
pub mod opstelling;
pub mod proces;
pub mod regels;
pub mod stappen;
pub mod subjectstappen;
pub mod tafel;
pub mod uitgever;
pub mod wereld;
mod zijpaden;
pub mod zoeker;

pub use contract::{Contract, Operatie};
pub use klant::{Aanroep, Antwoord, Klant};
pub use opstelling::Opstelling;
pub use wereld::Wereld;
