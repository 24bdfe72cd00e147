// SPDX-License-Identifier: EUPL-1.2
//! Time comes in as a parameter.

use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;

/// The two times the vault needs.
pub trait Klok: Send + Sync + 'static {
    /// The instant of now, recorded when a key is made or destroyed.
    fn nu(&self) -> Timestamp;
    /// Time since any fixed origin that never goes backwards; keys in memory expire by it, so that setting the wall
    /// clock back does not keep them longer.
    fn verstreken(&self) -> Duration;
}

/// A clock that stands still until it is moved: for tests, here and in the crates that build on this one.
#[derive(Debug)]
pub struct Handklok {
    begin: Timestamp,
    verstreken: Mutex<Duration>,
}

impl Handklok {
    /// Stands at `begin`.
    #[must_use]
    pub fn nieuw(begin: Timestamp) -> Self {
        Self {
            begin,
            verstreken: Mutex::new(Duration::ZERO),
        }
    }

    /// Moves on.
    pub fn verzet(&self, duur: Duration) {
        let mut verstreken = self.verstreken.lock();
        *verstreken = verstreken.saturating_add(duur);
    }
}

impl Klok for Handklok {
    fn nu(&self) -> Timestamp {
        self.begin
            .checked_add(*self.verstreken.lock())
            .unwrap_or(Timestamp::MAX)
    }

    fn verstreken(&self) -> Duration {
        *self.verstreken.lock()
    }
}
