// SPDX-License-Identifier: EUPL-1.2
//! The log over HTTP, against a whole service: exported, verified, meddled with and found out.

mod stappen;

use audit_log::note::Controleur;
use audit_log::verifieer::{Opdracht, controleer_bewijs, controleer_tar};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lokale_postgres::proef::Proefdatabank;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::bestanden::Bestanden;
use super::klant::{Aanroep, Antwoord, Klant};
use super::uitgever::Uitgever;
use super::{Demo, Draaiend, bereid_voor, bewijs, rondgang};
use crate::bron::{Bron as _, Systeembron};
use crate::dienst::begin_with;
use crate::telemetrie::Telemetrie;

pub(super) const CFG: &str = "cfg@verzonnendam_college";

pub(super) fn demo(db: &Proefdatabank) -> Demo {
    let map = std::env::temp_dir().join(format!("verband-{}", db.databank()));
    std::fs::create_dir_all(&map).expect("a directory");
    Demo {
        opdracht: None,
        eenmalig: true,
        zonder_set: true,
        adres: "127.0.0.1:8080".parse().expect("an address"),
        in_container: false,
        map,
        databank: db.app_url(),
        lezer: db.lezer_url(),
        sleutelbank: db.sleutels_url(),
        migratie: db.migratie_url(),
        beheer: db.beheer_url(),
    }
}

