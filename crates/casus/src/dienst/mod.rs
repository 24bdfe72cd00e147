// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

mod feiten;
mod starten;

pub use starten::CasusStarten;

pub use crate::opslag::lijst::{deelnames, zoeken};
