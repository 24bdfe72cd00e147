// SPDX-License-Identifier: EUPL-1.2
//! `verband migrate` on databases that are new, up to date, unprepared, or somebody else's.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use lokale_postgres::proef::Proefdatabank;
use lokale_postgres::{Cluster, Kind, execute_script};
use server::migratie::{MigratieFout, migreer};
use tokio_postgres::NoTls;

fn migrations() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations")
}

fn count_on_disk(folder: &str) -> usize {
    fs::read_dir(migrations().join(folder))
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_dir())
        .count()
}

async fn admin_script(url: &str, name: &str) {
    execute_script(url, &fs::read_to_string(migrations().join(name)).unwrap())
        .await
        .unwrap();
}

/// Names of everything a migration could leave in the schemas of Verband.
async fn objects(url: &str) -> Vec<String> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    let query = "SELECT n.nspname || '.' || o.name FROM (
            SELECT relnamespace AS schema, relname::text AS name FROM pg_class
            UNION ALL SELECT pronamespace, proname || '()' FROM pg_proc
            UNION ALL SELECT typnamespace, typname FROM pg_type) o
        JOIN pg_namespace n ON n.oid = o.schema
        WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'public', 'migratie')
        ORDER BY 1";
    client
        .query(query, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}

/// An emptied pair: as an administrator leaves it, before the first migration.
async fn prepared_pair() -> Proefdatabank {
    let pair = Proefdatabank::nieuw().await.unwrap();
    for (url, script, schemas) in [
        (
            pair.beheer_url(),
            "databank.sql",
            "migratie, audit, autorisatie, besluitvorming, zaak, casus, knelpunt",
        ),
        (
            pair.sleutels_beheer_url(),
            "sleutelbank.sql",
            "migratie, sleutels",
        ),
    ] {
        execute_script(&url, &format!("DROP SCHEMA {schemas} CASCADE"))
            .await
            .unwrap();
        admin_script(&url, script).await;
    }
    pair
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_pair_gets_every_migration_once() {
    let pair = prepared_pair().await;
    let first = migreer(&pair.migratie_url(), &pair.sleutelmigratie_url())
        .await
        .unwrap();
    let second = migreer(&pair.migratie_url(), &pair.sleutelmigratie_url())
        .await
        .unwrap();
    for ((first, second), folder) in first.iter().zip(&second).zip(["sleutels", "verband"]) {
        assert_eq!(
            first.totaal,
            count_on_disk(folder),
            "{folder}: the binary embeds what is on disk"
        );
        assert_eq!(first.uitgevoerd.len(), first.totaal);
        assert!(second.uitgevoerd.is_empty());
        assert_eq!(second.totaal, first.totaal);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_wait_for_each_other() {
    let pair = prepared_pair().await;
    let run = || {
        let (databank, sleutelbank) = (pair.migratie_url(), pair.sleutelmigratie_url());
        tokio::spawn(async move { migreer(&databank, &sleutelbank).await.unwrap() })
    };
    let (one, other) = tokio::join!(run(), run());
    let (one, other) = (one.unwrap(), other.unwrap());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.uitgevoerd.len() + other.uitgevoerd.len(), one.totaal);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_migration_can_be_taken_back() {
    let pair = prepared_pair().await;
    for (folder, url, admin_url) in [
        ("verband", pair.migratie_url(), pair.beheer_url()),
        (
            "sleutels",
            pair.sleutelmigratie_url(),
            pair.sleutels_beheer_url(),
        ),
    ] {
        let before = objects(&admin_url).await;
        let source = || FileBasedMigrations::from_path(migrations().join(folder)).unwrap();
        let mut harness =
            AsyncMigrationHarness::new(AsyncPgConnection::establish(&url).await.unwrap());
        harness.run_pending_migrations(source()).unwrap();
        let migrated = objects(&admin_url).await;
        harness.revert_all_migrations(source()).unwrap();
        assert_eq!(
            objects(&admin_url).await,
            before,
            "{folder}: down.sql leaves something behind"
        );
        harness.run_pending_migrations(source()).unwrap();
        assert_eq!(objects(&admin_url).await, migrated);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unprepared_database_names_the_script() {
    let pair = Proefdatabank::nieuw().await.unwrap();
    execute_script(&pair.beheer_url(), "DROP SCHEMA casus, migratie CASCADE")
        .await
        .unwrap();
    let fout = migreer(&pair.migratie_url(), &pair.sleutelmigratie_url())
        .await
        .unwrap_err();
    assert_eq!(
        fout.to_string(),
        "databank: ontbreekt: schema migratie, schema casus. Draai eerst als beheerder: \
         psql -v ON_ERROR_STOP=1 -d <databank> -f migrations/databank.sql"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cluster_without_roles_names_the_script() {
    let directory =
        std::env::temp_dir().join(format!("verband-zonder-rollen-{}", std::process::id()));
    let cluster = Cluster::start_in(Kind::Wegwerp, &directory).unwrap();
    let url = cluster.address().superuser_url("postgres");
    let fout = migreer(&url, &url).await.unwrap_err();
    assert!(
        matches!(
            fout,
            MigratieFout::NietVoorbereid {
                script: "migrations/rollen.sql",
                ..
            }
        ),
        "{fout}"
    );
    let url = cluster.address().url("verband_migratie", "postgres");
    let fout = migreer(&url, &url).await.unwrap_err().to_string();
    assert!(
        fout.contains("geen verbinding") && fout.contains("migrations/rollen.sql"),
        "{fout}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_migration_role_migrates() {
    let pair = Proefdatabank::nieuw().await.unwrap();
    for url in [pair.sleutels_url(), pair.sleutels_beheer_url()] {
        let fout = migreer(&pair.migratie_url(), &url).await.unwrap_err();
        assert!(
            matches!(
                fout,
                MigratieFout::VerkeerdeRol {
                    databank: "sleutelbank",
                    ..
                }
            ),
            "{fout}"
        );
    }
    let fout = migreer(&pair.app_url(), &pair.sleutelmigratie_url())
        .await
        .unwrap_err();
    assert!(
        matches!(
            fout,
            MigratieFout::VerkeerdeRol {
                databank: "databank",
                ..
            }
        ),
        "{fout}"
    );
}
