// SPDX-License-Identifier: EUPL-1.2
//! The log in PostgreSQL: group commit, outbox, publication, and the queries of the CFG.
//!
//! Appending moves the head and adds the records in one statement, by compare-and-set on the size of the tree: an
//! acknowledged record has its final index at once, and any number of replicas order themselves without a leader.

mod fout;
mod fragmenten;
mod kop;
mod rij;
mod schrijver;
mod statement;
mod uitgever;
mod verbinding;
mod voorbereid;
mod vragen;
mod zegel;

use std::path::PathBuf;
use std::sync::Arc;

use tokio::runtime::Handle;
use uuid::Uuid;
use zeroize::Zeroizing;

pub use fout::{LogFout, LogOnbeschikbaar};
pub use fragmenten::{AliasVastleggen, Aliassoort, OutboxPlaatsen};
pub use rij::{TERMIJN, WACHTRIJ_MAXIMUM};
pub use uitgever::Gezondheid;
pub use voorbereid::Voorbereid;
pub use vragen::{BLADZIJDE_MAXIMUM, Filter, Gevonden, Zoekvraag};
pub use zegel::{Detailzegel, Toekomst};

use crate::klok::Klok;
use crate::note::Ondertekenaar;
use crate::record::Logregel;
use rij::{Rij, Wachtend};
use schrijver::Schrijver;
use verbinding::Lezer;

/// What the log needs to know to work.
pub struct LogboekConfig {
    /// Connection of the login role that may call the functions of the log.
    pub url: String,
    /// Origin line of the checkpoints: fixed at the beginning of the installation, for ever.
    pub oorsprong: String,
    /// Number of this process among those that share the database.
    pub replica: u16,
    /// Identifies the build in each record.
    pub build_id: [u8; 16],
    /// Random id of this start; records of one start are numbered without a gap.
    pub boot_id: Uuid,
    /// Secret of this start from which the salts follow.
    pub zoutzaad: Zeroizing<[u8; 32]>,
    /// Seed of the key that signs checkpoints; never in the database.
    pub ondertekensleutel: Zeroizing<[u8; 32]>,
    /// Where this process remembers the largest tree it has seen, so that a database that was put back shows.
    pub hoogwaterbestand: Option<PathBuf>,
}

/// Proof that a record stands in the log; only this crate makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ontvangst {
    /// Id of the record.
    pub record_id: Uuid,
    /// Leaf index. Tells how much the whole samenwerkingsverband works, so it is for the CFG only.
    pub blad: u64,
}

/// The log. Cheap to clone; may be called from any tokio runtime.
#[derive(Clone)]
pub struct Logboek {
    binnen: Arc<Binnen>,
}

struct Binnen {
    rij: Rij,
    schrijver: Arc<tokio::sync::Mutex<Schrijver>>,
    lezer: Lezer,
    ondertekenaar: Ondertekenaar,
    hoogwaterbestand: Option<PathBuf>,
    zegel: Arc<dyn Detailzegel>,
    zoutzaad: Zeroizing<[u8; 32]>,
    build_id: [u8; 16],
    runtime: Handle,
}

impl Logboek {
    /// Opens the log: connects, and compares the tree with what this process has seen before.
    ///
    /// # Errors
    /// When the database cannot be reached, the key or origin is unusable, or the tree is not a continuation of the one
    /// in the high-water file.
    pub async fn openen(
        cfg: LogboekConfig,
        klok: Arc<dyn Klok>,
        zegel: Arc<dyn Detailzegel>,
    ) -> Result<Self, LogFout> {
        let runtime = Handle::try_current().map_err(|_| LogFout::GeenRuntime)?;
        let ondertekenaar = Ondertekenaar::nieuw(&cfg.oorsprong, &cfg.ondertekensleutel)?;
        let schrijver = Schrijver::nieuw(
            cfg.url.clone(),
            cfg.replica,
            cfg.boot_id,
            klok,
            runtime.clone(),
        );
        let binnen = Binnen {
            rij: Rij::default(),
            schrijver: Arc::new(tokio::sync::Mutex::new(schrijver)),
            lezer: Lezer::nieuw(cfg.url, runtime.clone()),
            ondertekenaar,
            hoogwaterbestand: cfg.hoogwaterbestand,
            zegel,
            zoutzaad: cfg.zoutzaad,
            build_id: cfg.build_id,
            runtime,
        };
        let logboek = Self {
            binnen: Arc::new(binnen),
        };
        logboek.bewaak_hoogwater().await?;
        Ok(logboek)
    }

    /// Appends a record of a read, a refusal or the system.
    ///
    /// # Errors
    /// [`LogOnbeschikbaar`] when it is not durable within [`TERMIJN`]. It may still become so: too much in the log is the
    /// safe direction.
    pub async fn leg_vast(&self, regel: Logregel) -> Result<Ontvangst, LogOnbeschikbaar> {
        let voorbereid = self.bereid_voor(regel).await?;
        self.voeg_toe(voorbereid, false).await
    }

    /// Makes a record ready for the outbox: to be put there, with [`OutboxPlaatsen`], in the transaction of the change.
    ///
    /// # Errors
    /// When the detail cannot be sealed or the record is too large.
    pub async fn bereid_voor(&self, regel: Logregel) -> Result<Voorbereid, LogOnbeschikbaar> {
        Voorbereid::maak(
            regel,
            self.binnen.zegel.as_ref(),
            &self.binnen.zoutzaad,
            self.binnen.build_id,
        )
        .await
    }

    /// Appends a record that stands in the outbox, and takes it out in the same statement.
    ///
    /// # Errors
    /// As [`Logboek::leg_vast`]; the record then stays in the outbox and [`Logboek::leeg_outbox`] appends it later.
    pub async fn leg_vast_uit_outbox(
        &self,
        voorbereid: Voorbereid,
    ) -> Result<Ontvangst, LogOnbeschikbaar> {
        self.voeg_toe(voorbereid, true).await
    }

    async fn voeg_toe(
        &self,
        voorbereid: Voorbereid,
        uit_outbox: bool,
    ) -> Result<Ontvangst, LogOnbeschikbaar> {
        let (wachtend, antwoord) = Wachtend::nieuw(voorbereid, uit_outbox);
        self.binnen.rij.zet(wachtend)?;
        self.wek();
        match tokio::time::timeout(TERMIJN, antwoord).await {
            Ok(Ok(uitkomst)) => uitkomst,
            Ok(Err(_)) | Err(_) => Err(LogOnbeschikbaar),
        }
    }

    /// Whoever gets the writer writes for all that wait. The write runs on the log's own runtime: a caller that goes away
    /// drops nothing of the others.
    fn wek(&self) {
        if let Ok(mut schrijver) = Arc::clone(&self.binnen.schrijver).try_lock_owned() {
            let logboek = self.clone();
            self.binnen.runtime.spawn(async move {
                loop {
                    let stapel = logboek.binnen.rij.neem();
                    if stapel.is_empty() {
                        break;
                    }
                    schrijver.schrijf(stapel).await;
                }
                drop(schrijver);
                // Who came between the last look and the release found the writer busy.
                if !logboek.binnen.rij.is_leeg() {
                    logboek.wek();
                }
            });
        }
    }
}
