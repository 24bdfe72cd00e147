// SPDX-License-Identifier: EUPL-1.2
//! The pair of databases that every test of the other crates stands on.
#![cfg(test)]

use lokale_postgres::Error;
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::{Client, NoTls};

async fn client(url: &str) -> Result<Client, Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn text(client: &Client, query: &str) -> String {
    client.query_one(query, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn two_pairs_do_not_share_anything() {
    let (one, other) = (
        Proefdatabank::nieuw().await.unwrap(),
        Proefdatabank::nieuw().await.unwrap(),
    );
    let insert = "INSERT INTO autorisatie.installatie (naam, oin, omgeving, logoorsprong, vastgelegd_op)
                  VALUES ('RIEC Demo', '00000001234567890000', 'proef', 'proef.example/log', now())";
    client(&one.migratie_url())
        .await
        .unwrap()
        .batch_execute(insert)
        .await
        .unwrap();
    let count = "SELECT count(*)::text FROM autorisatie.installatie";
    assert_eq!(
        text(&client(&one.lezer_url()).await.unwrap(), count).await,
        "1"
    );
    assert_eq!(
        text(&client(&other.lezer_url()).await.unwrap(), count).await,
        "0"
    );
}

#[tokio::test]
async fn each_role_reaches_its_own_database_only() {
    let pair = Proefdatabank::nieuw().await.unwrap();
    for url in [
        pair.app_url(),
        pair.lezer_url(),
        pair.migratie_url(),
        pair.beheer_url(),
    ] {
        assert_eq!(
            text(
                &client(&url).await.unwrap(),
                "SELECT current_database()::text"
            )
            .await,
            pair.databank()
        );
    }
    for url in [
        pair.sleutels_url(),
        pair.sleutelmigratie_url(),
        pair.sleutels_beheer_url(),
    ] {
        assert_eq!(
            text(
                &client(&url).await.unwrap(),
                "SELECT current_database()::text"
            )
            .await,
            pair.sleutelbank()
        );
    }
    for (role, database) in [
        ("verband_app", pair.sleutelbank()),
        ("verband_lezer", pair.sleutelbank()),
        ("verband_sleutels", pair.databank()),
    ] {
        let refusal = client(&pair.address().url(role, database))
            .await
            .map(drop)
            .unwrap_err();
        assert!(
            refusal.to_string().starts_with("databank: 42501"),
            "{role} on {database}: {refusal}"
        );
    }
}

#[tokio::test]
async fn the_roles_carry_their_limits() {
    let pair = Proefdatabank::nieuw().await.unwrap();
    let app = client(&pair.app_url()).await.unwrap();
    let lezer = client(&pair.lezer_url()).await.unwrap();
    for session in [&app, &lezer] {
        assert_eq!(text(session, "SHOW statement_timeout").await, "2s");
        assert_eq!(text(session, "SHOW lock_timeout").await, "1s");
        assert_eq!(
            text(session, "SHOW idle_in_transaction_session_timeout").await,
            "5s"
        );
        assert_eq!(
            text(session, "SHOW plan_cache_mode").await,
            "force_generic_plan"
        );
    }
    assert_eq!(
        text(&app, "SHOW default_transaction_read_only").await,
        "off"
    );
    assert_eq!(
        text(&lezer, "SHOW default_transaction_read_only").await,
        "on"
    );
}

#[tokio::test]
async fn the_migration_role_owns_nothing_outside_set_role() {
    let pair = Proefdatabank::nieuw().await.unwrap();
    let migratie = client(&pair.migratie_url()).await.unwrap();
    let attempt = "CREATE TABLE zaak.poging (id int)";
    assert!(migratie.batch_execute(attempt).await.is_err());
    migratie
        .batch_execute(&format!("SET ROLE verband_eigenaar; {attempt}; RESET ROLE"))
        .await
        .unwrap();
}

#[tokio::test]
async fn dropping_or_destroying_removes_both_databases_under_an_open_session() {
    let watch = Proefdatabank::nieuw().await.unwrap();
    let watcher = client(&watch.beheer_url()).await.unwrap();
    for by_drop in [true, false] {
        let pair = Proefdatabank::nieuw().await.unwrap();
        let names = format!("('{}', '{}')", pair.databank(), pair.sleutelbank());
        let count = format!("SELECT count(*)::text FROM pg_database WHERE datname IN {names}");
        let _session = client(&pair.app_url()).await.unwrap();
        assert_eq!(text(&watcher, &count).await, "2");
        if by_drop {
            drop(pair);
        } else {
            pair.vernietig().await.unwrap();
        }
        assert_eq!(text(&watcher, &count).await, "0");
    }
}
