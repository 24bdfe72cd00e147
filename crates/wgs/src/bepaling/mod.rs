// SPDX-License-Identifier: EUPL-1.2
//! Register of provisions. A citation is a constant of this module, so that one which is not in the
//! register does not compile; [`REGISTER`] lists them all.
//!
//! Each provision carries how sure we are of its text ([`Bronstatus`]), and
//! [`Bepaling::weergave`] is the only way to show it: a text that nobody has read is never shown
//! with an article number.

use alloc::{format, string::String};
use core::fmt::Write as _;

mod overig;
mod wgs_hoofdstuk_1;
mod wgs_riec;

pub use overig::*;
pub use wgs_hoofdstuk_1::*;
pub use wgs_riec::*;

codelijst! {
    /// How sure we are of a provision; shown wherever it is shown.
    Bronstatus {
        Gelezen = "gelezen", "de tekst is gelezen";
        Onbevestigd = "onbevestigd", "rust op een tekst die niet is gelezen";
        Werkafspraak = "werkafspraak", "afspraak uit de Uitvoeringsagenda 2025 RIEC Den Haag";
        Ontwerp = "ontwerp", "eigen keuze, regel van het systeem";
    }
}

codelijst! {
    /// The regulation or agreement a provision stands in; the code is its customary abbreviation.
    Regeling {
        Wgs = "WGS", "Wet gegevensverwerking door samenwerkingsverbanden";
        Bgs = "BGS", "Besluit gegevensverwerking door samenwerkingsverbanden";
        Wpg = "Wpg", "Wet politiegegevens";
        Uavg = "UAVG", "Uitvoeringswet Algemene verordening gegevensbescherming";
        Avg = "AVG", "Algemene verordening gegevensbescherming";
        Archiefwet = "Archiefwet", "Archiefwet";
        Termijnenwet = "Atw", "Algemene termijnenwet";
        Handreiking = "Handreiking", "Handreiking coordinerend functionaris voor gegevensbescherming";
        Ua = "UA", "Uitvoeringsagenda 2025 RIEC Den Haag";
        Systeem = "systeem", "Regel van het systeem";
    }
}

/// One provision, as fine as it is cited: an article, a lid or an onderdeel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bepaling {
    /// Name of the constant; stable, in log records and policy rows.
    pub sleutel: &'static str,
    /// Where it stands.
    pub regeling: Regeling,
    /// Article number. Also known of an unread text that others cite, but then never shown.
    pub artikel: Option<&'static str>,
    /// Lid.
    pub lid: Option<&'static str>,
    /// Onderdeel, or the defined term in a list of definitions; levels separated by `, `.
    pub onderdeel: Option<&'static str>,
    /// What it is about, one Dutch phrase.
    pub onderwerp: &'static str,
    /// Version that was read: the first day of the consolidation, or the Staatsblad number.
    pub versie: Option<&'static str>,
    /// Link to the text, dated where the version is known.
    pub url: Option<&'static str>,
    /// How sure we are.
    pub status: Bronstatus,
}

impl Bepaling {
    /// The provision with this `sleutel`.
    #[must_use]
    pub fn van(sleutel: &str) -> Option<&'static Self> {
        REGISTER
            .iter()
            .copied()
            .find(|bepaling| bepaling.sleutel == sleutel)
    }

    /// How the provision is shown to a user.
    ///
    /// INVARIANT: an article number appears only when the text has been read.
    #[must_use]
    pub fn weergave(&self) -> String {
        match self.status {
            Bronstatus::Gelezen => self.aanhaling(),
            Bronstatus::Onbevestigd => format!(
                "{}, onderwerp {} (onbevestigd)",
                self.regeling.code(),
                self.onderwerp
            ),
            Bronstatus::Werkafspraak => {
                format!(
                    "{}, {} (werkafspraak)",
                    self.regeling.code(),
                    self.onderwerp
                )
            }
            Bronstatus::Ontwerp => String::from("regel van het systeem"),
        }
    }

    fn aanhaling(&self) -> String {
        let mut uit = String::from(self.regeling.code());
        if let Some(artikel) = self.artikel {
            uit.push(' ');
            uit.push_str(artikel);
        }
        if let Some(lid) = self.lid {
            let _ = write!(uit, "({lid})");
        }
        match (self.lid, self.onderdeel) {
            (Some(_), Some(onderdeel)) => {
                let _ = write!(uit, "({})", onderdeel.replace(", ", ")("));
            }
            (None, Some(begrip)) => {
                let _ = write!(uit, " ({begrip})");
            }
            (_, None) => {}
        }
        uit
    }
}

