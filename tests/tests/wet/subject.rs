// SPDX-License-Identifier: EUPL-1.2
//! A subject comes and goes by besluit, and it is decided whether he is told.

use cucumber::{given, when};
use scenarios::Aanroep;
use scenarios::wereld::over_dagen;
use serde_json::{Value, json};

use crate::besluit;
use crate::casus::gaat_werken;
use crate::mensen::{Mens, POLITIE, REGISSEUR};
use crate::verhaal::Verhaal;

#[given("een voordracht van Aukje Nergenshuizen-Demo als directe kring van het subject")]
fn een_voordracht(verhaal: &mut Verhaal) {
    verhaal.voordracht = json!({
        "persoonsrol": "directe_kring",
        "hangtAan": verhaal.id("subject"),
        "waarom": "Staat ingeschreven op hetzelfde adres.",
        "persoon": {
            "naam": {"voornamen": "Aukje", "geslachtsnaam": "Nergenshuizen-Demo"},
            "geboortedatum": "1984-05-06",
        }
    });
}

#[given("er staat niet bij waarin die kring bestaat")]
fn zonder_waarom(verhaal: &mut Verhaal) {
    verhaal.voordracht["waarom"] = json!(" ");
}

#[given("zij is tien jaar oud, en er staat niet bij waarom zij toch moet voorkomen")]
fn minderjarig(verhaal: &mut Verhaal) {
    verhaal.voordracht["persoon"]["geboortedatum"] = json!(dag(-3650));
}

#[when(expr = "{mens} haar voordraagt")]
async fn draagt_voor(verhaal: &mut Verhaal, wie: Mens) {
    gaat_werken(verhaal, wie).await;
    let pad = format!("/casussen/{}/subjecten", verhaal.id("casus"));
    let call = Aanroep::post(&pad).json(&verhaal.voordracht);
    let answer = verhaal.doe(wie, call).await;
    if answer.status == 201 {
        verhaal.onthoud("tweede subject", answer.id());
    }
}

#[given("de politie heeft haar voorgedragen")]
async fn voorgedragen(verhaal: &mut Verhaal) {
    draagt_voor(verhaal, POLITIE).await;
    let _ = verhaal.antwoord().clone().moet(201);
}

#[given("de tafel heeft haar toegevoegd")]
async fn toegevoegd(verhaal: &mut Verhaal) {
    let subject = verhaal.id("tweede subject");
    stel_voor(verhaal, "subjectToevoegen", json!({"subject": subject})).await;
    besluit::tafel_besluit(verhaal).await;
}

#[when("de casusregisseur voorstelt het subject nog eens toe te voegen")]
async fn nog_eens(verhaal: &mut Verhaal) {
    let subject = verhaal.id("subject");
    stel_voor(verhaal, "subjectToevoegen", json!({"subject": subject})).await;
}

#[when("de casusregisseur voorstelt het subject te verwijderen")]
async fn verwijderen(verhaal: &mut Verhaal) {
    let grond = "niet_langer_noodzakelijk";
    let inhoud = json!({"subject": verhaal.id("subject"), "grond": grond});
    stel_voor(verhaal, "subjectVerwijderen", inhoud).await;
}

#[given("de tafel heeft het subject verwijderd")]
async fn verwijderd(verhaal: &mut Verhaal) {
    verwijderen(verhaal).await;
    besluit::tafel_besluit(verhaal).await;
}

/// The casusregisseur proposes a besluit about the casus or a subject of it, under the property of its soort.
pub async fn stel_voor(verhaal: &mut Verhaal, soort: &str, inhoud: Value) {
    gaat_werken(verhaal, REGISSEUR).await;
    verhaal.voorstel = json!({
        "zaak": verhaal.id("casus"),
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Zonder hem blijft onduidelijk waar het geld blijft.",
        "proportionaliteit": "Alleen trap 1.",
        "subsidiariteit": "Er is geen lichter middel.",
    });
    verhaal.voorstel[soort] = inhoud;
    besluit::stelt_voor(verhaal, REGISSEUR).await;
}

#[when("de casusregisseur beslist haar te informeren")]
async fn informeert_haar(verhaal: &mut Verhaal) {
    let ja = json!({"beslissing": "informeren", "grond": "informatieplicht", "toelichting": "Niets verzet zich."});
    informeer(verhaal, "tweede subject", &ja).await;
}

#[when(
    "de casusregisseur beslist het subject later te informeren, zonder dag om dat weer te bekijken"
)]
async fn zonder_herziening(verhaal: &mut Verhaal) {
    let later = json!({"beslissing": "uitstellen", "grond": "strafbare_feiten", "toelichting": "Het onderzoek loopt."});
    informeer(verhaal, "subject", &later).await;
}

#[when("de casusregisseur beslist het subject niet te informeren, zonder uitleg")]
async fn zonder_uitleg(verhaal: &mut Verhaal) {
    let nee = json!({"beslissing": "achterwege_laten", "grond": "toezicht", "toelichting": " "});
    informeer(verhaal, "subject", &nee).await;
}

#[when(
    "de casusregisseur beslist het subject later te informeren, en dat over een maand weer te bekijken"
)]
pub async fn met_herziening(verhaal: &mut Verhaal) {
    let later = json!({
        "beslissing": "uitstellen", "grond": "strafbare_feiten", "toelichting": "Het onderzoek loopt.",
        "herzienOp": dag(30),
    });
    informeer(verhaal, "subject", &later).await;
}

/// Nothing was decided before: the first version.
async fn informeer(verhaal: &mut Verhaal, wie: &str, beslissing: &Value) {
    gaat_werken(verhaal, REGISSEUR).await;
    let pad = format!("/subjecten/{}/informering", verhaal.id(wie));
    let call = Aanroep::post(&pad).json(beslissing).versie("\"1\"");
    let _ = verhaal.doe(REGISSEUR, call).await;
}

/// So many days from now, as a date.
fn dag(over: i64) -> String {
    over_dagen(over).to_string().chars().take(10).collect()
}
