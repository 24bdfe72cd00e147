// SPDX-License-Identifier: EUPL-1.2
//! Codes in lists: each bounded, which a list of plain texts would not be.

use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $min:literal..=$max:literal $pattern:literal $description:literal)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) String);

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .min_length(Some($min))
                    .max_length(Some($max))
                    .pattern(Some($pattern))
                    .description(Some($description))
                    .into()
            }
        }

        impl ToSchema for $name {}
    )*};
}

codes! {
    /// Of a verschijningsvorm; whether it is valid on the day is for the register to say.
    Vormcode 3..=64 "^[a-z_]{3,64}$" "Code van een verschijningsvorm."
    /// Of a deelnemer.
    Deelnemercode 2..=32 "^[a-z0-9_]{2,32}$" "Code van een deelnemer."
    /// Of a tafel.
    Tafelcode 1..=16 "^(ABC|D|E|F|G|REGIONAAL)$" "Code van een tafel."
}
