// SPDX-License-Identifier: EUPL-1.2
//! A key store that fails: an answer comes, and service comes back by itself.

use std::sync::Arc;
use std::time::Duration;

use kluis::{
    Configuratiefout, Handklok, Hoofdsleutels, Kluis, KluisFout, SleutelId, Sleutelbron,
    Sleutelgroep,
};
use uuid::Uuid;

use crate::gereedschap::{OUD, Proef};
use crate::tussenstation::Tussenstation;

/// A deadline that a test does not mind waiting for.
const KORT: Duration = Duration::from_millis(300);

fn kluis_op(bron: &Sleutelbron) -> Result<Kluis, KluisFout> {
    let klok = Arc::new(Handklok::nieuw("2026-11-24T10:00:00Z".parse().unwrap()));
    Kluis::nieuw(bron, Hoofdsleutels::uit_tekst(OUD).unwrap(), klok)
}

#[tokio::test]
async fn geen_opslag_is_onbereikbaar() {
    let kluis = kluis_op(&Sleutelbron::nieuw(
        "postgresql://niemand@127.0.0.1:1/niets",
    ))
    .unwrap();
    assert!(!kluis.bereikbaar().await);
    assert_eq!(
        kluis
            .sleutel_voor(&Sleutelgroep::Installatie)
            .await
            .unwrap_err(),
        KluisFout::Onbereikbaar
    );
    let id = SleutelId(Uuid::from_u128(1));
    assert_eq!(
        kluis.sleutel(id).await.unwrap_err(),
        KluisFout::Onbereikbaar
    );
    assert_eq!(
        kluis
            .vernietig(&Sleutelgroep::Installatie)
            .await
            .unwrap_err(),
        KluisFout::Onbereikbaar
    );
    assert_eq!(kluis.controleer().await, Err(KluisFout::Onbereikbaar));
}

#[tokio::test]
async fn een_opslag_die_zwijgt_laat_niemand_wachten() {
    let luisteraar = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let poort = luisteraar.local_addr().unwrap().port();
    let url = format!("postgresql://niemand@127.0.0.1:{poort}/niets");
    let kluis = kluis_op(&Sleutelbron {
        termijn: KORT,
        ..Sleutelbron::nieuw(&url)
    })
    .unwrap();
    let id = SleutelId(Uuid::from_u128(1));
    assert_eq!(
        kluis.sleutel(id).await.unwrap_err(),
        KluisFout::Onbereikbaar
    );
    drop(luisteraar);
}

#[test]
fn zonder_runtime_of_verbinding_begint_hij_niet() {
    let bron = Sleutelbron::nieuw("postgresql://niemand@127.0.0.1:1/niets");
    assert_eq!(
        kluis_op(&bron).err(),
        Some(Configuratiefout::Runtime.into())
    );
    let geen = Sleutelbron {
        verbindingen_maximum: 0,
        ..bron
    };
    assert_eq!(
        kluis_op(&geen).err(),
        Some(Configuratiefout::Verbindingen.into())
    );
}

#[tokio::test]
async fn een_verbroken_verbinding_wordt_een_keer_hersteld() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let id = kluis
        .sleutel_voor(&Sleutelgroep::Installatie)
        .await
        .unwrap()
        .id();
    assert!(kluis.bereikbaar().await);
    let beheer = proef.beheer().await;
    for _ in 0..5 {
        let verbreek = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
             WHERE application_name = 'verband-kluis' AND datname = current_database()";
        let rij = beheer.query_one(verbreek, &[]).await.unwrap();
        assert!(rij.get::<_, i64>(0) > 0);
        proef.klok.verzet(Duration::from_secs(60));
        assert_eq!(kluis.sleutel(id).await.unwrap().id(), id);
    }
}

#[tokio::test]
async fn een_vastgehouden_slot_is_onbereikbaar_en_daarna_niet_meer() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    assert!(kluis.bereikbaar().await);
    let beheer = proef.beheer().await;
    beheer
        .batch_execute("BEGIN; LOCK TABLE sleutels.sleutel IN ACCESS EXCLUSIVE MODE")
        .await
        .unwrap();
    assert!(!kluis.bereikbaar().await);
    beheer.batch_execute("ROLLBACK").await.unwrap();
    assert!(kluis.bereikbaar().await);
}

/// The web server's workers have runtimes of their own, which end; the connections do not end with them.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn verbindingen_overleven_de_runtime_van_de_beller() {
    let proef = Proef::nieuw().await;
    let kluis = proef.kluis();
    let beheer = proef.beheer().await;
    let mut pids = Vec::new();
    for nummer in 0..3_u128 {
        let kluis = kluis.clone();
        let werker = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                kluis
                    .sleutel_voor(&Sleutelgroep::Zaak(Uuid::from_u128(nummer)))
                    .await
                    .unwrap()
                    .id()
            })
        });
        tokio::task::spawn_blocking(move || werker.join().unwrap())
            .await
            .unwrap();
        let vraag = "SELECT array_agg(pid ORDER BY pid) FROM pg_stat_activity \
             WHERE application_name = 'verband-kluis' AND datname = current_database()";
        pids.push(
            beheer
                .query_one(vraag, &[])
                .await
                .unwrap()
                .get::<_, Vec<i32>>(0),
        );
    }
    assert_eq!(pids[0], pids[1]);
    assert_eq!(pids[1], pids[2]);
}

#[tokio::test]
async fn een_verbinding_die_halverwege_zwijgt_wordt_niet_hergebruikt() {
    let proef = Proef::nieuw().await;
    let station = Tussenstation::voor(&proef.databank).await;
    // One connection: if it were used again after the silence, the last question would wait on it too.
    let bron = Sleutelbron {
        verbindingen_maximum: 1,
        ..Sleutelbron::nieuw(&station.url)
    };
    let kluis = kluis_op(&bron).unwrap();
    assert!(kluis.bereikbaar().await);
    let groep = Sleutelgroep::Installatie;
    let id = kluis.sleutel_voor(&groep).await.unwrap().id();

    station.zwijg(true);
    assert!(kluis.sleutel(id).await.is_ok(), "from memory");
    assert_eq!(kluis.vernietig(&groep).await, Err(KluisFout::Onbereikbaar));
    // It may have happened: then the key in memory must not open anything any more.
    assert_eq!(
        kluis.sleutel(id).await.unwrap_err(),
        KluisFout::Onbereikbaar
    );

    station.zwijg(false);
    assert!(kluis.sleutel(id).await.is_ok(), "it had not happened");
    assert_eq!(kluis.vernietig(&groep).await, Ok(vec![id]));
}
