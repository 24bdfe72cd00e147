// SPDX-License-Identifier: EUPL-1.2
//! Werkcontexten: the purpose fixed beforehand under which somebody works (WGS 1.8(5), R-01).

pub mod aanmaken;
pub mod lezen;
