// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::Storing;

/// A value in the database that this build does not know.
pub(crate) const fn onbekende_waarde() -> Storing {
    Storing::Samenhang("unknown code in schema besluitvorming")
}
