// SPDX-License-Identifier: EUPL-1.2
//! The query string, read strictly: a key at most once, valid percent-encoding, nothing else.
//! `+` is a plus sign (RFC 3986), so that an instant with an offset can be written as it is.

use super::fout::{Fout, MAX_FAULTS};

/// Longest query string in bytes: a sealed cursor and five filters fit ten times.
pub const MAX_QUERY: usize = 4 * 1024;

/// The pairs of a raw query string.
///
/// # Errors
/// All faults: `te-lang`, `codering`, `besturingsteken`, `dubbel`, `zonder-naam`.
pub fn parse(raw: &str) -> Result<Vec<(String, String)>, Vec<Fout>> {
    if raw.len() > MAX_QUERY {
        return Err(vec![Fout::query("", "te-lang")]);
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut faults = Vec::new();
    for part in raw.split('&').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let (Some(key), Some(value)) = (decode(key), decode(value)) else {
            faults.push(Fout::query(key, "codering"));
            continue;
        };
        if key.is_empty() {
            faults.push(Fout::query("", "zonder-naam"));
        } else if pairs.iter().any(|(known, _)| *known == key) {
            faults.push(Fout::query(&key, "dubbel"));
        } else if value.chars().any(char::is_control) {
            faults.push(Fout::query(&key, "besturingsteken"));
        } else {
            pairs.push((key, value));
        }
    }
    faults.truncate(MAX_FAULTS);
    if faults.is_empty() {
        Ok(pairs)
    } else {
        Err(faults)
    }
}

/// Percent-decoding that refuses what is half or not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, tail @ ..] = tail else {
            return None;
        };
        bytes.push(digit(*high)? << 4 | digit(*low)?);
        rest = tail;
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::parse;

    #[test]
    fn pairs_are_decoded() {
        let pairs = parse("limit=5&vanaf=2026-11-24T10:00:00+01:00&tafel=%C3%A9").expect("valid");
        let expected = [
            ("limit", "5"),
            ("vanaf", "2026-11-24T10:00:00+01:00"),
            ("tafel", "é"),
        ];
        let found: Vec<_> = pairs
            .iter()
            .map(|(k, v)| (k.as_str(), v.as_str()))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(parse(""), Ok(vec![]));
    }

    #[rstest]
    #[case("limit=1&limit=2", "query:limit", "dubbel")]
    #[case("limit=1&lim%69t=2", "query:limit", "dubbel")]
    #[case("q=%", "query:q", "codering")]
    #[case("q=%zz", "query:q", "codering")]
    #[case("q=%ff", "query:q", "codering")]
    #[case("q=%0a", "query:q", "besturingsteken")]
    #[case("q=%00", "query:q", "besturingsteken")]
    #[case("=1", "query:", "zonder-naam")]
    #[case("Jan%20Demo=1&Jan%20Demo=1", "query:", "dubbel")]
    fn refused(#[case] raw: &str, #[case] place: &str, #[case] code: &str) {
        let faults = parse(raw).expect_err("refused");
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.plaats.as_str(), f.code.as_ref()))
            .collect();
        assert_eq!(found, [(place, code)]);
    }

    #[test]
    fn a_query_is_bounded() {
        assert!(parse(&"a".repeat(super::MAX_QUERY)).is_ok());
        assert!(parse(&"a".repeat(super::MAX_QUERY + 1)).is_err());
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(raw in "\\PC{0,60}") {
            let _ = parse(&raw);
        }
    }
}
