// SPDX-License-Identifier: EUPL-1.2
//! A casus and its subject: who reads how much of it.

use cucumber::{given, then, when};
use scenarios::Aanroep;
use serde_json::json;

use crate::mensen::{LID, Mens, POLITIE, VOORZITTER};
use crate::verhaal::Verhaal;
use crate::{besluit, subject};

#[given("een casus waaraan de politie en het openbaar ministerie meedoen")]
pub async fn een_casus(verhaal: &mut Verhaal) {
    besluit::aangenomen(verhaal).await;
    besluit::stelt_vast(verhaal, VOORZITTER).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[given("een tweede casus waaraan zij meedoen")]
async fn tweede_casus(verhaal: &mut Verhaal) {
    let eerste = verhaal.id("casus");
    verhaal.vergeet();
    een_casus(verhaal).await;
    verhaal.onthoud("andere casus", eerste);
}

#[given(expr = "{mens} legt vast voor het casusoverleg aan de casus te werken")]
pub async fn gaat_werken(verhaal: &mut Verhaal, wie: Mens) {
    let casus = verhaal.id("casus");
    verhaal.ga_werken(wie, "casusoverleg", "zaak", casus).await;
}

#[when(expr = "{mens} de casus opvraagt")]
async fn vraagt_op(verhaal: &mut Verhaal, wie: Mens) {
    let pad = format!("/casussen/{}", verhaal.id("casus"));
    let _ = verhaal.doe(wie, Aanroep::get(&pad)).await;
}

#[when(expr = "{mens} de andere casus opvraagt")]
async fn vraagt_andere_op(verhaal: &mut Verhaal, wie: Mens) {
    let pad = format!("/casussen/{}", verhaal.id("andere casus"));
    let _ = verhaal.doe(wie, Aanroep::get(&pad)).await;
}

#[when(expr = "{mens} de subjecten van de casus leest")]
async fn leest_subjecten(verhaal: &mut Verhaal, wie: Mens) {
    let pad = format!("/casussen/{}/subjecten", verhaal.id("casus"));
    let answer = verhaal.doe(wie, Aanroep::get(&pad)).await.moet(200).json();
    let id = answer["subjecten"][0]["id"].clone();
    verhaal.onthoud("subject", serde_json::from_value(id).expect("an id"));
}

#[when(expr = "{mens} het subject opvraagt")]
async fn vraagt_subject_op(verhaal: &mut Verhaal, wie: Mens) {
    let pad = format!("/subjecten/{}", verhaal.id("subject"));
    let _ = verhaal.doe(wie, Aanroep::get(&pad)).await;
}

#[given("de politie heeft het subject van de casus gezien")]
async fn heeft_gezien(verhaal: &mut Verhaal) {
    gaat_werken(verhaal, POLITIE).await;
    leest_subjecten(verhaal, POLITIE).await;
    vraagt_subject_op(verhaal, POLITIE).await;
    let _ = verhaal.antwoord().clone().moet(200);
}

#[given("een lid van tafel D heeft het subject opgevraagd, en kreeg het niet te zien")]
async fn heeft_opgevraagd(verhaal: &mut Verhaal) {
    let casus = verhaal.id("casus");
    verhaal
        .ga_werken(LID, "vergadering_voorbereiden", "zaak", casus)
        .await;
    vraagt_subject_op(verhaal, LID).await;
    let _ = verhaal.antwoord().clone().moet(404);
}

#[when(expr = "{mens} vastlegt te gaan werken voor het doel {string}")]
async fn legt_doel_vast(verhaal: &mut Verhaal, wie: Mens, doel: String) {
    let casus = verhaal.id("casus");
    let body = json!({"doel": doel, "zaak": casus, "reden": "Voorbereiding van het overleg."});
    let call = Aanroep::post("/werkcontexten").json(&body);
    let _ = verhaal.doe(wie, call).await;
}

#[when("de casusregisseur voorstelt de casus af te sluiten")]
async fn afsluiten(verhaal: &mut Verhaal) {
    let inhoud = json!({"grond": "niet_langer_noodzakelijk"});
    subject::stel_voor(verhaal, "casusAfsluiten", inhoud).await;
}

#[given("over het subject is beslist, en de tafel heeft de casus afgesloten")]
async fn afgesloten(verhaal: &mut Verhaal) {
    subject::met_herziening(verhaal).await;
    let _ = verhaal.antwoord().clone().moet(201);
    afsluiten(verhaal).await;
    besluit::tafel_besluit(verhaal).await;
}

#[given("de tafel heeft besloten dat de FIOD meedoet en het openbaar ministerie niet meer")]
async fn andere_deelnemers(verhaal: &mut Verhaal) {
    let inhoud = json!({"toevoegen": ["fiod"], "beeindigen": ["om"]});
    subject::stel_voor(verhaal, "deelnemersWijzigen", inhoud).await;
    besluit::tafel_besluit(verhaal).await;
}

#[given("wie voor de politie aan de casus werkt, meldt dat hij er zelf belang bij heeft")]
async fn meldt_belang(verhaal: &mut Verhaal) {
    let pad = format!("/casussen/{}/belangen", verhaal.id("casus"));
    let call = Aanroep::post(&pad).json(&json!({}));
    let _ = verhaal.doe(POLITIE, call).await.moet(201);
}

#[given("de vijf jaar na de eerste verwerking zijn voorbij")]
async fn verlopen(verhaal: &mut Verhaal) {
    let id = verhaal.id("casus");
    let inkijk = verhaal.dienst().inkijk().await;
    let sql = format!("UPDATE autorisatie.zaak SET verloopt_op = now() WHERE id = '{id}'");
    inkijk.voer_uit(&sql).await;
}

#[then(expr = "ziet {mens} de casus helemaal")]
async fn ziet_alles(verhaal: &mut Verhaal, wie: Mens) {
    vraagt_op(verhaal, wie).await;
    assert_eq!(weergave(verhaal), "vol");
}

#[then(expr = "ziet {mens} alleen dat de casus bestaat")]
async fn ziet_dat_zij_bestaat(verhaal: &mut Verhaal, wie: Mens) {
    vraagt_op(verhaal, wie).await;
    assert_eq!(weergave(verhaal), "meta");
    assert_eq!(verhaal.antwoord().json().get("inhoud"), None);
}

fn weergave(verhaal: &Verhaal) -> String {
    let body = verhaal.antwoord().clone().moet(200).json();
    body["weergave"].as_str().expect("a view").to_owned()
}
