// SPDX-License-Identifier: EUPL-1.2
//! What besluiten about a running casus hold: closing it, changing who takes part.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wgs::overgangen::casus::Sluitingsgrond;

use super::code::Deelnemercode;

/// What was reached, in words.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Resultaattekst(String);

impl utoipa::PartialSchema for Resultaattekst {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .min_length(Some(1))
            .max_length(Some(2000))
            .description(Some("Een resultaat, in woorden."))
            .into()
    }
}

impl ToSchema for Resultaattekst {}

/// Een casus afsluiten: op welke grond, en bij een bereikt doel met welke resultaten.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CasusAfsluiten {
    /// Waarom de casus wordt afgesloten.
    #[schema(value_type = String, min_length = 12, max_length = 32, example = "niet_langer_noodzakelijk",
        pattern = "^(doel_bereikt|niet_langer_noodzakelijk|overgedragen_aan_opsporing|geen_zicht_op_resultaat)$")]
    grond: Sluitingsgrond,
    /// Wat is bereikt; alleen bij de grond `doel_bereikt`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 25)]
    resultaten: Option<Vec<Resultaattekst>>,
}

/// De betrokken deelnemers van een casus wijzigen; er blijven er ten minste twee.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeelnemersWijzigen {
    /// Codes van de deelnemers die gaan meedoen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 25)]
    toevoegen: Option<Vec<Deelnemercode>>,
    /// Codes van de deelnemers die stoppen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 25)]
    beeindigen: Option<Vec<Deelnemercode>>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wgs::overgangen::casus::Sluitingsgrond;

    use super::{CasusAfsluiten, DeelnemersWijzigen};

    #[test]
    fn the_effects_read_all_that_is_sent() {
        let sent = json!({"grond": "doel_bereikt", "resultaten": ["Twee panden gesloten."]});
        let content: CasusAfsluiten = serde_json::from_value(sent.clone()).expect("fits");
        let stored = serde_json::to_value(content).expect("serialises");
        let read: casus::CasusAfsluitenInhoud = serde_json::from_value(stored).expect("fits");
        assert_eq!(serde_json::to_value(read).expect("serialises"), sent);

        let sent = json!({"toevoegen": ["fiod"], "beeindigen": ["om"]});
        let content: DeelnemersWijzigen = serde_json::from_value(sent.clone()).expect("fits");
        let stored = serde_json::to_value(content).expect("serialises");
        let read: casus::DeelnemersWijzigenInhoud = serde_json::from_value(stored).expect("fits");
        assert_eq!(serde_json::to_value(read).expect("serialises"), sent);
    }

    #[test]
    fn the_grounds_are_those_of_the_list() {
        let document = crate::api::document();
        let grond = &document["components"]["schemas"]["CasusAfsluiten"]["properties"]["grond"];
        let codes: Vec<&str> = Sluitingsgrond::ALLE.iter().map(|een| een.code()).collect();
        assert_eq!(grond["pattern"], format!("^({})$", codes.join("|")));
    }
}
