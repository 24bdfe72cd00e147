// SPDX-License-Identifier: EUPL-1.2
//! What the tests share: a log on a fresh database, and the tree computed anew.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use audit_log::boom::{Toppen, blad};
use audit_log::postgres::Toekomst;
use audit_log::{
    Bewerking, Detailzegel, Klok, LogFout, LogOnbeschikbaar, Logboek, LogboekConfig, Logregel,
    Maand, Resultaat, Soort,
};
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;
use zeroize::Zeroizing;

pub const NU_US: u64 = 1_790_000_000_000_000;

/// A clock that stands still until it is set.
pub struct Handklok(pub AtomicU64);

impl Klok for Handklok {
    fn nu_us(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Seals by turning the bytes around: what is tested here is the log, not the vault.
pub struct Omkeer;

impl Detailzegel for Omkeer {
    fn verzegel(
        &self,
        _maand: Maand,
        _id: Uuid,
        klaar: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(async move { Ok(klaar.into_iter().rev().collect()) })
    }

    fn open(
        &self,
        _id: Uuid,
        verzegeld: Vec<u8>,
    ) -> Toekomst<'_, Result<Vec<u8>, LogOnbeschikbaar>> {
        Box::pin(async move { Ok(verzegeld.into_iter().rev().collect()) })
    }
}

pub async fn open(db: &Proefdatabank, replica: u16) -> Logboek {
    open_met(db, replica, None).await.unwrap()
}

pub async fn open_met(
    db: &Proefdatabank,
    replica: u16,
    hoogwaterbestand: Option<PathBuf>,
) -> Result<Logboek, LogFout> {
    let cfg = config(db.app_url(), replica, hoogwaterbestand);
    Logboek::openen(cfg, klok(), Arc::new(Omkeer)).await
}

pub fn klok() -> Arc<Handklok> {
    Arc::new(Handklok(AtomicU64::new(NU_US)))
}

pub fn config(url: String, replica: u16, hoogwaterbestand: Option<PathBuf>) -> LogboekConfig {
    LogboekConfig {
        url,
        oorsprong: "proef.example/log".to_owned(),
        replica,
        build_id: [7; 16],
        boot_id: Uuid::from_u128(u128::from(replica) + 1),
        zoutzaad: Zeroizing::new([3; 32]),
        ondertekensleutel: Zeroizing::new([5; 32]),
        hoogwaterbestand,
    }
}

pub async fn beheer(db: &Proefdatabank) -> Client {
    verbind(&db.beheer_url()).await
}

pub async fn verbind(url: &str) -> Client {
    let (client, verbinding) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(verbinding);
    client
}

pub fn regel(id: u128) -> Logregel {
    Logregel::nieuw(
        Soort::VerzoekUitkomst,
        Uuid::from_u128(id),
        NU_US,
        Bewerking::Raadplegen,
        "casus.lezen",
        Resultaat::Gelukt,
    )
}

/// Recomputes the tree from the entries and compares it with the head; returns the number of records.
pub async fn controleer_boom(client: &Client) -> u64 {
    let mut toppen = Toppen::default();
    for (verwacht, rij) in (0_i64..).zip(
        client
            .query(
                "SELECT leaf_index, leaf, entry FROM audit.record ORDER BY leaf_index",
                &[],
            )
            .await
            .unwrap(),
    ) {
        assert_eq!(rij.get::<_, i64>(0), verwacht, "a gap");
        let hash = blad(rij.get(2));
        assert_eq!(rij.get::<_, Vec<u8>>(1), hash);
        toppen.voeg_toe(hash);
    }
    let kop = client
        .query_one("SELECT size, peaks FROM audit.head", &[])
        .await
        .unwrap();
    assert_eq!(
        u64::try_from(kop.get::<_, i64>(0)).unwrap(),
        toppen.omvang()
    );
    assert_eq!(kop.get::<_, Vec<u8>>(1), toppen.als_bytes());
    toppen.omvang()
}

/// Every record as decoded, in order; checks that no id stands there twice and that no number is missing within a boot.
pub async fn controleer_records(client: &Client) -> Vec<audit_log::Record> {
    let rijen = client
        .query("SELECT entry FROM audit.record ORDER BY leaf_index", &[])
        .await
        .unwrap();
    let records: Vec<_> = rijen
        .iter()
        .map(|rij| audit_log::cbor::ontleed(rij.get(0)).unwrap())
        .collect();
    let mut volgende: HashMap<Uuid, u64> = HashMap::new();
    let mut ids = std::collections::HashSet::new();
    let mut vorig = 0;
    for record in &records {
        assert!(
            ids.insert(record.inhoud.record_id),
            "a record stands there twice"
        );
        let nummer = volgende.entry(record.volgorde.boot_id).or_default();
        assert_eq!(
            record.volgorde.replica_seq, *nummer,
            "a number is missing within a boot"
        );
        *nummer += 1;
        assert!(record.volgorde.seq_time_us >= vorig, "time went back");
        vorig = record.volgorde.seq_time_us;
    }
    records
}

/// The head, locked until the transaction ends.
pub async fn vergrendel(client: &Client) {
    client
        .batch_execute("BEGIN; SELECT 1 FROM audit.head FOR UPDATE")
        .await
        .unwrap();
}

/// Waits until so many sessions of the application wait for a lock.
pub async fn wacht_op_slot(client: &Client) {
    loop {
        let rij = client
            .query_one(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = 'verband_app' AND wait_event_type = 'Lock' \
                 AND datname = current_database()",
                &[],
            )
            .await
            .unwrap();
        if rij.get::<_, i64>(0) > 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
}
