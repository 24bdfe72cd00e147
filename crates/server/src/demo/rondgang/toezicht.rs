// SPDX-License-Identifier: EUPL-1.2
//! Step 5: the CFG sees who saw whom, when, in which hoedanigheid, for which doel and why.

use serde_json::json;
use uuid::Uuid;

use super::werkcontext;
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Klant};

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
