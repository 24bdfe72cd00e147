// SPDX-License-Identifier: EUPL-1.2
//! Publication: signed checkpoints, the high-water file, and records left behind in the outbox.

use std::path::Path;
use std::time::Duration;

use super::kop::Kop;
use super::rij::TERMIJN;
use super::statement::kop_van;
use super::voorbereid::Voorbereid;
use super::{LogFout, Logboek};
use crate::boom::Toppen;

/// How often a grown log is published.
const UITGEEFTIJD: Duration = Duration::from_secs(1);
/// Most records read at once when the tree is compared with the one seen before.
const BLADZIJDE: i32 = 10_000;
/// Most records taken from the outbox at once.
const OUTBOX_STAPEL: i32 = 256;

/// Whether the log can be used, and what is behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gezondheid {
    /// Records in the log.
    pub omvang: u64,
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
        let kop = self.kop().await?;
        let rij = self
            .binnen
            .lezer
            .met(async |client| {
                client
                    .query_one("SELECT aantal, oudste_ms FROM audit.outbox_stand()", &[])
                    .await
            })
            .await?;
        let getal = |plaats: usize| u64::try_from(rij.get::<_, i64>(plaats)).unwrap_or(0);
        Ok(Gezondheid {
            omvang: kop.toppen.omvang(),
            in_outbox: getal(0),
            oudste_in_outbox_ms: getal(1),
        })
    }

    /// Signs and stores a checkpoint of the tree as it is; answers with the note.
    ///
    /// # Errors
    /// When the tree is no continuation of the one signed before, or the database does not answer.
    pub async fn publiceer(&self) -> Result<String, LogFout> {
        let kop = self.bewaak_hoogwater().await?;
        let omvang = kop.toppen.omvang();
        let note = self
            .binnen
            .ondertekenaar
            .onderteken(omvang, &kop.toppen.wortel())?;
        let groot = i64::try_from(omvang).map_err(|_| LogFout::Beschadigd("size out of range"))?;
        self.binnen
            .lezer
            .met(async |client| {
                client
                    .execute("SELECT audit.checkpoint_bewaren($1, $2)", &[&groot, &note])
                    .await
                    .map(|_| ())
            })
            .await?;
        Ok(note)
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
            .lezer
            .met(async |client| {
                client
                    .query(
                        "SELECT entry FROM audit.outbox_wachtend($1, $2)",
                        &[&ouder_dan, &OUTBOX_STAPEL],
                    )
                    .await
            })
            .await?;
        let mut aantal = 0;
        for rij in rijen {
            let voorbereid = Voorbereid::uit_outbox(rij.get(0))
                .ok_or(LogFout::Beschadigd("a record in the outbox"))?;
            if self.leg_vast_uit_outbox(voorbereid).await.is_ok() {
                aantal += 1;
            }
        }
        Ok(aantal)
    }

    /// Publishes and drains for as long as the process lives; call it once, inside the runtime of the log.
    pub async fn blijf_uitgeven(self) {
        let mut laatste = None;
        loop {
            tokio::time::sleep(UITGEEFTIJD).await;
            match self.gezond().await {
                Ok(stand) => {
                    if stand.in_outbox > 0 && self.leeg_outbox().await.is_err() {
                        tracing::error!("the outbox of the log could not be drained");
                    }
                    if laatste != Some(stand.omvang) && self.publiceer().await.is_ok() {
                        laatste = Some(stand.omvang);
                    }
                }
                Err(fout) => tracing::error!(%fout, "the log does not answer"),
            }
        }
    }

    async fn kop(&self) -> Result<Kop, LogFout> {
        let rij = self
            .binnen
            .lezer
            .met(async |client| {
                client
                    .query_one("SELECT size, peaks, seq_time_us FROM audit.head", &[])
                    .await
            })
            .await?;
        kop_van(rij.get(0), rij.get(1), rij.get(2)).ok_or(LogFout::Beschadigd("the head"))
    }

    /// Compares the tree with the largest one seen before, and remembers it.
    pub(super) async fn bewaak_hoogwater(&self) -> Result<Kop, LogFout> {
        let kop = self.kop().await?;
        let Some(pad) = self.binnen.hoogwaterbestand.as_deref() else {
            return Ok(kop);
        };
        if let Some(eerder) = lees_hoogwater(pad)? {
            self.is_vervolg(eerder, &kop).await?;
        }
        schrijf_hoogwater(pad, &kop.toppen)?;
        Ok(kop)
    }

    async fn is_vervolg(&self, eerder: Toppen, nu: &Kop) -> Result<(), LogFout> {
        let weg = LogFout::Teruggedraaid {
            eerder: eerder.omvang(),
            nu: nu.toppen.omvang(),
        };
        let mut toppen = eerder;
        if toppen.omvang() > nu.toppen.omvang() {
            return Err(weg);
        }
        while toppen.omvang() < nu.toppen.omvang() {
            let vanaf = i64::try_from(toppen.omvang())
                .map_err(|_| LogFout::Beschadigd("size out of range"))?;
            let rest = i32::try_from(nu.toppen.omvang() - toppen.omvang())
                .unwrap_or(BLADZIJDE)
                .min(BLADZIJDE);
            let rijen = self
                .binnen
                .lezer
                .met(async |client| {
                    client
                        .query(
                            "SELECT leaf FROM audit.bladhashes($1, $2)",
                            &[&vanaf, &rest],
                        )
                        .await
                })
                .await?;
            if rijen.is_empty() {
                return Err(weg);
            }
            for rij in rijen {
                let blad: Vec<u8> = rij.get(0);
                toppen.voeg_toe(blad.try_into().map_err(|_| LogFout::Beschadigd("a leaf"))?);
            }
        }
        if toppen.wortel() == nu.toppen.wortel() {
            Ok(())
        } else {
            Err(weg)
        }
    }
}

fn lees_hoogwater(pad: &Path) -> Result<Option<Toppen>, LogFout> {
    let bytes = match std::fs::read(pad) {
        Ok(bytes) => bytes,
        Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(fout) => return Err(LogFout::Hoogwater(fout.kind())),
    };
    let (omvang, toppen) = bytes
        .split_first_chunk::<8>()
        .ok_or(LogFout::Beschadigd("the high-water file"))?;
    Toppen::van_bytes(u64::from_be_bytes(*omvang), toppen)
        .map(Some)
        .ok_or(LogFout::Beschadigd("the high-water file"))
}

/// Whole or not at all: written beside it, brought to disk, then put in its place.
fn schrijf_hoogwater(pad: &Path, toppen: &Toppen) -> Result<(), LogFout> {
    let schrijf = || {
        let nieuw = pad.with_extension("nieuw");
        let mut bytes = toppen.omvang().to_be_bytes().to_vec();
        bytes.extend_from_slice(&toppen.als_bytes());
        let mut bestand = std::fs::File::create(&nieuw)?;
        std::io::Write::write_all(&mut bestand, &bytes)?;
        bestand.sync_all()?;
        std::fs::rename(&nieuw, pad)
    };
    schrijf().map_err(|fout| LogFout::Hoogwater(fout.kind()))
}
