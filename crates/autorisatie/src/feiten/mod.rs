// SPDX-License-Identifier: EUPL-1.2
//! What the server itself establishes about a request: who calls, in which hoedanigheid, and how he stands to the object.
//!
//! One statement reads it all from one snapshot, together with the row that is asked for. The texts of the scopes stand
//! once, in [`scopes`]; single reads use them as columns, lists as a condition.

mod rij;
mod scopes;
mod slot;
mod vraag;

pub use rij::{GeenRij, Leesrij};
pub(crate) use rij::{IkRij, ObjectRij};
pub(crate) use scopes::{lijstscopes, objectkolommen, van, zichtbaar};
pub(crate) use slot::Rijstaat;
pub(crate) use vraag::Aanvraag;
pub use vraag::Feitenvraag;
