// SPDX-License-Identifier: EUPL-1.2
//! The one place where the wall clock is read and randomness is made; everywhere else both come
//! in as parameters.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use uuid::Uuid;

/// Where time, ids and random bytes come from.
pub trait Bron: Send + Sync + 'static {
    /// Microseconds since 1970-01-01T00:00:00Z.
    fn nu_us(&self) -> u64;

    /// Fills `bytes` with unpredictable bytes. `false` when the source failed: nothing may then
    /// go on.
    fn vul(&self, bytes: &mut [u8]) -> bool;

    /// A new id of version 7; `None` when the random source failed.
    fn nieuw_id(&self) -> Option<Uuid> {
        let mut random = [0; 10];
        let millis = Duration::from_micros(self.nu_us()).as_millis();
        self.vul(&mut random).then(|| {
            uuid::Builder::from_unix_timestamp_millis(
                u64::try_from(millis).unwrap_or(u64::MAX),
                &random,
            )
            .into_uuid()
        })
    }
}

/// The clock and the random source of the operating system.
#[derive(Debug, Default)]
pub struct Systeembron(SystemRandom);

impl Bron for Systeembron {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the wall clock"
    )]
    fn nu_us(&self) -> u64 {
        // A clock before 1970 gives 0: tokens are then not valid yet and nothing is let in.
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
    }

    fn vul(&self, bytes: &mut [u8]) -> bool {
        self.0.fill(bytes).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{Bron as _, Systeembron};

    #[test]
    fn ids_are_of_version_7_and_differ() {
        let bron = Systeembron::default();
        let (one, two) = (
            bron.nieuw_id().expect("an id"),
            bron.nieuw_id().expect("an id"),
        );
        assert_eq!(one.get_version_num(), 7);
        assert_ne!(one, two);
        let made = one.get_timestamp().expect("a time").to_unix().0;
        assert!(made.abs_diff(bron.nu_us() / 1_000_000) <= 1);
    }
}
