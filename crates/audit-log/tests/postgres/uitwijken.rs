// SPDX-License-Identifier: EUPL-1.2
//! A log that is changed, shortened or replaced under a running or a starting process; a clock that goes back; no room left.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use audit_log::postgres::Toekomst;
use audit_log::record::Detail;
use audit_log::{Detailzegel, Filter, LogFout, LogOnbeschikbaar, Logboek, Maand};
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::hulp::{
    NU_US, Omkeer, beheer, config, controleer_boom, controleer_records, klok, open, open_met, regel,
};

/// What only a superuser can do, and only by touching the triggers.
async fn zonder_triggers(baas: &Client, tekst: &str) {
    let geheel = format!(
        "BEGIN; ALTER TABLE audit.record DISABLE TRIGGER onveranderlijk; {tekst}; \
         ALTER TABLE audit.record ENABLE ALWAYS TRIGGER onveranderlijk; COMMIT"
    );
    baas.batch_execute(&geheel).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_kop_die_teruggaat_stopt_het_schrijven() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    let eerder = baas
        .query_one("SELECT peaks FROM audit.head", &[])
        .await
        .unwrap();
    logboek.leg_vast(regel(2)).await.unwrap();
    assert!(logboek.gezond().await.unwrap().schrijfbaar);
    zonder_triggers(&baas, "DELETE FROM audit.record WHERE leaf_index = 1").await;
    baas.execute(
        "UPDATE audit.head SET size = 1, peaks = $1",
        &[&eerder.get::<_, Vec<u8>>(0)],
    )
    .await
    .unwrap();
    assert_eq!(logboek.leg_vast(regel(3)).await, Err(LogOnbeschikbaar));
    assert_eq!(
        logboek.leg_vast(regel(4)).await,
        Err(LogOnbeschikbaar),
        "it stays stopped"
    );
    assert!(!logboek.gezond().await.unwrap().schrijfbaar);
    assert_eq!(controleer_boom(&baas).await, 1, "nothing was built on it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_gewijzigd_blad_wordt_niet_ondertekend() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    logboek.publiceer().await.unwrap();
    logboek.leg_vast(regel(2)).await.unwrap();
    zonder_triggers(
        &baas,
        "UPDATE audit.record SET leaf = sha256('anders') WHERE leaf_index = 1",
    )
    .await;
    let uitkomst = logboek.publiceer().await;
    assert!(
        matches!(uitkomst, Err(LogFout::Teruggedraaid { .. })),
        "{uitkomst:?}"
    );
    assert_eq!(logboek.leg_vast(regel(3)).await, Err(LogOnbeschikbaar));
    let laatste = baas
        .query_one("SELECT max(size) FROM audit.checkpoint", &[])
        .await
        .unwrap();
    assert_eq!(laatste.get::<_, i64>(0), 1);
}

#[tokio::test]
async fn zonder_hoogwaterbestand_telt_het_laatste_checkpoint() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    for id in 1..=3 {
        logboek.leg_vast(regel(id)).await.unwrap();
    }
    logboek.publiceer().await.unwrap();
    logboek.leg_vast(regel(4)).await.unwrap();
    assert!(open_met(&db, 2, None).await.is_ok(), "grown since");
    // As if the records had been appended by a server that was built to lie: a tree that is right in itself.
    baas.batch_execute(
        "CREATE TABLE public.kopie AS SELECT note FROM audit.checkpoint ORDER BY size DESC LIMIT 1",
    )
    .await
    .unwrap();
    let ander = Proefdatabank::nieuw().await.unwrap();
    let vals = open(&ander, 1).await;
    for id in 11..=14 {
        vals.leg_vast(regel(id)).await.unwrap();
    }
    let note: String = baas
        .query_one("SELECT note FROM public.kopie", &[])
        .await
        .unwrap()
        .get(0);
    beheer(&ander)
        .await
        .execute(
            "INSERT INTO audit.checkpoint (size, note) VALUES (3, $1)",
            &[&note],
        )
        .await
        .unwrap();
    let uitkomst = open_met(&ander, 2, None).await.err();
    assert!(
        matches!(uitkomst, Some(LogFout::Teruggedraaid { eerder: 3, nu: 4 })),
        "{uitkomst:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_klok_die_teruggaat_staat_zelf_in_het_log() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let klok = klok();
    let cfg = config(db.app_url(), 1, None);
    let logboek = Logboek::openen(cfg, klok.clone(), Arc::new(Omkeer))
        .await
        .unwrap();
    let uitgever = tokio::spawn(logboek.clone().blijf_uitgeven());
    logboek.leg_vast(regel(1)).await.unwrap();
    klok.0.store(NU_US - 10_000_000, Ordering::SeqCst);
    logboek.leg_vast(regel(2)).await.unwrap();
    let filter = Filter {
        van_us: 0,
        tot_us: u64::MAX / 2,
        organisatie: None,
        handeling: Some("klok.achter".to_owned()),
        resultaat: None,
        na_blad: None,
        maximum: 10,
    };
    let gevonden = tokio::time::timeout(Duration::from_secs(20), async {
        loop {
            let gevonden = logboek.lijst(&filter).await.unwrap();
            if !gevonden.is_empty() {
                return gevonden;
            }
        }
    });
    assert_eq!(gevonden.await.unwrap().len(), 1);
    uitgever.abort();
    let records = controleer_records(&beheer(&db).await).await;
    assert!(records.iter().all(|r| r.volgorde.seq_time_us == NU_US));
}

/// A key store that never answers.
struct Stil;

impl Detailzegel for Stil {
    fn verzegel(
        &self,
        _maand: Maand,
        _id: Uuid,
        _klaar: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(std::future::pending())
    }

    fn open(
        &self,
        _id: Uuid,
        _verzegeld: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn een_sleutelopslag_die_zwijgt_laat_niemand_hangen() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let cfg = config(db.app_url(), 1, None);
    let logboek = Logboek::openen(cfg, klok(), Arc::new(Stil)).await.unwrap();
    let mut met_detail = regel(1);
    met_detail.detail = Some(Detail(b"reden".to_vec()));
    let uitkomst = tokio::time::timeout(Duration::from_secs(30), logboek.leg_vast(met_detail));
    assert_eq!(uitkomst.await.unwrap(), Err(LogOnbeschikbaar));
    logboek.leg_vast(regel(2)).await.unwrap();
}

#[tokio::test]
async fn een_volle_partitie_krijgt_een_volgende() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    // Two records before the end of the last partition; nobody looks at what lies before.
    let omvang = 3_i64 * 262_144 - 2;
    let toppen = vec![7_u8; 32 * omvang.count_ones() as usize];
    baas.execute(
        "UPDATE audit.head SET size = $1, peaks = $2",
        &[&omvang, &toppen],
    )
    .await
    .unwrap();
    for id in 2..=5_u32 {
        let blad = logboek.leg_vast(regel(u128::from(id))).await.unwrap().blad;
        assert_eq!(blad, u64::try_from(omvang).unwrap() + u64::from(id) - 2);
    }
    let rij = baas
        .query_one("SELECT count(*) FROM audit.record_000003", &[])
        .await
        .unwrap();
    assert_eq!(rij.get::<_, i64>(0), 2);
}
