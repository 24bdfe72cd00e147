// SPDX-License-Identifier: EUPL-1.2
//! The door: the only place where HTTP comes in and goes out.
//!
//! No handler takes an extractor of the framework and none makes an answer of its own: it takes a
//! [`binnenkomst::Binnenkomst`] and returns something that becomes an [`uitgang::Uitgang`].
#![expect(clippy::disallowed_types, reason = "the one place that makes answers")]

pub mod afwijzing;
pub mod antwoord;
pub mod beheerpoort;
pub mod binnenkomst;
pub mod contract;
pub mod cursor;
pub mod fout;
pub mod head;
pub mod json;
mod lezing;
mod lichaam;
pub mod ontvangst;
pub mod openbaar;
pub mod probleem;
pub mod query;
pub mod remming;
pub mod routes;
pub mod schema;
pub mod stroom;
pub mod trace;
mod tree;
pub mod uitgang;
pub mod wacht;
mod weigering;

#[cfg(test)]
pub(crate) mod proef;
#[cfg(test)]
mod proeven;
