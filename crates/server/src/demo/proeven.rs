// SPDX-License-Identifier: EUPL-1.2
//! The log over HTTP, against a whole service: exported, verified, meddled with and found out.

use audit_log::verifieer::{Opdracht, controleer_tar};
use lokale_postgres::proef::Proefdatabank;
use reqwest::Method;
use serde_json::json;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::bestanden::Bestanden;
use super::klant::{Aanroep, Klant};
use super::uitgever::Uitgever;
use super::{Demo, Draaiend, begin, bewijs, rondgang};
use crate::bron::{Bron as _, Systeembron};

const CFG: &str = "cfg@verzonnendam_college";

fn demo(db: &Proefdatabank) -> Demo {
    let map = std::env::temp_dir().join(format!("verband-{}", db.databank()));
    std::fs::create_dir_all(&map).expect("a directory");
    Demo {
        opdracht: None,
        eenmalig: true,
        map,
        databank: db.app_url(),
        lezer: db.lezer_url(),
        sleutelbank: db.sleutels_url(),
        migratie: db.migratie_url(),
        beheer: db.beheer_url(),
    }
}

async fn werkcontext(cfg: &Klant<'_>) -> Uuid {
    let aanvraag = json!({
        "doel": "beheer", "logdoel": "rechtmatigheidscontrole", "reden": "Controle van het logboek.",
    });
    let call = Aanroep::post("/werkcontexten", aanvraag);
    let made = cfg.doe("werkcontext", call, &[201]).await.expect("made");
    made.id().expect("an id")
}

/// Who may, that nothing is made for HEAD, and what the log says of it afterwards.
async fn export_and_its_records(base: &str, issuer: &Uitgever) {
    let cfg = Klant::als(base, issuer, CFG).expect("a client");
    let context = werkcontext(&cfg).await;
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
    } = begin(&demo, &bestanden, stop).await.expect("started");
    let running = tokio::spawn(dienst.tot_het_einde());

    // Twice: what the CFG remembered the first time is continued the second.
    for _ in 0..2 {
        let walked = rondgang::loop_rond(&base, &issuer, &demo.plaats()).await;
        walked.expect("verified, and named after the change");
    }

    export_and_its_records(&base, &issuer).await;

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
