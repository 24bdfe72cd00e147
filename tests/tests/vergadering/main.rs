// SPDX-License-Identifier: EUPL-1.2
//! Vergaderingen and the registers over HTTP: every answer is held to the OpenAPI document.
#![cfg(test)]

use jiff::{SignedDuration, Timestamp};
use scenarios::klant::nieuw_id;
use scenarios::{Aanroep, Antwoord, Klant, Opstelling};
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};

fn over(uren: i64) -> String {
    let nu = i64::try_from(Systeembron::default().nu_us() / 1_000_000).expect("a clock");
    let nu = Timestamp::from_second(nu).expect("an instant");
    (nu + SignedDuration::from_hours(uren)).to_string()
}

async fn plan(wie: &Klant, gremium: &str, begint_op: &str) -> Antwoord {
    let body = json!({"begintOp": begint_op, "isSpoed": false});
    let pad = format!("/gremia/{gremium}/vergaderingen");
    wie.doe(Aanroep::post(&pad).json(&body)).await
}

async fn lees(wie: &Klant, pad: &str) -> Antwoord {
    wie.doe(Aanroep::get(pad)).await
}

/// The lidmaatschappen of tafel D for these organisations, the voorzitter of `om` among them.
async fn leden(secretaris: &Klant, organisaties: &[&str]) -> Vec<Value> {
    let alle = lees(secretaris, "/gremia/D/leden?limit=100")
        .await
        .moet(200);
    let alle = alle.json();
    let alle = alle["leden"].as_array().expect("leden");
    let van = |rol: &str, code: &str| {
        let een = alle
            .iter()
            .find(|lid| lid["rol"] == rol && lid["organisatie"] == code);
        een.expect("a lid")["lidmaatschap"].clone()
    };
    let voorzitter = van("omt_voorzitter", "om");
    let leden = organisaties.iter().map(|code| van("omt_lid", code));
    std::iter::once(voorzitter).chain(leden).collect()
}

#[tokio::test]
async fn a_vergadering_from_plan_to_close_and_who_sees_what_of_it() {
    let mut opstelling = Opstelling::nieuw().await;
    let secretaris = opstelling.als("omt_secretaris");
    let lid = opstelling.als("omt_lid");
    let gepland = plan(&secretaris, "D", &over(24)).await.moet(201);
    let pad = format!("/vergaderingen/{}", gepland.id());
    assert_eq!(
        gepland.kop("Location"),
        Some(format!("/api/v1{pad}").as_str())
    );

    let aanwezig = leden(&secretaris, &["politie", "belastingdienst", "kmar"]).await;
    let opening = |leden: &[Value], etag: &str| {
        let call = Aanroep::post(&format!("{pad}/opening")).versie(etag);
        call.json(&json!({"aanwezigen": leden}))
    };
    let fout = [aanwezig[1].clone(), json!(nieuw_id())];
    let fout = secretaris
        .doe(opening(&fout, &gepland.etag()))
        .await
        .moet(400);
    let plaatsen: Vec<Value> = fout.json()["fouten"]
        .as_array()
        .expect("faults")
        .iter()
        .map(|een| een["plaats"].clone())
        .collect();
    assert_eq!(plaatsen, ["/aanwezigen", "/aanwezigen/1"]);
    let sluiting = format!("{pad}/sluiting");
    let te_vroeg = Aanroep::post(&sluiting).versie(&gepland.etag());
    let te_vroeg = secretaris.doe(te_vroeg).await.moet(409);
    assert_eq!(te_vroeg.code(), "toestand-laat-niet-toe");
    let open = opening(&aanwezig, &gepland.etag());
    let open = secretaris.doe(open).await.moet(200);
    let oud = opening(&aanwezig, &gepland.etag());
    assert_eq!(
        secretaris.doe(oud).await.moet(412).code(),
        "versie-verouderd"
    );

    let vol = lees(&secretaris, &pad).await.moet(200).json();
    assert_eq!(
        (&vol["weergave"], &vol["status"]),
        (&json!("vol"), &json!("open"))
    );
    assert_eq!(vol["aanwezigen"].as_array().map(Vec::len), Some(4));
    assert_eq!(vol["aanwezigen"][0]["isVoorzitter"], true);
    assert_eq!(vol["toegestaneHandelingen"], json!(["vergadering.sluiten"]));
    let meta = lees(&lid, &pad).await.moet(200).json();
    assert_eq!(
        (&meta["weergave"], meta.get("aanwezigen")),
        (&json!("meta"), None)
    );
    assert_eq!(meta["toegestaneHandelingen"], json!([]));

    let dicht = Aanroep::post(&sluiting).versie(&open.etag());
    let dicht = secretaris.doe(dicht).await.moet(200);
    assert_eq!(dicht.json()["status"], "gesloten");
    let lijst = lees(&lid, "/gremia/D/vergaderingen").await.moet(200).json();
    assert_eq!(lijst["vergaderingen"][0]["status"], "gesloten");
    opstelling.stop().await;
}

