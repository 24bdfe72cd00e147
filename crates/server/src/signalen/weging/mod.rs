// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal (WGS 2.23(2)-(3), R-93). Its version is that of the signaal.

mod beeld;
pub mod lezen;
pub mod nemen;
pub mod wijzigen;
