// SPDX-License-Identifier: EUPL-1.2
//! Lidmaatschappen: in which hoedanigheid somebody acts, and who belongs to a gremium.

pub mod beeindigen;
mod beeld;
pub mod leden;
pub mod lezen;
pub mod lijst;
