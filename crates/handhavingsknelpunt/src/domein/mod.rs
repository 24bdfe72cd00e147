// SPDX-License-Identifier: EUPL-1.2
//! Pure rules of a handhavingsknelpunt and its plan.

pub mod aanwijzing;
pub mod inhoud;
pub mod plan;
pub mod ruimte;
pub mod voorbereiding;
