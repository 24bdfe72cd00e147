// SPDX-License-Identifier: EUPL-1.2
//! Parts of a plan van aanpak, the same in requests and answers.

use handhavingsknelpunt::domein::plan as domein;
use handhavingsknelpunt::domein::ruimte::{Positie, Punt};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema;
use utoipa::{PartialSchema, ToSchema};

use crate::besluiten::code::Deelnemercode;
use crate::handhavingsknelpunten::onderdelen::positieschema;

/// Een locatie waar iets gebeurt.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Planlocatie {
    /// Hoe zij heet.
    #[schema(min_length = 1, max_length = 200)]
    naam: String,
    /// Waar zij ligt; nodig als het handhavingsknelpunt een gebied is.
    #[serde(skip_serializing_if = "Option::is_none")]
    punt: Option<Puntlocatie>,
}

/// Een `Point` van GeoJSON (RFC 7946).
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Puntlocatie {
    /// Altijd `Point`.
    #[serde(rename = "type")]
    soort: Puntsoort,
    /// Waar.
    coordinates: Plaats,
}

/// Het soort meetkunde.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub enum Puntsoort {
    /// Een punt.
    Point,
}

/// A position.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Plaats(Positie);

impl PartialSchema for Plaats {
    fn schema() -> RefOr<Schema> {
        positieschema().into()
    }
}

impl ToSchema for Plaats {}

/// Een stap.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Planstap {
    /// Wat er gebeurt.
    #[schema(min_length = 1, max_length = 2000)]
    tekst: String,
    /// Code van de deelnemer die het doet.
    deelnemer: Deelnemercode,
    /// Wanneer het klaar is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    gereed_op: Option<Date>,
}

/// Wat in een plan van aanpak staat: waar, met welke gegevens, en in welke stappen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Planinhoud {
    /// De locaties.
    #[serde(default)]
    #[schema(max_items = 100)]
    locaties: Vec<Planlocatie>,
    /// Welke gegevens het vraagt.
    #[serde(default)]
    #[schema(max_length = 8000)]
    gegevens: String,
    /// De stappen.
    #[serde(default)]
    #[schema(max_items = 100)]
    stappen: Vec<Planstap>,
}

impl From<Planinhoud> for domein::Planinhoud {
    fn from(inhoud: Planinhoud) -> Self {
        let locaties = inhoud.locaties.into_iter().map(|locatie| domein::Locatie {
            naam: locatie.naam,
            punt: locatie.punt.map(|punt| Punt {
                coordinates: punt.coordinates.0,
            }),
        });
        let stappen = inhoud.stappen.into_iter().map(|stap| domein::Planstap {
            tekst: stap.tekst,
            deelnemer: stap.deelnemer.0,
            gereed_op: stap.gereed_op,
        });
        Self {
            locaties: locaties.collect(),
            gegevens: inhoud.gegevens,
            stappen: stappen.collect(),
        }
    }
}

impl From<domein::Planinhoud> for Planinhoud {
    fn from(inhoud: domein::Planinhoud) -> Self {
        let locaties = inhoud.locaties.into_iter().map(|locatie| Planlocatie {
            naam: locatie.naam,
            punt: locatie.punt.map(|punt| Puntlocatie {
                soort: Puntsoort::Point,
                coordinates: Plaats(punt.coordinates),
            }),
        });
        let stappen = inhoud.stappen.into_iter().map(|stap| Planstap {
            tekst: stap.tekst,
            deelnemer: Deelnemercode(stap.deelnemer),
            gereed_op: stap.gereed_op,
        });
        Self {
            locaties: locaties.collect(),
            gegevens: inhoud.gegevens,
            stappen: stappen.collect(),
        }
    }
}
