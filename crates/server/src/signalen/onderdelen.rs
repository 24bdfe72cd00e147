// SPDX-License-Identifier: EUPL-1.2
//! The parts of a signaal: names, indications, persons; the same in and out.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::domein::signaal as domein;

/// Een naam zoals in de basisregistratie personen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Naam {
    /// Voornamen; wie één naam heeft, heeft er geen.
    #[schema(min_length = 1, max_length = 200, example = "Bram")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voornamen: Option<String>,
    /// Voorvoegsel van de geslachtsnaam.
    #[schema(min_length = 1, max_length = 20, example = "van")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voorvoegsel: Option<String>,
    /// Geslachtsnaam, of de enige naam.
    #[schema(min_length = 1, max_length = 200, example = "Nergenshuizen-Demo")]
    pub geslachtsnaam: String,
}

/// Een gedateerd feit dat op een verschijningsvorm wijst.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Aanwijzing {
    /// De dag van het feit.
    #[schema(value_type = String, format = Date, example = "2026-11-01")]
    pub datum: jiff::civil::Date,
    /// Waar de deelnemer het van heeft.
    #[schema(min_length = 1, max_length = 500)]
    pub bron: String,
    /// Code van de verschijningsvorm waarop het wijst.
    #[schema(value_type = String, min_length = 3, max_length = 64, example = "witwassen",
        pattern = "^(mensenhandel_mensensmokkel|drugscriminaliteit|vastgoedfraude|witwassen|malafide_bedrijvigheid|outlaw_motorcycle_gangs)$")]
    pub verschijningsvorm: Verschijningsvorm,
    /// Het feit.
    #[schema(min_length = 1, max_length = 4000)]
    pub tekst: String,
}

/// Een persoon die het signaal noemt.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Persoon {
    /// Naam.
    pub naam: Naam,
    /// Geboortedatum.
    #[schema(value_type = Option<String>, format = Date, example = "1980-02-29")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geboortedatum: Option<jiff::civil::Date>,
    /// Burgerservicenummer, negen cijfers.
    #[schema(pattern = "^[0-9]{9}$", max_length = 9, example = "999990019")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bsn: Option<String>,
    /// Ten minste één aanwijzing per persoon.
    #[schema(min_items = 1, max_items = 20)]
    pub aanwijzingen: Vec<Aanwijzing>,
}

impl From<domein::Naam> for Naam {
    fn from(naam: domein::Naam) -> Self {
        Self {
            voornamen: naam.voornamen,
            voorvoegsel: naam.voorvoegsel,
            geslachtsnaam: naam.geslachtsnaam,
        }
    }
}

impl From<Naam> for domein::Naam {
    fn from(naam: Naam) -> Self {
        Self {
            voornamen: naam.voornamen,
            voorvoegsel: naam.voorvoegsel,
            geslachtsnaam: naam.geslachtsnaam,
        }
    }
}

impl From<domein::Aanwijzing> for Aanwijzing {
    fn from(een: domein::Aanwijzing) -> Self {
        Self {
            datum: een.datum,
            bron: een.bron,
            verschijningsvorm: een.verschijningsvorm,
            tekst: een.tekst,
        }
    }
}

impl From<Aanwijzing> for domein::Aanwijzing {
    fn from(een: Aanwijzing) -> Self {
        Self {
            datum: een.datum,
            bron: een.bron,
            verschijningsvorm: een.verschijningsvorm,
            tekst: een.tekst,
        }
    }
}

impl From<domein::Signaalpersoon> for Persoon {
    fn from(persoon: domein::Signaalpersoon) -> Self {
        Self {
            naam: persoon.naam.into(),
            geboortedatum: persoon.geboortedatum,
            // a BSN is shown only by an act of its own, which the log names.
            bsn: None,
            aanwijzingen: persoon.aanwijzingen.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Persoon> for domein::Signaalpersoon {
    fn from(persoon: Persoon) -> Self {
        Self {
            naam: persoon.naam.into(),
            geboortedatum: persoon.geboortedatum,
            bsn: persoon.bsn,
            aanwijzingen: persoon.aanwijzingen.into_iter().map(Into::into).collect(),
        }
    }
}
