// SPDX-License-Identifier: EUPL-1.2
//! Signalen and subjecten on a real PostgreSQL, through the Poort.
#![cfg(test)]

mod starten;
mod stappen;
mod subjecten;
mod wegen;
mod wereld;
mod wijzigen;
