// SPDX-License-Identifier: EUPL-1.2
//! Writing a signaal down, reporting and reading it.

use cucumber::{given, when};
use scenarios::Aanroep;
use scenarios::wereld::over_dagen;
use serde_json::{Value, json};

use crate::mensen::{Mens, POLITIE};
use crate::verhaal::Verhaal;

#[given("een signaal over Karel Voorbeeld-Demo")]
fn een_signaal(verhaal: &mut Verhaal) {
    verhaal.signaal = scenarios::stappen::een_signaal();
}

#[given("van de aanwijzing staat de bron er niet bij")]
fn zonder_bron(verhaal: &mut Verhaal) {
    verhaal.signaal["personen"][0]["aanwijzingen"][0]["bron"] = json!("  ");
}

#[given("de aanwijzing is van volgende week")]
fn uit_de_toekomst(verhaal: &mut Verhaal) {
    let dag = over_dagen(7).to_string();
    verhaal.signaal["personen"][0]["aanwijzingen"][0]["datum"] = json!(dag[..10]);
}

#[given("het signaal noemt ook Marie Voorbeeld-Demo")]
fn ook_marie(verhaal: &mut Verhaal) {
    met_dezelfde_aanwijzing(verhaal);
    let tekst = json!("Huurt de panden, en heeft geen inkomen dat dat verklaart.");
    verhaal.signaal["personen"][1]["aanwijzingen"][0]["tekst"] = tekst;
}

#[given("het signaal noemt ook Marie Voorbeeld-Demo, met dezelfde aanwijzing")]
fn met_dezelfde_aanwijzing(verhaal: &mut Verhaal) {
    let mut tweede = verhaal.signaal["personen"][0].clone();
    tweede["naam"]["voornamen"] = json!("Marie");
    tweede["bsn"] = Value::Null;
    let personen = verhaal.signaal["personen"].as_array_mut();
    personen.expect("a list").push(tweede);
}

#[given("wat er speelt is niet ingevuld")]
fn zonder_gedragingen(verhaal: &mut Verhaal) {
    verhaal.signaal["gedragingen"] = json!("  ");
}

#[given(expr = "zijn burgerservicenummer is {string}")]
fn burgerservicenummer(verhaal: &mut Verhaal, bsn: String) {
    verhaal.signaal["personen"][0]["bsn"] = json!(bsn);
}

#[when(expr = "{mens} dit signaal opstelt")]
async fn stelt_op(verhaal: &mut Verhaal, wie: Mens) {
    let call = Aanroep::post("/signalen").json(&verhaal.signaal);
    let answer = verhaal.doe(wie, call).await;
    if answer.status == 201 {
        verhaal.onthoud("signaal", answer.id());
    }
}

#[given("de politie heeft dit signaal gemeld")]
pub async fn gemeld(verhaal: &mut Verhaal) {
    stelt_op(verhaal, POLITIE).await;
    let made = verhaal.antwoord().clone().moet(201);
    let call = Aanroep::post(&format!("/signalen/{}/melding", made.id()));
    let told = verhaal.doe(POLITIE, call.versie(&made.etag())).await;
    let _ = told.moet(200);
}

#[given("een gemeld signaal over Karel Voorbeeld-Demo")]
async fn een_gemeld_signaal(verhaal: &mut Verhaal) {
    gemeld(verhaal).await;
}

#[when(expr = "{mens} het signaal opvraagt")]
async fn vraagt_op(verhaal: &mut Verhaal, wie: Mens) {
    let pad = format!("/signalen/{}", verhaal.id("signaal"));
    let _ = verhaal.doe(wie, Aanroep::get(&pad)).await;
}

#[when("de politie het signaal intrekt zonder te zeggen waarom")]
async fn trekt_in_zonder_reden(verhaal: &mut Verhaal) {
    trek_in(verhaal, " ").await;
}

#[given("de politie heeft het signaal ingetrokken")]
async fn ingetrokken(verhaal: &mut Verhaal) {
    trek_in(verhaal, "De controle bleek op een ander pand te zien.").await;
    let _ = verhaal.antwoord().clone().moet(200);
}

async fn trek_in(verhaal: &mut Verhaal, reden: &str) {
    let signaal = verhaal.id("signaal");
    verhaal
        .ga_werken(POLITIE, "signaal_wegen", "zaak", signaal)
        .await;
    let pad = format!("/signalen/{signaal}");
    let stap = Aanroep::post(&format!("{pad}/intrekking")).json(&json!({"reden": reden}));
    let _ = verhaal.stap(POLITIE, &pad, stap).await;
}

/// The clock of the law begins with the first processing; time itself cannot be made to pass.
#[given("het signaal is meer dan vijf jaar geleden voor het eerst verwerkt")]
async fn vijf_jaar_oud(verhaal: &mut Verhaal) {
    let id = verhaal.id("signaal");
    let inkijk = verhaal.dienst().inkijk().await;
    let sql = format!(
        "UPDATE zaak.signaal SET eerste_verwerking = eerste_verwerking - interval '5 years 1 day'
         WHERE id = '{id}'"
    );
    inkijk.voer_uit(&sql).await;
}
