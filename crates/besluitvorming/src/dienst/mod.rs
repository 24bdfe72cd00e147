// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

pub mod besluit;
mod normen;
pub mod vergadering;
