// SPDX-License-Identifier: EUPL-1.2
//! Pure types and rules.

pub mod melding;
pub mod signaal;
pub mod subject;
pub mod terugsturing;
pub mod weging;
pub mod wijziging;
