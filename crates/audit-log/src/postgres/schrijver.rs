// SPDX-License-Identifier: EUPL-1.2
//! The writer: one connection, one batch at a time.
//!
//! A statement of which the outcome is unknown (connection gone, no answer in time) leaves a doubt: the batch may stand in
//! the log. It is settled before anything else is appended, by looking at the leaf on the place where the batch would
//! begin. The id of the record would not do: another replica may have taken the same record from the outbox.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio_postgres::{Client, Statement};
use uuid::Uuid;

use super::kop::{Kop, Replica, Stapel};
use super::rij::Wachtend;
use super::statement::{Poging, TOEVOEGEN, kop_van, oordeel, stuur_vergrendeld, voer_uit};
use super::verbinding::{ANTWOORD_TERMIJN, verbind};
use crate::boom::Hash;
use crate::klok::Klok;

/// After losing the race for the head, so many batches lock it first: pure compare-and-set starves when several replicas
/// append.
const VERGRENDELD_NA_CONFLICT: u32 = 64;
/// How often a batch is tried before its callers are told that the log cannot be written.
const POGINGEN: u32 = 8;

/// Pause before a connection is tried again.
const ADEM: Duration = Duration::from_millis(50);

/// Batches that were sent for the same place and of which nobody knows whether one stands in the log.
#[derive(Clone, Debug)]
struct Twijfel {
    oud: u64,
    /// First leaf and number of records of each.
    pogingen: Vec<(Hash, u64)>,
    /// Whether they are the batch that is being written now.
    van_nu: bool,
}

/// What became of a doubt.
enum Uitslag {
    Staat,
    StaatNiet,
    /// The tree still has the old size: whoever appends there first decides.
    Open,
}

pub(super) struct Schrijver {
    url: String,
    runtime: Handle,
    klok: Arc<dyn Klok>,
    replica: Replica,
    client: Option<(Client, Statement)>,
    kop: Option<Kop>,
    twijfel: Option<Twijfel>,
    vergrendeld: u32,
}

impl Schrijver {
    pub fn nieuw(
        url: String,
        nummer: u16,
        boot_id: Uuid,
        klok: Arc<dyn Klok>,
        runtime: Handle,
    ) -> Self {
        let replica = Replica {
            nummer,
            boot_id,
            volgende: 0,
        };
        Self {
            url,
            runtime,
            klok,
            replica,
            client: None,
            kop: None,
            twijfel: None,
            vergrendeld: 0,
        }
    }

    /// Appends a batch and tells everyone who waits.
    pub async fn schrijf(&mut self, stapel: Vec<Wachtend>) {
        let mut stapel = stapel;
        for _ in 0..POGINGEN {
            let nu = tokio::time::Instant::now();
            if stapel.iter().all(|wachtend| wachtend.tot <= nu) {
                break;
            }
            match self.poog(&stapel).await {
                Poging::Staat(oud) => {
                    for (blad, wachtend) in (oud..).zip(stapel.drain(..)) {
                        wachtend.staat_op(blad);
                    }
                }
                Poging::OutboxWeg => stapel = self.zonder_verdwenen(stapel).await,
                Poging::Conflict => {}
                Poging::Onzeker => tokio::time::sleep(ADEM).await,
                Poging::Geweigerd => break,
            }
            if stapel.is_empty() {
                break;
            }
        }
        // What is still in doubt is no longer anybody's: its callers are told that it is not certain.
        if let Some(twijfel) = &mut self.twijfel {
            twijfel.van_nu = false;
        }
        for wachtend in stapel {
            wachtend.mislukt();
        }
    }

    async fn poog(&mut self, stapel: &[Wachtend]) -> Poging {
        if let Err(poging) = self.verzeker_kop().await {
            return poging;
        }
        if let Some(twijfel) = self.twijfel.clone() {
            match self.los_op(&twijfel).await {
                Ok(Uitslag::Staat) if twijfel.van_nu => return Poging::Staat(twijfel.oud),
                Ok(_) => {}
                Err(poging) => return poging,
            }
        }
        let (replica, nu_us) = (self.replica, self.klok.nu_us());
        // In doubt the old place decides, so it is not left; else the lock gives the head that the batch is made for.
        let vergrendeld = self.vergrendeld > 0 && self.twijfel.is_none();
        let (Some((client, statement)), Some(kop)) = (&mut self.client, self.kop.clone()) else {
            return Poging::Conflict;
        };
        let mut gemaakt = None;
        let werk = async {
            if vergrendeld {
                stuur_vergrendeld(client, statement, stapel, (replica, nu_us), &mut gemaakt).await
            } else {
                let arrays = gemaakt.insert(Stapel::maak(stapel, &kop, replica, nu_us).ok()?);
                Some(voer_uit(client, statement, arrays).await)
            }
        };
        let uitkomst = match tokio::time::timeout(ANTWOORD_TERMIJN, werk).await {
            Ok(Some(Ok(aantal))) if aantal > 0 => {
                Poging::Staat(gemaakt.as_ref().map_or(0, |arrays| arrays.oud))
            }
            Ok(Some(Ok(_))) => Poging::Conflict,
            Ok(Some(Err(fout))) => oordeel(&fout),
            Ok(None) => Poging::Geweigerd,
            Err(_) => Poging::Onzeker,
        };
        self.verwerk(&uitkomst, gemaakt);
        uitkomst
    }

