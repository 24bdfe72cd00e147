// SPDX-License-Identifier: EUPL-1.2
//! The writer: turns a batch into one statement, and knows for certain whether it was committed before it says so.
//!
//! Order needs no leader. The statement moves the head from the size that this replica knows, and fails when another was first; then
//! the head is read again and only the peaks are computed anew.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};
use tokio_postgres::Config;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::fout::{Duiding, LogFout};
use super::kop::{
    Kop, LEES_KOP, PARTITIES, PARTITIES_VOORUIT, Stand, VERGRENDEL_KOP, controleer_vervolg,
    met_teken,
};
use super::opdracht::{Opdracht, TOEVOEGEN};
use super::twijfel::Twijfel;
use super::verbinding::{OM_TE_SCHRIJVEN, Verbinding};
use super::wachtrij::Wachtend;
use crate::klok::Klok;
use crate::record::Volgorde;

/// Batches that lock the head first, after another replica was once first: compare-and-set alone starves with several replicas.
const VERGRENDELDE_BATCHES: u32 = 64;
/// Pause after an error that may pass.
const PAUZE: Duration = Duration::from_millis(25);
/// A clock that is further behind the log than this is an alarm, in microseconds.
const KLOK_TERUG_US: u64 = 2_000_000;
/// SQLSTATE of `audit.toevoegen`: a record was no longer in the outbox.
const OUTBOX_ONTBREEKT: &str = "VL001";

/// Why a batch is not in the log.
pub(super) enum Mislukt {
    /// For all its callers.
    Einde,
    /// One of its records was no longer in the outbox; nothing was appended.
    OutboxOntbreekt,
}

/// Why one try did not succeed.
enum Poging {
    /// Another replica was first: again, at once.
    Opnieuw,
    /// Again after [`PAUZE`].
    Wacht,
    /// No use trying again.
    Einde,
    OutboxOntbreekt,
}

/// Who writes.
pub(super) struct Identiteit {
    pub(super) config: Config,
    pub(super) klok: Arc<dyn Klok>,
    pub(super) replica: u16,
    pub(super) boot_id: Uuid,
}

/// State of the writer; there is one per process.
pub(super) struct Schrijver {
    wie: Identiteit,
    stand: Arc<Stand>,
    verbinding: Option<Verbinding>,
    kop: Kop,
    /// Next number within this boot; moves only with a commit.
    volgend: u64,
    twijfel: Twijfel,
    vergrendeld: u32,
    batches: u64,
    klok_is_terug: bool,
    klokalarm: bool,
}

impl Schrijver {
    pub(super) fn nieuw(wie: Identiteit, stand: Arc<Stand>, kop: Kop) -> Self {
        Self {
            wie,
            stand,
            verbinding: None,
            kop,
            volgend: 0,
            twijfel: Twijfel::default(),
            vergrendeld: 0,
            batches: 0,
            klok_is_terug: false,
            klokalarm: false,
        }
    }

    /// Whether the clock was found to have gone back since the last question.
    pub(super) fn neem_klokalarm(&mut self) -> bool {
        std::mem::take(&mut self.klokalarm)
    }

    /// Appends the batch and returns its first leaf index.
    pub(super) async fn schrijf(
        &mut self,
        batch: &[Wachtend],
        tot: Instant,
    ) -> Result<u64, Mislukt> {
        self.batches += 1;
        loop {
            if self.stand.is_gestopt() {
                return Err(Mislukt::Einde);
            }
            let Ok(uitkomst) = timeout_at(tot, self.poging(batch)).await else {
                // What was sent may still commit; `twijfel` holds it until the head says.
                self.verbinding = None;
                return Err(Mislukt::Einde);
            };
            match uitkomst {
                Ok(blad) => return Ok(blad),
                Err(Poging::Opnieuw) => {}
                Err(Poging::Wacht) => {
                    if timeout_at(tot, sleep(PAUZE)).await.is_err() {
                        return Err(Mislukt::Einde);
                    }
                }
                Err(Poging::Einde) => return Err(Mislukt::Einde),
                Err(Poging::OutboxOntbreekt) => return Err(Mislukt::OutboxOntbreekt),
            }
        }
    }

