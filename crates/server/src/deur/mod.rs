// SPDX-License-Identifier: EUPL-1.2
//! The door: the only place where HTTP comes in and goes out.

pub mod contract;
pub mod cursor;
pub mod fout;
pub mod head;
pub mod json;
pub mod probleem;
pub mod query;
pub mod schema;
pub mod trace;
