// SPDX-License-Identifier: EUPL-1.2
//! Checkpoints, tiles, proofs, rows for the export; the outbox through diesel; aliases.

use audit_log::bewijs::Opnamebewijs;
use audit_log::boom::tegel::Tegel;
use audit_log::cbor;
use audit_log::note::Controleur;
use audit_log::{AliasVastleggen, Aliassoort, OutboxPlaatsen};
use diesel::result::Error;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use futures_util::future::join_all;
use lokale_postgres::proef::Proefdatabank;
use uuid::Uuid;

use crate::hulp::{beheer, open, regel};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn elk_blad_is_te_bewijzen_onder_het_checkpoint() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    assert!(logboek.opnamebewijs(0).await.unwrap().is_none());
    join_all((1..=600).map(|id| logboek.leg_vast(regel(id)))).await;
    let note = logboek.publiceer().await.unwrap();
    assert_eq!(logboek.publiceer().await.unwrap(), note, "not signed twice");
    assert_eq!(logboek.checkpoint().await.unwrap(), Some(note));
    let te_laat = logboek.leg_vast(regel(601)).await.unwrap();
    assert!(logboek.opnamebewijs(te_laat.blad).await.unwrap().is_none());

    let controleur = Controleur::nieuw(logboek.vkey()).unwrap();
    for blad in [0, 1, 255, 256, 511, 512, 599] {
        let regel = logboek.regels_vanaf(blad, 1).await.unwrap().remove(0);
        let bewijs = logboek.opnamebewijs(blad).await.unwrap().unwrap();
        let gelezen = Opnamebewijs::lees(&bewijs.tekst()).unwrap();
        gelezen.controleer(&controleur, &regel.regel).unwrap();
    }
    let vol = logboek
        .tegel(Tegel {
            niveau: 0,
            nummer: 1,
            breedte: 256,
        })
        .await
        .unwrap()
        .unwrap();
    let rijen = logboek.regels_vanaf(256, 256).await.unwrap();
    assert!(rijen.iter().map(|o| o.kolommen.hash).eq(vol));
    let deel = logboek
        .tegel(Tegel {
            niveau: 1,
            nummer: 0,
            breedte: 2,
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(deel.len(), 2);
    assert!(
        logboek
            .tegel(Tegel {
                niveau: 0,
                nummer: 2,
                breedte: 200
            })
            .await
            .unwrap()
            .is_none()
    );
    let bewaard = beheer(&db)
        .await
        .query_one("SELECT count(*) FROM audit.tile", &[])
        .await
        .unwrap();
    assert_eq!(bewaard.get::<_, i64>(0), 2);
}

#[tokio::test]
async fn de_kolommen_naast_een_regel_volgen_eruit() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let mut veel = regel(1);
    veel.subjecten = (1..=5).map(Uuid::from_u128).collect();
    veel.wie.organisatie = Some("gemeente".to_owned());
    veel.wie.actor_alias = Some(Uuid::from_u128(50));
    veel.wat.zaak_alias = Some(Uuid::from_u128(60));
    logboek.leg_vast(veel).await.unwrap();
    logboek.leg_vast(regel(2)).await.unwrap();
    let rijen = logboek.regels_vanaf(0, 10).await.unwrap();
    assert_eq!(rijen.len(), 2);
    assert_eq!(rijen[0].kolommen.subjecten.len(), 5);
    for (rij, blad) in rijen.iter().zip(0..) {
        let record = cbor::ontleed(&rij.regel).unwrap();
        assert_eq!(
            rij.kolommen.afwijkingen(blad, &record, &rij.regel),
            Vec::<&str>::new()
        );
    }
    assert_eq!(logboek.blad_van(Uuid::from_u128(2)).await.unwrap(), Some(1));
    assert_eq!(logboek.blad_van(Uuid::from_u128(3)).await.unwrap(), None);
}

