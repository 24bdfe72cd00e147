// SPDX-License-Identifier: EUPL-1.2
//! A cluster: made once, started, reused, stopped.
//!
//! Layout of a cluster's directory: `lock` (held as long as its owner lives), `log`, and `pg/` (mode 0700, of the
//! server's user) with `data/` and, where the path fits, the socket.

mod keeper;
mod orphan;
mod ready;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::address::SUPERUSER;
use crate::user::User;
use crate::{Address, Binaries, Error, process, state};
use keeper::Keeper;

/// How long a start may take: a loaded machine needed 6 s, recovery after a crash can need more.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Time between two looks at something that is about to change.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// What a cluster is for. The two never share a directory: without fsync a crash may leave damaged data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Kept over starts, every commit on disk: the demo.
    Duurzaam,
    /// Made for one run and removed after it, fsync off: tests.
    Wegwerp,
}

/// A running private PostgreSQL. Dropping it stops the server, if this process started it.
#[derive(Debug)]
pub struct Cluster {
    directory: PathBuf,
    address: Address,
    kind: Kind,
    // Fields drop in this order: the server ends before its lock is given up.
    keeper: Option<Keeper>,
    lock: Option<File>,
}

impl Cluster {
    /// Starts the cluster of this checkout, or joins the one that another process of it has started.
    ///
    /// # Errors
    /// When no server programs are found, no directory can be used, or the server does not start.
    pub fn start(kind: Kind, checkout: &Path) -> Result<Cluster, Error> {
        let state = state::state_dir(kind, checkout, User::current())?;
        match kind {
            Kind::Duurzaam => Cluster::start_in(kind, &state.join("demo")),
            Kind::Wegwerp => Cluster::start_disposable(&state.join("proef")),
        }
    }

    /// As [`Cluster::start`] with [`Kind::Duurzaam`], in a directory of this name beside the demo's: a measurement must
    /// not share a server with a demo that runs.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_named(checkout: &Path, name: &str) -> Result<Cluster, Error> {
        let state = state::state_dir(Kind::Duurzaam, checkout, User::current())?;
        Cluster::start_in(Kind::Duurzaam, &state.join(name))
    }

    /// Starts a cluster in exactly this directory, or joins the one that runs there.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_in(kind: Kind, directory: &Path) -> Result<Cluster, Error> {
        Cluster::start_with(kind, directory, None)
    }

    /// As [`Cluster::start_in`], on a disk that is full for a file that reaches this size. The write-ahead log is written
    /// in files of 16 MiB: with less the server cannot work at all.
    ///
    /// # Errors
    /// As [`Cluster::start`].
    pub fn start_limited(kind: Kind, directory: &Path, file_bytes: u64) -> Result<Cluster, Error> {
        Cluster::start_with(kind, directory, Some(file_bytes))
    }

    fn start_with(kind: Kind, directory: &Path, file_bytes: Option<u64>) -> Result<Cluster, Error> {
        make_directory(directory)?;
        let lock = open_lock(directory)?;
        let deadline = Instant::now() + START_LIMIT;
        let address = Address::new(state::socket_dir(&directory.join("pg")));
        loop {
            match lock.try_lock() {
                Ok(()) => {
                    return Cluster::start_locked(kind, directory, address, lock, file_bytes);
                }
                Err(TryLockError::Error(source)) => {
                    return Err(file("kan niet vergrendelen:", directory, source));
                }
                // Another process owns it: join once it answers, or become the owner when that process ends.
                Err(TryLockError::WouldBlock) if ready::answers(address.socket_dir()) => {
                    let directory = directory.to_owned();
                    return Ok(Cluster {
                        directory,
                        address,
                        kind,
                        keeper: None,
                        lock: None,
                    });
                }
                Err(TryLockError::WouldBlock) if Instant::now() > deadline => {
                    return Err(not_ready(directory));
                }
                Err(TryLockError::WouldBlock) => std::thread::sleep(POLL_INTERVAL),
            }
        }
    }

    /// A directory of its own for this run, after removal of what killed runs left behind.
    fn start_disposable(parent: &Path) -> Result<Cluster, Error> {
        make_directory(parent)?;
        // INVARIANT: between making a directory and locking it nobody sweeps.
        let sweep = open_lock(parent)?;
        sweep
            .lock()
            .map_err(|source| file("kan niet vergrendelen:", parent, source))?;
        orphan::sweep(parent);
        let mut number = 0_u32;
        let directory = loop {
            let directory = parent.join(format!("{}-{number}", std::process::id()));
            match fs::create_dir(&directory) {
                Ok(()) => break directory,
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => number += 1,
                Err(source) => return Err(file("kan niet maken:", &directory, source)),
            }
        };
        let lock = open_lock(&directory)?;
        lock.lock()
            .map_err(|source| file("kan niet vergrendelen:", &directory, source))?;
        drop(sweep);
        let address = Address::new(state::socket_dir(&directory.join("pg")));
        Cluster::start_locked(Kind::Wegwerp, &directory, address, lock, None)
    }

    /// INVARIANT: `lock` is held, so a server that still runs here is nobody's.
    fn start_locked(
        kind: Kind,
        directory: &Path,
        address: Address,
        lock: File,
        file_bytes: Option<u64>,
    ) -> Result<Cluster, Error> {
        let user = User::current();
        let private = directory.join("pg");
        state::make_private(&private, user)?;
        state::make_private(address.socket_dir(), user)?;
        let data = private.join("data");
        orphan::clear(&data, address.socket_dir())?;
        let version = fs::read_to_string(data.join("PG_VERSION"))
            .ok()
            .and_then(|v| v.trim().parse().ok());
        let binaries = Binaries::find_for(version, user)?;
        if version.is_none() {
            initialise(kind, &binaries, user, &private, &data)?;
        }
        let log = log_path(directory);
        let mut command = server_command(kind, &binaries, user, &data, &address, &log)?;
        if let Some(bytes) = file_bytes {
            process::limit_file_size(&mut command, bytes);
        }
        let keeper = Keeper::start(command)?;
        let cluster = Cluster {
            directory: directory.to_owned(),
            address,
            kind,
            keeper: Some(keeper),
            lock: Some(lock),
        };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    fn wait_until_ready(&self) -> Result<(), Error> {
        let deadline = Instant::now() + START_LIMIT;
        while !ready::answers(self.address.socket_dir()) {
            if self.keeper.as_ref().is_some_and(Keeper::is_finished) {
                return Err(Error::Program {
                    program: "postgres",
                    detail: tail_of(&self.log()),
                });
            }
            if Instant::now() > deadline {
                return Err(not_ready(&self.directory));
            }
            std::thread::sleep(POLL_INTERVAL);
        }
        Ok(())
    }

    /// Where to connect.
    #[must_use]
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// The cluster's own directory.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The server's log of this start.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        log_path(&self.directory)
    }

    /// Stops the server as a machine that fails would: nothing is written any more, and the next start recovers. Without
    /// effect when another process started it.
    pub fn crash(mut self) {
        if let Some(keeper) = self.keeper.take() {
            keeper.stop_at_once();
        }
    }

    /// Whether this process started the server, and so will stop it.
    #[must_use]
    pub fn is_owner(&self) -> bool {
        self.lock.is_some()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(keeper) = self.keeper.take() {
            keeper.stop();
        }
        if self.kind == Kind::Wegwerp && self.lock.is_some() {
            orphan::remove(&self.directory, self.address.socket_dir());
        }
    }
}

