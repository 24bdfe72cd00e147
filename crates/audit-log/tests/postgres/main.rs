// SPDX-License-Identifier: EUPL-1.2
//! The log on a real PostgreSQL: nothing lost, no gap, no change, no answer without a record.
#![cfg(test)]

mod exporteren;
mod hulp;
mod proxy;
mod rechten;
mod twijfel;
mod uitgeven;
mod uitwijken;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use audit_log::record::Detail;
use audit_log::{Filter, LogFout, LogOnbeschikbaar, Zoekvraag};
use lokale_postgres::proef::Proefdatabank;
use uuid::Uuid;

use crate::hulp::{beheer, controleer_boom, open, open_met, regel, verbind};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn zestig_vier_bellers_op_twee_replicas_geven_een_boom_zonder_gat() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboeken = [open(&db, 1).await, open(&db, 2).await];
    let volgende = Arc::new(AtomicU64::new(1));
    let mut taken = Vec::new();
    for beller in 0..64 {
        let (logboek, volgende) = (logboeken[beller % 2].clone(), Arc::clone(&volgende));
        taken.push(tokio::spawn(async move {
            for _ in 0..10 {
                let id = u128::from(volgende.fetch_add(1, Ordering::SeqCst));
                let ontvangst = logboek.leg_vast(regel(id)).await.unwrap();
                assert_eq!(ontvangst.record_id, Uuid::from_u128(id));
            }
        }));
    }
    for taak in taken {
        taak.await.unwrap();
    }
    assert_eq!(controleer_boom(&beheer(&db).await).await, 640);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_afgebroken_verbinding_verliest_en_verdubbelt_niets() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    let mut goed = 0;
    for id in 1..=40_u128 {
        if id % 5 == 0 {
            baas.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'verband_app' AND datname = current_database()", &[]).await.unwrap();
        }
        if logboek.leg_vast(regel(id)).await.is_ok() {
            goed += 1;
        }
    }
    assert_eq!(goed, 40, "each is tried again within its term");
    assert_eq!(controleer_boom(&baas).await, 40);
}

#[tokio::test]
async fn zonder_recht_geen_regel_en_met_recht_weer_wel() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    baas.batch_execute("REVOKE EXECUTE ON FUNCTION audit.toevoegen FROM verband_app")
        .await
        .unwrap();
    assert_eq!(logboek.leg_vast(regel(2)).await, Err(LogOnbeschikbaar));
    baas.batch_execute("GRANT EXECUTE ON FUNCTION audit.toevoegen TO verband_app")
        .await
        .unwrap();
    assert_eq!(logboek.leg_vast(regel(3)).await.unwrap().blad, 1);
}

#[tokio::test]
async fn een_hangende_kop_geeft_een_fout_en_daarna_gaat_het_door() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let mut baas = beheer(&db).await;
    let greep = baas.transaction().await.unwrap();
    greep
        .execute("SELECT 1 FROM audit.head FOR UPDATE", &[])
        .await
        .unwrap();
    assert_eq!(logboek.leg_vast(regel(1)).await, Err(LogOnbeschikbaar));
    greep.rollback().await.unwrap();
    logboek.leg_vast(regel(2)).await.unwrap();
    let omvang = controleer_boom(&baas).await;
    assert!((1..=2).contains(&omvang), "too much is the safe direction");
}

#[tokio::test]
async fn een_regel_in_de_outbox_overleeft_een_crash_tussen_de_commits() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let app = verbind(&db.app_url()).await;
    let voorbereid = logboek.bereid_voor(regel(1)).await.unwrap();
    app.execute(
        "SELECT audit.outbox_plaatsen($1, $2)",
        &[&voorbereid.record_id(), &voorbereid.bytes()],
    )
    .await
    .unwrap();
    assert_eq!(
        logboek.leeg_outbox().await.unwrap(),
        0,
        "its caller may still be waiting"
    );
    let baas = beheer(&db).await;
    baas.execute(
        "UPDATE audit.outbox SET created = created - interval '10 seconds'",
        &[],
    )
    .await
    .unwrap();
    assert_eq!(logboek.leeg_outbox().await.unwrap(), 1);
    assert_eq!(controleer_boom(&baas).await, 1);
    // The caller comes after all, and gets the receipt of the record that another one appended.
    assert_eq!(
        logboek.leg_vast_uit_outbox(voorbereid).await.unwrap().blad,
        0
    );
    assert_eq!(controleer_boom(&baas).await, 1);
    assert_eq!(logboek.gezond().await.unwrap().in_outbox, 0);
}

#[tokio::test]
async fn een_regel_die_nergens_staat_wordt_niet_alsnog_verzonnen() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let voorbereid = logboek.bereid_voor(regel(1)).await.unwrap();
    assert_eq!(
        logboek.leg_vast_uit_outbox(voorbereid).await,
        Err(LogOnbeschikbaar)
    );
    assert_eq!(controleer_boom(&beheer(&db).await).await, 0);
}