#[tokio::test]
async fn another_gremium_and_an_unknown_id_look_alike() {
    let mut opstelling = Opstelling::nieuw().await;
    let vreemd = opstelling.als("omt_lid@E");
    let secretaris = opstelling.als("omt_secretaris");
    let pad = format!(
        "/vergaderingen/{}",
        plan(&secretaris, "D", &over(1)).await.moet(201).id()
    );
    let ander = lees(&vreemd, &pad).await.moet(404);
    let onbekend = lees(&vreemd, &format!("/vergaderingen/{}", nieuw_id()))
        .await
        .moet(404);
    assert_eq!(ander.lichaam, onbekend.lichaam);

    let id = pad.rsplit('/').next().expect("an id").to_owned();
    let context = |id: &str| {
        let body = json!({"doel": "besluitvorming", "vergadering": id, "reden": "Voorbereiding van het overleg."});
        Aanroep::post("/werkcontexten").json(&body)
    };
    let _ = opstelling.als("omt_lid").doe(context(&id)).await.moet(201);
    let ander = vreemd.doe(context(&id)).await.moet(404);
    let onbekend = vreemd.doe(context(&nieuw_id().to_string())).await.moet(404);
    assert_eq!(ander.lichaam, onbekend.lichaam);

    let _ = plan(&secretaris, "E", &over(1)).await.moet(404);
    let _ = plan(&secretaris, "NERGENS", &over(1)).await.moet(404);
    let fout = plan(&secretaris, "D", &over(-2)).await.moet(400);
    assert_eq!(fout.json()["fouten"][0]["plaats"], "/begintOp");
    let _ = plan(&opstelling.als("partner"), "D", &over(1))
        .await
        .moet(403);
    opstelling.stop().await;
}

#[tokio::test]
async fn everybody_reads_the_registers_as_they_hold_on_a_day() {
    let mut opstelling = Opstelling::nieuw().await;
    let partner = opstelling.als("partner");
    let tel = async |pad: &str, veld: &str| {
        let body = lees(&partner, pad).await.moet(200).json();
        body[veld].as_array().expect("rows").clone()
    };
    assert_eq!(tel("/gremia", "gremia").await.len(), 7);
    let normen = tel("/normen?peildatum=2026-11-24", "normen").await;
    assert!(normen.iter().all(|norm| norm["isStandaard"] == true));
    let quorum = normen.iter().find(|norm| norm["naam"] == "TAFEL_QUORUM");
    assert_eq!(
        quorum.expect("the norm")["bepaling"]["status"],
        "werkafspraak"
    );
    assert_eq!(
        tel("/verschijningsvormen", "verschijningsvormen")
            .await
            .len(),
        6
    );
    let eerder = tel(
        "/verschijningsvormen?peildatum=2024-12-31",
        "verschijningsvormen",
    )
    .await;
    assert_eq!(eerder, Vec::<Value>::new());
    let deelnemers = tel("/deelnemers", "deelnemers").await;
    let politie = deelnemers.iter().find(|een| een["code"] == "politie");
    let politie = politie.expect("politie");
    assert_eq!(
        (&politie["onderdeel"], &politie["bepaling"]["artikel"]),
        (&json!("a"), &json!("2.19(1)(a)"))
    );
    let vandaag = &over(0)[..10];
    assert_eq!(
        tel(&format!("/deelnemers?peildatum={vandaag}"), "deelnemers").await,
        deelnemers
    );
    let eerder = tel("/deelnemers?peildatum=2020-01-01", "deelnemers").await;
    assert_eq!(eerder, Vec::<Value>::new());
    for peildatum in ["gisteren", "2026-02-30", "9999-12-31"] {
        let pad = format!("/deelnemers?peildatum={peildatum}");
        let fout = lees(&partner, &pad).await.moet(400);
        assert_eq!(fout.code(), "verzoek-ongeldig");
    }
    opstelling.stop().await;
}
