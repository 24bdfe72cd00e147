// SPDX-License-Identifier: EUPL-1.2
//! Reads that wait at the same moment share one statement.
//!
//! No timer: a bundle is whatever came while the statements before it ran, so a lone caller waits for nobody. Only the
//! statement is shared. Decision, record and release stay with each caller, and so does the repetition when the shared
//! statement failed: one row that cannot be read must not take the others with it.

use std::collections::VecDeque;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::oneshot;

use crate::fout::Storing;

/// Reads in one statement. Larger bundles gain nothing (the cost per row is then all that is left) and make the first
/// wait for the last.
pub(super) const BUNDEL_MAXIMUM: usize = 64;

/// Statements of one kind under way at once, per worker: the second keeps the worker busy while the first runs, and goes
/// on when the first is slow. More would only make the bundles smaller.
pub(super) const ONDERWEG_MAXIMUM: usize = 2;

/// Sends a bundle.
pub(super) trait Haler: 'static {
    /// What one caller asks.
    type Vraag: 'static;
    /// What he gets.
    type Rij: 'static;
    /// What the statement is sent over.
    type Verbinding;

    /// Makes ready to send. What comes in meanwhile still joins the bundle.
    ///
    /// # Errors
    /// When there is no connection; the callers get this as it is.
    fn verbind(&self) -> impl Future<Output = Result<Self::Verbinding, Storing>>;

    /// Sends the statement; each row with the place of its question.
    ///
    /// # Errors
    /// When any of it failed; each caller then asks by himself.
    fn haal(
        &self,
        verbinding: Self::Verbinding,
        vragen: Vec<Self::Vraag>,
    ) -> impl Future<Output = Result<Vec<(usize, Self::Rij)>, Storing>>;
}

/// The callers of one kind of read in one worker.
pub(super) struct Bundel<H: Haler> {
    haler: H,
    stand: Mutex<Stand<H>>,
}

struct Stand<H: Haler> {
    wachtend: VecDeque<Wachtend<H>>,
    onderweg: usize,
}

/// Where a caller waits for his row.
type Klaar<H> = oneshot::Sender<Result<<H as Haler>::Rij, Storing>>;

struct Wachtend<H: Haler> {
    vraag: H::Vraag,
    klaar: Klaar<H>,
}

impl<H: Haler> Bundel<H> {
    pub fn nieuw(haler: H) -> Arc<Self> {
        Arc::new(Self {
            haler,
            stand: Mutex::new(Stand {
                wachtend: VecDeque::new(),
                onderweg: 0,
            }),
        })
    }

    /// The row of this question; `None` when the shared statement failed and the caller must ask by himself. A caller who
    /// goes away loses only his row. To be called on a worker, where tasks need not be `Send`.
    ///
    /// # Errors
    /// When there is no connection.
    pub async fn vraag(self: &Arc<Self>, vraag: H::Vraag) -> Result<Option<H::Rij>, Storing> {
        let (klaar, antwoord) = oneshot::channel();
        let is_nodig = {
            let mut stand = self.stand.lock();
            stand.wachtend.push_back(Wachtend { vraag, klaar });
            let is_nodig = stand.onderweg < ONDERWEG_MAXIMUM;
            stand.onderweg += usize::from(is_nodig);
            is_nodig
        };
        if is_nodig {
            let ronde = Ronde {
                bundel: Arc::clone(self),
                is_afgemeld: false,
            };
            tokio::task::spawn_local(ronde.rijd());
        }
        antwoord.await.ok().transpose()
    }

    /// The next bundle. Who went away meanwhile is left out.
    fn neem(&self) -> Vec<Wachtend<H>> {
        let mut stand = self.stand.lock();
        let mut bundel = Vec::with_capacity(stand.wachtend.len().min(BUNDEL_MAXIMUM));
        while bundel.len() < BUNDEL_MAXIMUM {
            match stand.wachtend.pop_front() {
                Some(een) if een.klaar.is_closed() => {}
                Some(een) => bundel.push(een),
                None => break,
            }
        }
        bundel
    }
}

/// One of the statements under way; sends bundle after bundle for as long as there are callers.
struct Ronde<H: Haler> {
    bundel: Arc<Bundel<H>>,
    is_afgemeld: bool,
}

impl<H: Haler> Ronde<H> {
    async fn rijd(mut self) {
        while !self.meld_af_als_leeg() {
            let verbinding = self.bundel.haler.verbind().await;
            // INVARIANT: the bundle is closed before its statement is sent. Who comes from here on waits for the next one,
            // so a read that began after a revocation was answered never gets rows of a snapshot from before it.
            let (vragen, wachtend): (Vec<_>, Vec<_>) = self
                .bundel
                .neem()
                .into_iter()
                .map(|een| (een.vraag, Some(een.klaar)))
                .unzip();
            if vragen.is_empty() {
                continue;
            }
            match verbinding {
                Ok(verbinding) => self.stuur(verbinding, vragen, wachtend).await,
                Err(storing) => {
                    for klaar in wachtend.into_iter().flatten() {
                        let _ = klaar.send(Err(storing.clone()));
                    }
                }
            }
        }
    }

    async fn stuur(
        &self,
        verbinding: H::Verbinding,
        vragen: Vec<H::Vraag>,
        mut wachtend: Vec<Option<Klaar<H>>>,
    ) {
        match self.bundel.haler.haal(verbinding, vragen).await {
            Ok(rijen) => {
                for (plaats, rij) in rijen {
                    if let Some(klaar) = wachtend.get_mut(plaats).and_then(Option::take) {
                        let _ = klaar.send(Ok(rij));
                    }
                }
            }
            Err(storing) => {
                let aantal = wachtend.len();
                tracing::warn!(%storing, aantal, "a shared statement failed; each read is done by itself");
            }
        }
        // Who is still in the list gets no row from here: his sender ends, and he asks by himself.
    }

    /// Stops when nobody waits; under the same lock as the joining, so that nobody joins unseen.
    fn meld_af_als_leeg(&mut self) -> bool {
        let mut stand = self.bundel.stand.lock();
        if stand.wachtend.is_empty() {
            stand.onderweg -= 1;
            self.is_afgemeld = true;
        }
        self.is_afgemeld
    }
}

impl<H: Haler> Drop for Ronde<H> {
    fn drop(&mut self) {
        if self.is_afgemeld {
            return;
        }
        // A panic, or a worker that ended: nobody may wait for a statement that does not come.
        let achtergelaten = {
            let mut stand = self.bundel.stand.lock();
            stand.onderweg -= 1;
            std::mem::take(&mut stand.wachtend)
        };
        drop(achtergelaten);
    }
}

#[cfg(test)]
#[path = "bundel_proeven.rs"]
mod proeven;
