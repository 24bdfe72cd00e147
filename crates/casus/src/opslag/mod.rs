// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub(crate) mod afsluiten;
pub(crate) mod bron;
pub(crate) mod casus;
pub(crate) mod lijst;
pub(crate) mod schema;
pub(crate) mod stand;
pub(crate) mod start;
