// SPDX-License-Identifier: EUPL-1.2
//! Casussen (WGS 2.18(1)(b)): read only. What changes a casus is a besluit of its tafel.

mod beeld;
pub mod deelnames;
pub mod lezen;
pub mod lijst;
