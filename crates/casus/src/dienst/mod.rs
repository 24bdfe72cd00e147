// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

mod afsluiten;
pub mod belang;
mod deelnemers;
mod feiten;
mod starten;
mod wijzigen;

pub use afsluiten::CasusAfsluiten;
pub use deelnemers::DeelnemersWijzigen;
pub use starten::CasusStarten;
pub use wijzigen::{Casusstand, wijzigen};

/// Collection of the API where casussen stand.
const COLLECTIE: &str = "casussen";

pub use crate::opslag::lijst::{deelnames, zoeken};
