// SPDX-License-Identifier: EUPL-1.2
//! The program `verband` itself, in a process that can be stopped and killed.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use lokale_postgres::{Signal, die_with_parent, send};
use tokio::sync::oneshot;

use crate::klant::{Klant, client};
use crate::uitgever::Uitgever;

/// So long may it take to end: longer than it gives the calls that are under way.
const EINDE: Duration = Duration::from_secs(60);

/// Time between two looks whether the program still runs.
const TUSSENTIJD: Duration = Duration::from_millis(5);

/// A running `verband serve`; killed when this value is dropped.
pub struct Proces {
    /// `http://127.0.0.1:<port>`.
    pub basis: String,
    /// The management port, likewise.
    pub beheer: String,
    http: reqwest::Client,
    signalen: Sender<Signal>,
    draad: Option<JoinHandle<ExitStatus>>,
}

impl Proces {
    /// Starts the program and waits until it listens.
    pub async fn start(instellingen: &BTreeMap<String, String>) -> Self {
        let mut command = Command::new(programma());
        command.arg("serve").env_clear();
        for (name, value) in instellingen {
            command.env(format!("VERBAND_{}", name.to_uppercase()), value);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let (signalen, orders) = channel();
        let (listens, listening) = oneshot::channel();
        // The kernel ties the child to the thread that starts it, so that one lives as long as the child does.
        let draad = std::thread::spawn(move || bewaak(command, &orders, listens));
        let (basis, beheer) = listening.await.expect("the program listens");
        Self {
            basis,
            beheer,
            http: client(None),
            signalen,
            draad: Some(draad),
        }
    }

    /// A client that calls as the person with this sub.
    #[must_use]
    pub fn als(&self, sub: &str) -> Klant {
        let token = Uitgever::van_dit_proces().token(sub);
        Klant::nieuw(self.http.clone(), &self.basis, Some(token))
    }

    /// Whether it says that calls may come.
    pub async fn is_gereed(&self) -> bool {
        let asked = self.http.get(format!("{}/readyz", self.beheer)).send();
        asked.await.is_ok_and(|answer| answer.status() == 200)
    }

    /// Sends a signal.
    pub fn signaal(&self, signal: Signal) {
        // Who has ended hears nothing.
        let _ = self.signalen.send(signal);
    }

    /// Waits until it has ended.
    pub async fn einde(mut self) -> ExitStatus {
        let draad = self.draad.take().expect("asked once");
        let joined = tokio::task::spawn_blocking(|| draad.join());
        let ended = tokio::time::timeout(EINDE, joined).await;
        if ended.is_err() {
            self.signaal(Signal::Kill);
        }
        let status = ended.expect("it ends").expect("no panic");
        status.expect("no panic")
    }
}

impl Drop for Proces {
    fn drop(&mut self) {
        self.signaal(Signal::Kill);
        if let Some(draad) = self.draad.take() {
            let _ = draad.join();
        }
    }
}

/// The program beside this test.
fn programma() -> PathBuf {
    let own = std::env::current_exe().expect("a path");
    let target = own.parent().and_then(std::path::Path::parent);
    target.expect("a directory of programs").join("verband")
}

/// The life of one process.
fn bewaak(
    mut command: Command,
    orders: &Receiver<Signal>,
    listens: oneshot::Sender<(String, String)>,
) -> ExitStatus {
    die_with_parent(&mut command);
    let mut child = command.spawn().expect("the program starts");
    let stdout = child.stdout.take().expect("a pipe");
    let reader = std::thread::spawn(move || lees(BufReader::new(stdout), listens));
    let status = wacht_op(&mut child, orders);
    let _ = reader.join();
    status
}

fn wacht_op(child: &mut Child, orders: &Receiver<Signal>) -> ExitStatus {
    loop {
        match orders.recv_timeout(TUSSENTIJD) {
            Ok(signal) => send(child.id(), signal),
            Err(RecvTimeoutError::Disconnected) => send(child.id(), Signal::Kill),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Some(status) = child.try_wait().expect("a child") {
            return status;
        }
    }
}

/// Reads the lines of the program to the end, or it would wait for us; one of them says where it listens.
fn lees(lines: impl std::io::BufRead, listens: oneshot::Sender<(String, String)>) {
    let mut listens = Some(listens);
    let mut earlier = Vec::new();
    for line in lines.lines().map_while(Result::ok) {
        let said: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
        if said["message"] == "luistert"
            && let Some(listens) = listens.take()
        {
            let _ = listens.send((adres(&said["adres"]), adres(&said["beheeradres"])));
        }
        if listens.is_some() {
            earlier.push(line);
        }
    }
    assert!(listens.is_none(), "it does not listen: {earlier:#?}");
}

/// The first of `[127.0.0.1:1, …]`.
fn adres(list: &serde_json::Value) -> String {
    let list = list.as_str().unwrap_or_default();
    let first = list.trim_matches(['[', ']']).split(',').next();
    format!("http://{}", first.unwrap_or_default())
}
