// SPDX-License-Identifier: EUPL-1.2
//! `verband sleutels herverpak`: broken off, run again, and what it says when a key cannot come along.
#![cfg(test)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kluis::{Handklok, Hoofdsleutels, Kluis, Sleutelbron, Sleutelgroep};
use lokale_postgres::proef::Proefdatabank;
use server::sleutels::{SleutelFout, herverpak};
use tokio_postgres::NoTls;
use uuid::Uuid;

const OUD: &str = "actief = oud\noud = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";
const NIEUW: &str = "actief = nieuw\noud = AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\
     nieuw = ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n";
const ALLEEN_NIEUW: &str = "actief = nieuw\nnieuw = ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=\n";

fn kluis(db: &Proefdatabank, hoofdsleutels: &str) -> Kluis {
    let klok = Arc::new(Handklok::nieuw("2026-11-24T10:00:00Z".parse().unwrap()));
    let keys = Hoofdsleutels::uit_tekst(hoofdsleutels).unwrap();
    Kluis::nieuw(&Sleutelbron::nieuw(&db.sleutels_url()), keys, klok).unwrap()
}

fn closed_file(name: &str, db: &Proefdatabank, text: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("verband-{name}-{}", db.sleutelbank()));
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    path
}

/// The command itself, with the address of the key store in a file.
fn command(url: &Path, keys: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_verband"))
        .args(["sleutels", "herverpak", "--sleutelbank"])
        .arg(format!("@{}", url.display()))
        .arg("--hoofdsleutels")
        .arg(keys)
        .output()
        .unwrap()
}

#[tokio::test]
async fn broken_off_run_again_and_then_the_old_key_may_go() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let oud = kluis(&db, OUD);
    for nummer in 1..=150 {
        let groep = Sleutelgroep::Zaak(Uuid::from_u128(nummer));
        oud.sleutel_voor(&groep).await.unwrap();
    }
    let keys = closed_file("hoofdsleutels", &db, NIEUW);
    let url = closed_file("sleutelbank", &db, &db.sleutels_url());

    let stop = AtomicBool::new(false);
    let mut told = Vec::new();
    let address = db.sleutels_url();
    let first = herverpak(&address, &keys, &stop, |voortgang| {
        told.push((voortgang.herverpakt, voortgang.resterend));
        stop.store(true, Ordering::Relaxed);
    });
    let first = first.await.unwrap_err();
    assert_eq!(told, [(100, 50)]);
    assert!(matches!(&first, SleutelFout::Onderbroken(v) if v.resterend == 50));
    assert!(first.to_string().contains("draai de opdracht opnieuw"));
    assert!(kluis(&db, ALLEEN_NIEUW).controleer().await.is_err());

    let second = command(&url, &keys);
    let said = String::from_utf8_lossy(&second.stdout).into_owned();
    assert!(second.status.success(), "{second:?}");
    assert!(said.contains("50 herverpakt, 0 te gaan"), "{said}");
    assert!(kluis(&db, ALLEEN_NIEUW).controleer().await.is_ok());

    let third = command(&url, &keys);
    assert!(third.status.success());
    let said = String::from_utf8_lossy(&third.stdout).into_owned();
    assert!(said.contains("klaar: 0 sleutels herverpakt"), "{said}");
    for path in [keys, url] {
        std::fs::remove_file(path).unwrap();
    }
}

#[tokio::test]
async fn a_key_that_cannot_come_along_is_named_and_the_old_one_stays() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let oud = kluis(&db, OUD);
    let groep = Sleutelgroep::Zaak(Uuid::from_u128(1));
    let id = oud.sleutel_voor(&groep).await.unwrap().id().0.to_string();
    let (client, connection) = tokio_postgres::connect(&db.sleutels_beheer_url(), NoTls)
        .await
        .unwrap();
    tokio::spawn(connection);
    let damage =
        "UPDATE sleutels.sleutel SET verpakt = set_byte(verpakt, 30, get_byte(verpakt, 30) # 1)";
    client.execute(damage, &[]).await.unwrap();
    let keys = closed_file("hoofdsleutels", &db, NIEUW);
    let url = closed_file("sleutelbank", &db, &db.sleutels_url());
    let ended = command(&url, &keys);
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1));
    assert!(
        said.contains(&id) && said.contains("moet blijven"),
        "{said}"
    );
    for path in [keys, url] {
        std::fs::remove_file(path).unwrap();
    }
}
