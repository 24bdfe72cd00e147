// SPDX-License-Identifier: EUPL-1.2
//! One batch as the columns of the appending statement.

use tokio_postgres::types::ToSql;
use uuid::Uuid;

use super::kop::met_teken;
use super::wachtrij::Wachtend;
use crate::boom::{self, Hash, Toppen};
use crate::cbor;
use crate::record::{Recordfout, Volgorde};

/// The appending statement; its parameters are those of [`Opdracht::parameters`].
pub(super) const TOEVOEGEN: &str =
    "SELECT audit.toevoegen($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";

/// The batch, encoded for one place in the log. Column by column, since the statement takes arrays.
#[derive(Default)]
pub(super) struct Opdracht {
    oud: i64,
    toppen_bytes: Vec<u8>,
    seq_time_us: i64,
    record_id: Vec<Uuid>,
    organisatie: Vec<Option<String>>,
    handeling: Vec<String>,
    resultaat: Vec<i16>,
    actor: Vec<Option<Uuid>>,
    zaak: Vec<Option<Uuid>>,
    blad: Vec<Vec<u8>>,
    regel: Vec<Vec<u8>>,
    subject: Vec<Uuid>,
    subject_bij: Vec<i32>,
    subject_zout: Vec<Vec<u8>>,
    outbox: Vec<Uuid>,
    /// Peaks after the batch.
    pub(super) toppen: Toppen,
    /// Hashes of the leaves.
    pub(super) hashes: Vec<Hash>,
}

impl Opdracht {
    /// Encodes the batch after `toppen`; `eerste` is the place of its first record.
    pub(super) fn bouw(
        batch: &[Wachtend],
        toppen: &Toppen,
        eerste: Volgorde,
    ) -> Result<Self, Recordfout> {
        let mut uit = Self {
            oud: met_teken(toppen.omvang()),
            seq_time_us: met_teken(eerste.seq_time_us),
            toppen: toppen.clone(),
            ..Self::default()
        };
        let mut volgorde = eerste;
        for (wachtend, bij) in batch.iter().zip(0_i32..) {
            uit.voeg_toe(wachtend, bij, &volgorde)?;
            volgorde.replica_seq += 1;
        }
        uit.toppen_bytes = uit.toppen.als_bytes();
        Ok(uit)
    }

    fn voeg_toe(&mut self, w: &Wachtend, bij: i32, volgorde: &Volgorde) -> Result<(), Recordfout> {
        let inhoud = &w.voorbereid.inhoud;
        let regel = cbor::codeer(inhoud, volgorde)?;
        let hash = boom::blad(&regel);
        self.toppen.voeg_toe(hash);
        self.hashes.push(hash);
        self.blad.push(hash.to_vec());
        self.regel.push(regel);
        self.record_id.push(inhoud.record_id);
        self.organisatie.push(inhoud.wie.organisatie.clone());
        self.handeling.push(inhoud.wat.handeling.clone());
        self.resultaat
            .push(i16::try_from(inhoud.wat.resultaat.nummer()).unwrap_or(i16::MAX));
        self.actor.push(inhoud.wie.actor_alias);
        self.zaak.push(inhoud.wat.zaak_alias);
        for s in &w.voorbereid.personen {
            self.subject.push(s.alias);
            self.subject_bij.push(bij);
            self.subject_zout.push(s.zout.to_vec());
        }
        if w.uit_outbox {
            self.outbox.push(inhoud.record_id);
        }
        Ok(())
    }

    /// Parameters of [`TOEVOEGEN`].
    pub(super) fn parameters(&self) -> [&(dyn ToSql + Sync); 15] {
        [
            &self.oud,
            &self.toppen_bytes,
            &self.seq_time_us,
            &self.record_id,
            &self.organisatie,
            &self.handeling,
            &self.resultaat,
            &self.actor,
            &self.zaak,
            &self.blad,
            &self.regel,
            &self.subject,
            &self.subject_bij,
            &self.subject_zout,
            &self.outbox,
        ]
    }
}
