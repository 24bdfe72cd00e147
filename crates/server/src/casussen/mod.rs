// SPDX-License-Identifier: EUPL-1.2
//! Casussen (WGS 2.18(1)(b)): what changes a casus is a besluit of its tafel. A person's interest takes it from his sight.

mod beeld;
pub mod belangen;
pub mod deelnames;
pub mod lezen;
pub mod lijst;
pub mod wijzigen;
