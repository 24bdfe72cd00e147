// SPDX-License-Identifier: EUPL-1.2
//! The head of the tree as the writer knows it, and a batch made for that head.

use uuid::Uuid;

use super::LogOnbeschikbaar;
use super::rij::Wachtend;
use crate::boom::{Hash, Toppen, blad};
use crate::cbor;
use crate::record::Volgorde;

/// Size, peaks and last instant of the tree.
#[derive(Clone, Debug)]
pub(super) struct Kop {
    pub toppen: Toppen,
    pub seq_time_us: u64,
}

/// Arrays for one statement, in the order of the records.
#[derive(Default)]
pub(super) struct Stapel {
    pub record_id: Vec<Uuid>,
    pub organisatie: Vec<Option<String>>,
    pub handeling: Vec<String>,
    pub resultaat: Vec<i16>,
    pub actor: Vec<Option<Uuid>>,
    pub zaak: Vec<Option<Uuid>>,
    pub blad: Vec<Vec<u8>>,
    pub regel: Vec<Vec<u8>>,
    pub subject: Vec<Uuid>,
    pub subject_bij: Vec<i32>,
    pub subject_zout: Vec<Vec<u8>>,
    pub outbox: Vec<Uuid>,
    pub eerste_blad: Hash,
    pub oud: u64,
    pub toppen: Toppen,
    pub seq_time_us: u64,
}

/// Who appends, and the number of his next record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Replica {
    pub nummer: u16,
    pub boot_id: Uuid,
    pub volgende: u64,
}

impl Stapel {
    /// Encodes the records for their places after `kop`.
    pub fn maak(
        wachtenden: &[Wachtend],
        kop: &Kop,
        replica: Replica,
        nu_us: u64,
    ) -> Result<Self, LogOnbeschikbaar> {
        let seq_time_us = kop.seq_time_us.max(nu_us);
        let mut uit = Self::default();
        let mut toppen = kop.toppen.clone();
        for (plaats, wachtend) in (0_i32..).zip(wachtenden) {
            let voorbereid = &wachtend.voorbereid;
            let volgorde = Volgorde {
                seq_time_us,
                replica: replica.nummer,
                boot_id: replica.boot_id,
                replica_seq: replica.volgende + u64::from(plaats.unsigned_abs()),
            };
            let regel =
                cbor::codeer(&voorbereid.inhoud, &volgorde).map_err(|_| LogOnbeschikbaar)?;
            let hash = blad(&regel);
            if plaats == 0 {
                uit.eerste_blad = hash;
            }
            toppen.voeg_toe(hash);
            uit.neem_op(wachtend, plaats, hash, regel)?;
        }
        uit.oud = kop.toppen.omvang();
        uit.toppen = toppen;
        uit.seq_time_us = seq_time_us;
        Ok(uit)
    }

    fn neem_op(
        &mut self,
        wachtend: &Wachtend,
        plaats: i32,
        hash: Hash,
        regel: Vec<u8>,
    ) -> Result<(), LogOnbeschikbaar> {
        let inhoud = &wachtend.voorbereid.inhoud;
        self.record_id.push(inhoud.record_id);
        self.organisatie.push(inhoud.wie.organisatie.clone());
        self.handeling.push(inhoud.wat.handeling.clone());
        self.resultaat
            .push(i16::try_from(inhoud.wat.resultaat.nummer()).map_err(|_| LogOnbeschikbaar)?);
        self.actor.push(inhoud.wie.actor_alias);
        self.zaak.push(inhoud.wat.zaak_alias);
        self.blad.push(hash.to_vec());
        self.regel.push(regel);
        for persoon in &wachtend.voorbereid.personen {
            self.subject.push(persoon.alias);
            self.subject_bij.push(plaats);
            self.subject_zout.push(persoon.zout.to_vec());
        }
        if wachtend.uit_outbox {
            self.outbox.push(inhoud.record_id);
        }
        Ok(())
    }
}
