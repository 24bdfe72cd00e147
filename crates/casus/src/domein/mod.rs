// SPDX-License-Identifier: EUPL-1.2
//! Pure types and rules.

pub mod afsluiten;
pub mod deelnemers;
pub mod start;
