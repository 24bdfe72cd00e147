// SPDX-License-Identifier: EUPL-1.2
//! The log as this service uses it: opened once, published and emptied of leftovers for as long
//! as the process lives, and the calls without a valid token written to it.

pub(crate) mod checkpoint;
pub(crate) mod export;

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use audit_log::{
    Bewerking, Detail, Detailzegel, Klok, LogFout, Logboek, LogboekConfig, Logregel, Resultaat,
    Soort,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use parking_lot::Mutex;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::bron::Bron;

/// Sources counted apart within one second; what comes from more is counted together.
const BRONNEN_MAXIMUM: usize = 4096;

/// How often the counts are written: each record is of one source and one second.
const INTERVAL: Duration = Duration::from_secs(1);

/// So long a second is counted in after it has passed: a call is counted under the second in which
/// it began, once its token was looked at.
const SECONDEN_OPEN: u64 = 1;

/// Why the log was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFout {
    /// The file with the signing key.
    #[error("het bestand bevat geen 32 bytes in base64")]
    Sleutel,
    /// The file cannot be read.
    #[error("het bestand is niet te lezen: {0}")]
    Bestand(std::io::ErrorKind),
    /// The random source.
    #[error("de bron van toeval faalt")]
    Toeval,
    /// The log itself.
    #[error("{0}")]
    Log(#[from] LogFout),
}

/// What the log needs from the configuration.
pub struct Logbron {
    /// Connection of `verband_app`.
    pub url: String,
    /// Origin line of the checkpoints.
    pub oorsprong: String,
    /// Number of this replica.
    pub replica: u16,
    /// The signing key.
    pub sleutel_bestand: PathBuf,
}

/// Opens the log.
///
/// # Errors
/// When the signing key or the database cannot be used, or the tree is not the one seen before.
pub async fn open(
    logbron: Logbron,
    bron: &dyn Bron,
    klok: Arc<dyn Klok>,
    zegel: Arc<dyn Detailzegel>,
) -> Result<Logboek, OpenFout> {
    let mut zoutzaad = Zeroizing::new([0; 32]);
    if !bron.vul(zoutzaad.as_mut()) {
        return Err(OpenFout::Toeval);
    }
    let config = LogboekConfig {
        url: logbron.url,
        oorsprong: logbron.oorsprong,
        replica: logbron.replica,
        build_id: build_id(),
        boot_id: bron.nieuw_id().ok_or(OpenFout::Toeval)?,
        zoutzaad,
        ondertekensleutel: key(&logbron.sleutel_bestand)?,
        // Beside the key: not in the database, so that a database that was put back shows.
        hoogwaterbestand: Some(logbron.sleutel_bestand.with_extension("hoogwater")),
    };
    Ok(Logboek::openen(config, klok, zegel).await?)
}

/// The seed of the signing key.
fn key(path: &Path) -> Result<Zeroizing<[u8; 32]>, OpenFout> {
    let text = std::fs::read_to_string(path)
        .map(Zeroizing::new)
        .map_err(|fout| OpenFout::Bestand(fout.kind()))?;
    let bytes = STANDARD
        .decode(text.trim())
        .map(Zeroizing::new)
        .map_err(|_| OpenFout::Sleutel)?;
    let right = bytes.as_slice().try_into().map_err(|_| OpenFout::Sleutel)?;
    Ok(Zeroizing::new(right))
}

/// Identifies the build: the version of this program, hashed.
fn build_id() -> [u8; 16] {
    let mut id = [0; 16];
    let hash = Sha256::digest(env!("CARGO_PKG_VERSION"));
    id.copy_from_slice(&hash[..16]);
    id
}

/// Counts calls without a valid token; one record per source and second.
#[derive(Default)]
pub struct Tellers {
    counts: Mutex<HashMap<(Option<IpAddr>, u64), u32>>,
}

impl Tellers {
    /// Counts one call. Never blocks on anything but another count.
    pub fn tel(&self, adres: Option<IpAddr>, nu_us: u64) {
        let second = nu_us / 1_000_000;
        let mut counts = self.counts.lock();
        let full = counts.len() >= BRONNEN_MAXIMUM;
        let key = (adres, second);
        let key = if full && !counts.contains_key(&key) {
            (None, second)
        } else {
            key
        };
        let count = counts.entry(key).or_default();
        *count = count.saturating_add(1);
    }

    /// Writes the counts so far. What cannot be written is counted on and tried again.
    pub async fn schrijf(&self, logboek: &Logboek, bron: &dyn Bron) {
        self.schrijf_tot(u64::MAX, logboek, bron).await;
    }

    /// Writes the counts of the seconds before this one. A second that may still be counted in
    /// waits: it would become two records.
    async fn schrijf_tot(&self, end: u64, logboek: &Logboek, bron: &dyn Bron) {
        let taken = self.take_before(end);
        for ((adres, second), count) in taken {
            let Some(id) = bron.nieuw_id() else {
                self.put_back((adres, second), count);
                continue;
            };
            let regel = record(id, adres, second, count, bron.nu_us());
            if logboek.leg_vast(regel).await.is_err() {
                self.put_back((adres, second), count);
            }
        }
    }

    fn take_before(&self, end: u64) -> HashMap<(Option<IpAddr>, u64), u32> {
        let mut counts = self.counts.lock();
        let all = std::mem::take(&mut *counts);
        let (taken, kept) = all.into_iter().partition(|((_, second), _)| *second < end);
        *counts = kept;
        taken
    }

    fn put_back(&self, key: (Option<IpAddr>, u64), count: u32) {
        let mut counts = self.counts.lock();
        let now = counts.entry(key).or_default();
        *now = now.saturating_add(count);
    }

    /// Writes for as long as the process lives.
    pub async fn blijf_schrijven(self: Arc<Self>, logboek: Logboek, bron: Arc<dyn Bron>) {
        let mut ticks = tokio::time::interval(INTERVAL);
        loop {
            ticks.tick().await;
            let now = bron.nu_us() / 1_000_000;
            self.schrijf_tot(now.saturating_sub(SECONDEN_OPEN), &logboek, bron.as_ref())
                .await;
        }
    }
}

fn record(id: Uuid, adres: Option<IpAddr>, second: u64, count: u32, nu_us: u64) -> Logregel {
    let mut regel = Logregel::nieuw(
        Soort::Weigering,
        id,
        second.saturating_mul(1_000_000),
        Bewerking::Inloggen,
        "aanmelding.weigeren",
        Resultaat::NietAangemeld,
    );
    regel.einde_us = nu_us;
    regel.wie.herkomst = Some("api".to_owned());
    regel.wat.http_status = Some(401);
    regel.wat.aantal = count;
    let detail = serde_json::json!({"adres": adres.map(|adres| adres.to_string())});
    regel.detail = Some(Detail(detail.to_string().into_bytes()));
    regel
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::{BRONNEN_MAXIMUM, Tellers};

    #[test]
    fn a_second_that_is_still_counted_in_is_not_taken() {
        let tellers = Tellers::default();
        for second in [7, 8, 9] {
            tellers.tel(None, second * 1_000_000);
        }
        let mut taken: Vec<_> = tellers.take_before(9).into_keys().collect();
        taken.sort_unstable();
        assert_eq!(taken, [(None, 7), (None, 8)]);
        assert_eq!(tellers.take_before(u64::MAX).len(), 1);
        assert!(tellers.take_before(u64::MAX).is_empty());
    }

    #[test]
    fn calls_are_counted_per_source_and_second_and_never_lost() {
        let tellers = Tellers::default();
        let source = |n: u32| Some(IpAddr::V4(Ipv4Addr::from(n)));
        tellers.tel(source(1), 1_999_999);
        tellers.tel(source(1), 1_000_000);
        tellers.tel(source(1), 2_000_000);
        assert_eq!(tellers.counts.lock()[&(source(1), 1)], 2);
        for n in 0..u32::try_from(BRONNEN_MAXIMUM).expect("small") + 10 {
            tellers.tel(source(n + 2), 3_000_000);
        }
        let counts = tellers.counts.lock();
        assert!(counts.len() <= BRONNEN_MAXIMUM + 1);
        let total: u32 = counts.values().sum();
        assert_eq!(
            usize::try_from(total).expect("small"),
            3 + BRONNEN_MAXIMUM + 10
        );
    }
}
