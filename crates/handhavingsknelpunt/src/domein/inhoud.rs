// SPDX-License-Identifier: EUPL-1.2
//! What a handhavingsknelpunt says: its shapes, as they are sealed.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::knelpunt::Strekking;

use super::ruimte::Vlak;

/// By what it is bounded. The code of `soort` is kept as it was given: what the law does not name is a finding of R-108.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Knelpuntscope {
    /// Code of the kind ([`wgs::knelpunt::Scopesoort`]).
    pub soort: String,
    /// For persons: their ids in the signalen that name them.
    #[serde(default)]
    pub personen: Vec<Uuid>,
    /// For a group: which, without a list of its members.
    #[serde(default)]
    pub groep: Option<String>,
    /// For an area: its boundary.
    #[serde(default)]
    pub grens: Option<Vlak>,
    /// For a trade: codes of the Standaard Bedrijfsindeling.
    #[serde(default)]
    pub sbi: Vec<String>,
}

/// What points to structural non-compliance: a dated fact with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knelpuntaanwijzing {
    /// Day of the fact.
    pub datum: Date,
    /// Where it comes from.
    pub bron: String,
    /// What was found.
    pub tekst: String,
}

/// A document kept elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stuk {
    /// Its reference.
    pub kenmerk: String,
    /// Its day.
    pub datum: Date,
}

/// The advice of the functionaris voor gegevensbescherming.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FgAdvies {
    /// What it comes to.
    pub strekking: Strekking,
    /// Where it stands.
    #[serde(flatten)]
    pub stuk: Stuk,
}

/// The sealed part of a handhavingsknelpunt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Knelpuntinhoud {
    /// What is going on.
    pub omschrijving: String,
    /// That, and how, the law is structurally not complied with.
    pub structureel: String,
    /// By what it is bounded.
    pub scope: Knelpuntscope,
    /// What points to it.
    pub aanwijzingen: Vec<Knelpuntaanwijzing>,
    /// Whether a kind of processing is new, so that the rechtmatigheidsadviescommissie advises first (WGS 1.8(6)).
    pub nieuwe_verwerking: bool,
    /// The data protection impact assessment.
    #[serde(default)]
    pub dpia: Option<Stuk>,
    /// The advice on it.
    #[serde(default)]
    pub fg_advies: Option<FgAdvies>,
    /// The advice of the rechtmatigheidsadviescommissie.
    #[serde(default)]
    pub rac_advies: Option<Stuk>,
}

/// Everything that is prepared.
#[derive(Clone, Debug, PartialEq)]
pub struct Voorbereiding {
    /// Codes of the verschijningsvormen to which it points.
    pub verschijningsvormen: Vec<String>,
    /// Ids of the signalen on which it rests.
    pub signalen: Vec<Uuid>,
    /// Codes of the deelnemers that are to take part.
    pub deelnemers: Vec<String>,
    /// Codes of the tafels that it concerns.
    pub tafels: Vec<String>,
    /// The sealed part.
    pub inhoud: Knelpuntinhoud,
}

/// What somebody changes; what is not given stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Knelpuntwijziging {
    /// Codes of the verschijningsvormen.
    pub verschijningsvormen: Option<Vec<String>>,
    /// Ids of the signalen.
    pub signalen: Option<Vec<Uuid>>,
    /// Codes of the deelnemers.
    pub deelnemers: Option<Vec<String>>,
    /// Codes of the tafels.
    pub tafels: Option<Vec<String>>,
    /// What is going on.
    pub omschrijving: Option<String>,
    /// How the law is structurally not complied with.
    pub structureel: Option<String>,
    /// By what it is bounded.
    pub scope: Option<Knelpuntscope>,
    /// All aanwijzingen anew.
    pub aanwijzingen: Option<Vec<Knelpuntaanwijzing>>,
    /// Whether a kind of processing is new.
    pub nieuwe_verwerking: Option<bool>,
    /// The data protection impact assessment.
    pub dpia: Option<Stuk>,
    /// The advice on it.
    pub fg_advies: Option<FgAdvies>,
    /// The advice of the rechtmatigheidsadviescommissie.
    pub rac_advies: Option<Stuk>,
}

impl Knelpuntwijziging {
    /// The preparation as it becomes.
    #[must_use]
    pub fn op(self, oud: Voorbereiding) -> Voorbereiding {
        let Voorbereiding { inhoud, .. } = oud;
        Voorbereiding {
            verschijningsvormen: self.verschijningsvormen.unwrap_or(oud.verschijningsvormen),
            signalen: self.signalen.unwrap_or(oud.signalen),
            deelnemers: self.deelnemers.unwrap_or(oud.deelnemers),
            tafels: self.tafels.unwrap_or(oud.tafels),
            inhoud: Knelpuntinhoud {
                omschrijving: self.omschrijving.unwrap_or(inhoud.omschrijving),
                structureel: self.structureel.unwrap_or(inhoud.structureel),
                scope: self.scope.unwrap_or(inhoud.scope),
                aanwijzingen: self.aanwijzingen.unwrap_or(inhoud.aanwijzingen),
                nieuwe_verwerking: self.nieuwe_verwerking.unwrap_or(inhoud.nieuwe_verwerking),
                dpia: self.dpia.or(inhoud.dpia),
                fg_advies: self.fg_advies.or(inhoud.fg_advies),
                rac_advies: self.rac_advies.or(inhoud.rac_advies),
            },
        }
    }
}
