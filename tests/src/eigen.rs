// SPDX-License-Identifier: EUPL-1.2
//! A PostgreSQL of one test alone, for what would hurt the others: it crashes, or its disk is full.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use lokale_postgres::proef::{SJABLOON, SLEUTELSJABLOON};
use lokale_postgres::{Address, Cluster, Kind, execute_script};

use crate::opstelling::nieuwe_map;

/// A cluster in a directory of its own, with the templates of both databases.
pub struct Eigen {
    // In this order: the server ends before its directory goes.
    cluster: Option<Cluster>,
    map: Map,
    file_bytes: Option<u64>,
}

/// Goes with this value.
struct Map(PathBuf);

impl Drop for Map {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Eigen {
    /// A cluster that keeps what it says it keeps.
    pub async fn duurzaam() -> Self {
        Self::nieuw(None).await
    }

    /// A cluster on a disk that is full for a file of this size.
    pub async fn met_volle_schijf(file_bytes: u64) -> Self {
        Self::nieuw(Some(file_bytes)).await
    }

    async fn nieuw(file_bytes: Option<u64>) -> Self {
        let map = Map(nieuwe_map());
        // The server runs as another user when this is root; its own files are closed to others all the same.
        std::fs::set_permissions(&map.0, std::fs::Permissions::from_mode(0o755))
            .expect("a directory");
        let mut eigen = Self {
            cluster: None,
            map,
            file_bytes,
        };
        eigen.start().await;
        eigen.maak_sjablonen().await;
        eigen
    }

    /// Where it can be reached while it runs.
    #[must_use]
    pub fn address(&self) -> &Address {
        let cluster = self.cluster.as_ref();
        cluster.expect("it runs").address()
    }

    /// Stops it as a machine that fails would.
    pub async fn crash(&mut self) {
        let cluster = self.cluster.take().expect("it runs");
        tokio::task::spawn_blocking(move || cluster.crash())
            .await
            .expect("no panic");
    }

    /// Starts it, after a crash with all that this needs.
    pub async fn start(&mut self) {
        let (directory, file_bytes) = (self.map.0.join("pg"), self.file_bytes);
        let started = tokio::task::spawn_blocking(move || match file_bytes {
            Some(bytes) => Cluster::start_limited(Kind::Wegwerp, &directory, bytes),
            None => Cluster::start_in(Kind::Duurzaam, &directory),
        });
        self.cluster = Some(started.await.expect("no panic").expect("a cluster"));
    }

    async fn maak_sjablonen(&self) {
        let address = self.address();
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
        let run = async |database: &str, script: &str| {
            let url = address.superuser_url(database);
            execute_script(&url, script).await.expect("a script");
        };
        let read = |name: &str| std::fs::read_to_string(scripts.join(name)).expect("a script");
        run("postgres", &read("rollen.sql")).await;
        for (database, file) in [
            (SJABLOON, "databank.sql"),
            (SLEUTELSJABLOON, "sleutelbank.sql"),
        ] {
            run("postgres", &format!("CREATE DATABASE {database}")).await;
            run(database, &read(file)).await;
        }
        let url = |database| address.url("verband_migratie", database);
        server::migratie::migreer(&url(SJABLOON), &url(SLEUTELSJABLOON))
            .await
            .expect("migrations");
    }
}
