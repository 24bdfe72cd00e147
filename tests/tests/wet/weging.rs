// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal: the deelnemers judge, the bureau writes down.

use cucumber::{given, when};
use scenarios::Aanroep;
use serde_json::{Value, json};

use crate::mensen::REGISSEUR;
use crate::signaal;
use crate::verhaal::Verhaal;

#[given("een signaal in weging")]
pub async fn in_weging(verhaal: &mut Verhaal) {
    if verhaal.heeft("persoon") {
        return;
    }
    if !verhaal.heeft("signaal") {
        signaal::gemeld(verhaal).await;
    }
    let id = verhaal.id("signaal");
    verhaal
        .ga_werken(REGISSEUR, "signaal_wegen", "zaak", id)
        .await;
    let pad = format!("/signalen/{id}");
    let gelezen = verhaal.doe(REGISSEUR, Aanroep::get(&pad)).await.moet(200);
    let personen = gelezen.json()["inhoud"]["personen"].clone();
    for (naam, persoon) in ["persoon", "tweede persoon"]
        .into_iter()
        .zip(personen.as_array().expect("persons"))
    {
        let id = serde_json::from_value(persoon["id"].clone()).expect("an id");
        verhaal.onthoud(naam, id);
    }
    let call = Aanroep::post(&format!("{pad}/weging")).versie(&gelezen.etag());
    let _ = verhaal.doe(REGISSEUR, call).await.moet(201);
}

#[given("een gewogen signaal")]
pub async fn gewogen(verhaal: &mut Verhaal) {
    in_weging(verhaal).await;
    wegen(verhaal).await;
}

#[given("de deelnemers hebben dat signaal gewogen")]
async fn is_gewogen(verhaal: &mut Verhaal) {
    gewogen(verhaal).await;
}

#[when("de deelnemers het signaal wegen")]
async fn wegen(verhaal: &mut Verhaal) {
    weeg(verhaal, &oordelen(true)).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[given("een signaal dat volgens de deelnemers buiten het doel valt")]
async fn buiten_doel(verhaal: &mut Verhaal) {
    in_weging(verhaal).await;
    weeg(verhaal, &oordelen(false)).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[when("de casusregisseur nog een oordeel vastlegt op de stand van daarvoor")]
async fn op_oude_stand(verhaal: &mut Verhaal) {
    let (_, call) = verhaal.aanroep();
    let _ = verhaal.doe(REGISSEUR, call).await;
}

#[when("de casusregisseur een oordeel vastlegt dat van het bureau komt")]
async fn oordeel_van_het_bureau(verhaal: &mut Verhaal) {
    let oordeel =
        json!({"tekst": "Het bureau vindt dit ernstig.", "beoordeeldDoor": ["riec_bureau"]});
    weeg(verhaal, &json!({"type": oordeel})).await;
}

#[when("de casusregisseur het signaal terugstuurt zonder te zeggen wat er ontbreekt")]
async fn terugsturen_zonder_gebrek(verhaal: &mut Verhaal) {
    let id = verhaal.id("signaal");
    verhaal
        .ga_werken(REGISSEUR, "signaal_wegen", "zaak", id)
        .await;
    let pad = format!("/signalen/{id}");
    let gebrek = json!({"vormgebreken": [{"onderdeel": "bron", "toelichting": " "}]});
    let stap = Aanroep::post(&format!("{pad}/terugsturing")).json(&gebrek);
    let _ = verhaal.stap(REGISSEUR, &pad, stap).await;
}

async fn weeg(verhaal: &mut Verhaal, weging: &Value) {
    let pad = format!("/signalen/{}/weging", verhaal.id("signaal"));
    let stap = Aanroep::patch(&pad).json(weging);
    let _ = verhaal.stap(REGISSEUR, &pad, stap).await;
}

/// Doel test and criteria a to d of WGS 2.23(2) and (3).
fn oordelen(past_in_doel: bool) -> Value {
    let oordeel = json!({"tekst": "Gezamenlijk beoordeeld.", "beoordeeldDoor": ["politie", "om"]});
    json!({
        "inOvereenstemmingMetDoel": past_in_doel, "doeltoets": oordeel, "type": oordeel,
        "aantalAardOmvang": oordeel, "gewichtInterventies": oordeel, "deelnemersVerband": oordeel,
    })
}
