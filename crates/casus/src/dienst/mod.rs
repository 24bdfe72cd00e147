// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

mod deelnemers;
mod feiten;
mod starten;

pub use deelnemers::DeelnemersWijzigen;
pub use starten::CasusStarten;

/// Collection of the API where casussen stand.
const COLLECTIE: &str = "casussen";

pub use crate::opslag::lijst::{deelnames, zoeken};
