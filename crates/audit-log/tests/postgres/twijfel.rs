// SPDX-License-Identifier: EUPL-1.2
//! Connections cut at the worst moment, callers who go away, the same record offered twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use audit_log::{LogOnbeschikbaar, Logboek};
use futures_util::future::join_all;
use lokale_postgres::proef::Proefdatabank;
use uuid::Uuid;

use crate::hulp::{
    Omkeer, beheer, config, controleer_boom, controleer_records, klok, open, regel, verbind,
    vergrendel, wacht_op_slot,
};
use crate::proxy::Proxy;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_antwoord_dat_na_de_commit_verloren_gaat_is_geen_tweede_regel() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let proxy = Proxy::voor(&db);
    let cfg = config(proxy.url(&db), 1, None);
    let logboek = Logboek::openen(cfg, klok(), Arc::new(Omkeer))
        .await
        .unwrap();
    logboek.leg_vast(regel(1)).await.unwrap();
    for id in 2..=20_u64 {
        proxy.schaar.knip_antwoord();
        // The writer comes back at once, or finds the door shut a few times first.
        proxy
            .schaar
            .weiger_verbindingen(u32::try_from(id % 3).unwrap());
        let ontvangst = logboek.leg_vast(regel(u128::from(id))).await.unwrap();
        assert!(proxy.schaar.is_geknipt());
        assert_eq!(ontvangst.blad, id - 1);
    }
    let baas = beheer(&db).await;
    assert_eq!(controleer_boom(&baas).await, 20);
    assert_eq!(controleer_records(&baas).await.len(), 20);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_stapel_in_twijfel_geeft_een_latere_stapel_geen_ontvangst() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let proxy = Proxy::voor(&db);
    let cfg = config(proxy.url(&db), 1, None);
    let logboek = Logboek::openen(cfg, klok(), Arc::new(Omkeer))
        .await
        .unwrap();
    logboek.leg_vast(regel(1)).await.unwrap();
    // The answer is lost and nobody can come back within the term.
    proxy.schaar.knip_antwoord();
    proxy.schaar.weiger_verbindingen(u32::MAX);
    assert_eq!(logboek.leg_vast(regel(2)).await, Err(LogOnbeschikbaar));
    // The later one is told its own place, after the one that was given up but is there.
    proxy.schaar.weiger_verbindingen(0);
    assert_eq!(logboek.leg_vast(regel(3)).await.unwrap().blad, 2);
    let baas = beheer(&db).await;
    controleer_boom(&baas).await;
    let ids: Vec<_> = controleer_records(&baas)
        .await
        .iter()
        .map(|r| r.inhoud.record_id)
        .collect();
    assert_eq!(ids, [1, 2, 3].map(Uuid::from_u128));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn verbindingen_die_steeds_sterven_verliezen_en_verdubbelen_niets() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboeken = [open(&db, 1).await, open(&db, 2).await];
    let klaar = Arc::new(AtomicBool::new(false));
    let (baas, stop) = (beheer(&db).await, Arc::clone(&klaar));
    let beul = tokio::spawn(async move {
        let mut dood = 0;
        while !stop.load(Ordering::SeqCst) {
            let rij = baas
                .query_one(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
                     WHERE usename = 'verband_app' AND datname = current_database() AND random() < 0.3",
                    &[],
                )
                .await
                .unwrap();
            dood += rij.get::<_, i64>(0);
            // Gives the writers some milliseconds between two blows.
            baas.batch_execute("SELECT pg_sleep(0.02)").await.unwrap();
        }
        dood
    });
    let volgende = Arc::new(AtomicU64::new(1));
    let bellers = (0..16).map(|beller| {
        let (logboek, volgende) = (logboeken[beller % 2].clone(), Arc::clone(&volgende));
        tokio::spawn(async move {
            let mut bevestigd = Vec::new();
            for _ in 0..25 {
                let id = volgende.fetch_add(1, Ordering::SeqCst);
                if let Ok(ontvangst) = logboek.leg_vast(regel(u128::from(id))).await {
                    bevestigd.push(ontvangst);
                }
            }
            bevestigd
        })
    });
    let mut bevestigd = Vec::new();
    for taak in join_all(bellers).await {
        bevestigd.extend(taak.unwrap());
    }
    klaar.store(true, Ordering::SeqCst);
    assert!(beul.await.unwrap() > 0, "nothing was cut");
    // One more from each, so that what was in doubt is settled and counted.
    for (logboek, id) in logboeken.iter().zip(1_000..) {
        bevestigd.push(logboek.leg_vast(regel(id)).await.unwrap());
    }
    let baas = beheer(&db).await;
    controleer_boom(&baas).await;
    let records = controleer_records(&baas).await;
    assert!(bevestigd.len() > 100, "{} of 402", bevestigd.len());
    for ontvangst in bevestigd {
        let blad = usize::try_from(ontvangst.blad).unwrap();
        assert_eq!(records[blad].inhoud.record_id, ontvangst.record_id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wie_weggaat_laat_de_regels_van_anderen_niet_vallen() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    vergrendel(&baas).await;
    let weg = tokio::spawn({
        let logboek = logboek.clone();
        async move { logboek.leg_vast(regel(2)).await }
    });
    wacht_op_slot(&verbind(&db.beheer_url()).await).await;
    let blijft = tokio::spawn({
        let logboek = logboek.clone();
        async move { logboek.leg_vast(regel(3)).await }
    });
    weg.abort();
    baas.batch_execute("COMMIT").await.unwrap();
    blijft.await.unwrap().unwrap();
    assert_eq!(controleer_boom(&baas).await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn een_regel_die_twee_keer_wordt_aangeboden_staat_er_een_keer() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let (baas, kijker) = (beheer(&db).await, beheer(&db).await);
    logboek.leg_vast(regel(1)).await.unwrap();
    let voorbereid = logboek.bereid_voor(regel(2)).await.unwrap();
    kijker
        .execute(
            "SELECT audit.outbox_plaatsen($1, $2)",
            &[&voorbereid.record_id(), &voorbereid.bytes()],
        )
        .await
        .unwrap();
    vergrendel(&baas).await;
    let eerst = tokio::spawn({
        let logboek = logboek.clone();
        async move { logboek.leg_vast(regel(3)).await }
    });
    wacht_op_slot(&kijker).await;
    // All of these gather behind the first and would be one statement.
    let samen = join_all([
        logboek.leg_vast_uit_outbox(voorbereid.clone()),
        logboek.leg_vast_uit_outbox(voorbereid),
    ]);
    let (samen, los, ()) = tokio::join!(samen, logboek.leg_vast(regel(4)), async {
        tokio::task::yield_now().await;
        baas.batch_execute("COMMIT").await.unwrap();
    });
    let bladen: Vec<u64> = samen.into_iter().map(|o| o.unwrap().blad).collect();
    assert_eq!(bladen[0], bladen[1]);
    eerst.await.unwrap().unwrap();
    los.unwrap();
    assert_eq!(controleer_boom(&kijker).await, 4);
    assert_eq!(controleer_records(&kijker).await.len(), 4);
}