fn initialise(
    kind: Kind,
    binaries: &Binaries,
    user: User,
    private: &Path,
    data: &Path,
) -> Result<(), Error> {
    // Made under another name first: a killed initdb leaves nothing that looks like a cluster.
    let unfinished = private.join("data.new");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished)
            .map_err(|source| file("kan niet verwijderen:", &unfinished, source))?;
    }
    let mut command = Command::new(binaries.program("initdb"));
    clean_environment(&mut command);
    command.args([
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
        "-U",
        SUPERUSER,
        "-D",
    ]);
    command
        .arg(&unfinished)
        .stdin(Stdio::null())
        .current_dir("/");
    if kind == Kind::Wegwerp {
        command.arg("--no-sync");
    }
    user.apply(&mut command);
    let output = command.output().map_err(|e| Error::Program {
        program: "initdb",
        detail: e.to_string(),
    })?;
    if !output.status.success() {
        let detail = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Error::Program {
            program: "initdb",
            detail,
        });
    }
    fs::rename(&unfinished, data).map_err(|source| file("kan niet hernoemen:", &unfinished, source))
}

fn server_command(
    kind: Kind,
    binaries: &Binaries,
    user: User,
    data: &Path,
    address: &Address,
    log: &Path,
) -> Result<Command, Error> {
    let output = File::create(log).map_err(|source| file("kan niet schrijven:", log, source))?;
    let errors = output
        .try_clone()
        .map_err(|source| file("kan niet schrijven:", log, source))?;
    let mut command = Command::new(binaries.program("postgres"));
    clean_environment(&mut command);
    command
        .arg("-D")
        .arg(data)
        .arg("-k")
        .arg(address.socket_dir())
        .args(["-h", ""]);
    command.args(["-c", "unix_socket_permissions=0700"]);
    if kind == Kind::Wegwerp {
        // A pool per test, several tests at once; the data need not survive anything.
        for setting in [
            "max_connections=300",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "autovacuum=off",
            "max_wal_size=128MB",
        ] {
            command.args(["-c", setting]);
        }
    }
    command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .current_dir("/");
    user.apply(&mut command);
    Ok(command)
}

/// The caller's settings (PGDATA, PGPORT, locale, …) must not change a private cluster.
fn clean_environment(command: &mut Command) {
    command
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "UTC")
        .env("PATH", "/usr/bin:/bin");
}

fn make_directory(directory: &Path) -> Result<(), Error> {
    fs::create_dir_all(directory).map_err(|source| file("kan niet maken:", directory, source))
}

fn open_lock(directory: &Path) -> Result<File, Error> {
    let path = directory.join("lock");
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|source| file("kan niet openen:", &path, source))
}

fn log_path(directory: &Path) -> PathBuf {
    directory.join("log")
}

fn not_ready(directory: &Path) -> Error {
    Error::NotReady {
        seconds: START_LIMIT.as_secs(),
        log: log_path(directory),
    }
}

fn tail_of(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(10).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}

fn file(what: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::File {
        what,
        path: path.to_owned(),
        source,
    }
}
