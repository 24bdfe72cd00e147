// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub(crate) mod bron;
pub mod norm;
pub mod register;
pub(crate) mod schema;
pub mod vergadering;
