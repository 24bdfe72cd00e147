// SPDX-License-Identifier: EUPL-1.2
//! Act 9: the CFG sees who saw whom, when, in which hoedanigheid, for which doel and why.

use serde_json::{Value, json};
use uuid::Uuid;

use super::werkcontext;
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Klant};
use crate::demo::vertel::{Stap, Verslag};

pub(super) async fn wie_zag(cfg: &Klant<'_>, subject: Uuid) -> Uitkomst<Uuid> {
    let werk = werkcontext(
        cfg,
        json!({
            "doel": "beheer",
            "logdoel": "rechtmatigheidscontrole",
            "reden": "Steekproef: wie zag dit subject?",
        }),
    )
    .await?;
    let gezien = cfg
        .doe(
            "De toezichthouder vraagt wie het subject zag, weigeringen inbegrepen (WGS 1.8, vierde lid).",
            Aanroep::post("/toegangslog/_zoek", json!({"waarover": "subject", "id": subject})).met(werk),
            &[200],
        )
        .await?
        .json();
    let regels = gezien["logregels"].as_array().cloned().unwrap_or_default();
    for uitkomst in ["gelukt", "niet_zichtbaar"] {
        if !regels.iter().any(|regel| regel["resultaat"] == uitkomst) {
            return Err(format!("het logboek kent geen inzage met uitkomst {uitkomst}").into());
        }
    }
    for regel in &regels {
        let veld = |naam: &str| regel[naam].as_str().unwrap_or("-").to_owned();
        println!(
            "    {} {}, {} van {}: {} met doel {} en reden \"{}\": {} ({})",
            veld("tijdstip"),
            veld("medewerker"),
            veld("rol"),
            veld("organisatie"),
            veld("handeling"),
            veld("doel"),
            veld("reden"),
            veld("resultaat"),
            veld("beleidsregel"),
        );
    }
    Ok(werk)
}

/// Of the casus that nobody finds any more: every step that the people of the walk took on it, changes and refusals.
pub(super) async fn wie_deed(
    cfg: &Klant<'_>,
    werk: Uuid,
    casus: Uuid,
    verslag: &Verslag,
) -> Uitkomst<()> {
    println!(
        "\nDe casus is gesloten; wat ermee is gedaan, staat nog in het logboek.\nWijzigingen en weigeringen, de standpunten weggelaten:"
    );
    let mut regels = Vec::new();
    let mut vraag = json!({"waarover": "zaak", "id": casus, "limit": 100});
    loop {
        let call = Aanroep::post("/toegangslog/_zoek", vraag.clone()).met(werk);
        let wat = "Wie deed wat in deze casus?";
        let blad = cfg.kort(wat, call, &[200]).await?.json();
        regels.extend(blad["logregels"].as_array().cloned().unwrap_or_default());
        if blad["vervolg"].is_null() {
            break;
        }
        vraag["cursor"] = blad["vervolg"].clone();
    }
    let is_gewoon = |regel: &Value| {
        let handeling = regel["handeling"].as_str().unwrap_or_default();
        let gewoon = [".lezen", ".zoeken", ".standpunt_geven"];
        gewoon.iter().any(|eind| handeling.ends_with(eind))
    };
    for regel in &regels {
        let veld = |naam: &str| regel[naam].as_str().unwrap_or("-");
        if !is_gewoon(regel) || veld("resultaat") != "gelukt" {
            println!(
                "    {} {}, {} van {}: {} -> {} {}",
                veld("tijdstip"),
                veld("medewerker"),
                veld("rol"),
                veld("organisatie"),
                veld("handeling"),
                veld("resultaat"),
                regel["status"],
            );
        }
    }
    let pad = format!("/casussen/{casus}");
    let staat = |stap: &Stap| {
        let mut ids = regels.iter().map(|regel| regel["id"].as_str());
        ids.any(|id| id == stap.logregel.as_deref())
    };
    for stap in verslag.stappen() {
        // A body that cannot be right was refused before anybody looked which casus it was about.
        if stap.verzoek.contains(&pad) && stap.status != 400 && !staat(&stap) {
            return Err(format!("het logboek mist: {} {}", stap.wie, stap.verzoek).into());
        }
    }
    Ok(())
}
