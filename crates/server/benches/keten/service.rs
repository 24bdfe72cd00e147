// SPDX-License-Identifier: EUPL-1.2
//! The product as a process of its own, set up as the demo is, and the bare server beside it.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kluis::{Hoofdsleutels, Kluis, Sleutelbron};
use lokale_postgres::proef::Proefdatabank;
use lokale_postgres::{Address, die_with_parent};
use server::bron::{Bron as _, Systeembron};
use server::systeem::Systeem;
use zeroize::Zeroizing;

use crate::Outcome;
use crate::issuer::{ACR, ISS, Issuer};
use crate::load::Connection;

/// The program that is measured; cargo builds it in the same profile.
const VERBAND: &str = env!("CARGO_BIN_EXE_verband");

/// The invented organisations and persons.
const SET_UP: &str = include_str!("../../src/demo/inrichting.toml");

/// How long a start may take on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Worker threads of either side.
pub const WORKERS: usize = 2;

/// Databases, keys and issuer of one measurement; removed with this value.
pub struct Ground {
    /// Data database and key store.
    pub databank: Proefdatabank,
    /// Issuer of the tokens.
    pub issuer: Issuer,
    directory: PathBuf,
}

impl Ground {
    /// Makes databases and keys, and registers the persons of the demo.
    pub async fn prepare() -> Outcome<Self> {
        let bron = Systeembron::default();
        let name = bron.nieuw_id().ok_or("no random bytes")?;
        let directory = std::env::temp_dir().join(format!("verband-meting-{name}"));
        DirBuilder::new().mode(0o700).create(&directory)?;
        let ground = Self {
            databank: Proefdatabank::nieuw().await?,
            issuer: Issuer::start()?,
            directory,
        };
        let key = || {
            let mut bytes = [0; 32];
            if bron.vul(&mut bytes) {
                Ok(STANDARD.encode(bytes))
            } else {
                Err("no random bytes")
            }
        };
        let master = format!("actief = \"demo\"\ndemo = \"{}\"\n", key()?);
        for (path, text) in [
            (ground.master_keys(), master),
            (ground.log_key(), key()?),
            (ground.directory.join("cursorsleutel"), key()?),
            (ground.directory.join("inrichting.toml"), SET_UP.to_owned()),
        ] {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(path)?;
            file.write_all(text.as_bytes())?;
        }
        ground.set_up()?;
        Ok(ground)
    }

    /// File with the master keys.
    pub fn master_keys(&self) -> PathBuf {
        self.directory.join("hoofdsleutels")
    }

    /// File with the key that signs the log.
    pub fn log_key(&self) -> PathBuf {
        self.directory.join("logsleutel")
    }

    /// Everything of this measurement that is no database.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The vault of this process, with nothing in memory yet.
    pub fn vault(&self) -> Outcome<Kluis> {
        let source = Sleutelbron {
            url: Zeroizing::new(self.databank.sleutels_url()),
            verbindingen_maximum: 4,
            runtime: None,
            termijn: kluis::OPSLAG_TERMIJN,
        };
        let clock = Arc::new(Systeem::new(Arc::new(Systeembron::default())));
        let keys = Hoofdsleutels::uit_bestand(&self.master_keys())?;
        Ok(Kluis::nieuw(&source, keys, clock)?)
    }

    fn set_up(&self) -> Outcome<()> {
        let status = Command::new(VERBAND)
            .env_clear()
            .args(["inrichting", "--bestand"])
            .arg(self.directory.join("inrichting.toml"))
            .arg("--hoofdsleutels")
            .arg(self.master_keys())
            .args(["--migratie", &self.databank.migratie_url()])
            .args(["--databank", &self.databank.app_url()])
            .args(["--sleutelbank", &self.databank.sleutels_url()])
            .stdout(Stdio::null())
            .status()?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("verband inrichting: {status}").into())
        }
    }

    /// Starts the product. `cluster` is where it finds PostgreSQL: the cluster, or something that listens in between.
    pub async fn product(&self, cluster: &Address, log_level: &str) -> Outcome<Server> {
        let (address, management) = (free_address()?, free_address()?);
        let mut command = Command::new(VERBAND);
        command.arg("serve").env_clear();
        let path = |path: PathBuf| path.display().to_string();
        let data = self.databank.databank();
        for (setting, value) in [
            ("OMGEVING", "demo".to_owned()),
            ("ADRES", address.to_string()),
            ("BEHEERADRES", management.to_string()),
            ("WERKERS", WORKERS.to_string()),
            ("DATABANK_URL", cluster.url("verband_app", data)),
            ("LEZER_URL", cluster.url("verband_lezer", data)),
            (
                "SLEUTELBANK_URL",
                cluster.url("verband_sleutels", self.databank.sleutelbank()),
            ),
            ("HOOFDSLEUTELS_BESTAND", path(self.master_keys())),
            ("LOGSLEUTEL_BESTAND", path(self.log_key())),
            (
                "CURSORSLEUTEL_BESTAND",
                path(self.directory.join("cursorsleutel")),
            ),
            ("UITGEVER", ISS.to_owned()),
            ("JWKS_URL", self.issuer.jwks_url()),
            ("ACR", ACR.to_owned()),
            ("LOGNIVEAU", log_level.to_owned()),
        ] {
            command.env(format!("VERBAND_{setting}"), value);
        }
        Server::start(command, address).await
    }

    /// Starts the bare server on the same database, as the same role.
    pub async fn bare(&self) -> Outcome<Server> {
        let address = free_address()?;
        let mut command = Command::new(std::env::current_exe()?);
        command.env_clear().args([
            crate::BARE,
            &address.to_string(),
            &self.databank.lezer_url(),
            &WORKERS.to_string(),
        ]);
        Server::start(command, address).await
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// A server that answers; stopped with this value.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
}

impl Server {
    /// INVARIANT: called on the main thread, to which the child is tied.
    async fn start(mut command: Command, address: SocketAddr) -> Outcome<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::null());
        die_with_parent(&mut command);
        let mut server = Self {
            address,
            child: command.spawn()?,
        };
        let deadline = Instant::now() + START_LIMIT;
        while Connection::open(address).await.is_err() {
            if let Some(status) = server.child.try_wait()? {
                return Err(format!("{}: {status}", command.get_program().display()).into());
            }
            if Instant::now() > deadline {
                return Err(format!("{} does not answer", command.get_program().display()).into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(server)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that was free a moment ago.
fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}

/// The server that answers on the socket in this directory.
pub async fn postmaster(databank: &Proefdatabank) -> Outcome<u32> {
    let (client, connection) =
        tokio_postgres::connect(&databank.beheer_url(), tokio_postgres::NoTls).await?;
    let driver = tokio::spawn(connection);
    let backend: i32 = client
        .query_one("SELECT pg_backend_pid()", &[])
        .await?
        .try_get(0)?;
    let found = crate::cpu::parent_of(u32::try_from(backend)?).ok_or("PostgreSQL has no parent")?;
    drop(client);
    driver.await??;
    Ok(found)
}
