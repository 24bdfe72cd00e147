// SPDX-License-Identifier: EUPL-1.2
//! Pure types and rules.

pub mod informering;
pub mod melding;
pub mod signaal;
pub mod subject;
pub mod subjectbesluit;
pub mod terugsturing;
pub mod voordracht;
pub mod weging;
pub mod wijziging;
