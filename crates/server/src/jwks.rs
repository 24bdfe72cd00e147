// SPDX-License-Identifier: EUPL-1.2
//! Fetches the public keys of the issuer: every five minutes, and at once when a token names a
//! key that we do not know, but then not more often than every thirty seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use autorisatie::token::{Geverifieerd, Modus, Sleutelset, Tokenfout, Tokentoets};
use jiff::Timestamp;
use tokio::sync::Mutex;

use crate::bron::Bron;

/// Time between two fetches when nothing happens.
const INTERVAL: Duration = Duration::from_secs(300);

/// Least time between two fetches: whoever invents key ids must not make us flood the issuer.
const LEAST_INTERVAL_US: u64 = 30 * 1_000_000;

/// How long the last good keys are used when the issuer is away: a night's outage, and no longer
/// than it would take to find that a key was stolen.
const LAST_GOOD_US: u64 = 24 * 3600 * 1_000_000;

/// After this long without a fetch `/readyz` says so.
const STALE_US: u64 = 3600 * 1_000_000;

/// A slow issuer must not hold up those who wait for it.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Longest key set: 32 keys of RSA 4096 are half of it.
const MAX_BYTES: usize = 64 * 1024;

/// Why no keys were fetched.
#[derive(Debug, thiserror::Error)]
pub enum HaalFout {
    /// The issuer could not be reached, or did not answer with a key set.
    #[error("the issuer's keys cannot be fetched: {0}")]
    Netwerk(String),
    /// What it answered is no key set that we accept.
    #[error("the issuer's keys are refused: {0}")]
    Sleutels(String),
}

/// Keeps the keys of one issuer fresh.
pub struct Sleutelhaler {
    client: reqwest::Client,
    url: String,
    toets: Arc<Tokentoets>,
    modus: Modus,
    bron: Arc<dyn Bron>,
    /// When a fetch was last tried; held while one is under way.
    tried_us: Mutex<Option<u64>>,
    /// When one last succeeded; 0 is never.
    good_us: AtomicU64,
}

impl Sleutelhaler {
    /// A fetcher for the only issuer of `toets`.
    ///
    /// # Errors
    /// When the client cannot be built.
    pub fn new(
        url: String,
        toets: Arc<Tokentoets>,
        modus: Modus,
        bron: Arc<dyn Bron>,
    ) -> Result<Self, HaalFout> {
        let client = reqwest::Client::builder()
            .timeout(TIMEOUT)
            // The keys are where the configuration says, and nowhere else.
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|fault| HaalFout::Netwerk(fault.to_string()))?;
        Ok(Self {
            client,
            url,
            toets,
            modus,
            bron,
            tried_us: Mutex::new(None),
            good_us: AtomicU64::new(0),
        })
    }

    /// Verifies a token; when it names an unknown key, after fetching the keys anew.
    ///
    /// # Errors
    /// As [`Tokentoets::toets`].
    pub async fn toets(
        &self,
        token: &str,
        certificaat: Option<&[u8; 32]>,
    ) -> Result<Arc<Geverifieerd>, Tokenfout> {
        let verify = || self.toets.toets(token.as_bytes(), certificaat, self.nu());
        match verify() {
            Err(Tokenfout::OnbekendeSleutel { .. }) => {
                self.refresh().await;
                verify()
            }
            other => other,
        }
    }

    /// Fetches the keys, unless that was tried a moment ago. Who comes while a fetch is under way
    /// waits for it.
    pub async fn refresh(&self) {
        let mut tried_us = self.tried_us.lock().await;
        let nu_us = self.bron.nu_us();
        if tried_us.is_some_and(|tried| nu_us.saturating_sub(tried) < LEAST_INTERVAL_US) {
            return;
        }
        *tried_us = Some(nu_us);
        match self.fetch().await {
            Ok(()) => self.good_us.store(nu_us, Ordering::Release),
            Err(fault) => {
                tracing::warn!(target: "verband", %fault, "sleutels van de uitgever niet opgehaald");
                if nu_us.saturating_sub(self.good_us.load(Ordering::Acquire)) > LAST_GOOD_US {
                    self.toets.vervang_sleutels(0, Sleutelset::default());
                }
            }
        }
    }

    /// Whether the keys were fetched within the last hour.
    #[must_use]
    pub fn is_vers(&self) -> bool {
        let good = self.good_us.load(Ordering::Acquire);
        good != 0 && self.bron.nu_us().saturating_sub(good) <= STALE_US
    }

    /// Fetches for as long as the process lives.
    pub async fn blijf_halen(self: Arc<Self>) {
        let mut ticks = tokio::time::interval(INTERVAL);
        loop {
            ticks.tick().await;
            self.refresh().await;
        }
    }

    async fn fetch(&self) -> Result<(), HaalFout> {
        let network = |fault: reqwest::Error| HaalFout::Netwerk(fault.without_url().to_string());
        let mut answer = self.client.get(&self.url).send().await.map_err(network)?;
        if answer.status() != reqwest::StatusCode::OK {
            return Err(HaalFout::Netwerk(format!(
                "status {}",
                answer.status().as_u16()
            )));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(network)? {
            body.extend_from_slice(&chunk);
            if body.len() > MAX_BYTES {
                return Err(HaalFout::Sleutels("longer than 65536 bytes".to_owned()));
            }
        }
        let set = Sleutelset::uit_jwks(&body, self.modus)
            .map_err(|fault| HaalFout::Sleutels(fault.to_string()))?;
        self.toets.vervang_sleutels(0, set);
        Ok(())
    }

    fn nu(&self) -> Timestamp {
        let nu_us = i64::try_from(self.bron.nu_us()).unwrap_or(i64::MAX);
        // Outside what a calendar knows nothing is valid: the beginning of time has no token.
        Timestamp::from_microsecond(nu_us).unwrap_or(Timestamp::MIN)
    }
}

#[cfg(test)]
#[path = "jwks_tests.rs"]
mod tests;
