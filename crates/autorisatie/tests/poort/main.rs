// SPDX-License-Identifier: EUPL-1.2
//! The Poort on a real PostgreSQL: who gets in, what he sees, what is left in the log.
#![cfg(test)]
#![expect(
    clippy::large_futures,
    reason = "each test is one story in one task, and is awaited once"
)]

mod bereik;
mod deur;
mod handelingen;
mod herhaling;
mod hulp;
mod intervallen;
mod klok;
mod lidmaatschappen;
mod taak;
mod werelden;
