// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub mod bron;
pub mod hhk;
pub mod hhk_lees;
pub mod lijst;
pub mod plan;
pub mod plan_lees;
mod schema;
mod zegel;
