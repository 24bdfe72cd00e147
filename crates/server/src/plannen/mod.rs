// SPDX-License-Identifier: EUPL-1.2
//! Plans van aanpak: written down by the casusregisseur of a tafel, adopted by a besluit of that tafel.

pub mod afronden;
mod beeld;
pub mod lezen;
pub mod lijst;
mod onderdelen;
pub mod opstellen;
pub mod uitvoeren;
pub mod wijzigen;

pub use beeld::Planstand;
