// SPDX-License-Identifier: EUPL-1.2
//! Besluiten: the only way to change what only a gremium may change.

pub mod aanhouden;
pub mod aannemen;
pub mod agenderen;
mod beeld;
pub(crate) mod code;
mod inhoud;
mod inhoud_casus;
mod inhoud_knelpunt;
pub mod intrekken;
pub mod lezen;
pub mod lijst;
pub mod standpunt;
mod stap;
pub mod vaststellen;
pub mod verwerpen;
pub mod voorstellen;

pub use beeld::Besluitstand;
