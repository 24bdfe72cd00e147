// SPDX-License-Identifier: EUPL-1.2
//! The log: nothing without a record, and a record only for the purposes of the law.

use audit_log::verifieer::{Opdracht, controleer_pad};
use cucumber::{given, then, when};
use scenarios::Aanroep;
use scenarios::klant::nieuw_id;
use scenarios::stappen::logcontext;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};

use crate::mensen::{CFG, Mens};
use crate::verhaal::Verhaal;

#[given("de vastlegging werkt niet")]
async fn zonder_log(verhaal: &mut Verhaal) {
    let inkijk = verhaal.dienst().inkijk().await;
    inkijk
        .voer_uit("REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA audit FROM verband_app, PUBLIC")
        .await;
}

#[when(expr = "{mens} vastlegt het logboek te gebruiken voor {string}")]
async fn voor_logdoel(verhaal: &mut Verhaal, wie: Mens, logdoel: String) {
    let doel = if wie == CFG { "beheer" } else { "casusoverleg" };
    let body =
        json!({"doel": doel, "logdoel": logdoel, "reden": "Controle op verzoek van de raad."});
    let call = Aanroep::post("/werkcontexten").json(&body);
    let _ = verhaal.doe(wie, call).await;
}

#[given("de CFG legt vast het logboek te gebruiken voor de controle van de rechtmatigheid")]
#[when("de CFG vastlegt het logboek te gebruiken voor de controle van de rechtmatigheid")]
async fn rechtmatigheidscontrole(verhaal: &mut Verhaal) {
    let werk = logcontext(&verhaal.als(CFG), "rechtmatigheidscontrole").await;
    verhaal.werkt_onder(CFG, werk);
}

#[when(expr = "{mens} in het logboek zoekt wie het subject zag")]
async fn zoekt(verhaal: &mut Verhaal, wie: Mens) {
    let body = json!({"waarover": "subject", "id": verhaal.id("subject"), "limit": 100});
    let call = Aanroep::post("/toegangslog/_zoek").json(&body);
    let _ = verhaal.doe(wie, call).await;
}

#[then(expr = "staat er dat de politie het zag, voor het doel {string} en met haar reden")]
fn noemt_de_politie(verhaal: &mut Verhaal, doel: String) {
    let regels = logregels(verhaal);
    assert!(
        regels.iter().any(|regel| {
            regel["organisatie"] == "politie"
                && regel["handeling"] == "subject.lezen"
                && regel["doel"] == doel.as_str()
                && regel["reden"] == "Voorbereiding van het overleg."
                && regel["medewerker"].is_string()
        }),
        "{regels:?}"
    );
}

#[then("staat er ook wie het niet mocht zien")]
fn noemt_weigering(verhaal: &mut Verhaal) {
    let regels = logregels(verhaal);
    assert!(
        regels.iter().any(|regel| regel["weigering"].is_string()),
        "{regels:?}"
    );
}

fn logregels(verhaal: &Verhaal) -> Vec<Value> {
    let body = verhaal.antwoord().clone().moet(200).json();
    body["logregels"].as_array().cloned().expect("records")
}

#[when("de CFG het logboek meeneemt")]
async fn exporteert(verhaal: &mut Verhaal) {
    let _ = verhaal
        .doe(CFG, Aanroep::get("/logboek/export"))
        .await
        .moet(200);
}

#[then("klopt het, gecontroleerd zonder de dienst")]
async fn klopt(verhaal: &mut Verhaal) {
    let export = verhaal.antwoord().lichaam.clone();
    assert!(is_in_orde(verhaal, &export).await);
}

/// As somebody with every right would: past the service, in a copy.
#[then("klopt het niet meer als iemand er een teken in verandert")]
async fn klopt_niet_meer(verhaal: &mut Verhaal) {
    let mut export = verhaal.antwoord().lichaam.clone();
    let wat = b"subject.lezen";
    let plaats = export.windows(wat.len()).position(|deel| deel == wat);
    export[plaats.expect("a record of reading")] = b'z';
    assert!(!is_in_orde(verhaal, &export).await);
}

/// What `logboek-verifieer export` says, by the same code.
async fn is_in_orde(verhaal: &Verhaal, export: &[u8]) -> bool {
    let call = Aanroep::get("/logboek/checkpoint");
    let checkpoint = verhaal.roep(CFG, call).await.moet(200).json();
    let pad = verhaal.dienst().map().join(format!("{}.tar", nieuw_id()));
    std::fs::write(&pad, export).expect("a file");
    let opdracht = Opdracht {
        sleutel: checkpoint["sleutel"].as_str(),
        staat: None,
        nu_us: Systeembron::default().nu_us(),
        bijlagen: None,
    };
    let gevonden = controleer_pad(&pad, &opdracht, &mut |_, _| {});
    gevonden.is_ok_and(|gevonden| gevonden.rapport.in_orde)
}
