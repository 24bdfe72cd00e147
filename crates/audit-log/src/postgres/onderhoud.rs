// SPDX-License-Identifier: EUPL-1.2
//! What the log does by itself: publishing, watching, draining the outbox, making room.

use std::time::Duration;

use futures_util::future::join_all;
use uuid::Uuid;

use super::kop::{PARTITIES, PARTITIES_VOORUIT, natuurlijk};
use super::verbinding::{OM_TE_SCHRIJVEN, Verbinding};
use super::voorbereid::Voorbereid;
use super::wachtrij::WACHTRIJ_MAXIMUM;
use super::{LogFout, Logboek, TERMIJN};
use crate::boom;
use crate::codes::{Bewerking, Resultaat, Soort};
use crate::record::Logregel;

/// How often the log is watched, and published when it grew.
const UITGEEFTIJD: Duration = Duration::from_secs(1);
/// Most records taken from the outbox at once.
const OUTBOX_STAPEL: i32 = 256;
/// One replica at a time publishes and drains; twice would be harmless, only wasteful.
const ADVIESSLOT: &str = "SELECT pg_try_advisory_lock(hashtextextended('audit.uitgever', 0))";
const OUTBOX_WACHTEND: &str = "SELECT record_id, entry FROM audit.outbox_wachtend($1, $2)";
/// State of outbox and head, and whether this role could append now.
const STAND: &str = "SELECT o.aantal, o.oudste_ms, h.size, NOT pg_is_in_recovery() \
     AND current_setting('transaction_read_only') = 'off' AND COALESCE((SELECT \
     bool_and(has_function_privilege(p.oid, 'EXECUTE')) FROM pg_proc p \
     WHERE p.pronamespace = 'audit'::regnamespace AND p.proname = 'toevoegen'), false) \
     FROM audit.outbox_stand() o, audit.head h";

/// Whether the log can be used, and what is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gezondheid {
    /// Whether a record would be accepted now.
    pub schrijfbaar: bool,
    /// Records in the log.
    pub omvang: u64,
    /// Records that wait for the writer of this process.
    pub wachtend: usize,
    /// Records in the outbox.
    pub in_outbox: u64,
    /// Age of the oldest of these, milliseconds: more than a second is an alarm.
    pub oudste_in_outbox_ms: u64,
}

