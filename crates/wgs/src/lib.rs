// SPDX-License-Identifier: EUPL-1.2
//! The law as types, tables and pure functions: no I/O, no clock, no database.
//!
//! Text followed: Wet gegevensverwerking door samenwerkingsverbanden (WGS), version 2025-07-05.
//! A rule ([`regel::Regel`]) names the provisions ([`bepaling::Bepaling`]) it rests on, and a
//! refusal ([`schending::Schending`]) names its rule; none can exist without the one before it.
//!
//! Days come in as [`jiff::civil::Date`]; what "today" is, the caller decides.
#![no_std]

extern crate alloc;

#[macro_use]
mod codelijst;

pub mod aanwijzing;
pub mod bepaling;
pub mod besluitsoort;
pub mod deelnemer;
pub mod doel;
pub mod knelpunt;
pub mod motivering;
pub mod norm;
pub mod nummer;
pub mod overgangen;
pub mod persoonsrol;
pub mod regel;
pub mod routering;
pub mod schending;
pub mod start;
pub mod stemming;
pub mod tafel;
pub mod termijn;
pub mod trap;
pub mod verschijningsvorm;
pub mod weging;

pub use codelijst::Codelijst;
