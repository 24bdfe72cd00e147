// SPDX-License-Identifier: EUPL-1.2
//! The casus itself (WGS 2.18(1)(b)): its start by besluit of the tafel, and reading it.

pub mod domein;
