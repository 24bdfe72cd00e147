// SPDX-License-Identifier: EUPL-1.2
//! The human number of a zaak: `2026-K7M4Q`. Random, so that it does not tell how much the RIEC works.

use uuid::Uuid;

/// Crockford's alphabet: no letters that are read as digits.
const TEKENS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 32⁵, some 33 million numbers a year; the register refuses a double.
const LENGTE: usize = 5;

pub(crate) fn nieuw_zaaknummer(nu: jiff::Timestamp, toeval: Uuid) -> String {
    let jaar = nu.to_zoned(jiff::tz::TimeZone::UTC).year();
    // The first bytes of a random id are all random.
    let deel: String = toeval.as_bytes()[..LENGTE]
        .iter()
        .map(|byte| char::from(TEKENS[usize::from(byte % 32)]))
        .collect();
    format!("{jaar:04}-{deel}")
}

#[cfg(test)]
mod proeven {
    use super::*;

    #[test]
    fn een_nummer_heeft_jaar_en_vijf_tekens() {
        let nummer = nieuw_zaaknummer(jiff::Timestamp::UNIX_EPOCH, Uuid::from_bytes([255; 16]));
        assert_eq!(nummer, "1970-ZZZZZ");
    }
}
