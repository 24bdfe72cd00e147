// SPDX-License-Identifier: EUPL-1.2
//! Vergaderingen of a gremium: planned, opened with who is present, closed.

mod beeld;
pub mod lezen;
pub mod lijst;
pub mod openen;
pub mod plannen;
pub mod sluiten;

pub use beeld::Vergaderingstand;
