// SPDX-License-Identifier: EUPL-1.2
//! Group commit by combining: callers put their records on a list, and whoever finds the writer free sees to it that the whole list
//! is written. No timer: the commit under way is the window in which the next batch gathers.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::runtime::Handle;
use tokio::sync::{OwnedMutexGuard, oneshot};
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use super::fout::{LogFout, LogOnbeschikbaar};
use super::kop::{Stand, natuurlijk};
use super::schrijver::{Mislukt, Schrijver};
use super::verbinding::Lezers;
use super::voorbereid::{PERSONEN_MAXIMUM, Voorbereid};

/// Records that may wait; more than the callers that one process can have at once.
pub const WACHTRIJ_MAXIMUM: usize = 8_192;
/// Records in one statement.
pub const BATCH_MAXIMUM: usize = 1_024;

const OUTBOX_AANWEZIG: &str = "SELECT * FROM audit.outbox_aanwezig($1)";
const BLAD_VAN: &str = "SELECT record_id, leaf_index FROM audit.blad_van($1)";

/// A record whose caller waits.
pub(super) struct Wachtend {
    pub(super) voorbereid: Voorbereid,
    /// It stands in the outbox and leaves it in the statement that appends it.
    pub(super) uit_outbox: bool,
    /// After this nobody waits for it.
    pub(super) tot: Instant,
    klaar: oneshot::Sender<Result<u64, LogOnbeschikbaar>>,
}

/// The list and the writer.
pub(super) struct Wachtrij {
    lijst: Mutex<VecDeque<Wachtend>>,
    schrijver: Arc<tokio::sync::Mutex<Schrijver>>,
    runtime: Handle,
    lezers: Lezers,
    stand: Arc<Stand>,
    klokalarm: Arc<tokio::sync::Notify>,
}

impl Wachtrij {
    pub(super) fn nieuw(
        schrijver: Schrijver,
        runtime: Handle,
        lezers: Lezers,
        stand: Arc<Stand>,
        klokalarm: Arc<tokio::sync::Notify>,
    ) -> Arc<Self> {
        Arc::new(Self {
            lijst: Mutex::new(VecDeque::new()),
            schrijver: Arc::new(tokio::sync::Mutex::new(schrijver)),
            runtime,
            lezers,
            stand,
            klokalarm,
        })
    }

    pub(super) fn lengte(&self) -> usize {
        self.lijst.lock().len()
    }

    /// Puts a record on the list and waits for its leaf index. A caller who goes away loses only the answer.
    pub(super) async fn plaats(
        self: &Arc<Self>,
        voorbereid: Voorbereid,
        uit_outbox: bool,
        tot: Instant,
    ) -> Result<u64, LogOnbeschikbaar> {
        if self.stand.is_gestopt() {
            return Err(LogOnbeschikbaar);
        }
        let (klaar, antwoord) = oneshot::channel();
        {
            let mut lijst = self.lijst.lock();
            if lijst.len() >= WACHTRIJ_MAXIMUM {
                return Err(LogOnbeschikbaar);
            }
            lijst.push_back(Wachtend {
                voorbereid,
                uit_outbox,
                tot,
                klaar,
            });
        }
        self.zet_aan();
        match timeout_at(tot, antwoord).await {
            Ok(Ok(uitkomst)) => uitkomst,
            // The log's runtime has ended, or the deadline came.
            Ok(Err(_)) | Err(_) => Err(LogOnbeschikbaar),
        }
    }

    /// Starts writing if nobody is. The write runs on the log's own runtime: a caller that is cancelled must not drop the records
    /// of others.
    fn zet_aan(self: &Arc<Self>) {
        if let Ok(schrijver) = Arc::clone(&self.schrijver).try_lock_owned() {
            self.runtime.spawn(Arc::clone(self).werk(schrijver));
        }
    }

    async fn werk(self: Arc<Self>, schrijver: OwnedMutexGuard<Schrijver>) {
        let mut schrijver = schrijver;
        loop {
            loop {
                let batch = self.neem();
                if batch.is_empty() {
                    break;
                }
                self.schrijf(&mut schrijver, batch).await;
            }
            drop(schrijver);
            // Somebody may have come between the last look and the release, found the writer taken, and left it to us.
            if self.lijst.lock().is_empty() {
                return;
            }
            match Arc::clone(&self.schrijver).try_lock_owned() {
                Ok(weer) => schrijver = weer,
                Err(_) => return,
            }
        }
    }

