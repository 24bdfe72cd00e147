// SPDX-License-Identifier: EUPL-1.2
//! A socket before the database that can cut a connection at the worst moment: the statement is committed, its answer lost.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use lokale_postgres::Address;
use lokale_postgres::proef::Proefdatabank;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};

/// What becomes of the next answers of the database.
#[derive(Default)]
pub struct Schaar {
    /// So many answers are swallowed, each with its connection.
    antwoorden: AtomicU32,
    /// So many connections are closed before they begin.
    verbindingen: AtomicU32,
}

impl Schaar {
    pub fn knip_antwoord(&self) {
        self.antwoorden.store(1, Ordering::SeqCst);
    }

    pub fn weiger_verbindingen(&self, aantal: u32) {
        self.verbindingen.store(aantal, Ordering::SeqCst);
    }

    pub fn is_geknipt(&self) -> bool {
        self.antwoorden.load(Ordering::SeqCst) == 0
    }
}

fn neem(teller: &AtomicU32) -> bool {
    teller
        .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1))
        .is_ok()
}

/// The socket; its directory goes with it.
pub struct Proxy {
    map: PathBuf,
    pub schaar: Arc<Schaar>,
}

impl Proxy {
    pub fn voor(db: &Proefdatabank) -> Self {
        let map = std::env::temp_dir().join(format!("vlp-{}", db.databank()));
        std::fs::create_dir(&map).unwrap();
        let naam = ".s.PGSQL.5432";
        let luisteraar = UnixListener::bind(map.join(naam)).unwrap();
        let echt = db.address().socket_dir().join(naam);
        let schaar = Arc::new(Schaar::default());
        let gedeeld = Arc::clone(&schaar);
        tokio::spawn(async move {
            while let Ok((voor, _)) = luisteraar.accept().await {
                if !neem(&gedeeld.verbindingen) {
                    tokio::spawn(leid_door(voor, echt.clone(), Arc::clone(&gedeeld)));
                }
            }
        });
        Self { map, schaar }
    }

    pub fn url(&self, db: &Proefdatabank) -> String {
        Address::new(self.map.clone()).url("verband_app", db.databank())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.map);
    }
}

async fn leid_door(voor: UnixStream, echt: PathBuf, schaar: Arc<Schaar>) {
    let achter = UnixStream::connect(echt).await.unwrap();
    let (mut van_voor, mut naar_voor) = voor.into_split();
    let (mut van_achter, mut naar_achter) = achter.into_split();
    let heen = tokio::spawn(async move {
        let _ = tokio::io::copy(&mut van_voor, &mut naar_achter).await;
    });
    let mut buffer = vec![0; 65_536];
    while let Ok(aantal @ 1..) = van_achter.read(&mut buffer).await {
        // The database answers after its commit, so whatever it was has happened.
        if neem(&schaar.antwoorden) || naar_voor.write_all(&buffer[..aantal]).await.is_err() {
            break;
        }
    }
    heen.abort();
}
