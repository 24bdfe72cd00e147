// SPDX-License-Identifier: EUPL-1.2
//! The key store: all SQL of this crate.

mod schema;
mod sleutel;
mod typen;
mod verbinding;
mod vernietigd;

pub(crate) use sleutel::{Herverpakt, Sleutelrij};
pub(crate) use verbinding::Opslag;
pub use verbinding::{OPSLAG_TERMIJN, Sleutelbron};
pub(crate) use vernietigd::Omvang;
