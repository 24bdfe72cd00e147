// SPDX-License-Identifier: EUPL-1.2
//! Identification numbers with their checks. A value of these types has passed its check; a number
//! from a source that fails is kept elsewhere, as `ongeverifieerd`, and never used for matching.
//!
//! `Debug` and `Display` mask: numbers of persons must not slip into a log, trace or error. The number
//! itself comes out only by `onthul`. None of the types is serializable.

use alloc::string::String;

mod bag;
mod burgerservicenummer;
mod handelsregister;
mod iban;
mod kenteken;
mod overig;
mod postcode;

pub use bag::{BagId, BagType};
pub use burgerservicenummer::{Bsn, Rsin};
pub use handelsregister::{KvkNummer, Vestigingsnummer};
pub use iban::Iban;
pub use kenteken::Kenteken;
pub use overig::{EniNummer, ImoNummer, VNummer};
pub use postcode::Postcode;

codelijst! {
    /// Which numbers an installation takes. Each kind of number has a range that is never given out;
    /// demo and test take that range and nothing else, production everything but that range.
    Bereik {
        Productie = "productie", "echte nummers";
        Proef = "proef", "alleen proefnummers";
    }
}

codelijst! {
    /// Why a number is refused; never carries the number.
    Nummerfout {
        Leeg = "leeg", "het nummer ontbreekt";
        Lengte = "lengte", "het nummer heeft niet de juiste lengte";
        Tekens = "tekens", "het nummer bevat tekens die er niet in voorkomen";
        Elfproef = "elfproef", "het nummer voldoet niet aan de elfproef";
        Controlegetal = "controlegetal", "het controlegetal klopt niet";
        Combinatie = "combinatie", "deze combinatie wordt niet uitgegeven";
        VerkeerdType = "verkeerd_type", "het nummer hoort bij een ander soort object";
        Proefnummer = "proefnummer", "proefnummers zijn hier niet toegestaan";
        GeenProefnummer = "geen_proefnummer", "hier zijn alleen proefnummers toegestaan";
    }
}

impl core::error::Error for Nummerfout {}

impl Bereik {
    /// Is a number, of which is known whether it lies in the test range, taken here?
    fn toets(self, is_proefnummer: bool) -> Result<(), Nummerfout> {
        match (self, is_proefnummer) {
            (Self::Productie, true) => Err(Nummerfout::Proefnummer),
            (Self::Proef, false) => Err(Nummerfout::GeenProefnummer),
            (Self::Productie, false) | (Self::Proef, true) => Ok(()),
        }
    }
}

/// How many characters at the end stay readable in a masked number.
const ZICHTBAAR: usize = 4;

/// Stars, and the last characters. At least half is masked.
fn gemaskeerd(uit: &mut core::fmt::Formatter<'_>, waarde: &str) -> core::fmt::Result {
    let lengte = waarde.chars().count();
    let open = ZICHTBAAR.min(lengte / 2);
    for (plaats, teken) in waarde.chars().enumerate() {
        let getoond = if plaats < lengte - open { '*' } else { teken };
        core::fmt::Write::write_char(uit, getoond)?;
    }
    Ok(())
}

/// The text as exactly `lengte` ASCII digits.
fn cijfers(tekst: &str, lengte: usize) -> Result<String, Nummerfout> {
    let tekst = tekst.trim();
    if tekst.is_empty() {
        return Err(Nummerfout::Leeg);
    }
    if !tekst.bytes().all(|teken| teken.is_ascii_digit()) {
        return Err(Nummerfout::Tekens);
    }
    if tekst.len() != lengte {
        return Err(Nummerfout::Lengte);
    }
    Ok(String::from(tekst))
}

/// The values of the digits, in order.
fn waarden(cijfers: &str) -> impl Iterator<Item = u32> + '_ {
    cijfers.bytes().map(|teken| u32::from(teken - b'0'))
}

/// A checked number: text inside, masked outside.
macro_rules! nummer {
    ($(#[$doc:meta])* $naam:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $naam(alloc::string::String);

        impl $naam {
            /// The number itself, normalised. Where it goes, it is personal data: log the reveal.
            #[must_use]
            pub fn onthul(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Display for $naam {
            fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                $crate::nummer::gemaskeerd(uit, &self.0)
            }
        }

        impl core::fmt::Debug for $naam {
            fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                uit.write_str(concat!(stringify!($naam), "("))?;
                $crate::nummer::gemaskeerd(uit, &self.0)?;
                uit.write_str(")")
            }
        }
    };
}
use nummer;
