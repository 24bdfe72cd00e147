// SPDX-License-Identifier: EUPL-1.2
//! The binary `verband`.
fn main() {}
