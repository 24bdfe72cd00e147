// SPDX-License-Identifier: EUPL-1.2
//! The gremia of RIEC Den Haag (work agreement UA): six ondermijningstafels and the Stuurgroep.

use crate::deelnemer::Gremiumsoort;

codelijst! {
    /// Code of an ondermijningstafel. Which gemeenten belong where is a dated table elsewhere.
    Tafel {
        Abc = "ABC", "ondermijningstafel ABC";
        D = "D", "ondermijningstafel district D";
        E = "E", "ondermijningstafel E";
        F = "F", "ondermijningstafel Leiden-Bollenstreek";
        G = "G", "ondermijningstafel G";
        Regionaal = "REGIONAAL", "regionale ondermijningstafel";
    }
}

codelijst! {
    /// Code of a gremium: a tafel or the Stuurgroep.
    Gremium {
        Abc = "ABC", "ondermijningstafel ABC";
        D = "D", "ondermijningstafel district D";
        E = "E", "ondermijningstafel E";
        F = "F", "ondermijningstafel Leiden-Bollenstreek";
        G = "G", "ondermijningstafel G";
        Regionaal = "REGIONAAL", "regionale ondermijningstafel";
        Stuurgroep = "STUURGROEP", "Stuurgroep RIEC Den Haag";
    }
}

impl Gremium {
    /// Of which kind it is.
    #[must_use]
    pub const fn soort(self) -> Gremiumsoort {
        match self {
            Self::Abc | Self::D | Self::E | Self::F | Self::G | Self::Regionaal => {
                Gremiumsoort::Omt
            }
            Self::Stuurgroep => Gremiumsoort::Stuurgroep,
        }
    }

    /// The tafel it is; none for the Stuurgroep.
    #[must_use]
    pub const fn tafel(self) -> Option<Tafel> {
        match self {
            Self::Abc => Some(Tafel::Abc),
            Self::D => Some(Tafel::D),
            Self::E => Some(Tafel::E),
            Self::F => Some(Tafel::F),
            Self::G => Some(Tafel::G),
            Self::Regionaal => Some(Tafel::Regionaal),
            Self::Stuurgroep => None,
        }
    }
}

impl From<Tafel> for Gremium {
    fn from(tafel: Tafel) -> Self {
        match tafel {
            Tafel::Abc => Self::Abc,
            Tafel::D => Self::D,
            Tafel::E => Self::E,
            Tafel::F => Self::F,
            Tafel::G => Self::G,
            Tafel::Regionaal => Self::Regionaal,
        }
    }
}
