// SPDX-License-Identifier: EUPL-1.2
//! Closed lists of codes: an enum whose codes, description and order are stated once.

/// A closed list: every value has one code, used alike in JSON, in the database and in policy rows.
pub trait Codelijst: Copy + Eq + core::fmt::Debug + 'static {
    /// All values, in the order in which the source lists them.
    const ALLE: &'static [Self];

    /// The code, lower case and ASCII.
    fn code(&self) -> &'static str;

    /// What the value means, one Dutch phrase.
    fn omschrijving(&self) -> &'static str;

    /// The value with this exact code.
    #[must_use]
    fn from_code(code: &str) -> Option<Self> {
        Self::ALLE
            .iter()
            .copied()
            .find(|waarde| waarde.code() == code)
    }
}

/// Defines an enum with its codes, and [`Codelijst`], `Display` (the code) and serde (the code).
macro_rules! codelijst {
    (
        $(#[$attribuut:meta])*
        $naam:ident {
            $( $variant:ident = $code:literal, $omschrijving:literal; )+
        }
    ) => {
        $(#[$attribuut])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $naam {
            $(
                #[doc = $omschrijving]
                #[serde(rename = $code)]
                $variant,
            )+
        }

        impl $naam {
            /// All values, in the order in which the source lists them.
            pub const ALLE: &'static [Self] = &[$(Self::$variant),+];

            /// The code: lower case, ASCII, the same in JSON, database and policy rows.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// What the value means, one Dutch phrase.
            #[must_use]
            pub const fn omschrijving(self) -> &'static str {
                match self { $(Self::$variant => $omschrijving),+ }
            }

            /// The value with this exact code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::codelijst::Codelijst for $naam {
            const ALLE: &'static [Self] = Self::ALLE;

            fn code(&self) -> &'static str {
                Self::code(*self)
            }

            fn omschrijving(&self) -> &'static str {
                Self::omschrijving(*self)
            }
        }

        impl core::fmt::Display for $naam {
            fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                uit.write_str(Self::code(*self))
            }
        }
    };
}
