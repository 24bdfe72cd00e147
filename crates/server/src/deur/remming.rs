// SPDX-License-Identifier: EUPL-1.2
//! Slows down a source that keeps calling without a valid token.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// Calls without a valid token that a source may make in one go: a front end of a whole
/// organisation whose tokens all expired at the same moment.
const BURST: NonZeroU32 = at_least_one(100);

/// And then so many a second.
const PER_SECOND: NonZeroU32 = at_least_one(10);

const fn at_least_one(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// Sources remembered before those that have calmed down are forgotten.
const MAX_SOURCES: usize = 10_000;

/// Counts calls without a valid token, by source.
pub struct Remming {
    limiter: DefaultKeyedRateLimiter<u64>,
    clock: DefaultClock,
}

impl Default for Remming {
    fn default() -> Self {
        Self {
            limiter: RateLimiter::keyed(Quota::per_second(PER_SECOND).allow_burst(BURST)),
            clock: DefaultClock::default(),
        }
    }
}

impl Remming {
    /// Counts one call.
    ///
    /// # Errors
    /// The number of seconds to wait, when there were too many.
    pub fn tel(&self, adres: Option<IpAddr>) -> Result<(), u64> {
        if self.limiter.len() > MAX_SOURCES {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&source(adres)).map_err(|until| {
            until
                .wait_time_from(self.clock.now())
                .as_secs()
                .saturating_add(1)
        })
    }
}

/// One source: an IPv4 address, or the /64 that one subscriber of IPv6 has to himself.
fn source(adres: Option<IpAddr>) -> u64 {
    match adres {
        None => 0,
        Some(IpAddr::V4(v4)) => u64::from(u32::from(v4)) | 1 << 63,
        Some(IpAddr::V6(v6)) => v6.to_ipv4_mapped().map_or_else(
            || u64::try_from(u128::from(v6) >> 64).unwrap_or(u64::MAX),
            |v4| source(Some(IpAddr::V4(v4))),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{BURST, Remming, source};

    #[test]
    fn a_source_is_slowed_down_and_others_are_not() {
        let remming = Remming::default();
        let one = Some("192.0.2.1".parse().expect("an address"));
        for _ in 0..BURST.get() {
            assert_eq!(remming.tel(one), Ok(()));
        }
        // The hundred calls took far less than the tenth of a second that one more needs.
        assert!(remming.tel(one).is_err_and(|seconds| seconds >= 1));
        assert_eq!(
            remming.tel(Some("192.0.2.2".parse().expect("an address"))),
            Ok(())
        );
    }

    #[test]
    fn a_subscriber_of_ipv6_is_one_source() {
        let parse = |text: &str| Some(text.parse().expect("an address"));
        assert_eq!(
            source(parse("2001:db8:1:2::1")),
            source(parse("2001:db8:1:2:ffff::9"))
        );
        assert_ne!(
            source(parse("2001:db8:1:2::1")),
            source(parse("2001:db8:1:3::1"))
        );
        assert_eq!(
            source(parse("::ffff:192.0.2.1")),
            source(parse("192.0.2.1"))
        );
    }
}
