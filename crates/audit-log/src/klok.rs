// SPDX-License-Identifier: EUPL-1.2
//! The clock as a parameter, and the month that a log key belongs to.

use std::fmt;

/// Gives the present instant. The system's clock lives in the server; tests hold their own.
pub trait Klok: Send + Sync {
    /// Microseconds since 1970-01-01T00:00:00Z.
    fn nu_us(&self) -> u64;
}

/// Calendar month in UTC, written `2026-11`. Details are sealed under a key per month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Maand {
    jaar: u16,
    maand: u8,
}

/// Length of `2026-11`.
const LENGTE: usize = 7;

impl Maand {
    /// Month `maand` (1-12) of `jaar` (1970-9999); `None` outside these.
    #[must_use]
    pub const fn nieuw(jaar: u16, maand: u8) -> Option<Self> {
        if jaar >= 1970 && jaar <= 9999 && maand >= 1 && maand <= 12 {
            Some(Self { jaar, maand })
        } else {
            None
        }
    }

    /// The month of an instant in microseconds since 1970; `None` after the year 9999.
    #[must_use]
    pub fn van_us(us: u64) -> Option<Self> {
        let us = i64::try_from(us).ok()?;
        let tijd = jiff::Timestamp::from_microsecond(us).ok()?;
        let datum = tijd.to_zoned(jiff::tz::TimeZone::UTC).date();
        Self::nieuw(
            u16::try_from(datum.year()).ok()?,
            u8::try_from(datum.month()).ok()?,
        )
    }

    /// Reads `2026-11`.
    #[must_use]
    pub fn lees(tekst: &str) -> Option<Self> {
        let (jaar, maand) = tekst.split_once('-')?;
        let gelezen = Self::nieuw(jaar.parse().ok()?, maand.parse().ok()?)?;
        (tekst.len() == LENGTE && gelezen.to_string() == tekst).then_some(gelezen)
    }

    /// Year.
    #[must_use]
    pub const fn jaar(self) -> u16 {
        self.jaar
    }

    /// Month, 1-12.
    #[must_use]
    pub const fn maand(self) -> u8 {
        self.maand
    }
}

impl fmt::Display for Maand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.jaar, self.maand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_of_an_instant_and_back() {
        assert_eq!(Maand::van_us(0), Maand::nieuw(1970, 1));
        let maand = Maand::van_us(1_795_478_399_999_999).unwrap();
        assert_eq!(maand.to_string(), "2026-11");
        assert_eq!(Maand::lees("2026-11"), Some(maand));
        for fout in ["2026-13", "2026-1", "26-11", "+026-11", "2026-11 ", ""] {
            assert_eq!(Maand::lees(fout), None, "{fout}");
        }
        assert_eq!(Maand::van_us(u64::MAX), None);
    }
}
