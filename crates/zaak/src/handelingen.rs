// SPDX-License-Identifier: EUPL-1.2
//! The acts on a signaal.

use autorisatie::Bewerking;
use autorisatie::beleid::Objectsoort;
use autorisatie::opslag::OpentZaak;
use autorisatie::{Handeling, Klassebron, Object};
use uuid::Uuid;
use wgs::bepaling::{Bepaling, WGS_2_23_1};

use crate::Signaalbron;

macro_rules! handeling {
    ($(#[$uitleg:meta])* $naam:ident { $($veld:ident : $soort:ty),* }, $volledig:literal, $werkwoord:literal, $bewerking:ident, $bron:ty, |$zelf:ident| $object:expr) => {
        $(#[$uitleg])*
        #[derive(Clone, Copy, Debug)]
        pub struct $naam {
            $(#[doc = "What the act needs to know."] pub $veld: $soort),*
        }

        impl Handeling for $naam {
            const NAAM: &'static str = $volledig;
            const OBJECT: Objectsoort = Objectsoort::Signaal;
            const WERKWOORD: &'static str = $werkwoord;
            const BEWERKING: Bewerking = Bewerking::$bewerking;
            const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_2_23_1];
            type Bron = $bron;

            fn object(&self) -> Object {
                let $zelf = self;
                $object
            }
        }
    };
}

handeling!(
    /// Writes down a signaal as a concept.
    SignaalOpstellen {}, "signaal.opstellen", "opstellen", Toevoegen, Klassebron, |_zelf| Object::Klasse
);
handeling!(
    /// Reports a concept: from now on the bureau of the tafel sees it.
    SignaalMelden { id: Uuid, versie: i64 }, "signaal.melden", "melden", Wijzigen, Signaalbron, |zelf| Object::Rij(zelf.id)
);
handeling!(
    /// Withdraws a signaal.
    SignaalIntrekken { id: Uuid, versie: i64 }, "signaal.intrekken", "intrekken", Wijzigen, Signaalbron, |zelf| Object::Rij(zelf.id)
);
handeling!(
    /// Reads one signaal.
    SignaalLezen { id: Uuid }, "signaal.lezen", "lezen", Raadplegen, Signaalbron, |zelf| Object::Rij(zelf.id)
);
handeling!(
    /// Lists the signalen that the caller sees, without content.
    SignalenZoeken { maximum: i64 }, "signaal.zoeken", "lezen", Zoeken, Klassebron, |_zelf| Object::Klasse
);

impl OpentZaak for SignaalOpstellen {}