impl core::fmt::Display for Bepaling {
    fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        uit.write_str(&self.weergave())
    }
}

const fn gevuld(tekst: &'static str) -> Option<&'static str> {
    if tekst.is_empty() { None } else { Some(tekst) }
}

/// Rows of one regulation whose text was read: constant, article, lid, onderdeel, subject.
macro_rules! gelezen {
    ($regeling:ident, $versie:literal, $url:literal, $lijst:ident;
     $( $naam:ident: $artikel:literal, $lid:literal, $onderdeel:literal, $onderwerp:literal; )+) => {
        $(
            #[doc = concat!($artikel, " ", $lid, " ", $onderdeel, ": ", $onderwerp)]
            pub const $naam: Bepaling = Bepaling {
                sleutel: stringify!($naam),
                regeling: Regeling::$regeling,
                artikel: Some($artikel),
                lid: gevuld($lid),
                onderdeel: gevuld($onderdeel),
                onderwerp: $onderwerp,
                versie: gevuld($versie),
                url: Some(concat!($url, "#Artikel", $artikel)),
                status: Bronstatus::Gelezen,
            };
        )+
        pub(super) const $lijst: &[&Bepaling] = &[$(&$naam),+];
    };
}
use gelezen;

/// Rows that are not shown by article: constant, regulation, article (or empty), subject.
macro_rules! naar_onderwerp {
    ($status:ident, $lijst:ident;
     $( $naam:ident: $regeling:ident, $artikel:literal, $onderwerp:literal; )+) => {
        $(
            #[doc = $onderwerp]
            pub const $naam: Bepaling = Bepaling {
                sleutel: stringify!($naam),
                regeling: Regeling::$regeling,
                artikel: gevuld($artikel),
                lid: None,
                onderdeel: None,
                onderwerp: $onderwerp,
                versie: None,
                url: None,
                status: Bronstatus::$status,
            };
        )+
        pub(super) const $lijst: &[&Bepaling] = &[$(&$naam),+];
    };
}
use naar_onderwerp;

const DELEN: &[&[&Bepaling]] = &[
    wgs_hoofdstuk_1::HOOFDSTUK_1,
    wgs_riec::RIEC,
    overig::WPG,
    overig::UAVG,
    overig::BGS_GELEZEN,
    overig::ONBEVESTIGD,
    overig::WERKAFSPRAKEN,
    overig::EIGEN_KEUZE,
];

const fn aantal() -> usize {
    let mut som = 0;
    let mut deel = 0;
    while deel < DELEN.len() {
        som += DELEN[deel].len();
        deel += 1;
    }
    som
}

const fn samenvoegen() -> [&'static Bepaling; aantal()] {
    let mut uit = [&ONTWERP; aantal()];
    let (mut plaats, mut deel) = (0, 0);
    while deel < DELEN.len() {
        let mut rij = 0;
        while rij < DELEN[deel].len() {
            uit[plaats] = DELEN[deel][rij];
            plaats += 1;
            rij += 1;
        }
        deel += 1;
    }
    uit
}

/// Every provision that may be cited.
pub const REGISTER: &[&Bepaling] = &samenvoegen();