impl Logboek {
    /// Asks the database for the state of the log.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn gezond(&self) -> Result<Gezondheid, LogFout> {
        let rij = self.binnen.lezers.vraag_een(STAND, Vec::new()).await?;
        let wachtend = self.binnen.wachtrij.lengte();
        let kan: bool = rij.try_get(3)?;
        Ok(Gezondheid {
            schrijfbaar: kan
                && !self.binnen.stand.is_gestopt()
                && !self.binnen.stand.hapert()
                && wachtend < WACHTRIJ_MAXIMUM,
            omvang: natuurlijk(rij.try_get(2)?, "head.size")?,
            wachtend,
            in_outbox: natuurlijk(rij.try_get(0)?, "outbox")?,
            oudste_in_outbox_ms: u64::try_from(rij.try_get::<_, i64>(1)?).unwrap_or(0),
        })
    }

    /// Checks that the tree continues what is known of it, signs and stores a checkpoint if it grew, and answers with the note.
    ///
    /// # Errors
    /// When the database does not answer, or the tree is no continuation: then writing stops as well.
    pub async fn publiceer(&self) -> Result<String, LogFout> {
        let note = self.binnen.uitgever.lock().await.publiceer().await;
        note.inspect_err(|fout| self.binnen.stand.weeg(fout))
    }

    /// Appends records that a crash left between the commit of a change and its append; answers how many.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn leeg_outbox(&self) -> Result<u64, LogFout> {
        // Younger ones belong to callers that still wait.
        let ouder_dan = i32::try_from(TERMIJN.as_millis())
            .unwrap_or(i32::MAX)
            .saturating_add(1_000);
        let rijen = self
            .binnen
            .lezers
            .vraag(
                OUTBOX_WACHTEND,
                vec![Box::new(ouder_dan), Box::new(OUTBOX_STAPEL)],
            )
            .await?;
        let mut achtergebleven = Vec::with_capacity(rijen.len());
        for rij in &rijen {
            let id: Uuid = rij.try_get(0)?;
            if let Some(voorbereid) = Voorbereid::uit_outbox(rij.try_get(1)?) {
                achtergebleven.push(self.leg_vast_uit_outbox(voorbereid));
            } else {
                // It must not keep the others from the log; it stays for whoever looks into it.
                tracing::error!(record = %id, "a record in the outbox is malformed");
            }
        }
        let uitkomsten = join_all(achtergebleven).await;
        Ok(uitkomsten
            .iter()
            .filter(|uitkomst| uitkomst.is_ok())
            .count() as u64)
    }

    /// Watches, publishes and drains for as long as the process lives.
    pub async fn blijf_uitgeven(self) {
        let runtime = self.binnen.runtime.clone();
        let taak = runtime.spawn(async move {
            let mut tik = tokio::time::interval(UITGEEFTIJD);
            tik.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            let mut slot = None;
            loop {
                tokio::select! {
                    _ = tik.tick() => self.ronde(&mut slot).await,
                    () = self.binnen.klokalarm.notified() => self.meld_klok().await,
                }
            }
        });
        if taak.await.is_err() {
            tracing::error!("the publisher of the log has ended");
        }
    }

    /// One round: every replica watches; the one that holds the lock publishes, drains and makes partitions.
    async fn ronde(&self, slot: &mut Option<Verbinding>) {
        // Nobody calls a service that is not ready, so it has to find out by itself that the log can be written again.
        if self.binnen.stand.hapert() {
            self.meld("logboek.hersteld", Resultaat::Gelukt).await;
        }
        let mijn = match self.houd_slot(slot).await {
            Ok(mijn) => mijn,
            Err(fout) => {
                tracing::error!(%fout, "the log does not answer");
                return;
            }
        };
        if !mijn {
            let gewaakt = self.binnen.uitgever.lock().await.waak().await;
            if let Err(fout) = gewaakt {
                self.binnen.stand.weeg(&fout);
                tracing::error!(%fout, "the log could not be checked");
            }
            return;
        }
        if let Err(fout) = self.publiceer().await {
            tracing::error!(%fout, "the log could not be published");
        }
        if let Err(fout) = self.leeg_outbox().await {
            tracing::error!(%fout, "the outbox of the log could not be drained");
        }
        let partities = self
            .binnen
            .lezers
            .vraag(PARTITIES, vec![Box::new(PARTITIES_VOORUIT)])
            .await;
        if let Err(fout) = partities {
            tracing::error!(%fout, "no partitions could be made for the log");
        }
    }

    /// Whether this replica holds the lock; it does for as long as its connection lives.
    async fn houd_slot(&self, slot: &mut Option<Verbinding>) -> Result<bool, LogFout> {
        if slot.as_ref().is_some_and(|v| !v.client().is_closed()) {
            return Ok(true);
        }
        *slot = None;
        let mut verbinding = tokio::time::timeout(
            TERMIJN,
            Verbinding::maak(&self.binnen.config, OM_TE_SCHRIJVEN),
        )
        .await
        .map_err(|_| LogFout::onbereikbaar())??;
        let rijen = tokio::time::timeout(TERMIJN, verbinding.vraag(ADVIESSLOT, &[]))
            .await
            .map_err(|_| LogFout::onbereikbaar())??;
        let mijn = match rijen.first() {
            Some(rij) => rij.try_get(0)?,
            None => false,
        };
        if mijn {
            *slot = Some(verbinding);
        }
        Ok(mijn)
    }

    /// A clock that went back is itself an event: every instant after it is the log's, not the clock's.
    async fn meld_klok(&self) {
        self.meld("klok.achter", Resultaat::Fout).await;
    }

    /// Records something that the log itself saw.
    async fn meld(&self, wat: &str, resultaat: Resultaat) {
        let nu_us = self.binnen.klok.nu_us();
        let boot = self.binnen.boot_id;
        let hash = boom::sha256_van(&[boot.as_bytes(), &nu_us.to_be_bytes(), wat.as_bytes()]);
        let mut toeval = [0; 10];
        toeval.copy_from_slice(&hash[..10]);
        let id = uuid::Builder::from_unix_timestamp_millis(nu_us / 1_000, &toeval).into_uuid();
        let bewerking = Bewerking::Onderhouden;
        let regel = Logregel::nieuw(Soort::Systeem, id, nu_us, bewerking, wat, resultaat);
        if self.leg_vast(regel).await.is_err() {
            tracing::error!(wat, "what the log saw itself could not be recorded");
        }
    }
}
