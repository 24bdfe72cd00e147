// SPDX-License-Identifier: EUPL-1.2
//! Sets of scopes and of facts, as bits.

use super::woordenschat::{Feit, MAX_BITS, Objectsoort, Scope};

/// Declares a set of variants of one of the enums above, as bits.
macro_rules! bitverzameling {
    ($(#[$opmerking:meta])* $soort:ident of $element:ident) => {
        $(#[$opmerking])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $soort(u32);

        impl $soort {
            /// The empty set.
            pub const LEEG: Self = Self(0);

            /// The set with one element more.
            #[must_use]
            pub const fn met(self, element: $element) -> Self { Self(self.0 | (1 << element as u32)) }

            /// The set without this element.
            #[must_use]
            pub const fn zonder(self, element: $element) -> Self { Self(self.0 & !(1 << element as u32)) }

            /// The set with the element when `waar`, without it otherwise.
            #[must_use]
            pub const fn als(self, element: $element, waar: bool) -> Self {
                if waar { self.met(element) } else { self.zonder(element) }
            }

            /// Whether the element is in the set.
            #[must_use]
            pub const fn bevat(self, element: $element) -> bool { self.0 & (1 << element as u32) != 0 }

            /// Whether all of `andere` is in the set.
            #[must_use]
            pub const fn bevat_alle(self, andere: Self) -> bool { self.0 & andere.0 == andere.0 }

            /// All of both sets.
            #[must_use]
            pub const fn en(self, andere: Self) -> Self { Self(self.0 | andere.0) }

            /// What is in this set and not in `andere`.
            #[must_use]
            pub const fn min(self, andere: Self) -> Self { Self(self.0 & !andere.0) }

            /// Whether nothing is in the set.
            #[must_use]
            pub const fn is_leeg(self) -> bool { self.0 == 0 }

            /// How many elements the set has.
            #[must_use]
            pub const fn aantal(self) -> u32 { self.0.count_ones() }

            /// The set with these bits, as a query computed them; bits that stand for nothing are dropped.
            #[must_use]
            pub const fn van_bits(bits: u32) -> Self {
                Self(bits & ((1 << $element::ALLE.len()) - 1))
            }

            /// The bits themselves; bit n is the n-th variant.
            #[must_use]
            pub const fn bits(self) -> u32 { self.0 }

            /// The elements, in the order of declaration.
            pub fn elementen(self) -> impl Iterator<Item = $element> {
                $element::ALLE.iter().copied().filter(move |element| self.bevat(*element))
            }
        }

        impl FromIterator<$element> for $soort {
            fn from_iter<I: IntoIterator<Item = $element>>(elementen: I) -> Self {
                elementen.into_iter().fold(Self::LEEG, Self::met)
            }
        }
    };
}

bitverzameling! {
    /// The scopes that hold between the hoedanigheid and the row.
    ScopeBits of Scope
}
bitverzameling! {
    /// The facts that hold for the request.
    FeitBits of Feit
}

impl FeitBits {
    /// What is known of a request of which nothing could be established: every deny fact, no allow fact.
    #[must_use]
    pub fn onbekend() -> Self {
        Feit::ALLE
            .iter()
            .copied()
            .filter(|feit| feit.is_weigerend())
            .collect()
    }
}

impl Objectsoort {
    /// The deny facts that follow from the kind of object alone. `met_onderzoek` says whether an approved onderzoek
    /// covers the request; when that cannot be established it is `false`.
    #[must_use]
    pub const fn inhoudsfeiten(self, met_onderzoek: bool) -> FeitBits {
        if !self.is_inhoud() {
            return FeitBits::LEEG;
        }
        let feiten = FeitBits::LEEG.met(Feit::Inhoud);
        if met_onderzoek {
            feiten
        } else {
            feiten.met(Feit::InhoudZonderOnderzoek)
        }
    }
}

const _: () = assert!(Scope::ALLE.len() <= MAX_BITS && Feit::ALLE.len() <= MAX_BITS);

#[cfg(test)]
mod proeven {
    use super::*;

    #[test]
    fn bits_gaan_heen_en_terug_en_onbekende_vervallen() {
        for scope in Scope::ALLE {
            let een = ScopeBits::LEEG.met(*scope);
            assert_eq!(ScopeBits::van_bits(een.bits()), een);
            assert_eq!(een.elementen().collect::<Vec<_>>(), [*scope]);
        }
        let alle: FeitBits = Feit::ALLE.iter().copied().collect();
        assert_eq!(FeitBits::van_bits(u32::MAX), alle);
        assert!(
            Feit::ALLE
                .iter()
                .all(|feit| feit.is_weigerend() == FeitBits::onbekend().bevat(*feit))
        );
    }
}
