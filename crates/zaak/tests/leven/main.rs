// SPDX-License-Identifier: EUPL-1.2
//! Signalen and subjecten on a real PostgreSQL, through the Poort.
#![cfg(test)]
#![expect(
    clippy::large_futures,
    reason = "each test is one story in one task, and is awaited once"
)]

mod overgangen;
mod slot;
mod stappen;
mod starten;
mod subjecten;
mod wegen;
mod wereld;
mod wijzigen;
