// SPDX-License-Identifier: EUPL-1.2
//! What an administrator with every right could do, done to a copy: for a demo, and for the test of that demo.

use futures_util::SinkExt as _;
use futures_util::pin_mut;
use futures_util::stream::TryStreamExt as _;
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use super::LogFout;
use super::kop::{met_teken, natuurlijk};
use crate::cbor;
use crate::record::Record;

/// What is copied, in order. `retention` is not: nothing was dropped from a log that is copied whole.
const TABELLEN: [&str; 4] = ["record", "record_subject", "tile", "checkpoint"];
/// Records in one partition.
const PARTITIE: usize = 262_144;

async fn verbind(url: &str) -> Result<Client, LogFout> {
    let (client, verbinding) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(verbinding);
    Ok(client)
}

/// Makes an empty database, in place of one with this name.
///
/// # Errors
/// When the database refuses; `naam` must be letters, digits and `_`.
pub async fn maak_databank(beheer_url: &str, naam: &str) -> Result<(), LogFout> {
    ruim_op(beheer_url, naam).await?;
    let client = verbind(beheer_url).await?;
    Ok(client
        .batch_execute(&format!("CREATE DATABASE {naam}"))
        .await?)
}

/// Drops the database with this name, if it is there.
///
/// # Errors
/// When the database refuses.
pub async fn ruim_op(beheer_url: &str, naam: &str) -> Result<(), LogFout> {
    if !naam
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    {
        return Err(LogFout::Databank("name".to_owned()));
    }
    let client = verbind(beheer_url).await?;
    Ok(client
        .batch_execute(&format!("DROP DATABASE IF EXISTS {naam} WITH (FORCE)"))
        .await?)
}

/// Runs a script of an administrator in a database.
///
/// # Errors
/// When the database refuses.
pub async fn voer_uit(beheer_url: &str, script: &str) -> Result<(), LogFout> {
    Ok(verbind(beheer_url).await?.batch_execute(script).await?)
}

/// Copies the log, as it is at one moment, into a database in which the migrations ran; answers how many records it has.
///
/// # Errors
/// When a database refuses.
pub async fn kopieer(van_url: &str, naar_url: &str) -> Result<u64, LogFout> {
    let (van, naar) = (verbind(van_url).await?, verbind(naar_url).await?);
    van.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let kop = van
        .query_one("SELECT size, peaks, seq_time_us FROM audit.head", &[])
        .await?;
    let omvang = natuurlijk(kop.try_get(0)?, "head.size")?;
    for tot in (0..=omvang).step_by(PARTITIE) {
        naar.execute("UPDATE audit.head SET size = $1", &[&met_teken(tot)])
            .await?;
        naar.batch_execute("SELECT audit.partities_vooruit(1)")
            .await?;
    }
    let peaks: &[u8] = kop.try_get(1)?;
    let tijd: i64 = kop.try_get(2)?;
    naar.execute(
        "UPDATE audit.head SET size = $1, peaks = $2, seq_time_us = $3",
        &[&met_teken(omvang), &peaks, &tijd],
    )
    .await?;
    for tabel in TABELLEN {
        let uit = format!("COPY (SELECT * FROM audit.{tabel}) TO STDOUT (FORMAT binary)");
        let uit = van.copy_out(uit.as_str()).await?;
        let erin = format!("COPY audit.{tabel} FROM STDIN (FORMAT binary)");
        let erin = naar.copy_in(erin.as_str()).await?;
        pin_mut!(uit, erin);
        while let Some(bytes) = uit.try_next().await? {
            erin.send(bytes).await?;
        }
        erin.finish().await?;
    }
    van.batch_execute("COMMIT").await?;
    Ok(omvang)
}

/// Changes one record, its columns along with it, behind the back of every guard; answers with its leaf index.
///
/// The stored hash stays: whoever changes that too has a tree that no longer leads to the signed root.
///
/// # Errors
/// When the database refuses, or the record is not there.
pub async fn wijzig(
    beheer_url: &str,
    record_id: Uuid,
    wijziging: impl FnOnce(&mut Record),
) -> Result<u64, LogFout> {
    let baas = verbind(beheer_url).await?;
    let rij = baas
        .query_opt(
            "SELECT leaf_index, entry, tableoid::regclass::text FROM audit.record WHERE record_id = $1",
            &[&record_id],
        )
        .await?
        .ok_or(LogFout::Beschadigd("no such record"))?;
    let (blad, partitie): (i64, &str) = (rij.try_get(0)?, rij.try_get(2)?);
    let niet = |_| LogFout::Beschadigd("a record");
    let mut record = cbor::ontleed(rij.try_get(1)?).map_err(niet)?;
    wijziging(&mut record);
    let regel = cbor::codeer(&record.inhoud, &record.volgorde).map_err(niet)?;
    baas.batch_execute(&format!("ALTER TABLE {partitie} DISABLE TRIGGER ALL"))
        .await?;
    let wat = &record.inhoud.wat;
    let resultaat = i16::try_from(wat.resultaat.nummer()).unwrap_or(i16::MAX);
    baas.execute(
        "UPDATE audit.record SET entry = $2, organisatie = $3, handeling = $4, resultaat = $5, actor_alias = $6, zaak_alias = $7 \
         WHERE leaf_index = $1",
        &[
            &blad,
            &regel,
            &record.inhoud.wie.organisatie,
            &wat.handeling,
            &resultaat,
            &record.inhoud.wie.actor_alias,
            &wat.zaak_alias,
        ],
    )
    .await?;
    natuurlijk(blad, "record.leaf_index")
}
