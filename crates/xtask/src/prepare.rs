// SPDX-License-Identifier: EUPL-1.2
//! Roles, databases and migrations on a private cluster.

use std::path::Path;
use std::process::Command;

use lokale_postgres::{Address, execute_script};
use tokio_postgres::NoTls;

use crate::run::{self, Outcome};

/// Makes the roles and both databases where they are absent, and migrates them with the program itself.
pub fn prepare(
    checkout: &Path,
    address: &Address,
    databank: &str,
    sleutelbank: &str,
    verband: &Path,
) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let script = |name: &str| std::fs::read_to_string(checkout.join("migrations").join(name));
        execute_script(&address.superuser_url("postgres"), &script("rollen.sql")?).await?;
        for (database, file) in [(databank, "databank.sql"), (sleutelbank, "sleutelbank.sql")] {
            create_database(address, database).await?;
            execute_script(&address.superuser_url(database), &script(file)?).await?;
        }
        Outcome::Ok(())
    })?;
    let mut command = Command::new(verband);
    command.arg("migrate");
    command
        .arg("--databank")
        .arg(address.url("verband_migratie", databank));
    command
        .arg("--sleutelbank")
        .arg(address.url("verband_migratie", sleutelbank));
    run::must_succeed(command)
}

async fn create_database(address: &Address, name: &str) -> Outcome<()> {
    let (client, connection) =
        tokio_postgres::connect(&address.superuser_url("postgres"), NoTls).await?;
    let driver = tokio::spawn(connection);
    let is_there = client
        .query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&name])
        .await?
        .is_some();
    if !is_there {
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await?;
    }
    drop(client);
    driver.await??;
    Ok(())
}
