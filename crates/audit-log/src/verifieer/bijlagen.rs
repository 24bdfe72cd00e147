// SPDX-License-Identifier: EUPL-1.2
//! What stands in the records themselves, against what the reader brings along: outcomes of what was begun (check 8), policies that
//! were known (11), and records that were acknowledged (12).

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::bevinding::{Feit, Lijst};
use crate::boom::Hash;
use crate::codes::Soort;
use crate::kolommen::hex;
use crate::record::Record;

/// How long after it was begun an effect outside must have an outcome, microseconds: what a crash left is closed within the hour.
pub const VOORNEMEN_TERMIJN_US: u64 = 3_600_000_000;
/// Begun at once without an outcome yet; more is a finding by itself, and memory is bounded.
const OPEN_MAXIMUM: usize = 100_000;

/// What the reader has from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bijlagen {
    /// Hashes of the policies that were laid down; without them the policy of a record is not compared.
    pub beleid: Option<BTreeSet<Hash>>,
    /// Ids of records that answers named (header `Logregel`), as kept by those who got them.
    pub ontvangsten: Option<BTreeSet<Uuid>>,
}

impl Bijlagen {
    /// Hashes of policies, hexadecimal, one a line; nothing when a line is something else.
    #[must_use]
    pub fn lees_beleid(tekst: &str) -> Option<BTreeSet<Hash>> {
        regels(tekst).map(hex::lees).collect()
    }

    /// Ids of records, one a line; nothing when a line is something else.
    #[must_use]
    pub fn lees_ontvangsten(tekst: &str) -> Option<BTreeSet<Uuid>> {
        regels(tekst).map(|r| Uuid::try_parse(r).ok()).collect()
    }
}

fn regels(tekst: &str) -> impl Iterator<Item = &str> {
    tekst.lines().map(str::trim).filter(|r| !r.is_empty())
}

/// Begun, and where.
struct Begonnen {
    blad: u64,
    record_id: Uuid,
    seq_time_us: u64,
}

/// Follows the content of the records.
pub(super) struct Inhoudtoets {
    beleid: Option<BTreeSet<Hash>>,
    onbekend_beleid: BTreeSet<Hash>,
    wacht_op: BTreeSet<Uuid>,
    /// By trace and span of what was begun; its outcome names that span as its parent.
    open: HashMap<([u8; 16], [u8; 8]), Begonnen>,
    laatste_us: u64,
    vanaf_begin: bool,
}

impl Inhoudtoets {
    pub(super) fn nieuw(bijlagen: Option<&Bijlagen>, vanaf_begin: bool) -> Self {
        let bijlagen = bijlagen.cloned().unwrap_or_default();
        Self {
            beleid: bijlagen.beleid,
            onbekend_beleid: BTreeSet::new(),
            wacht_op: bijlagen.ontvangsten.unwrap_or_default(),
            open: HashMap::new(),
            laatste_us: 0,
            vanaf_begin,
        }
    }

    pub(super) fn record(&mut self, blad: u64, record: &Record, uit: &mut Lijst) {
        let i = &record.inhoud;
        let id = i.record_id;
        self.laatste_us = self.laatste_us.max(record.volgorde.seq_time_us);
        self.wacht_op.remove(&id);
        if let (Some(bekend), Some(hash)) = (&self.beleid, i.waarom.beleid_hash)
            && !bekend.contains(&hash)
            && self.onbekend_beleid.insert(hash)
        {
            // Once per policy: every record that it decided would say the same.
            uit.meld_bij(Some(blad), Some(id), Feit::BeleidOnbekend(hash));
        }
        match i.soort {
            Soort::Voornemen if self.open.len() < OPEN_MAXIMUM => {
                let begonnen = Begonnen {
                    blad,
                    record_id: id,
                    seq_time_us: record.volgorde.seq_time_us,
                };
                self.open
                    .insert((i.spoor.trace_id, i.spoor.span_id), begonnen);
            }
            Soort::Voornemen => uit.meld_bij(Some(blad), Some(id), Feit::VoornemenOpen),
            Soort::UitkomstBijVoornemen => {
                let bij = i.spoor.parent_span.map(|span| (i.spoor.trace_id, span));
                let gevonden = bij.and_then(|bij| self.open.remove(&bij));
                if gevonden.is_none() && self.vanaf_begin {
                    uit.meld_bij(Some(blad), Some(id), Feit::UitkomstZonderVoornemen);
                }
            }
            Soort::VerzoekUitkomst
            | Soort::Weigering
            | Soort::Systeem
            | Soort::Retentie
            | Soort::Loginzage
            | Soort::Sleutelbeheer => {}
        }
    }

    /// After the last record: what never came.
    pub(super) fn sluit(self, uit: &mut Lijst) {
        let mut open: Vec<Begonnen> = self.open.into_values().collect();
        open.sort_unstable_by_key(|b| b.blad);
        for b in open {
            if b.seq_time_us.saturating_add(VOORNEMEN_TERMIJN_US) < self.laatste_us {
                uit.meld_bij(Some(b.blad), Some(b.record_id), Feit::VoornemenOpen);
            }
        }
        for id in self.wacht_op {
            uit.meld_bij(None, Some(id), Feit::OntvangstOntbreekt(id));
        }
    }
}
