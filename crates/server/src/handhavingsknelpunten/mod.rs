// SPDX-License-Identifier: EUPL-1.2
//! Handhavingsknelpunten (WGS 2.18(1)(a)): prepared here, designated by a besluit of the Stuurgroep.

mod beeld;
pub mod lezen;
pub mod lijst;
pub(crate) mod onderdelen;
pub mod voorbereiden;
pub mod wijzigen;

pub use beeld::Hhkstand;
pub(crate) use beeld::moment;