    /// The next batch. A record that stands in the outbox is taken once: a second one (a drain beside its own request) waits, and
    /// then finds it in the log.
    fn neem(&self) -> Vec<Wachtend> {
        let nu = Instant::now();
        let mut lijst = self.lijst.lock();
        let mut batch = Vec::with_capacity(lijst.len().min(BATCH_MAXIMUM));
        let (mut uit_outbox, mut subjecten, mut later) = (HashSet::new(), 0, Vec::new());
        while batch.len() < BATCH_MAXIMUM && subjecten < PERSONEN_MAXIMUM {
            let Some(w) = lijst.pop_front() else { break };
            if w.tot <= nu {
                // Its caller has been answered that the log was not there, or is about to be.
                let _ = w.klaar.send(Err(LogOnbeschikbaar));
            } else if w.uit_outbox && !uit_outbox.insert(w.voorbereid.record_id()) {
                later.push(w);
            } else {
                subjecten += w.voorbereid.personen.len();
                batch.push(w);
            }
        }
        later.into_iter().rev().for_each(|w| lijst.push_front(w));
        batch
    }

    async fn schrijf(&self, schrijver: &mut Schrijver, batch: Vec<Wachtend>) {
        let mut batch = batch;
        while let Some(tot) = batch.iter().map(|w| w.tot).max() {
            let uitkomst = schrijver.schrijf(&batch, tot).await;
            if schrijver.neem_klokalarm() {
                self.klokalarm.notify_one();
            }
            match uitkomst {
                Ok(eerste) => {
                    self.stand.zet_hapert(false);
                    for (w, blad) in batch.into_iter().zip(eerste..) {
                        let _ = w.klaar.send(Ok(blad));
                    }
                    return;
                }
                Err(Mislukt::OutboxOntbreekt) => batch = self.zonder_verdwenen(batch).await,
                Err(Mislukt::Einde) => {
                    self.stand.zet_hapert(true);
                    return geef_fout(batch);
                }
            }
        }
    }

    /// Answers those that are no longer in the outbox (another replica moved them into the log), and returns the rest.
    async fn zonder_verdwenen(&self, batch: Vec<Wachtend>) -> Vec<Wachtend> {
        let ids: Vec<Uuid> = batch
            .iter()
            .filter(|w| w.uit_outbox)
            .map(|w| w.voorbereid.record_id())
            .collect();
        let (aanwezig, bladen) = match self.waar(ids).await {
            Ok(waar) => waar,
            Err(fout) => {
                tracing::warn!(%fout, "the outbox could not be read");
                geef_fout(batch);
                return Vec::new();
            }
        };
        let mut rest = Vec::with_capacity(batch.len());
        for w in batch {
            let id = w.voorbereid.record_id();
            if !w.uit_outbox || aanwezig.contains(&id) {
                rest.push(w);
            } else if let Some(blad) = bladen.get(&id) {
                let _ = w.klaar.send(Ok(*blad));
            } else {
                tracing::error!(%id, "the record of a change is neither in the outbox nor in the log");
                let _ = w.klaar.send(Err(LogOnbeschikbaar));
            }
        }
        rest
    }

    /// Which are in the outbox, and where the others are in the log. In this order: a record goes from the one to the other.
    async fn waar(&self, ids: Vec<Uuid>) -> Result<(HashSet<Uuid>, HashMap<Uuid, u64>), LogFout> {
        let rijen = self
            .lezers
            .vraag(OUTBOX_AANWEZIG, vec![Box::new(ids.clone())])
            .await?;
        let aanwezig: HashSet<Uuid> = rijen
            .iter()
            .map(|rij| rij.try_get(0))
            .collect::<Result<_, _>>()?;
        let weg: Vec<Uuid> = ids
            .into_iter()
            .filter(|id| !aanwezig.contains(id))
            .collect();
        Ok((aanwezig, zoek_bladen(&self.lezers, weg).await?))
    }
}

fn geef_fout(batch: Vec<Wachtend>) {
    for w in batch {
        let _ = w.klaar.send(Err(LogOnbeschikbaar));
    }
}

/// Leaf indexes of the records that are in the log.
pub(super) async fn zoek_bladen(
    lezers: &Lezers,
    ids: Vec<Uuid>,
) -> Result<HashMap<Uuid, u64>, LogFout> {
    let rijen = lezers.vraag(BLAD_VAN, vec![Box::new(ids)]).await?;
    rijen
        .iter()
        .map(|rij| {
            Ok((
                rij.try_get(0)?,
                natuurlijk(rij.try_get(1)?, "record.leaf_index")?,
            ))
        })
        .collect()
}
