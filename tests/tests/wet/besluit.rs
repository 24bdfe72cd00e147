// SPDX-License-Identifier: EUPL-1.2
//! A besluit: the proposal to start a casus, and what becomes of it.

use cucumber::{given, when};
use scenarios::Aanroep;
use serde_json::{Value, json};

use crate::mensen::{Mens, REGISSEUR, SECRETARIS, VOORZITTER};
use crate::verhaal::Verhaal;
use crate::{vergadering, weging};

#[given("een voorstel om over dat signaal een casus te starten")]
fn een_voorstel(verhaal: &mut Verhaal) {
    let signaal = verhaal.id("signaal");
    verhaal.voorstel = json!({
        "zaak": signaal,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Een persoon, drie panden, alleen trap 1.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
        "casusStarten": {
            "signalen": [signaal],
            "subjecten": [{"persoon": verhaal.id("persoon"), "persoonsrol": "signaal"}],
            "deelnemers": ["politie", "om"],
        }
    });
}

#[given(expr = "in het voorstel ontbreekt de {word}")]
fn zonder_tekst(verhaal: &mut Verhaal, tekst: String) {
    let voorstel = verhaal.voorstel.as_object_mut().expect("a proposal");
    assert!(voorstel.remove(&tekst).is_some(), "no {tekst}");
}

#[given(expr = "de betrokken deelnemers zijn {string}")]
fn deelnemers(verhaal: &mut Verhaal, codes: String) {
    let codes: Vec<&str> = codes.split(", ").collect();
    verhaal.voorstel["casusStarten"]["deelnemers"] = json!(codes);
}

#[given(expr = "het voorstel noemt de verschijningsvorm {string}")]
fn verschijningsvorm(verhaal: &mut Verhaal, code: String) {
    verhaal.voorstel["verschijningsvormen"] = json!([code]);
}

#[given(expr = "het voorstel opent trap {int}")]
fn opent_trap(verhaal: &mut Verhaal, trap: u8) {
    verhaal.voorstel["casusStarten"]["trappen"] = json!([1, trap]);
}

#[given("het voorstel noemt als subject iemand die in geen signaal voorkomt")]
fn vreemd_subject(verhaal: &mut Verhaal) {
    let iemand = scenarios::klant::nieuw_id();
    verhaal.voorstel["casusStarten"]["subjecten"][0]["persoon"] = json!(iemand);
}

#[given(
    "het voorstel noemt Marie als directe kring van Karel, zonder te zeggen waarin die bestaat"
)]
fn kring_zonder_waarom(verhaal: &mut Verhaal) {
    voeg_marie_toe(
        verhaal,
        &json!({"persoonsrol": "directe_kring", "hangtAan": verhaal.id("persoon")}),
    );
}

#[given("het voorstel noemt Marie als directe kring van niemand")]
fn kring_van_niemand(verhaal: &mut Verhaal) {
    voeg_marie_toe(
        verhaal,
        &json!({"persoonsrol": "directe_kring", "waarom": "Woont op hetzelfde adres."}),
    );
}

#[given("het voorstel noemt Marie als directe kring van Karel, omdat zij op hetzelfde adres woont")]
fn kring(verhaal: &mut Verhaal) {
    voeg_marie_toe(
        verhaal,
        &json!({
            "persoonsrol": "directe_kring", "hangtAan": verhaal.id("persoon"),
            "waarom": "Woont op hetzelfde adres.",
        }),
    );
}

fn voeg_marie_toe(verhaal: &mut Verhaal, rol: &Value) {
    let mut subject = rol.clone();
    subject["persoon"] = json!(verhaal.id("tweede persoon"));
    let subjecten = verhaal.voorstel["casusStarten"]["subjecten"].as_array_mut();
    subjecten.expect("a list").push(subject);
}

#[when(expr = "{mens} dat voorstelt")]
pub async fn stelt_voor(verhaal: &mut Verhaal, wie: Mens) {
    let call = Aanroep::post("/besluiten").json(&verhaal.voorstel);
    let answer = verhaal.doe(wie, call).await;
    if answer.status == 201 {
        verhaal.onthoud("besluit", answer.id());
    }
}

