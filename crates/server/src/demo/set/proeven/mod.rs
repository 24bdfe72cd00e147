// SPDX-License-Identifier: EUPL-1.2
//! The set as designed, and the set as loaded into a whole service.

mod laden;
mod ontworpen;
