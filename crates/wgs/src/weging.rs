// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal: the test against the doel and the four criteria (WGS 2.23(2)–(3), R-93).

use alloc::{format, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

use crate::{
    bepaling::{self, Bepaling},
    motivering::is_leeg,
    regel,
    schending::Schending,
};

codelijst! {
    /// What is judged.
    Criterium {
        Doeltoets = "doeltoets", "of het signaal in overeenstemming is met het doel";
        Type = "type", "het type signaal";
        AantalAardOmvang = "aantal_aard_omvang", "het aantal signalen en de aard en omvang daarvan";
        GewichtInterventies = "gewicht_interventies", "het gewicht van het signaal en de reeds gepleegde interventies";
        DeelnemersVerband = "deelnemers_verband", "het aantal deelnemers met overeenkomstige signalen en het verband daartussen";
    }
}

impl Criterium {
    /// The provision that demands it.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        match self {
            Self::Doeltoets => &bepaling::WGS_2_23_2,
            Self::Type => &bepaling::WGS_2_23_3_A,
            Self::AantalAardOmvang => &bepaling::WGS_2_23_3_B,
            Self::GewichtInterventies => &bepaling::WGS_2_23_3_C,
            Self::DeelnemersVerband => &bepaling::WGS_2_23_3_D,
        }
    }
}

/// A judgement: what was found, and which deelnemers judged so. The bureau never judges.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Oordeel {
    /// The judgement in words.
    pub tekst: String,
    /// Ids of the deelnemers that judged.
    pub beoordeeld_door: Vec<String>,
}

impl Oordeel {
    /// Is there a judgement of at least one deelnemer?
    #[must_use]
    pub fn is_gegeven(&self) -> bool {
        !is_leeg(&self.tekst) && self.beoordeeld_door.iter().any(|wie| !is_leeg(wie))
    }
}

/// The weging of one signaal. A field that has not been judged yet is an empty [`Oordeel`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weging {
    /// Is the signaal in accordance with the doel? `None` until the deelnemers said so.
    pub in_overeenstemming_met_doel: Option<bool>,
    /// Why (2.23(2)).
    pub doeltoets: Oordeel,
    /// Criterion a.
    #[serde(rename = "type")]
    pub type_signaal: Oordeel,
    /// Criterion b.
    pub aantal_aard_omvang: Oordeel,
    /// Criterion c.
    pub gewicht_interventies: Oordeel,
    /// Criterion d.
    pub deelnemers_verband: Oordeel,
}

impl Weging {
    /// The judgement on one criterion.
    #[must_use]
    pub const fn oordeel(&self, criterium: Criterium) -> &Oordeel {
        match criterium {
            Criterium::Doeltoets => &self.doeltoets,
            Criterium::Type => &self.type_signaal,
            Criterium::AantalAardOmvang => &self.aantal_aard_omvang,
            Criterium::GewichtInterventies => &self.gewicht_interventies,
            Criterium::DeelnemersVerband => &self.deelnemers_verband,
        }
    }

    /// Everything that is still missing, in the order of the law.
    #[must_use]
    pub fn ontbrekende(&self) -> Vec<Criterium> {
        Criterium::ALLE
            .iter()
            .copied()
            .filter(|criterium| {
                let uitkomst_ontbreekt = *criterium == Criterium::Doeltoets
                    && self.in_overeenstemming_met_doel.is_none();
                uitkomst_ontbreekt || !self.oordeel(*criterium).is_gegeven()
            })
            .collect()
    }

    /// every missing criterion, and a doeltoets that came out negative. Places are `/<criterium>`.
    #[must_use]
    pub fn schendingen(&self) -> Vec<Schending> {
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.23
        let mut uit: Vec<Schending> = self
            .ontbrekende()
            .into_iter()
            .map(|criterium| {
                Schending::ongeldig(
                    &regel::R93,
                    "criterium_ontbreekt",
                    format!("/{}", criterium.code()),
                    format!(
                        "De weging mist het oordeel van deelnemers over {}.",
                        criterium.omschrijving()
                    ),
                )
            })
            .collect();
        if self.in_overeenstemming_met_doel == Some(false) {
            uit.push(Schending::conflict(
                &regel::R93,
                "buiten_doel",
                "/doeltoets",
                "De deelnemers oordeelden dat dit signaal niet in overeenstemming is met het doel.",
            ));
        }
        uit
    }
}
