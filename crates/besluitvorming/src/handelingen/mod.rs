// SPDX-License-Identifier: EUPL-1.2
//! The acts of this crate: one struct each, with name, object and ground.

mod besluit;
mod register;
mod vergadering;

pub use besluit::*;
pub use register::*;
pub use vergadering::*;
