// SPDX-License-Identifier: EUPL-1.2
//! A handhavingsknelpunt: prepared by the bureau or a deelnemer, designated by the Stuurgroep.

use cucumber::{given, when};
use scenarios::Aanroep;
use scenarios::wereld::over_dagen;
use serde_json::{Value, json};

use crate::mensen::Mens;
use crate::verhaal::Verhaal;

const ADVISEUR: Mens = Mens("adviseur_riec");
const STUURGROEPLID: Mens = Mens("stg_lid");

#[given("een voorbereiding van een handhavingsknelpunt op dat signaal")]
fn een_voorbereiding(verhaal: &mut Verhaal) {
    verhaal.voordracht = json!({
        "omschrijving": "In dit gebied wisselen panden zonder verklaarbaar geld van eigenaar.",
        "structureel": "Meldplichten worden al jaren niet nageleefd, ook na handhaving.",
        "scope": {"soort": "gebied", "grens": {"type": "Polygon",
            "coordinates": [[[4.2, 52.0], [4.4, 52.0], [4.4, 52.2], [4.2, 52.2], [4.2, 52.0]]]}},
        "aanwijzingen": [{"datum": "2026-03-01", "bron": "controle", "tekst": "Drie van vier panden zonder vergunning."}],
        "verschijningsvormen": ["witwassen"],
        "signalen": [verhaal.id("signaal")],
        "deelnemers": ["politie", "om"],
        "tafels": ["D"],
        "dpia": {"kenmerk": "DPIA-2026-7", "datum": "2026-03-02"},
        "fgAdvies": {"strekking": "positief", "kenmerk": "FG-2026-7", "datum": "2026-03-03"},
    });
}

#[given("het gaat over een thema, en niet over personen, een groep, een gebied of een branche")]
fn een_thema(verhaal: &mut Verhaal) {
    verhaal.voordracht["scope"] = json!({"soort": "thema"});
}

#[given("er staat niet bij dat de wet structureel niet wordt nageleefd")]
fn niet_structureel(verhaal: &mut Verhaal) {
    verhaal.voordracht["structureel"] = json!("  ");
}

#[given("er is geen effectbeoordeling")]
fn zonder_dpia(verhaal: &mut Verhaal) {
    laat_weg(verhaal, "dpia");
}

#[given("er is geen advies van de functionaris voor gegevensbescherming")]
fn zonder_fg(verhaal: &mut Verhaal) {
    laat_weg(verhaal, "fgAdvies");
}

#[given("het gaat om een nieuwe verwerking, zonder advies van de rechtmatigheidsadviescommissie")]
fn zonder_commissie(verhaal: &mut Verhaal) {
    verhaal.voordracht["nieuweVerwerking"] = json!(true);
}

fn laat_weg(verhaal: &mut Verhaal, veld: &str) {
    let voorbereiding = verhaal.voordracht.as_object_mut().expect("an object");
    assert!(voorbereiding.remove(veld).is_some(), "no {veld}");
}

#[when("de adviseur het zo voorbereidt")]
async fn bereidt_voor(verhaal: &mut Verhaal) {
    let call = Aanroep::post("/handhavingsknelpunten").json(&verhaal.voordracht);
    let answer = verhaal.doe(ADVISEUR, call).await;
    if answer.status == 201 {
        verhaal.onthoud("handhavingsknelpunt", answer.id());
    }
}

#[when("een lid van de Stuurgroep voorstelt het aan te wijzen")]
async fn stelt_aanwijzing_voor(verhaal: &mut Verhaal) {
    bereidt_voor(verhaal).await;
    let id = verhaal.antwoord().clone().moet(201).id();
    verhaal
        .ga_werken(STUURGROEPLID, "besluitvorming", "zaak", id)
        .await;
    let einde: String = over_dagen(365).to_string().chars().take(10).collect();
    let voorstel: Value = json!({
        "zaak": id,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Een gebied, een jaar.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
        "hhkAanwijzen": {"versie": 1, "einde": einde},
    });
    let call = Aanroep::post("/besluiten").json(&voorstel);
    let _ = verhaal.doe(STUURGROEPLID, call).await;
}
