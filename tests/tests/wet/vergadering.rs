// SPDX-License-Identifier: EUPL-1.2
//! A vergadering of tafel D: who is there, and what they think.

use cucumber::{given, when};
use scenarios::Aanroep;
use scenarios::wereld::over_dagen;
use serde_json::{Value, json};

use crate::mensen::{Mens, SECRETARIS};
use crate::verhaal::Verhaal;

/// With the voorzitter, of the openbaar ministerie, a quorum: three deelnemers more.
const QUORUM: [&str; 3] = ["politie", "belastingdienst", "fiod"];

#[given("een geplande vergadering van tafel D")]
pub async fn gepland(verhaal: &mut Verhaal) {
    plan(verhaal, SECRETARIS).await;
    let id = verhaal.antwoord().clone().moet(201).id();
    verhaal.onthoud("vergadering", id);
    verhaal
        .ga_werken(SECRETARIS, "besluitvorming", "vergadering", id)
        .await;
}

#[when(expr = "{mens} een vergadering van tafel D plant")]
async fn plan(verhaal: &mut Verhaal, wie: Mens) {
    // Tomorrow: its agenda gives sight at once.
    let body = json!({"begintOp": over_dagen(1).to_string(), "isSpoed": false});
    let call = Aanroep::post("/gremia/D/vergaderingen").json(&body);
    let _ = verhaal.doe(wie, call).await;
}

#[given("de vergadering is open en er is een quorum")]
pub async fn open_met_quorum(verhaal: &mut Verhaal) {
    open(verhaal, &QUORUM).await;
}

#[given("de vergadering is open, maar er is alleen een lid van de FIOD")]
async fn open_zonder_quorum(verhaal: &mut Verhaal) {
    open(verhaal, &["fiod"]).await;
}

#[when("de secretaris de vergadering opent en een lid twee keer noemt")]
async fn opent_met_een_lid_dubbel(verhaal: &mut Verhaal) {
    let mut leden = leden(verhaal, &QUORUM).await;
    leden.push(leden[0].clone());
    opent(verhaal, &leden).await;
}

async fn open(verhaal: &mut Verhaal, organisaties: &[&str]) {
    let leden = leden(verhaal, organisaties).await;
    opent(verhaal, &leden).await;
    let _ = verhaal.antwoord().clone().moet(200);
    verhaal.aanwezig = leden;
}

async fn opent(verhaal: &mut Verhaal, leden: &[Value]) {
    let pad = format!("/vergaderingen/{}", verhaal.id("vergadering"));
    let stap = Aanroep::post(&format!("{pad}/opening")).json(&json!({"aanwezigen": leden}));
    let _ = verhaal.stap(SECRETARIS, &pad, stap).await;
}

/// The voorzitter of the openbaar ministerie and a lid of each of these organisations.
async fn leden(verhaal: &Verhaal, organisaties: &[&str]) -> Vec<Value> {
    let call = Aanroep::get("/gremia/D/leden?limit=100");
    let answer = verhaal.als(SECRETARIS).doe(call).await.moet(200).json();
    let leden = answer["leden"].as_array().cloned().expect("leden");
    let van = |rol: &str, code: &str| {
        let mut found = leden.iter();
        let found = found.find(|lid| lid["rol"] == rol && lid["organisatie"] == code);
        found.expect("a lid")["lidmaatschap"].clone()
    };
    let voorzitter = van("omt_voorzitter", "om");
    let leden = organisaties.iter().map(|code| van("omt_lid", code));
    std::iter::once(voorzitter).chain(leden).collect()
}

#[given("alle aanwezigen zijn voor")]
pub async fn allen_voor(verhaal: &mut Verhaal) {
    for lid in verhaal.aanwezig.clone() {
        standpunt(verhaal, &lid, "voor").await;
        let _ = verhaal.antwoord().clone().moet(201);
    }
}

#[given("alle aanwezigen zijn voor, behalve een van wie het standpunt ontbreekt")]
async fn een_zwijgt(verhaal: &mut Verhaal) {
    let aanwezig = verhaal.aanwezig.clone();
    for lid in aanwezig.iter().skip(1) {
        standpunt(verhaal, lid, "voor").await;
        let _ = verhaal.antwoord().clone().moet(201);
    }
}

#[when("de secretaris van een aanwezige nog een standpunt vastlegt")]
async fn tweede_standpunt(verhaal: &mut Verhaal) {
    let lid = verhaal.aanwezig[0].clone();
    standpunt(verhaal, &lid, "tegen").await;
}

#[when("een aanwezig lid zijn eigen standpunt vastlegt")]
async fn eigen_standpunt(verhaal: &mut Verhaal) {
    let (wie, vergadering) = (Mens("omt_lid@D:fiod"), verhaal.id("vergadering"));
    verhaal
        .ga_werken(wie, "besluitvorming", "vergadering", vergadering)
        .await;
    let pad = format!("/besluiten/{}/standpunten", verhaal.id("besluit"));
    let call = Aanroep::post(&pad).json(&json!({"standpunt": "voor"}));
    let _ = verhaal.doe(wie, call).await;
}

async fn standpunt(verhaal: &mut Verhaal, lid: &Value, wat: &str) {
    let body = json!({"lidmaatschap": lid, "standpunt": wat});
    let pad = format!("/besluiten/{}/standpunten", verhaal.id("besluit"));
    let _ = verhaal
        .doe(SECRETARIS, Aanroep::post(&pad).json(&body))
        .await;
}

#[when("de secretaris de vergadering sluit")]
pub async fn sluit(verhaal: &mut Verhaal) {
    let pad = format!("/vergaderingen/{}", verhaal.id("vergadering"));
    let stap = Aanroep::post(&format!("{pad}/sluiting"));
    let _ = verhaal.stap(SECRETARIS, &pad, stap).await;
}
