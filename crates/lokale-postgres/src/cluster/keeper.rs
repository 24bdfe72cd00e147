// SPDX-License-Identifier: EUPL-1.2
//! The thread that starts the server, lives as long as it does, and stops it.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::POLL_INTERVAL;
use crate::Error;
use crate::process::{self, Signal};

/// How long a fast shutdown may take before the server is stopped without a checkpoint.
const STOP_LIMIT: Duration = Duration::from_secs(10);

/// Time between two looks whether the server still runs.
const WATCH_INTERVAL: Duration = Duration::from_millis(100);

/// Handle on that thread.
#[derive(Debug)]
pub(super) struct Keeper {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// Starts the server from a thread of its own.
    ///
    /// INVARIANT: the kernel ties the parent-death signal to the thread that forked. A worker of a runtime may end at
    /// any moment and would take the server with it; this thread ends after the server.
    pub(super) fn start(mut command: Command) -> Result<Keeper, Error> {
        // A group of its own: Ctrl-C reaches us, and we stop the server after our own work.
        command.process_group(0);
        process::die_with_parent(&mut command);
        let (started, is_started) = mpsc::channel();
        let (stop, stopped) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("lokale-postgres".to_owned())
            .spawn(move || match command.spawn() {
                Ok(child) => {
                    let _ = started.send(Ok(()));
                    keep(child, &stopped);
                }
                Err(error) => {
                    let _ = started.send(Err(error.to_string()));
                }
            })
            .map_err(|e| failed(&e.to_string()))?;
        match is_started.recv() {
            Ok(Ok(())) => Ok(Keeper { stop, thread }),
            Ok(Err(text)) => Err(failed(&text)),
            Err(_) => Err(failed("de bewakende draad is gestopt")),
        }
    }

    /// Whether the server has ended by itself.
    pub(super) fn is_finished(&self) -> bool {
        self.thread.is_finished()
    }

    /// Stops the server and waits until it has ended.
    pub(super) fn stop(self) {
        drop(self.stop);
        let _ = self.thread.join();
    }

    /// As [`Keeper::stop`], without letting the server write anything.
    pub(super) fn stop_at_once(self) {
        // A server that has ended by itself needs no order.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}

fn keep(mut child: Child, stopped: &Receiver<()>) {
    let is_crash = loop {
        match stopped.recv_timeout(WATCH_INTERVAL) {
            Ok(()) => break true,
            Err(RecvTimeoutError::Disconnected) => break false,
            Err(RecvTimeoutError::Timeout) if matches!(child.try_wait(), Ok(None)) => {}
            Err(RecvTimeoutError::Timeout) => return,
        }
    };
    if is_crash {
        process::send(child.id(), Signal::Quit);
        let _ = child.wait();
        return;
    }
    process::send(child.id(), Signal::Interrupt);
    let deadline = Instant::now() + STOP_LIMIT;
    while matches!(child.try_wait(), Ok(None)) {
        if Instant::now() > deadline {
            process::send(child.id(), Signal::Quit);
            let _ = child.wait();
            return;
        }
        std::thread::sleep(POLL_INTERVAL);
    }
}

fn failed(detail: &str) -> Error {
    Error::Program {
        program: "postgres",
        detail: detail.to_owned(),
    }
}
