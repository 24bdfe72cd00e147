// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub(crate) mod besluit;
pub(crate) mod besluit_lees;
pub(crate) mod besluit_schema;
pub(crate) mod besluit_stem;
pub(crate) mod besluit_zegel;
pub(crate) mod bron;
pub mod norm;
pub mod register;
pub(crate) mod schema;
pub mod vergadering;
pub(crate) mod vergadering_lees;
