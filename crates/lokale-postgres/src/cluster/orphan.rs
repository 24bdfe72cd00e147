// SPDX-License-Identifier: EUPL-1.2
//! What a killed owner leaves behind: a server that still runs, lock files, directories.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::{POLL_INTERVAL, file};
use crate::process::{self, Signal};
use crate::{Error, state};

/// How long each step of stopping a server without an owner may take.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// Stops a server that has lost its owner and removes lock files that point to no server.
///
/// INVARIANT: the caller holds the cluster's lock.
pub(super) fn clear(data: &Path, socket_dir: &Path) -> Result<(), Error> {
    let pid_file = data.join("postmaster.pid");
    if let Some(pid) = recorded_pid(&pid_file).filter(|pid| is_server_of(*pid, data)) {
        // The parent-death signal may be on its way already; this only makes sure.
        for signal in [Signal::Interrupt, Signal::Quit] {
            process::send(pid, signal);
            let deadline = Instant::now() + STOP_LIMIT;
            while is_server_of(pid, data) && Instant::now() < deadline {
                std::thread::sleep(POLL_INTERVAL);
            }
        }
        if is_server_of(pid, data) {
            let detail = format!("een achtergebleven server (proces {pid}) stopt niet");
            return Err(Error::Program {
                program: "postgres",
                detail,
            });
        }
    }
    // PostgreSQL itself refuses to start when the recorded number now belongs to another process.
    let socket = state::socket_path(socket_dir);
    let mut socket_lock = socket.clone().into_os_string();
    socket_lock.push(".lock");
    for path in [pid_file, socket, PathBuf::from(socket_lock)] {
        match fs::remove_file(&path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(file("kan niet verwijderen:", &path, e));
            }
            _ => {}
        }
    }
    Ok(())
}

/// Removes a throw-away cluster whose server has ended; what cannot be removed is left for the next sweep.
pub(super) fn remove(directory: &Path, socket_dir: &Path) {
    if !socket_dir.starts_with(directory) {
        let _ = fs::remove_dir_all(socket_dir);
    }
    let _ = fs::remove_dir_all(directory);
}

/// Removes every throw-away cluster under `parent` whose owner is gone.
pub(super) fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    for directory in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
    {
        let is_abandoned = match File::options().write(true).open(directory.join("lock")) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        };
        let private = directory.join("pg");
        let socket_dir = state::socket_dir(&private);
        if is_abandoned && clear(&private.join("data"), &socket_dir).is_ok() {
            remove(&directory, &socket_dir);
        }
    }
}

fn recorded_pid(pid_file: &Path) -> Option<u32> {
    fs::read_to_string(pid_file)
        .ok()?
        .lines()
        .next()?
        .trim()
        .parse()
        .ok()
}

/// Whether the process is the server of this data directory: a number alone may belong to anybody by now.
fn is_server_of(pid: u32, data: &Path) -> bool {
    if !process::is_alive(pid) {
        return false;
    }
    if !cfg!(target_os = "linux") {
        return true;
    }
    // The server's working directory is its data directory; a process that has ended but was not collected has none.
    let directory = fs::read_link(format!("/proc/{pid}/cwd"));
    directory.is_ok_and(|d| data.canonicalize().is_ok_and(|data| d == data))
}