#[tokio::test]
async fn niemand_wijzigt_of_verwijdert_een_regel() {
    let db = Proefdatabank::nieuw().await.unwrap();
    open(&db, 1).await.leg_vast(regel(1)).await.unwrap();
    let app = verbind(&db.app_url()).await;
    for tekst in [
        "SELECT * FROM audit.record",
        "INSERT INTO audit.head (size, peaks, seq_time_us) VALUES (1, '', 0)",
        "UPDATE audit.record SET handeling = 'x'",
        "DELETE FROM audit.record",
        "TRUNCATE audit.record",
        "SELECT * FROM audit.outbox",
        "SELECT * FROM audit.alias",
        "ALTER TABLE audit.record DISABLE TRIGGER ALL",
    ] {
        assert!(app.batch_execute(tekst).await.is_err(), "{tekst}");
    }
    let baas = beheer(&db).await;
    for tekst in [
        "UPDATE audit.record SET handeling = 'x'",
        "DELETE FROM audit.record",
        "DELETE FROM audit.head",
        "TRUNCATE audit.record",
        "TRUNCATE audit.record_000000",
        "SET session_replication_role = replica; DELETE FROM audit.record",
    ] {
        assert!(baas.batch_execute(tekst).await.is_err(), "{tekst}");
    }
}

#[tokio::test]
async fn de_cfg_vindt_wie_een_persoon_zag_en_leest_het_detail() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let persoon = Uuid::from_u128(99);
    let mut gezien = regel(1);
    gezien.subjecten = vec![persoon, persoon];
    gezien.detail = Some(Detail(b"reden".to_vec()));
    gezien.wie.organisatie = Some("politie".to_owned());
    logboek.leg_vast(gezien).await.unwrap();
    logboek.leg_vast(regel(2)).await.unwrap();
    let gevonden = logboek
        .zoek(Zoekvraag::Subject(persoon), 0, u64::MAX / 2, None, 10)
        .await
        .unwrap();
    assert_eq!(gevonden.len(), 1);
    assert_eq!(gevonden[0].record.inhoud.subjecten.unwrap().aantal, 1);
    assert_eq!(
        logboek
            .open_detail(&gevonden[0].record)
            .await
            .unwrap()
            .unwrap(),
        b"reden"
    );
    let filter = Filter {
        van_us: 0,
        tot_us: u64::MAX / 2,
        organisatie: Some("politie".to_owned()),
        handeling: None,
        resultaat: None,
        na_blad: None,
        maximum: 10,
    };
    assert_eq!(logboek.lijst(&filter).await.unwrap().len(), 1);
    let verder = Filter {
        organisatie: None,
        na_blad: Some(0),
        ..filter
    };
    assert_eq!(logboek.lijst(&verder).await.unwrap()[0].blad, 1);
}

#[tokio::test]
async fn een_checkpoint_is_ondertekend() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    let note = logboek.publiceer().await.unwrap();
    let sleutel = audit_log::note::Ondertekenaar::nieuw("proef.example/log", &[5; 32]).unwrap();
    let checkpoint = audit_log::note::Controleur::nieuw(sleutel.vkey())
        .unwrap()
        .controleer(note.as_bytes())
        .unwrap();
    assert_eq!(checkpoint.omvang, 1);
}

#[tokio::test]
async fn een_log_dat_is_teruggezet_of_vervangen_wordt_niet_geopend() {
    let (db, ander) = (
        Proefdatabank::nieuw().await.unwrap(),
        Proefdatabank::nieuw().await.unwrap(),
    );
    let pad = std::env::temp_dir().join(format!("verband-hoogwater-{}", db.databank()));
    let logboek = open_met(&db, 1, Some(pad.clone())).await.unwrap();
    logboek.leg_vast(regel(1)).await.unwrap();
    logboek.publiceer().await.unwrap();
    // Shorter than what was seen.
    let uitkomst = open_met(&ander, 1, Some(pad.clone())).await;
    assert!(matches!(
        uitkomst,
        Err(LogFout::Teruggedraaid { eerder: 1, nu: 0 })
    ));
    // As long, with another record.
    open(&ander, 1).await.leg_vast(regel(2)).await.unwrap();
    let uitkomst = open_met(&ander, 1, Some(pad.clone())).await;
    assert!(matches!(
        uitkomst,
        Err(LogFout::Teruggedraaid { eerder: 1, nu: 1 })
    ));
    // The own one, grown.
    logboek.leg_vast(regel(3)).await.unwrap();
    open_met(&db, 2, Some(pad.clone())).await.unwrap();
    std::fs::remove_file(pad).unwrap();
}
