// SPDX-License-Identifier: EUPL-1.2
//! The dev loop of Verband.
fn main() {}
