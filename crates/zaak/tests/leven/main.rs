// SPDX-License-Identifier: EUPL-1.2
//! Signalen and subjecten on a real PostgreSQL, through the Poort.
#![cfg(test)]

mod stappen;
mod starten;
mod subjecten;
mod wegen;
mod wereld;
mod wijzigen;
