// SPDX-License-Identifier: EUPL-1.2
//! The clock and the ids of this process, in the words of each crate that asks for them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use uuid::Uuid;

use crate::bron::Bron;

/// Time and ids for the log, the vault and the Poort, all from one source.
pub struct Systeem {
    bron: Arc<dyn Bron>,
    begin: Instant,
}

impl Systeem {
    /// Starts now.
    #[must_use]
    pub fn new(bron: Arc<dyn Bron>) -> Self {
        Self {
            bron,
            begin: Instant::now(),
        }
    }

    /// The present instant. Outside what a calendar knows it is the beginning of time, when
    /// nothing is valid.
    #[must_use]
    pub fn tijdstip(&self) -> Timestamp {
        let nu_us = i64::try_from(self.bron.nu_us()).unwrap_or(i64::MAX);
        Timestamp::from_microsecond(nu_us).unwrap_or(Timestamp::MIN)
    }
}

impl audit_log::Klok for Systeem {
    fn nu_us(&self) -> u64 {
        self.bron.nu_us()
    }
}

impl kluis::Klok for Systeem {
    fn nu(&self) -> Timestamp {
        self.tijdstip()
    }

    fn verstreken(&self) -> Duration {
        self.begin.elapsed()
    }
}

impl autorisatie::Idbron for Systeem {
    // Where the random source fails the id is nil: the unique keys of the tables let that in
    // once at most, and the source does not come back by itself.
    fn nieuw(&self) -> Uuid {
        self.bron.nieuw_id().unwrap_or_default()
    }

    fn alias(&self) -> Uuid {
        let mut random = [0; 16];
        if self.bron.vul(&mut random) {
            uuid::Builder::from_random_bytes(random).into_uuid()
        } else {
            Uuid::nil()
        }
    }
}