#[tokio::test]
async fn een_wijziging_en_haar_regel_staan_er_samen_of_geen_van_beide() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    let mut verbinding = AsyncPgConnection::establish(&db.app_url()).await.unwrap();
    let merk = Uuid::from_u128(77);
    let zet = format!("SELECT set_config('verband.verzoek', '{merk}', true)");
    let goed = logboek.bereid_voor(regel(1)).await.unwrap();
    // Rolled back: no record of what did not happen.
    let plaats = OutboxPlaatsen::nieuw(&goed, merk);
    let uitkomst = verbinding
        .transaction::<(), Error, _>(async |tx| {
            tx.batch_execute(&zet).await?;
            let rijen: Vec<bool> = diesel_async::RunQueryDsl::load(plaats.clone(), tx).await?;
            assert_eq!(rijen, [true]);
            Err(Error::RollbackTransaction)
        })
        .await;
    assert!(uitkomst.is_err());
    assert_eq!(logboek.gezond().await.unwrap().in_outbox, 0);
    // In a transaction that is not the one of this request: no row.
    let vreemd: Vec<bool> = verbinding
        .transaction::<_, Error, _>(async |tx| {
            diesel_async::RunQueryDsl::load(plaats.clone(), tx).await
        })
        .await
        .unwrap();
    assert!(vreemd.is_empty());
    verbinding
        .transaction::<(), Error, _>(async |tx| {
            tx.batch_execute(&zet).await?;
            let rijen: Vec<bool> = diesel_async::RunQueryDsl::load(plaats.clone(), tx).await?;
            assert_eq!(rijen, [true]);
            Ok(())
        })
        .await
        .unwrap();
    assert_eq!(logboek.leg_vast_uit_outbox(goed).await.unwrap().blad, 0);
    let rest = baas
        .query_one("SELECT count(*) FROM audit.outbox", &[])
        .await
        .unwrap();
    assert_eq!(rest.get::<_, i64>(0), 0);
}

#[tokio::test]
async fn een_onleesbare_regel_in_de_outbox_houdt_de_andere_niet_tegen() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let baas = beheer(&db).await;
    for id in 1..=3 {
        let voorbereid = logboek.bereid_voor(regel(id)).await.unwrap();
        baas.execute(
            "INSERT INTO audit.outbox (record_id, entry, created) VALUES ($1, $2, now() - interval '1 minute')",
            &[&voorbereid.record_id(), &voorbereid.bytes()],
        )
        .await
        .unwrap();
    }
    baas.batch_execute(
        "INSERT INTO audit.outbox (record_id, entry, created) VALUES (gen_random_uuid(), 'x', now() - interval '1 hour')",
    )
    .await
    .unwrap();
    assert_eq!(logboek.leeg_outbox().await.unwrap(), 3);
    let stand = logboek.gezond().await.unwrap();
    assert_eq!((stand.omvang, stand.in_outbox), (3, 1));
    assert!(stand.oudste_in_outbox_ms > 1_000, "an alarm");
}

#[tokio::test]
async fn een_identiteit_heeft_een_alias() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    let (een, twee) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut verbinding = AsyncPgConnection::establish(&db.app_url()).await.unwrap();
    let vast =
        |alias| AliasVastleggen::nieuw(Aliassoort::Subject, alias, [9; 32], b"verzegeld".to_vec());
    for alias in [een, twee] {
        let houdt: Vec<Uuid> = diesel_async::RunQueryDsl::load(vast(alias), &mut verbinding)
            .await
            .unwrap();
        assert_eq!(houdt, [een], "the first stays");
    }
    let zaak = logboek
        .alias_vastleggen(Aliassoort::Zaak, twee, &[9; 32], b"z".to_vec())
        .await;
    assert_eq!(zaak.unwrap(), twee, "another kind is another identity");
    assert_eq!(
        logboek
            .zoek_alias(Aliassoort::Subject, &[9; 32])
            .await
            .unwrap(),
        Some(een)
    );
    assert_eq!(
        logboek
            .zoek_alias(Aliassoort::Persoon, &[9; 32])
            .await
            .unwrap(),
        None
    );
    let gevonden = logboek.identiteit(een).await.unwrap();
    assert_eq!(gevonden, Some((Aliassoort::Subject, b"verzegeld".to_vec())));
    assert_eq!(logboek.identiteit(Uuid::from_u128(3)).await.unwrap(), None);
}
