// SPDX-License-Identifier: EUPL-1.2
//! What the document says of signalen, and what their answers hold.

use serde_json::{Value, json};
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::domein::signaal::{Naam, Signaalpersoon};
use zaak::domein::terugsturing::Onderdeel;
use zaak::domein::weging::Wegingwijziging as Wijziging;

use super::onderdelen::Persoon;
use super::weging::wijzigen::Wegingwijziging;

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
    for schema in ["Aanwijzing", "Signaalopstelling", "Signaalwijziging"] {
        assert_eq!(pattern(&document, schema, "verschijningsvorm"), vormen);
    }
    let tafels = one_of(Tafel::ALLE.iter().map(|t| t.code()).collect());
    for schema in ["Signaalopstelling", "Signaalwijziging"] {
        assert_eq!(pattern(&document, schema, "tafel"), tafels);
    }
    let codes: Vec<Value> = Onderdeel::ALLE.iter().map(|een| json!(een)).collect();
    let onderdelen = one_of(codes.iter().filter_map(Value::as_str).collect());
    assert_eq!(pattern(&document, "Vormgebrek", "onderdeel"), onderdelen);
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

#[test]
fn every_criterion_of_a_weging_arrives_under_its_own_name() {
    let oordeel = |tekst: &str| json!({"tekst": tekst, "beoordeeldDoor": ["politie"]});
    let body = json!({
        "inOvereenstemmingMetDoel": true,
        "doeltoets": oordeel("doel"),
        "type": oordeel("a"),
        "aantalAardOmvang": oordeel("b"),
        "gewichtInterventies": oordeel("c"),
        "deelnemersVerband": oordeel("d"),
    });
    let read: Wegingwijziging = serde_json::from_value(body).expect("fits");
    let weging = Wijziging::from(read).op(wgs::weging::Weging::default());
    assert_eq!(weging.ontbrekende(), []);
    assert_eq!(weging.type_signaal.tekst, "a");
    assert_eq!(weging.aantal_aard_omvang.tekst, "b");
    assert_eq!(weging.gewicht_interventies.tekst, "c");
    assert_eq!(weging.deelnemers_verband.tekst, "d");
}
