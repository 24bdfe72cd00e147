// SPDX-License-Identifier: EUPL-1.2
//! Counts what goes to PostgreSQL: a socket in between, which passes every byte on and reads only the type and length of
//! the client's messages.

use std::collections::BTreeMap;
use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use lokale_postgres::Address;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::unix::OwnedReadHalf;
use tokio::net::{UnixListener, UnixStream};

use crate::Outcome;

/// A failure on a thread of its own.
type Passed<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Name of a socket in its directory.
const SOCKET: &str = ".s.PGSQL.5432";

/// Statements so far by login role.
#[derive(Clone, Default)]
pub struct Statements(Arc<Mutex<BTreeMap<String, usize>>>);

impl Statements {
    /// Forgets what came before.
    pub fn reset(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// How many statements these roles sent.
    pub fn of(&self, role: &str) -> usize {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.get(role).copied().unwrap_or(0)
    }

    fn count(&self, role: &str) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(role.to_owned()).or_default() += 1;
    }
}

/// Listens in a directory of its own below `parent`, in front of the cluster.
pub fn listen(parent: &Path, cluster: &Address) -> Outcome<(Address, Statements)> {
    let directory = parent.join("pg");
    DirBuilder::new().mode(0o700).create(&directory)?;
    let listener = UnixListener::bind(directory.join(SOCKET))?;
    let statements = Statements::default();
    let behind = cluster.socket_dir().join(SOCKET);
    let counting = statements.clone();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (behind, counting) = (behind.clone(), counting.clone());
            tokio::spawn(async move {
                // Ends when either side does; the client sees a closed connection, as it would without us.
                let _ = pass_on(client, &behind, &counting).await;
            });
        }
    });
    Ok((Address::new(directory), statements))
}

async fn pass_on(client: UnixStream, behind: &Path, counting: &Statements) -> Passed<()> {
    let server = UnixStream::connect(behind).await?;
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let back = tokio::spawn(async move {
        let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
    });
    // The first message has no type: length, version, then pairs of names and values.
    let start = body(&mut from_client).await?;
    let role = user(&start).ok_or("a start without a user")?;
    to_server.write_all(&framed(None, &start)?).await?;
    loop {
        let kind = from_client.read_u8().await?;
        let message = body(&mut from_client).await?;
        // Execute, and the simple protocol's Query.
        if matches!(kind, b'E' | b'Q') {
            counting.count(&role);
        }
        to_server.write_all(&framed(Some(kind), &message)?).await?;
        // Terminate.
        if kind == b'X' {
            let _ = back.await;
            return Ok(());
        }
    }
}

/// What follows the length.
async fn body(from: &mut OwnedReadHalf) -> Passed<Vec<u8>> {
    let length = usize::try_from(from.read_u32().await?)?;
    let mut message = vec![0; length.checked_sub(4).ok_or("a message without a length")?];
    from.read_exact(&mut message).await?;
    Ok(message)
}

fn framed(kind: Option<u8>, message: &[u8]) -> Passed<Vec<u8>> {
    let length = u32::try_from(message.len() + 4)?;
    let mut framed: Vec<u8> = kind.into_iter().collect();
    framed.extend(length.to_be_bytes());
    framed.extend(message);
    Ok(framed)
}

fn user(start: &[u8]) -> Option<String> {
    let mut texts = start.get(4..)?.split(|byte| *byte == 0);
    while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
        if name == b"user" {
            return String::from_utf8(value.to_vec()).ok();
        }
    }
    None
}
