// SPDX-License-Identifier: EUPL-1.2
//! Subjecten: whom a casus is about (WGS 2.22(1)). Only inside a casus: there is no search on persons outside one.

mod beeld;
pub mod informering;
pub mod lezen;
pub mod lijst;
pub mod voordragen;

pub use beeld::Subjectstand;