/// Sets up and starts, without a place for the lines of the process: these tests share one.
pub(super) async fn start(
    demo: &Demo,
    bestanden: &Bestanden,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Draaiend {
    let voorbereid = bereid_voor(demo, bestanden).await.expect("set up");
    let telemetrie = Telemetrie::new(None).expect("telemetry");
    let dienst = begin_with(&voorbereid.configuratie, telemetrie, stop).await;
    voorbereid
        .met(dienst.expect("started"))
        .expect("an address")
}

pub(super) async fn werkcontext(cfg: &Klant<'_>, logdoel: &str) -> Uuid {
    let aanvraag = json!({
        "doel": "beheer", "logdoel": logdoel, "reden": "Controle van het logboek.",
    });
    let call = Aanroep::post("/werkcontexten", aanvraag);
    let made = cfg.doe("werkcontext", call, &[201]).await.expect("made");
    made.id().expect("an id")
}

/// Who may, that nothing is made for HEAD, and what the log says of it afterwards.
async fn export_and_its_records(base: &str, issuer: &Uitgever) {
    let cfg = Klant::als(base, issuer, CFG).expect("a client");
    let context = werkcontext(&cfg, "rechtmatigheidscontrole").await;
    let export = || Aanroep::get("/logboek/export".to_owned());
    cfg.doe("without a purpose", export(), &[400])
        .await
        .expect("refused");
    let mut head = export().met(context);
    head.methode = Method::HEAD;
    let head = cfg.doe("head", head, &[200]).await.expect("answered");
    assert!(head.lichaam.is_empty());
    let other = Klant::als(base, issuer, "partner@politie").expect("a client");
    let refused = other.doe("not the CFG", export().met(context), &[403]);
    refused.await.expect("refused");

    let whole = cfg.doe("export", export().met(context), &[200]).await;
    let whole = whole.expect("exported");
    let nu_us = Systeembron::default().nu_us();
    let opdracht = Opdracht {
        sleutel: None,
        staat: None,
        nu_us,
        bijlagen: None,
    };
    let found = controleer_tar(whole.lichaam.as_slice(), &opdracht, &mut |_, _| {});
    let rapport = found.expect("readable").rapport;
    assert!(rapport.in_orde, "{rapport}");

    // Its own record, with the number of records that it had; it stands after what it exported.
    let list = "/toegangslog?handeling=toegangslog.exporteren&limit=100".to_owned();
    let list = cfg
        .doe("list", Aanroep::get(list).met(context), &[200])
        .await;
    let list = list.expect("listed").json();
    let rows = list["logregels"].as_array().expect("rows");
    let own = rows
        .iter()
        .find(|row| row["id"] == whole.logregel.as_deref().expect("a record"));
    let own = own.expect("recorded");
    assert_eq!(own["rijen"], rapport.omvang);
    assert_eq!(own["blad"], rapport.omvang);
    assert_eq!(
        (&own["resultaat"], &own["logdoel"]),
        (&json!("gelukt"), &json!("rechtmatigheidscontrole"))
    );
    let refusals: Vec<_> = rows
        .iter()
        .filter(|row| row["resultaat"] != "gelukt")
        .map(|row| &row["status"])
        .collect();
    assert_eq!(refusals, [400, 403]);
}

fn names_who_and_why(seen: &serde_json::Value) {
    let shown = |key: &str| seen[key].as_str().unwrap_or_default();
    assert_eq!(
        [
            "handeling",
            "resultaat",
            "organisatie",
            "rol",
            "doel",
            "reden",
            "medewerker",
            "detail"
        ]
        .map(shown),
        [
            "signaal.lezen",
            "gelukt",
            "politie",
            "partner",
            "signaal_wegen",
            "Voorbereiding weging.",
            "A. Agent-Demo",
            "geopend"
        ]
    );
}

/// Who saw this person, when, in which capacity, for which doel and reason; refusals included.
async fn who_saw_this_person(base: &str, issuer: &Uitgever) {
    let melder = Klant::als(base, issuer, "partner@politie").expect("a client");
    let (signaal, own) = signaal_and_doel(&melder).await;
    let call = Aanroep::get(format!("/signalen/{signaal}")).met(own);
    let read = melder.doe("read", call, &[200]).await.expect("read");
    let person = read.json()["inhoud"]["personen"][0]["id"].clone();
    let person: Uuid = person.as_str().expect("an id").parse().expect("an id");
    let other = Klant::als(base, issuer, "partner@belastingdienst").expect("a client");
    let (_, foreign) = signaal_and_doel(&other).await;
    let call = Aanroep::get(format!("/signalen/{signaal}")).met(foreign);
    let refused = other.doe("foreign", call, &[404]).await.expect("refused");

    let cfg = Klant::als(base, issuer, CFG).expect("a client");
    let context = werkcontext(&cfg, "rechtmatigheidscontrole").await;
    let rows = found(&cfg, context, "subject", person).await;
    let of = |rows: &[Value], antwoord: &Antwoord| {
        let id = antwoord.logregel.clone().expect("a record");
        let row = rows.iter().find(|row| row["id"] == id.as_str());
        row.expect("found").clone()
    };
    let seen = of(&rows, &read);
    names_who_and_why(&seen);
    assert!(seen["beleidsregel"].is_string() && seen["adres"].is_null());
    let rows = found(&cfg, context, "zaak", signaal).await;
    assert_eq!(of(&rows, &read), seen);
    let refusal = of(&rows, &refused);
    let shown = ["handeling", "organisatie", "resultaat", "weigering"];
    assert_eq!(
        shown.map(|key| refusal[key].as_str().unwrap_or_default()),
        [
            "signaal.lezen",
            "belastingdienst",
            "niet_zichtbaar",
            "niet-gevonden"
        ]
    );
    assert_eq!(
        (&refusal["reden"], &refusal["status"]),
        (&json!("Voorbereiding weging."), &json!(404))
    );

    one_record_and_its_proof(&cfg, context, &read).await;
    list_in_pages(base, issuer).await;
}

/// A signaal of this person, and his werkcontext for it.
async fn signaal_and_doel(melder: &Klant<'_>) -> (Uuid, Uuid) {
    let call = Aanroep::post("/signalen", rondgang::opstelling().expect("a body"));
    let made = melder.doe("make", call, &[201]).await.expect("made");
    let signaal = made.id().expect("an id");
    let doel = json!({"doel": "signaal_wegen", "zaak": signaal, "reden": "Voorbereiding weging."});
    let call = Aanroep::post("/werkcontexten", doel);
    let made = melder.doe("doel", call, &[201]).await.expect("made");
    (signaal, made.id().expect("an id"))
}

/// All pages of the answer to a question, one row at a time.
async fn found(cfg: &Klant<'_>, context: Uuid, waarover: &str, id: Uuid) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut cursor = Value::Null;
    loop {
        let mut question = json!({"waarover": waarover, "id": id, "limit": 1});
        if cursor.is_string() {
            question["cursor"] = cursor;
        }
        let call = Aanroep::post("/toegangslog/_zoek", question).met(context);
        let page = cfg.doe("who", call, &[200]).await.expect("found").json();
        rows.extend(page["logregels"].as_array().expect("rows").iter().cloned());
        cursor = page["vervolg"].clone();
        if cursor.is_null() {
            return rows;
        }
    }
}

async fn one_record_and_its_proof(cfg: &Klant<'_>, context: Uuid, read: &Antwoord) {
    let id = read.logregel.as_deref().expect("a record");
    let path = format!("/toegangslog/{id}");
    let call = Aanroep::get(path.clone()).met(context);
    let one = cfg.doe("one", call, &[200]).await.expect("shown").json();
    assert_eq!(
        (&one["id"], &one["medewerker"]),
        (&json!(id), &json!("A. Agent-Demo"))
    );
    let call = Aanroep::get(format!("{path}/bewijs")).met(context);
    let proof = cfg.doe("proof", call, &[200]).await.expect("shown").json();
    let text = |key: &str| proof[key].as_str().expect("a text").to_owned();
    let key = Controleur::nieuw(&text("sleutel")).expect("a key");
    let regel = STANDARD.decode(text("regel")).expect("base64");
    let outcome = controleer_bewijs(&key, &text("bewijs"), &regel, None);
    assert!(outcome.in_orde, "{outcome}");
    assert_eq!(
        outcome.logregel.map(|id| id.to_string()).as_deref(),
        Some(id)
    );
    let absent = format!("/toegangslog/{}/bewijs", Uuid::from_u128(1));
    let call = Aanroep::get(absent).met(context);
    cfg.doe("absent", call, &[404]).await.expect("not there");
}

/// The pages of a list follow each other by `Link`; for the security of the data the address is
/// shown, and no reason.
async fn list_in_pages(base: &str, issuer: &Uitgever) {
    let cfg = Klant::als(base, issuer, CFG).expect("a client");
    let context = werkcontext(&cfg, "integriteit_beveiliging").await;
    let first = "/toegangslog?van=2026-01-01T00:00:00%2B01:00&organisatie=politie&handeling=signaal.lezen&limit=1";
    let mut next = Some(first.to_owned());
    let mut seen = Vec::new();
    while let Some(path) = next {
        let call = Aanroep::get(path).met(context);
        let page = cfg.doe("page", call, &[200]).await.expect("listed");
        let body = page.json();
        seen.extend(body["logregels"].as_array().expect("rows").iter().cloned());
        next = page.vervolg;
        assert_eq!(next.is_some(), body["vervolg"].is_string());
    }
    let ids: std::collections::BTreeSet<_> = seen.iter().map(|row| row["id"].to_string()).collect();
    assert!(
        seen.len() > 1 && ids.len() == seen.len(),
        "{} rows",
        seen.len()
    );
    for row in &seen {
        assert_eq!(row["handeling"], "signaal.lezen");
        assert_eq!(row["adres"], "127.0.0.1");
        assert!(row["reden"].is_null() && row["medewerker"].is_null());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_taken_along_and_what_was_changed_is_named() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let db = Proefdatabank::nieuw().await.expect("a database");
    let demo = demo(&db);
    let bestanden = Bestanden::nieuw(&demo.map, &Systeembron::default()).expect("keys");
    let (end, ended) = oneshot::channel::<()>();
    let stop = async move { drop(ended.await) };
    let Draaiend {
        dienst,
        issuer,
        base,
        ..
    } = start(&demo, &bestanden, stop).await;
    let running = tokio::spawn(dienst.tot_het_einde());

    // Twice: what the CFG remembered the first time is continued the second.
    for _ in 0..2 {
        let walked = rondgang::loop_rond(&base, &issuer, &demo.plaats()).await;
        let stappen = walked.expect("verified, and named after the change");
        stappen::as_the_story_goes(&stappen);
        stappen::each_with_one_record(&base, &issuer, &stappen).await;
    }

    export_and_its_records(&base, &issuer).await;
    who_saw_this_person(&base, &issuer).await;

    end.send(()).expect("running");
    running.await.expect("no panic").expect("stopped");
    std::fs::remove_dir_all(&demo.map).expect("removed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_record_that_does_not_exist_cannot_be_changed_and_no_copy_is_left() {
    let db = Proefdatabank::nieuw().await.expect("a database");
    let demo = demo(&db);
    let bewijsstuk = bewijs::Bewijsstuk {
        sleutel: "x".to_owned(),
    };
    let outcome = bewijs::knoei_en_verifieer(&demo.plaats(), &bewijsstuk, Uuid::nil()).await;
    outcome.expect_err("nothing to change");
    std::fs::remove_dir_all(&demo.map).expect("removed");
}
