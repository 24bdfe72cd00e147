// SPDX-License-Identifier: EUPL-1.2
//! A fresh pair of databases for one test, copied from templates in which every migration has run.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, NoTls};

use crate::{Address, Error};

/// Environment variable with the socket directory of the throw-away cluster.
pub const CLUSTER_VARIABLE: &str = "VERBAND_PROEF_CLUSTER";

/// Template of the data database.
pub const SJABLOON: &str = "verband_sjabloon";

/// Template of the key store.
pub const SLEUTELSJABLOON: &str = "verband_sleutels_sjabloon";

/// Database that is always there, to give orders from.
const MAINTENANCE: &str = "postgres";

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A data database and a key store of one test; dropped with this value.
#[derive(Debug)]
pub struct Proefdatabank {
    address: Address,
    databank: String,
    sleutelbank: String,
    is_gone: bool,
}

impl Proefdatabank {
    /// Copies both templates in the cluster that `cargo x test` started.
    ///
    /// # Errors
    /// [`Error::NoTestCluster`] outside `cargo x test`; [`Error::Database`] when a copy fails.
    pub async fn nieuw() -> Result<Proefdatabank, Error> {
        let socket_dir =
            std::env::var_os(CLUSTER_VARIABLE).ok_or(Error::NoTestCluster(CLUSTER_VARIABLE))?;
        Proefdatabank::nieuw_op(Address::new(PathBuf::from(socket_dir))).await
    }

    /// As [`Proefdatabank::nieuw`], in a cluster of the caller's choice.
    ///
    /// # Errors
    /// [`Error::Database`] when a copy fails.
    pub async fn nieuw_op(address: Address) -> Result<Proefdatabank, Error> {
        copy_pair(&address, SJABLOON, SLEUTELSJABLOON).await
    }

    /// Another pair with what stands in this one. Nobody may be connected to this one meanwhile.
    ///
    /// # Errors
    /// [`Error::Database`] when a copy fails.
    pub async fn kopie(&self) -> Result<Proefdatabank, Error> {
        copy_pair(&self.address, &self.databank, &self.sleutelbank).await
    }

    /// The application's read-write role on the data database.
    #[must_use]
    pub fn app_url(&self) -> String {
        self.address.url("verband_app", &self.databank)
    }

    /// The read-only role on the data database.
    #[must_use]
    pub fn lezer_url(&self) -> String {
        self.address.url("verband_lezer", &self.databank)
    }

    /// The migration role on the data database.
    #[must_use]
    pub fn migratie_url(&self) -> String {
        self.address.url("verband_migratie", &self.databank)
    }

    /// The migration role on the key store.
    #[must_use]
    pub fn sleutelmigratie_url(&self) -> String {
        self.address.url("verband_migratie", &self.sleutelbank)
    }

    /// The key store's own role.
    #[must_use]
    pub fn sleutels_url(&self) -> String {
        self.address.url("verband_sleutels", &self.sleutelbank)
    }

    /// The superuser on the data database.
    #[must_use]
    pub fn beheer_url(&self) -> String {
        self.address.superuser_url(&self.databank)
    }

    /// The superuser on the key store.
    #[must_use]
    pub fn sleutels_beheer_url(&self) -> String {
        self.address.superuser_url(&self.sleutelbank)
    }

    /// Where the cluster can be reached, for tests that need another role or database.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Name of the data database.
    #[must_use]
    pub fn databank(&self) -> &str {
        &self.databank
    }

    /// Name of the key store.
    #[must_use]
    pub fn sleutelbank(&self) -> &str {
        &self.sleutelbank
    }

    /// Drops both databases, also when sessions are still open.
    ///
    /// # Errors
    /// [`Error::Database`] when the server refuses.
    pub async fn vernietig(mut self) -> Result<(), Error> {
        self.is_gone = true;
        drop_pair(&self.address, &self.databank, &self.sleutelbank).await
    }
}

impl Drop for Proefdatabank {
    fn drop(&mut self) {
        if self.is_gone {
            return;
        }
        // A pair takes some 15 MB: a thousand tests would fill a disk before the cluster goes. A thread and a runtime
        // of its own, because the test's runtime cannot be waited on from inside.
        let (address, databank, sleutelbank) = (
            self.address.clone(),
            std::mem::take(&mut self.databank),
            std::mem::take(&mut self.sleutelbank),
        );
        let cleaner = std::thread::spawn(move || {
            if let Ok(runtime) = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
            {
                let _ = runtime.block_on(drop_pair(&address, &databank, &sleutelbank));
            }
        });
        let _ = cleaner.join();
    }
}

/// A fresh pair, copied from this one.
async fn copy_pair(address: &Address, data: &str, keys: &str) -> Result<Proefdatabank, Error> {
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let databank = format!("proef_{}_{number}", std::process::id());
        let sleutelbank = format!("{databank}_sleutels");
        // From here on dropping the value removes what was made.
        let pair = Proefdatabank {
            address: address.clone(),
            databank,
            sleutelbank,
            is_gone: false,
        };
        let data_roles = "verband_app, verband_lezer, verband_migratie";
        let key_roles = "verband_sleutels, verband_migratie";
        let (has_data, has_keys) = tokio::join!(
            copy(&pair.address, data, &pair.databank, data_roles),
            copy(&pair.address, keys, &pair.sleutelbank, key_roles),
        );
        if has_data? && has_keys? {
            return Ok(pair);
        }
        // The name was in use: a killed process with the same number left it. Dropping clears it away.
    }
}

/// `false` when the name is taken.
async fn copy(address: &Address, template: &str, name: &str, roles: &str) -> Result<bool, Error> {
    let client = maintenance(address).await?;
    match client
        .batch_execute(&format!(
            "CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
        ))
        .await
    {
        Ok(()) => {}
        Err(error) if error.code() == Some(&SqlState::DUPLICATE_DATABASE) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    // A copy does not take the template's own rights with it; these are those of the two database scripts.
    let rights = format!(
        "REVOKE ALL ON DATABASE {name} FROM PUBLIC; GRANT CONNECT ON DATABASE {name} TO {roles}"
    );
    client.batch_execute(&rights).await?;
    Ok(true)
}

async fn drop_pair(address: &Address, databank: &str, sleutelbank: &str) -> Result<(), Error> {
    let client = maintenance(address).await?;
    // Each on its own: the statement cannot run inside the transaction of a batch.
    for name in [databank, sleutelbank] {
        client
            .batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await?;
    }
    Ok(())
}

async fn maintenance(address: &Address) -> Result<Client, Error> {
    let (client, connection) =
        tokio_postgres::connect(&address.superuser_url(MAINTENANCE), NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
