// SPDX-License-Identifier: EUPL-1.2
//! Order of the records: time never goes back (check 6), numbers within a boot have no gaps (check 7), removal is on record (10).

use std::collections::HashMap;

use uuid::Uuid;

use super::Opdracht;
use super::bevinding::{Feit, KLOKVERSCHIL_US, Lijst};
use super::bijlagen::Inhoudtoets;
use crate::codes::{Resultaat, Soort};
use crate::record::Record;

/// What is known of a boot of a replica.
struct Start {
    volgend: u64,
    /// Unreadable records seen so far when its last record came.
    onleesbaar: u64,
}

/// Follows the records in order.
pub(super) struct Volgorde {
    vorige_us: u64,
    nu_us: u64,
    /// One per start of a replica: few.
    starts: HashMap<Uuid, Start>,
    onleesbaar: u64,
    vanaf_begin: bool,
    retentiebesluit: bool,
    inhoud: Inhoudtoets,
}

impl Volgorde {
    /// Follower for a log whose first remaining record is `min_index`; records may not lie after the present.
    pub(super) fn nieuw(min_index: u64, opdracht: &Opdracht<'_>) -> Self {
        let vanaf_begin = min_index == 0;
        Self {
            vorige_us: 0,
            nu_us: opdracht.nu_us,
            starts: HashMap::new(),
            onleesbaar: 0,
            vanaf_begin,
            retentiebesluit: false,
            inhoud: Inhoudtoets::nieuw(opdracht.bijlagen, vanaf_begin),
        }
    }

    /// Records that are missing or cannot be read, and are reported as such.
    pub(super) const fn onleesbaar(&mut self, aantal: u64) {
        self.onleesbaar += aantal;
    }

    pub(super) fn record(&mut self, blad: u64, record: &Record, uit: &mut Lijst) {
        let id = Some(record.inhoud.record_id);
        let v = &record.volgorde;
        if v.seq_time_us < self.vorige_us {
            uit.meld_bij(
                Some(blad),
                id,
                Feit::TijdTerug {
                    vorige: self.vorige_us,
                    deze: v.seq_time_us,
                },
            );
        }
        if v.seq_time_us > self.nu_us.saturating_add(KLOKVERSCHIL_US) {
            let deze = v.seq_time_us;
            uit.meld_bij(Some(blad), id, Feit::TijdVooruit { deze });
        } else {
            self.vorige_us = v.seq_time_us.max(self.vorige_us);
        }
        if let Some(feit) = self.nummering(v.boot_id, v.replica_seq) {
            uit.meld_bij(Some(blad), id, feit);
        }
        self.inhoud.record(blad, record, uit);
        self.retentiebesluit |= record.inhoud.soort == Soort::Retentie
            && record.inhoud.wat.resultaat == Resultaat::Gelukt;
    }

    fn nummering(&mut self, boot: Uuid, gevonden: u64) -> Option<Feit> {
        let onleesbaar = self.onleesbaar;
        // Of a start that began among removed records, the first number seen is taken as it is.
        let begin = if self.vanaf_begin { 0 } else { gevonden };
        let start = self.starts.entry(boot).or_insert(Start {
            volgend: begin,
            onleesbaar: 0,
        });
        let (verwacht, gemeld) = (start.volgend, onleesbaar - start.onleesbaar);
        start.onleesbaar = onleesbaar;
        if gevonden < verwacht {
            return Some(Feit::Herhaald { boot, gevonden });
        }
        start.volgend = gevonden.saturating_add(1);
        // Unreadable records in between have their own findings; only what they cannot account for is a gap.
        (gevonden - verwacht > gemeld).then_some(Feit::Gat {
            boot,
            verwacht,
            gevonden,
        })
    }

    pub(super) const fn heeft_retentiebesluit(&self) -> bool {
        self.retentiebesluit
    }

    /// After the last record.
    pub(super) fn sluit(self, uit: &mut Lijst) {
        self.inhoud.sluit(uit);
    }
}
