// SPDX-License-Identifier: EUPL-1.2
//! From the database to the verifier, with a database administrator in between.

use audit_log::Logboek;
use audit_log::boom::blad;
use audit_log::cbor;
use audit_log::verifieer::{Feit, Opdracht, Rapport, Tarbron, controleer};
use futures_util::future::join_all;
use lokale_postgres::proef::Proefdatabank;
use uuid::Uuid;

use crate::hulp::{NU_US, beheer, open, regel};

/// The export as a server sends it: part by part, from what is stored.
async fn exporteer(logboek: &Logboek) -> Vec<u8> {
    let mut export = logboek.export().await.unwrap().unwrap();
    let mut uit = Vec::new();
    while let Some(deel) = export.volgend_deel().await.unwrap() {
        uit.extend(deel);
    }
    assert_eq!(export.volgend_deel().await.unwrap(), None);
    uit
}

async fn rapport(logboek: &Logboek) -> Rapport {
    let bytes = exporteer(logboek).await;
    let opdracht = Opdracht {
        sleutel: Some(logboek.vkey()),
        staat: None,
        nu_us: NU_US,
        bijlagen: None,
    };
    let mut archief = tar::Archive::new(bytes.as_slice());
    let mut bron = Tarbron::nieuw(&mut archief).unwrap();
    controleer(&mut bron, &opdracht, &mut |_, _| {})
        .unwrap()
        .rapport
}

fn kort(rapport: &Rapport) -> Vec<(&'static str, Option<u64>, Option<Uuid>)> {
    rapport
        .bevindingen
        .iter()
        .map(|b| (b.feit.soort().1, b.blad, b.record_id))
        .collect()
}

async fn gevuld(db: &Proefdatabank) -> Logboek {
    let logboek = open(db, 1).await;
    join_all((1..=300).map(|id| {
        let mut regel = regel(id);
        regel.subjecten = vec![Uuid::from_u128(id), Uuid::from_u128(id + 1)];
        logboek.leg_vast(regel)
    }))
    .await;
    logboek.publiceer().await.unwrap();
    logboek
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wat_een_beheerder_wijzigt_noemt_de_verifieerder() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = gevuld(&db).await;
    let goed = rapport(&logboek).await;
    assert!(goed.in_orde && goed.regels_gelezen == 300, "{goed}");

    let baas = beheer(&db).await;
    baas.batch_execute(
        "ALTER TABLE audit.record_000000 DISABLE TRIGGER ALL; \
         ALTER TABLE audit.record_subject_000000 DISABLE TRIGGER ALL",
    )
    .await
    .unwrap();
    let oud = logboek.regels_vanaf(41, 1).await.unwrap().remove(0);
    let id = oud.kolommen.record_id;
    let zet = async |regel: &[u8], hash: &[u8]| {
        baas.execute(
            "UPDATE audit.record SET entry = $1, leaf = $2 WHERE leaf_index = 41",
            &[&regel, &hash],
        )
        .await
        .unwrap();
    };
    // Only a column, and only the persons.
    baas.batch_execute("UPDATE audit.record SET handeling = 'x.y' WHERE leaf_index = 41")
        .await
        .unwrap();
    assert_eq!(
        kort(&rapport(&logboek).await),
        [("kolommen", Some(41), Some(id))]
    );
    baas.batch_execute("UPDATE audit.record SET handeling = 'casus.lezen' WHERE leaf_index = 41; DELETE FROM audit.record_subject WHERE leaf_index = 42")
        .await
        .unwrap();
    let personen = rapport(&logboek).await;
    assert_eq!(
        personen.bevindingen[0].feit,
        Feit::Kolommen(vec!["record_subject"])
    );
    // The entry; then its stored hash too.
    let mut record = cbor::ontleed(&oud.regel).unwrap();
    record.inhoud.wat.rijen = 7;
    let anders = cbor::codeer(&record.inhoud, &record.volgorde).unwrap();
    zet(&anders, &oud.kolommen.hash).await;
    let gewijzigd = rapport(&logboek).await;
    assert_eq!(kort(&gewijzigd)[0], ("regel_gewijzigd", Some(41), Some(id)));
    zet(&anders, &blad(&anders)).await;
    let herrekend = rapport(&logboek).await;
    assert_eq!(kort(&herrekend)[0], ("regel_gewijzigd", Some(41), Some(id)));
    zet(&oud.regel, &oud.kolommen.hash).await;
    // The last record.
    baas.batch_execute("DELETE FROM audit.record WHERE leaf_index = 299")
        .await
        .unwrap();
    let korter = rapport(&logboek).await;
    assert!(
        kort(&korter).contains(&("regel_ontbreekt", Some(299), None)),
        "{korter}"
    );
}
