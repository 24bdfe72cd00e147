// SPDX-License-Identifier: EUPL-1.2
//! Parts of a handhavingsknelpunt, the same in requests and answers.

use handhavingsknelpunt::domein::inhoud as domein;
use handhavingsknelpunt::domein::ruimte::{Positie, Vlak};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};
use uuid::Uuid;
use wgs::knelpunt::Strekking;

/// Waardoor een handhavingsknelpunt begrensd is: personen, een groep van personen, een gebied of een branche.
///
/// Alleen de eigenschap die bij het soort hoort is gegeven.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Knelpuntscope {
    /// `personen`, `groep_van_personen`, `gebied` of `branche`. Een thema is geen scope.
    #[schema(
        min_length = 3,
        max_length = 32,
        pattern = "^[a-z_]{3,32}$",
        example = "gebied"
    )]
    soort: String,
    /// Bij personen: hun id's in de signalen die hen noemen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 50)]
    personen: Vec<Uuid>,
    /// Bij een groep: welke, zonder lijst van haar leden.
    #[schema(max_length = 2000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    groep: Option<String>,
    /// Bij een gebied: zijn grens.
    #[serde(skip_serializing_if = "Option::is_none")]
    grens: Option<Vlakgrens>,
    /// Bij een branche: codes van de Standaard Bedrijfsindeling.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(max_items = 25)]
    sbi: Vec<Sbicode>,
}

/// Code van de Standaard Bedrijfsindeling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sbicode(String);

impl PartialSchema for Sbicode {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .min_length(Some(2))
            .max_length(Some(5))
            .pattern(Some("^[0-9]{2,5}$"))
            .description(Some("Code van de Standaard Bedrijfsindeling."))
            .into()
    }
}

impl ToSchema for Sbicode {}

/// Een `Polygon` van GeoJSON (RFC 7946).
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Vlakgrens {
    /// Altijd `Polygon`.
    #[serde(rename = "type")]
    soort: Vlaksoort,
    /// De buitenrand, en eventuele gaten; elke lijn eindigt waar zij begint.
    coordinates: Ringen,
}

/// Het soort meetkunde.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub enum Vlaksoort {
    /// Een vlak.
    Polygon,
}

/// Rings of positions.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ringen(Vec<Vec<Positie>>);

/// Schema of one position: longitude and latitude.
pub fn positieschema() -> ArrayBuilder {
    let graden = ObjectBuilder::new()
        .schema_type(Type::Number)
        .minimum(Some(-180))
        .maximum(Some(180));
    ArrayBuilder::new()
        .items(graden)
        .min_items(Some(2))
        .max_items(Some(2))
        .description(Some("Lengte en breedte in graden (WGS 84)."))
}

impl PartialSchema for Ringen {
    fn schema() -> RefOr<Schema> {
        let ring = ArrayBuilder::new()
            .items(positieschema())
            .min_items(Some(4))
            .max_items(Some(500));
        ArrayBuilder::new()
            .items(ring)
            .min_items(Some(1))
            .max_items(Some(10))
            .description(Some("Ringen van posities."))
            .into()
    }
}

impl ToSchema for Ringen {}

/// Een aanwijzing voor structurele niet-naleving: een gedateerd feit met zijn bron.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Knelpuntaanwijzing {
    /// Dag van het feit.
    #[schema(value_type = String, format = Date)]
    datum: Date,
    /// Waar het vandaan komt.
    #[schema(min_length = 1, max_length = 200)]
    bron: String,
    /// Wat is vastgesteld.
    #[schema(min_length = 1, max_length = 4000)]
    tekst: String,
}

/// Een stuk dat elders ligt.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stukverwijzing {
    /// Zijn kenmerk.
    #[schema(min_length = 1, max_length = 200)]
    kenmerk: String,
    /// Zijn dag.
    #[schema(value_type = String, format = Date)]
    datum: Date,
}

/// Het advies van de functionaris voor gegevensbescherming.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FgAdvies {
    /// Waar het op neerkomt: `positief`, `voorwaarden` of `negatief`.
    #[schema(value_type = String, min_length = 8, max_length = 16, example = "positief",
        pattern = "^(positief|voorwaarden|negatief)$")]
    strekking: Strekking,
    /// Zijn kenmerk.
    #[schema(min_length = 1, max_length = 200)]
    kenmerk: String,
    /// Zijn dag.
    #[schema(value_type = String, format = Date)]
    datum: Date,
}

impl From<Knelpuntscope> for domein::Knelpuntscope {
    fn from(scope: Knelpuntscope) -> Self {
        Self {
            soort: scope.soort,
            personen: scope.personen,
            groep: scope.groep,
            grens: scope.grens.map(|grens| Vlak {
                coordinates: grens.coordinates.0,
            }),
            sbi: scope.sbi.into_iter().map(|code| code.0).collect(),
        }
    }
}

impl From<domein::Knelpuntscope> for Knelpuntscope {
    fn from(scope: domein::Knelpuntscope) -> Self {
        Self {
            soort: scope.soort,
            personen: scope.personen,
            groep: scope.groep,
            grens: scope.grens.map(|grens| Vlakgrens {
                soort: Vlaksoort::Polygon,
                coordinates: Ringen(grens.coordinates),
            }),
            sbi: scope.sbi.into_iter().map(Sbicode).collect(),
        }
    }
}

impl From<Knelpuntaanwijzing> for domein::Knelpuntaanwijzing {
    fn from(een: Knelpuntaanwijzing) -> Self {
        Self {
            datum: een.datum,
            bron: een.bron,
            tekst: een.tekst,
        }
    }
}

impl From<domein::Knelpuntaanwijzing> for Knelpuntaanwijzing {
    fn from(een: domein::Knelpuntaanwijzing) -> Self {
        Self {
            datum: een.datum,
            bron: een.bron,
            tekst: een.tekst,
        }
    }
}

impl From<Stukverwijzing> for domein::Stuk {
    fn from(stuk: Stukverwijzing) -> Self {
        Self {
            kenmerk: stuk.kenmerk,
            datum: stuk.datum,
        }
    }
}

impl From<domein::Stuk> for Stukverwijzing {
    fn from(stuk: domein::Stuk) -> Self {
        Self {
            kenmerk: stuk.kenmerk,
            datum: stuk.datum,
        }
    }
}

impl From<FgAdvies> for domein::FgAdvies {
    fn from(advies: FgAdvies) -> Self {
        Self {
            strekking: advies.strekking,
            stuk: domein::Stuk {
                kenmerk: advies.kenmerk,
                datum: advies.datum,
            },
        }
    }
}

impl From<domein::FgAdvies> for FgAdvies {
    fn from(advies: domein::FgAdvies) -> Self {
        Self {
            strekking: advies.strekking,
            kenmerk: advies.stuk.kenmerk,
            datum: advies.stuk.datum,
        }
    }
}