#[given("een voorgesteld besluit om een casus te starten")]
pub async fn voorgesteld(verhaal: &mut Verhaal) {
    weging::gewogen(verhaal).await;
    een_voorstel(verhaal);
    stelt_voor(verhaal, REGISSEUR).await;
    let _ = verhaal.antwoord().clone().moet(201);
}

#[given("het besluit staat op de agenda van een vergadering")]
pub async fn geagendeerd(verhaal: &mut Verhaal) {
    vergadering::gepland(verhaal).await;
    agendeert(verhaal).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[given("een besluit op de agenda van een vergadering")]
pub async fn besluit_op_agenda(verhaal: &mut Verhaal) {
    voorgesteld(verhaal).await;
    geagendeerd(verhaal).await;
}

#[when("de secretaris het besluit nog eens op die agenda zet")]
async fn agendeert(verhaal: &mut Verhaal) {
    let body = json!({"vergadering": verhaal.id("vergadering")});
    let pad = pad(verhaal);
    let stap = Aanroep::post(&format!("{pad}/agendering")).json(&body);
    let _ = verhaal.stap(SECRETARIS, &pad, stap).await;
}

#[when(expr = "{mens} het besluit aanneemt")]
async fn neemt_aan(verhaal: &mut Verhaal, wie: Mens) {
    doe_stap(verhaal, wie, "aanneming").await;
}

#[when(expr = "{mens} het besluit vaststelt")]
pub async fn stelt_vast(verhaal: &mut Verhaal, wie: Mens) {
    let vergadering = verhaal.id("vergadering");
    verhaal
        .ga_werken(wie, "besluitvorming", "vergadering", vergadering)
        .await;
    doe_stap(verhaal, wie, "vaststelling").await;
    let answer = verhaal.antwoord().clone();
    if answer.status == 200 && !verhaal.heeft("casus") {
        let id = answer.json()["resultaat"]["id"].clone();
        verhaal.onthoud("casus", serde_json::from_value(id).expect("an id"));
    }
}

#[when("de casusregisseur zijn eigen voorstel vaststelt")]
async fn stelt_eigen_voorstel_vast(verhaal: &mut Verhaal) {
    doe_stap(verhaal, REGISSEUR, "vaststelling").await;
}

#[given("een aangenomen besluit om een casus te starten")]
pub async fn aangenomen(verhaal: &mut Verhaal) {
    voorgesteld(verhaal).await;
    breng_tot_aanneming(verhaal).await;
}

async fn breng_tot_aanneming(verhaal: &mut Verhaal) {
    geagendeerd(verhaal).await;
    vergadering::open_met_quorum(verhaal).await;
    vergadering::allen_voor(verhaal).await;
    neemt_aan(verhaal, SECRETARIS).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

/// From a proposal to its effect.
pub async fn tafel_besluit(verhaal: &mut Verhaal) {
    let _ = verhaal.antwoord().clone().moet(201);
    breng_tot_aanneming(verhaal).await;
    is_vastgesteld(verhaal).await;
}

#[given("de voorzitter heeft het vastgesteld")]
async fn is_vastgesteld(verhaal: &mut Verhaal) {
    stelt_vast(verhaal, VOORZITTER).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[when("de secretaris het besluit aanhoudt en de vergadering sluit")]
async fn houdt_aan(verhaal: &mut Verhaal) {
    let pad = pad(verhaal);
    let stap = Aanroep::post(&format!("{pad}/aanhouding")).json(&json!({"reden": "Geen quorum."}));
    let _ = verhaal.stap(SECRETARIS, &pad, stap).await.moet(200);
    vergadering::sluit(verhaal).await;
}

/// In the version as it stands now, under the werkcontext that this person has.
async fn doe_stap(verhaal: &mut Verhaal, wie: Mens, stap: &str) {
    let pad = pad(verhaal);
    let stap = Aanroep::post(&format!("{pad}/{stap}"));
    let _ = verhaal.stap(wie, &pad, stap).await;
}

fn pad(verhaal: &Verhaal) -> String {
    format!("/besluiten/{}", verhaal.id("besluit"))
}
