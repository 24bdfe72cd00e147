// SPDX-License-Identifier: EUPL-1.2
//! Signalen: what a deelnemer reports (WGS 2.23(1)).

mod beeld;
pub mod intrekken;
pub mod lezen;
pub mod melden;
pub mod opstellen;

pub use beeld::Signaalstand;
