// SPDX-License-Identifier: EUPL-1.2
//! All SQL of this crate.

pub(crate) mod bron;
