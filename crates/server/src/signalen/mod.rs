// SPDX-License-Identifier: EUPL-1.2
//! Signalen: what a deelnemer reports (WGS 2.23(1)), and how the deelnemers weigh it (WGS 2.23(2)-(3)).

mod beeld;
pub mod intrekken;
pub mod lezen;
pub mod lijst;
pub mod melden;
mod onderdelen;
pub mod opstellen;
pub mod terugsturen;
#[cfg(test)]
mod tests;
pub mod weging;
pub mod wijzigen;

pub use beeld::Signaalstand;
pub use onderdelen::{Aanwijzing, Naam};