    /// One try, each step of which may be cut off by the deadline.
    async fn poging(&mut self, batch: &[Wachtend]) -> Result<u64, Poging> {
        if let Some(blad) = self.maak_klaar().await? {
            return Ok(blad);
        }
        let oud = self.kop.toppen.omvang();
        let in_transactie = self.vergrendeld > 0;
        let eerste = self.volgorde();
        let opdracht = Opdracht::bouw(batch, &self.kop.toppen, eerste).map_err(|fout| {
            tracing::error!(%fout, "a record cannot be encoded");
            self.verbinding = None;
            Poging::Einde
        })?;
        self.twijfel.bij(oud, self.batches, opdracht.hashes.clone());
        match self.stuur(&opdracht).await {
            Ok(true) => {
                self.twijfel.wis();
                self.volgend += opdracht.hashes.len() as u64;
                self.kop = Kop {
                    toppen: opdracht.toppen,
                    seq_time_us: eerste.seq_time_us,
                };
                Ok(oud)
            }
            Ok(false) => {
                self.twijfel.laatste_niet();
                self.vergrendeld = VERGRENDELDE_BATCHES;
                Err(Poging::Opnieuw)
            }
            Err(fout) => {
                let duiding = self.duid(&fout).await;
                if in_transactie {
                    // Nothing of it may stay behind, least of all the lock.
                    self.verbinding = None;
                }
                Err(duiding)
            }
        }
    }

    /// A connection, and a head that is known to be right. Gives the leaf of the present batch when an earlier try turns out to
    /// have been committed after all.
    async fn maak_klaar(&mut self) -> Result<Option<u64>, Poging> {
        let is_nieuw = self.verbinding.is_none();
        if is_nieuw {
            let verbinding = Verbinding::maak(&self.wie.config, OM_TE_SCHRIJVEN)
                .await
                .map_err(|fout| {
                    tracing::warn!(%fout, "no connection to write the log");
                    Poging::Wacht
                })?;
            self.verbinding = Some(verbinding);
        }
        let vergrendel = self.vergrendeld > 0;
        if !vergrendel && !is_nieuw {
            return Ok(None);
        }
        match self.herlees(vergrendel, is_nieuw).await {
            Ok(uitkomst) => Ok(uitkomst),
            Err(fout) => {
                // Whatever transaction it had open ends with the connection.
                self.verbinding = None;
                self.stand.weeg(&fout);
                tracing::warn!(%fout, "the head of the log could not be read");
                Err(match fout {
                    LogFout::Teruggedraaid { .. } => Poging::Einde,
                    _ => Poging::Wacht,
                })
            }
        }
    }

    /// Reads the head, settles doubt, and after a new connection checks that the log continues what this replica knows.
    async fn herlees(&mut self, vergrendel: bool, streng: bool) -> Result<Option<u64>, LogFout> {
        let Some(verbinding) = self.verbinding.as_mut() else {
            return Err(LogFout::onbereikbaar());
        };
        let rij = if vergrendel {
            let opdracht = verbinding.bereid(VERGRENDEL_KOP).await?;
            let client = verbinding.client();
            // Both are sent before either is answered.
            let (begin, rij) = tokio::join!(
                client.batch_execute("BEGIN"),
                client.query_one(&opdracht, &[])
            );
            begin?;
            rij?
        } else {
            let opdracht = verbinding.bereid(LEES_KOP).await?;
            verbinding.client().query_one(&opdracht, &[]).await?
        };
        let kop = Kop::van_rij(&rij)?;
        let (bekend, nu) = (self.kop.toppen.omvang(), kop.toppen.omvang());
        if nu < bekend {
            return Err(LogFout::Teruggedraaid { eerder: bekend, nu });
        }
        if nu == bekend && kop.toppen != self.kop.toppen {
            return Err(LogFout::Teruggedraaid { eerder: bekend, nu });
        }
        if streng {
            controleer_vervolg(verbinding, &self.kop, &kop).await?;
        }
        let gelukt = self.twijfel.beslis(verbinding, nu).await?;
        self.kop = kop;
        let Some(gelukt) = gelukt else {
            return Ok(None);
        };
        self.volgend += gelukt.aantal;
        if gelukt.batch != self.batches {
            return Ok(None);
        }
        if vergrendel {
            // Nothing to append after all: the next batch starts a transaction of its own.
            self.verbinding = None;
        }
        Ok(Some(gelukt.blad))
    }

