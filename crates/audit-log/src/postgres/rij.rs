// SPDX-License-Identifier: EUPL-1.2
//! The records that wait for the writer.

use std::collections::VecDeque;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::sync::oneshot;
use tokio::time::Instant;

use super::voorbereid::Voorbereid;
use super::{LogOnbeschikbaar, Ontvangst};

/// How long a caller waits for his record: a person notices more, and a request may not hang.
pub const TERMIJN: Duration = Duration::from_secs(2);
/// Most records that wait: what is more would not be written within the term anyhow.
pub const WACHTRIJ_MAXIMUM: usize = 8_192;
/// Most records in one statement.
const STAPEL_MAXIMUM: usize = 1_024;

/// One record and who waits for it.
pub(super) struct Wachtend {
    pub voorbereid: Voorbereid,
    pub uit_outbox: bool,
    pub tot: Instant,
    antwoord: oneshot::Sender<Result<Ontvangst, LogOnbeschikbaar>>,
}

impl Wachtend {
    pub fn nieuw(
        voorbereid: Voorbereid,
        uit_outbox: bool,
    ) -> (Self, oneshot::Receiver<Result<Ontvangst, LogOnbeschikbaar>>) {
        let (antwoord, ontvanger) = oneshot::channel();
        (
            Self {
                voorbereid,
                uit_outbox,
                tot: Instant::now() + TERMIJN,
                antwoord,
            },
            ontvanger,
        )
    }

    /// It stands in the log.
    pub fn staat_op(self, blad: u64) {
        let record_id = self.voorbereid.record_id();
        // A caller that went away needs no answer.
        let _ = self.antwoord.send(Ok(Ontvangst { record_id, blad }));
    }

    /// It does not.
    pub fn mislukt(self) {
        let _ = self.antwoord.send(Err(LogOnbeschikbaar));
    }
}

/// The queue.
#[derive(Default)]
pub(super) struct Rij {
    wachtenden: Mutex<VecDeque<Wachtend>>,
}

impl Rij {
    pub fn zet(&self, wachtend: Wachtend) -> Result<(), LogOnbeschikbaar> {
        let mut rij = self.wachtenden.lock();
        if rij.len() >= WACHTRIJ_MAXIMUM {
            return Err(LogOnbeschikbaar);
        }
        rij.push_back(wachtend);
        Ok(())
    }

    /// The next batch, without those whose caller has given up.
    pub fn neem(&self) -> Vec<Wachtend> {
        let nu = Instant::now();
        let mut rij = self.wachtenden.lock();
        let mut stapel = Vec::new();
        while stapel.len() < STAPEL_MAXIMUM {
            match rij.pop_front() {
                Some(wachtend) if wachtend.tot <= nu => wachtend.mislukt(),
                Some(wachtend) => stapel.push(wachtend),
                None => break,
            }
        }
        stapel
    }

    pub fn is_leeg(&self) -> bool {
        self.wachtenden.lock().is_empty()
    }
}
