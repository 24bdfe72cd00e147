// SPDX-License-Identifier: EUPL-1.2
//! The log in PostgreSQL: group commit, outbox, publication, and the queries of the CFG.
//!
//! Appending moves the head and adds the records in one statement, by compare-and-set on the size of the tree: an
//! acknowledged record has its final index at once, and any number of replicas order themselves without a leader.

mod export;
mod exportstroom;
mod fout;
mod fragmenten;
mod hoogwater;
#[cfg(feature = "demo")]
pub mod knoeien;
mod kop;
mod onderhoud;
mod opdracht;
mod schrijver;
mod tegels;
mod twijfel;
mod uitgever;
mod verbinding;
mod voorbereid;
mod vragen;
mod wachtrij;
mod zegel;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use export::Opgeslagen;
pub use exportstroom::Export;
pub use fout::{LogFout, LogOnbeschikbaar};
pub use fragmenten::{AliasVastleggen, Aliassoort, OutboxPlaatsen};
pub use onderhoud::Gezondheid;
pub use voorbereid::{PERSONEN_MAXIMUM, Voorbereid};
pub use vragen::{BLADZIJDE_MAXIMUM, Filter, Gevonden, Zoekvraag};
pub use wachtrij::{BATCH_MAXIMUM, WACHTRIJ_MAXIMUM};
pub use zegel::{Detailzegel, Toekomst};

use crate::klok::Klok;
use crate::note::Ondertekenaar;
use crate::record::Logregel;
use hoogwater::Hoogwater;
use kop::Stand;
use schrijver::{Identiteit, Schrijver};
use uitgever::Uitgever;
use verbinding::Lezers;
use wachtrij::Wachtrij;

/// How long a caller waits for his record, sealing included: a person notices more, and a request may not hang.
pub const TERMIJN: Duration = Duration::from_secs(2);

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
    wachtrij: Arc<Wachtrij>,
    lezers: Lezers,
    uitgever: tokio::sync::Mutex<Uitgever>,
    ondertekenaar: Ondertekenaar,
    config: tokio_postgres::Config,
    stand: Arc<Stand>,
    klokalarm: Arc<Notify>,
    klok: Arc<dyn Klok>,
    zegel: Arc<dyn Detailzegel>,
    zoutzaad: Zeroizing<[u8; 32]>,
    boot_id: Uuid,
    build_id: [u8; 16],
    runtime: Handle,
}

impl Logboek {
    /// Opens the log on the runtime of the caller, and compares the tree with what is known of it: the high-water file of this
    /// process, and the last checkpoint under its own key.
    ///
    /// # Errors
    /// When the database cannot be reached, the key or origin is unusable, or the tree is not a continuation of the known one.
    pub async fn openen(
        cfg: LogboekConfig,
        klok: Arc<dyn Klok>,
        zegel: Arc<dyn Detailzegel>,
    ) -> Result<Self, LogFout> {
        let runtime = Handle::try_current().map_err(|_| LogFout::GeenRuntime)?;
        let ondertekenaar = Ondertekenaar::nieuw(&cfg.oorsprong, &cfg.ondertekensleutel)?;
        let mut config: tokio_postgres::Config = cfg
            .url
            .parse()
            .map_err(|_| LogFout::Databank("address".to_owned()))?;
        config
            .application_name("verband-logboek")
            .connect_timeout(TERMIJN);
        let lezers = Lezers::nieuw(config.clone(), runtime.clone());
        let hoogwater = cfg
            .hoogwaterbestand
            .map(|pad| Hoogwater::nieuw(pad, &cfg.oorsprong));
        let (uitgever, kop) =
            Uitgever::openen(lezers.clone(), ondertekenaar.clone(), hoogwater).await?;
        let (stand, klokalarm) = (Arc::new(Stand::default()), Arc::new(Notify::new()));
        let wie = Identiteit {
            config: config.clone(),
            klok: Arc::clone(&klok),
            replica: cfg.replica,
            boot_id: cfg.boot_id,
        };
        let schrijver = Schrijver::nieuw(wie, Arc::clone(&stand), kop);
        let wachtrij = Wachtrij::nieuw(
            schrijver,
            runtime.clone(),
            lezers.clone(),
            Arc::clone(&stand),
            Arc::clone(&klokalarm),
        );
        let binnen = Binnen {
            wachtrij,
            lezers,
            uitgever: tokio::sync::Mutex::new(uitgever),
            ondertekenaar,
            config,
            stand,
            klokalarm,
            klok,
            zegel,
            zoutzaad: cfg.zoutzaad,
            boot_id: cfg.boot_id,
            build_id: cfg.build_id,
            runtime,
        };
        Ok(Self {
            binnen: Arc::new(binnen),
        })
    }

    /// Appends a record of a read, a refusal or the system.
    ///
    /// # Errors
    /// [`LogOnbeschikbaar`] when it is not durable within [`TERMIJN`]. It may still become so: too much in the log is the
    /// safe direction.
    pub async fn leg_vast(&self, regel: Logregel) -> Result<Ontvangst, LogOnbeschikbaar> {
        let tot = Instant::now() + TERMIJN;
        let voorbereid = timeout_at(tot, self.bereid_voor(regel))
            .await
            .map_err(|_| LogOnbeschikbaar)??;
        self.voeg_toe(voorbereid, false, tot).await
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
        self.voeg_toe(voorbereid, true, Instant::now() + TERMIJN)
            .await
    }

    async fn voeg_toe(
        &self,
        voorbereid: Voorbereid,
        uit_outbox: bool,
        tot: Instant,
    ) -> Result<Ontvangst, LogOnbeschikbaar> {
        let record_id = voorbereid.record_id();
        let blad = self
            .binnen
            .wachtrij
            .plaats(voorbereid, uit_outbox, tot)
            .await?;
        Ok(Ontvangst { record_id, blad })
    }
}
