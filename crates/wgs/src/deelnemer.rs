// SPDX-License-Identifier: EUPL-1.2
//! Deelnemers (WGS 2.19(1)) and the kinds of gremium in which they decide.

use crate::bepaling::{self, Bepaling};

codelijst! {
    /// Onderdeel of WGS 2.19(1): which body a deelnemer is. Burgemeester and college are two.
    Onderdeel {
        A = "a", "politie";
        B = "b", "rijksbelastingdienst";
        C = "c", "Fiscale Inlichtingen- en Opsporingsdienst";
        D = "d", "Koninklijke marechaussee";
        E = "e", "Uitvoeringsinstituut werknemersverzekeringen";
        F = "f", "Immigratie- en Naturalisatiedienst";
        G = "g", "openbaar ministerie";
        H = "h", "burgemeester";
        I = "i", "college van burgemeester en wethouders";
        J = "j", "provinciebestuur";
        K = "k", "Nederlandse Arbeidsinspectie";
        L = "l", "Nederlandse Voedsel- en Warenautoriteit";
    }
}

impl Onderdeel {
    /// The provision that designates this body, with its tasks.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        match self {
            Self::A => &bepaling::WGS_2_19_1_A,
            Self::B => &bepaling::WGS_2_19_1_B,
            Self::C => &bepaling::WGS_2_19_1_C,
            Self::D => &bepaling::WGS_2_19_1_D,
            Self::E => &bepaling::WGS_2_19_1_E,
            Self::F => &bepaling::WGS_2_19_1_F,
            Self::G => &bepaling::WGS_2_19_1_G,
            Self::H => &bepaling::WGS_2_19_1_H,
            Self::I => &bepaling::WGS_2_19_1_I,
            Self::J => &bepaling::WGS_2_19_1_J,
            Self::K => &bepaling::WGS_2_19_1_K,
            Self::L => &bepaling::WGS_2_19_1_L,
        }
    }

    /// May police data come from this deelnemer? Wpg 20(3) speaks to politie and marechaussee alone.
    #[must_use]
    pub const fn levert_politiegegevens(self) -> bool {
        // WET: https://wetten.overheid.nl/BWBR0022463/2025-07-01#Artikel20
        matches!(self, Self::A | Self::D)
    }

    /// Are its data closed to private deelnemers? WGS 1.5(4) does not except the FIOD.
    #[must_use]
    pub const fn gesloten_voor_private_deelnemer(self) -> bool {
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.5
        matches!(self, Self::B | Self::C)
    }

    /// Are results on its data closed to a private interest? WGS 1.7(6) does except the FIOD.
    #[must_use]
    pub const fn gesloten_voor_privaat_belang(self) -> bool {
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.7
        matches!(self, Self::B)
    }
}

codelijst! {
    /// Kind of gremium (work agreement; the law speaks of "de deelnemers").
    Gremiumsoort {
        Omt = "omt", "ondermijningstafel";
        Stuurgroep = "stuurgroep", "Stuurgroep";
    }
}