    fn verwerk(&mut self, uitkomst: &Poging, gemaakt: Option<Stapel>) {
        let Some(arrays) = gemaakt else {
            return self.vergeet();
        };
        let oud = arrays.oud;
        let aantal = u64::try_from(arrays.record_id.len()).unwrap_or(u64::MAX);
        match uitkomst {
            Poging::Staat(_) => {
                self.replica.volgende = self.replica.volgende.saturating_add(aantal);
                self.kop = Some(Kop {
                    toppen: arrays.toppen,
                    seq_time_us: arrays.seq_time_us,
                });
                self.twijfel = None;
                self.vergrendeld = self.vergrendeld.saturating_sub(1);
            }
            Poging::Conflict => {
                self.kop = None;
                self.vergrendeld = VERGRENDELD_NA_CONFLICT;
            }
            Poging::OutboxWeg => self.kop = None,
            Poging::Onzeker => {
                let eerder = self
                    .twijfel
                    .take()
                    .map(|twijfel| twijfel.pogingen)
                    .unwrap_or_default();
                let pogingen = eerder
                    .into_iter()
                    .chain([(arrays.eerste_blad, aantal)])
                    .collect();
                self.twijfel = Some(Twijfel {
                    oud,
                    pogingen,
                    van_nu: true,
                });
                self.vergeet();
            }
            Poging::Geweigerd => self.vergeet(),
        }
    }

    fn vergeet(&mut self) {
        self.client = None;
        self.kop = None;
    }

    /// Connection and head, as they are now.
    async fn verzeker_kop(&mut self) -> Result<(), Poging> {
        if self
            .client
            .as_ref()
            .is_some_and(|(client, _)| client.is_closed())
        {
            self.vergeet();
        }
        if self.client.is_none() {
            let client = verbind(&self.url, &self.runtime)
                .await
                .map_err(|_| Poging::Onzeker)?;
            let statement = client
                .prepare(TOEVOEGEN)
                .await
                .map_err(|fout| oordeel(&fout))?;
            self.client = Some((client, statement));
        }
        if self.kop.is_none() || self.twijfel.is_some() {
            self.kop = Some(self.lees_kop().await?);
        }
        Ok(())
    }

    async fn lees_kop(&mut self) -> Result<Kop, Poging> {
        let Some((client, _)) = &self.client else {
            return Err(Poging::Onzeker);
        };
        let vraag = client.query_one("SELECT size, peaks, seq_time_us FROM audit.head", &[]);
        let rij = match tokio::time::timeout(ANTWOORD_TERMIJN, vraag).await {
            Ok(Ok(rij)) => rij,
            Ok(Err(fout)) => {
                self.vergeet();
                return Err(oordeel(&fout));
            }
            Err(_) => {
                self.vergeet();
                return Err(Poging::Onzeker);
            }
        };
        kop_van(rij.get(0), rij.get(1), rij.get(2)).ok_or(Poging::Geweigerd)
    }

    /// Looks at the place where the batches in doubt would begin.
    async fn los_op(&mut self, twijfel: &Twijfel) -> Result<Uitslag, Poging> {
        let omvang = self.kop.as_ref().map_or(0, |kop| kop.toppen.omvang());
        if omvang <= twijfel.oud {
            return Ok(Uitslag::Open);
        }
        let Some((client, _)) = &self.client else {
            return Err(Poging::Onzeker);
        };
        let plaats = i64::try_from(twijfel.oud).map_err(|_| Poging::Geweigerd)?;
        let vraag = async {
            client
                .query_opt("SELECT leaf FROM audit.bladhashes($1, 1)", &[&plaats])
                .await
        };
        let Ok(Ok(rij)) = tokio::time::timeout(ANTWOORD_TERMIJN, vraag).await else {
            self.vergeet();
            return Err(Poging::Onzeker);
        };
        let blad: Vec<u8> = rij.map(|rij| rij.get(0)).unwrap_or_default();
        self.twijfel = None;
        Ok(
            match twijfel
                .pogingen
                .iter()
                .find(|(eerste, _)| eerste.as_slice() == blad)
            {
                Some((_, aantal)) => {
                    self.replica.volgende = self.replica.volgende.saturating_add(*aantal);
                    Uitslag::Staat
                }
                None => Uitslag::StaatNiet,
            },
        )
    }

    /// Takes out the records that another replica appended from the outbox meanwhile, with their receipt.
    async fn zonder_verdwenen(&mut self, stapel: Vec<Wachtend>) -> Vec<Wachtend> {
        let ids: Vec<Uuid> = stapel
            .iter()
            .filter(|een| een.uit_outbox)
            .map(|een| een.voorbereid.record_id())
            .collect();
        let Some((client, _)) = &self.client else {
            return stapel;
        };
        let (Ok(gevonden), Ok(aanwezig)) = (
            client
                .query(
                    "SELECT record_id, leaf_index FROM audit.blad_van($1)",
                    &[&ids],
                )
                .await,
            client
                .query("SELECT audit.outbox_aanwezig($1)", &[&ids])
                .await,
        ) else {
            self.vergeet();
            return stapel;
        };
        let bladen: HashMap<Uuid, i64> = gevonden
            .iter()
            .map(|rij| (rij.get(0), rij.get(1)))
            .collect();
        let aanwezig: Vec<Uuid> = aanwezig.iter().map(|rij| rij.get(0)).collect();
        let mut rest = Vec::new();
        for wachtend in stapel {
            let id = wachtend.voorbereid.record_id();
            match bladen.get(&id).and_then(|blad| u64::try_from(*blad).ok()) {
                Some(blad) if wachtend.uit_outbox => wachtend.staat_op(blad),
                _ if !wachtend.uit_outbox || aanwezig.contains(&id) => rest.push(wachtend),
                _ => {
                    tracing::error!(record = %id, "a record is neither in the outbox nor in the log");
                    wachtend.mislukt();
                }
            }
        }
        rest
    }
}
