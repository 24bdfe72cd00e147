// SPDX-License-Identifier: EUPL-1.2
//! Who gets in at all, and what ways there are not.

use cucumber::{given, then, when};
use scenarios::klant::nieuw_id;
use scenarios::{Aanroep, Antwoord};
use serde_json::{Value, json};
use server::deur::contract::BASE;

use crate::mensen::{FUNCTIONEEL_BEHEER, Mens, POLITIE};
use crate::verhaal::Verhaal;

/// No person is looked for outside a zaak, and nobody is asked about a signaal.
const GEEN_WEG: [&str; 5] = [
    "/personen",
    "/personen/_zoek",
    "/subjecten",
    "/subjecten/_zoek",
    "/signalen/{id}/informatieverzoeken",
];

/// Of whom the lidmaatschap is ended.
const EINDIGT: Mens = Mens("rac_lid");

#[when(expr = "{mens} de signalen opvraagt")]
async fn signalen(verhaal: &mut Verhaal, wie: Mens) {
    let _ = verhaal.doe(wie, Aanroep::get("/signalen")).await;
}

#[when("iemand die niet is aangemeld de signalen opvraagt")]
async fn zonder_aanmelding(verhaal: &mut Verhaal) {
    let call = Aanroep::get("/signalen");
    let answer = verhaal.dienst().met_token(None).doe(call.clone()).await;
    verhaal.kreeg(POLITIE, call, answer);
}

#[given("de politie noemt niet meer waaraan zij werkt")]
fn zonder_werkcontext(verhaal: &mut Verhaal) {
    verhaal.zonder_werk(POLITIE);
}

#[when("de politie de deelnemers opvraagt")]
async fn deelnemers(verhaal: &mut Verhaal) {
    let _ = verhaal.doe(POLITIE, Aanroep::get("/deelnemers")).await;
}

#[then(regex = r#"^staat (?:de|het) (burgemeester|college) van Demodorp er onder "([^"]+)"$"#)]
fn onderdeel(verhaal: &mut Verhaal, wie: String, artikel: String) {
    let body = verhaal.antwoord().clone().moet(200).json();
    let code = format!("demodorp_{wie}");
    let mut found = body["deelnemers"].as_array().into_iter().flatten();
    let found = found.find(|een| een["code"] == code.as_str());
    assert_eq!(
        found.expect("a deelnemer")["bepaling"]["artikel"],
        artikel.as_str()
    );
}

#[when(expr = "iemand op {string} of {string} naar een persoon zoekt")]
async fn zoekt_personen(verhaal: &mut Verhaal, een: String, ander: String) {
    for pad in [een, ander] {
        let call = Aanroep::get(&format!("{pad}?naam=Voorbeeld-Demo"));
        let _ = verhaal.doe(POLITIE, call).await.moet(404);
        let call = Aanroep::post(&format!("{pad}/_zoek")).json(&json!({"naam": "Voorbeeld-Demo"}));
        let _ = verhaal.doe(POLITIE, call).await;
    }
}

#[when(expr = "iemand op {string} om informatie vraagt")]
async fn vraagt_informatie(verhaal: &mut Verhaal, pad: String) {
    let pad = pad.replace("{id}", &nieuw_id().to_string());
    let call = Aanroep::post(&pad).json(&json!({"deelnemer": "fiod"}));
    let _ = verhaal.doe(POLITIE, call).await;
}

/// Absent from the service, and from what it says of itself.
#[then("bestaat die weg niet")]
async fn geen_weg(verhaal: &mut Verhaal) {
    let _ = verhaal.antwoord().clone().moet(404);
    let contract = verhaal.dienst().contract().await;
    for operatie in contract.operaties() {
        let pad = operatie.sjabloon.trim_start_matches(BASE);
        assert!(!GEEN_WEG.contains(&pad), "{pad}");
    }
}

#[when(
    "functioneel beheer het lidmaatschap van het lid van de rechtmatigheidsadviescommissie beëindigt"
)]
async fn beeindigt(verhaal: &mut Verhaal) {
    let eigen = Aanroep::get("/lidmaatschappen");
    let eigen: Antwoord = verhaal.doe(EINDIGT, eigen).await.moet(200);
    let rij: Value = eigen.json()["lidmaatschappen"][0].clone();
    let id = serde_json::from_value(rij["id"].clone()).expect("an id");
    verhaal.onthoud("lidmaatschap", id);
    let call = Aanroep::post(&format!("/lidmaatschappen/{id}/beeindiging"));
    let call = call.versie(&format!("\"{}\"", rij["versie"]));
    let _ = verhaal.doe(FUNCTIONEEL_BEHEER, call).await.moet(200);
}

#[when(expr = "{mens} de eigen lidmaatschappen opvraagt")]
async fn eigen_lidmaatschappen(verhaal: &mut Verhaal, wie: Mens) {
    let _ = verhaal.doe(wie, Aanroep::get("/lidmaatschappen")).await;
}

/// Nothing was overwritten: what was known before stands beside what is known now.
#[then("staat nog steeds vast vanaf en tot wanneer hij toegang had")]
async fn blijft_bekend(verhaal: &mut Verhaal) {
    let id = verhaal.id("lidmaatschap");
    let sql = format!(
        "SELECT concat_ws(' ', count(*), count(*) FILTER (WHERE upper_inf(bekend)),
                count(*) FILTER (WHERE upper_inf(bekend) AND NOT upper_inf(geldig)))
         FROM autorisatie.lidmaatschap WHERE id = '{id}'"
    );
    let found = verhaal.dienst().inkijk().await.tekst(&sql).await;
    assert_eq!(found.as_deref(), Some("2 1 1"));
}

#[when("de politie twee verschillende signalen opstelt met dezelfde sleutel")]
async fn zelfde_sleutel(verhaal: &mut Verhaal) {
    let sleutel = nieuw_id().to_string();
    for gedragingen in ["Contante betalingen.", "Lege panden."] {
        verhaal.signaal["gedragingen"] = json!(gedragingen);
        let call = Aanroep::post("/signalen").json(&verhaal.signaal);
        let _ = verhaal.doe(POLITIE, call.sleutel(&sleutel)).await;
    }
}

#[then(expr = "staat het burgerservicenummer {string} niet in het antwoord")]
fn zonder_nummer(verhaal: &mut Verhaal, bsn: String) {
    let body = String::from_utf8_lossy(&verhaal.antwoord().lichaam).into_owned();
    assert!(!body.contains(&bsn), "{body}");
}
