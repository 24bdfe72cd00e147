// SPDX-License-Identifier: EUPL-1.2
//! Batches of which it is unknown whether they were committed: the connection broke, or the deadline came first.
//!
//! Each was sent to move the head from one size. As long as the head has that size, each may still be committed by a server that
//! has not noticed that we left; once it is larger, the leaves there tell which one it was, or that it was another replica's.

use super::fout::LogFout;
use super::kop::hashes_vanaf;
use super::verbinding::Verbinding;
use crate::boom::Hash;

/// A batch that was sent.
struct Poging {
    batch: u64,
    hashes: Vec<Hash>,
}

/// The batch that turned out to be committed.
pub(super) struct Gelukt {
    /// Number of the batch.
    pub(super) batch: u64,
    /// Its first leaf.
    pub(super) blad: u64,
    /// Its number of records.
    pub(super) aantal: u64,
}

/// All that were sent from one size of the head.
///
/// INVARIANT: at most one of them is committed, since each is bound to that size.
#[derive(Default)]
pub(super) struct Twijfel {
    oud: u64,
    pogingen: Vec<Poging>,
}

impl Twijfel {
    /// To be called before sending: what is cut off while it is under way stays in doubt.
    pub(super) fn bij(&mut self, oud: u64, batch: u64, hashes: Vec<Hash>) {
        if self.oud != oud {
            self.pogingen.clear();
        }
        self.oud = oud;
        self.pogingen.push(Poging { batch, hashes });
    }

    /// The last one sent was certainly not committed.
    pub(super) fn laatste_niet(&mut self) {
        self.pogingen.pop();
    }

    /// One from this size was acknowledged: no other can be.
    pub(super) fn wis(&mut self) {
        self.pogingen.clear();
    }

    /// Settles doubt, given the present size of the head.
    pub(super) async fn beslis(
        &mut self,
        verbinding: &mut Verbinding,
        omvang: u64,
    ) -> Result<Option<Gelukt>, LogFout> {
        if self.pogingen.is_empty() || omvang <= self.oud {
            return Ok(None);
        }
        let langste = self
            .pogingen
            .iter()
            .map(|p| p.hashes.len())
            .max()
            .unwrap_or(0);
        let er_staat = hashes_vanaf(verbinding, self.oud, langste).await?;
        // A leaf holds boot and number, so equal leaves are the same try; of two that begin alike the longer one that is there
        // whole is it.
        self.pogingen
            .sort_by_key(|p| std::cmp::Reverse(p.hashes.len()));
        let gelukt = self
            .pogingen
            .iter()
            .find(|p| er_staat.starts_with(&p.hashes))
            .map(|p| Gelukt {
                batch: p.batch,
                blad: self.oud,
                aantal: p.hashes.len() as u64,
            });
        self.pogingen.clear();
        Ok(gelukt)
    }
}
