// SPDX-License-Identifier: EUPL-1.2
//! Signalen: what a deelnemer reports (WGS 2.23(1)).

mod beeld;
pub mod intrekken;
pub mod lezen;
pub mod lijst;
pub mod melden;
pub mod opstellen;

pub use beeld::Signaalstand;

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use wgs::tafel::Tafel;
    use wgs::verschijningsvorm::Verschijningsvorm;
    use zaak::domein::signaal::{Naam, Signaalpersoon};

    use super::beeld::Persoon;

    fn pattern(document: &Value, schema: &str, field: &str) -> String {
        document["components"]["schemas"][schema]["properties"][field]["pattern"]
            .as_str()
            .expect("a pattern")
            .to_owned()
    }

    #[test]
    fn the_document_names_the_codes_of_the_law_and_no_others() {
        let document = crate::api::document();
        let one_of = |codes: Vec<&str>| format!("^({})$", codes.join("|"));
        let vormen = one_of(Verschijningsvorm::ALLE.iter().map(|v| v.code()).collect());
        for schema in ["Aanwijzing", "Signaalopstelling"] {
            assert_eq!(pattern(&document, schema, "verschijningsvorm"), vormen);
        }
        let tafels = one_of(Tafel::ALLE.iter().map(|t| t.code()).collect());
        assert_eq!(pattern(&document, "Signaalopstelling", "tafel"), tafels);
    }

    #[test]
    fn an_answer_never_holds_a_bsn() {
        let shown = Persoon::from(Signaalpersoon {
            naam: Naam {
                voornamen: None,
                voorvoegsel: None,
                geslachtsnaam: "Nergenshuizen-Demo".to_owned(),
            },
            geboortedatum: None,
            bsn: Some("999990019".to_owned()),
            aanwijzingen: vec![],
        });
        let text = serde_json::to_string(&shown).expect("serialises");
        assert!(!text.contains("999990019"));
    }
}
