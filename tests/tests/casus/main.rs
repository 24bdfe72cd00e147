// SPDX-License-Identifier: EUPL-1.2
//! The casus on a real database, through the Poort: its start is one transaction, and who sees what of it.
#![cfg(test)]
#![expect(
    clippy::large_futures,
    reason = "each test is one story in one task, and is awaited once"
)]

mod bouw;
mod gegevens;
mod overgangen;
mod start;
mod wereld;
mod zicht;