    /// `true` when the batch is committed, `false` when another replica was first.
    async fn stuur(&mut self, opdracht: &Opdracht) -> Result<bool, tokio_postgres::Error> {
        let vergrendeld = self.vergrendeld > 0;
        let Some(verbinding) = self.verbinding.as_mut() else {
            return Ok(false);
        };
        let statement = verbinding.bereid(TOEVOEGEN).await?;
        let client = verbinding.client();
        let parameters = opdracht.parameters();
        let rij = if vergrendeld {
            self.vergrendeld -= 1;
            // After an error of the first the second rolls back.
            let (rij, einde) = tokio::join!(
                client.query_one(&statement, &parameters),
                client.batch_execute("COMMIT")
            );
            let rij = rij?;
            einde?;
            rij
        } else {
            client.query_one(&statement, &parameters).await?
        };
        let aantal: i64 = rij.try_get(0)?;
        Ok(aantal == met_teken(opdracht.hashes.len() as u64))
    }

    /// What an error of the append means.
    async fn duid(&mut self, fout: &tokio_postgres::Error) -> Poging {
        let code = match Duiding::van(fout) {
            Duiding::Teruggerold(code) => code,
            Duiding::Onzeker => {
                tracing::warn!(%fout, "append with unknown outcome");
                self.verbinding = None;
                return Poging::Wacht;
            }
        };
        self.twijfel.laatste_niet();
        if code.code() == OUTBOX_ONTBREEKT {
            return Poging::OutboxOntbreekt;
        }
        tracing::warn!(%fout, code = code.code(), "append refused");
        if code == SqlState::CHECK_VIOLATION {
            // No partition for the leaf: the publisher makes them ahead, this is for when it did not run.
            let gemaakt = match self.verbinding.as_mut() {
                Some(v) => v.vraag(PARTITIES, &[&PARTITIES_VOORUIT]).await.is_ok(),
                None => false,
            };
            if gemaakt {
                return Poging::Wacht;
            }
        }
        // 40: conflict; 53: out of resources; 55, 57: lock or statement timeout, shutting down; 25006: read-only for now.
        let kan_overgaan = matches!(code.code().get(..2), Some("40" | "53" | "55" | "57" | "08"))
            || code == SqlState::READ_ONLY_SQL_TRANSACTION;
        if kan_overgaan {
            Poging::Wacht
        } else {
            // A prepared statement may be what is wrong (a function was replaced): start clean next time.
            self.verbinding = None;
            Poging::Einde
        }
    }

    /// The place of the next record: the instant never goes back.
    fn volgorde(&mut self) -> Volgorde {
        let nu = self.wie.klok.nu_us();
        let vorig = self.kop.seq_time_us;
        let is_terug = nu.saturating_add(KLOK_TERUG_US) < vorig;
        if is_terug && !self.klok_is_terug {
            tracing::error!(nu, vorig, "the clock is behind the log");
            self.klokalarm = true;
        }
        self.klok_is_terug = is_terug;
        Volgorde {
            seq_time_us: nu.max(vorig),
            replica: self.wie.replica,
            boot_id: self.wie.boot_id,
            replica_seq: self.volgend,
        }
    }
}
