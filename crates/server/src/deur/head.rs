// SPDX-License-Identifier: EUPL-1.2
//! The headers that mean something here, each read strictly: once, or it is a fault.

use actix_web::http::header::{self, HeaderMap};
use uuid::Uuid;

use super::fout::Fout;
use crate::problemen::{self, Probleemsoort};

/// The id of the lidmaatschap in which the caller acts.
pub const HOEDANIGHEID: &str = "Hoedanigheid";
/// The id of the purpose laid down beforehand.
pub const WERKCONTEXT: &str = "Werkcontext";
/// The caller's own key for a change, so that a repeated call is carried out once.
pub const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

/// Longest idempotency key; a UUID has 36 characters.
const MAX_IDEMPOTENCY_KEY: usize = 128;

/// Longest bearer token in bytes: checked before anything of it is parsed.
const MAX_TOKEN: usize = 8 * 1024;

/// A request that the door refuses with a status of HTTP itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(pub &'static Probleemsoort, pub &'static str);

/// Why there is no bearer token to verify.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoToken {
    /// No `Authorization` header at all.
    Missing,
    /// More than one header, another scheme, or no token in it.
    Malformed,
}

/// The value of a header that may be there once, in visible ASCII.
///
/// # Errors
/// `dubbel` when it stands there twice, `tekens` when it has other characters.
pub fn single<'h>(headers: &'h HeaderMap, name: &str) -> Result<Option<&'h str>, Fout> {
    let mut values = headers.get_all(name);
    let Some(first) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Fout::header(name, "dubbel"));
    }
    first
        .to_str()
        .map(Some)
        .map_err(|_| Fout::header(name, "tekens"))
}

/// A UUID in its one canonical spelling: hyphens, nothing around it.
#[must_use]
pub fn strict_uuid(text: &str) -> Option<Uuid> {
    (text.len() == 36)
        .then(|| Uuid::try_parse(text).ok())
        .flatten()
}

/// An id in a header.
///
/// # Errors
/// When it is repeated or is not a UUID.
pub fn id(headers: &HeaderMap, name: &str) -> Result<Option<Uuid>, Fout> {
    single(headers, name)?
        .map(|text| strict_uuid(text).ok_or_else(|| Fout::header(name, "vorm")))
        .transpose()
}

/// The bearer token, from exactly one `Authorization` header (RFC 6750 §2.1).
///
/// # Errors
/// When there is none that can be verified.
pub fn bearer(headers: &HeaderMap) -> Result<&str, NoToken> {
    let value = single(headers, "authorization").map_err(|_| NoToken::Malformed)?;
    let value = value.ok_or(NoToken::Missing)?;
    let (scheme, token) = value.split_once(' ').ok_or(NoToken::Malformed)?;
    let token_characters = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'+' | b'/' | b'=')
    };
    let fits = scheme.eq_ignore_ascii_case("bearer")
        && !token.is_empty()
        && token.len() <= MAX_TOKEN
        && token.bytes().all(token_characters);
    fits.then_some(token).ok_or(NoToken::Malformed)
}

/// The key of a change.
///
/// # Errors
/// `ontbreekt` when there is none; `vorm` when it is not 1 to 128 visible ASCII characters.
pub fn idempotency_key(headers: &HeaderMap) -> Result<&str, Fout> {
    let key = single(headers, IDEMPOTENCY_KEY)?;
    let key = key.ok_or_else(|| Fout::header(IDEMPOTENCY_KEY, "ontbreekt"))?;
    let fits =
        (1..=MAX_IDEMPOTENCY_KEY).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
    fits.then_some(key)
        .ok_or_else(|| Fout::header(IDEMPOTENCY_KEY, "vorm"))
}

/// The version that the caller has read, from a mandatory `If-Match`.
///
/// Ours are strong tags that hold one number. `*` names no version, so it is refused as if
/// nothing stood there; a tag that is well-formed but never ours cannot be the current one.
///
/// # Errors
/// 428 when no version is named, 412 when it is not one of ours, 400 (`Ok(Err)`-free, as
/// [`IfMatchFault::Fout`]) when it is not one strong entity tag.
pub fn if_match(headers: &HeaderMap) -> Result<i64, IfMatchFault> {
    let value = single(headers, "If-Match").map_err(IfMatchFault::Fout)?;
    let Some(value) = value.map(str::trim).filter(|v| !v.is_empty() && *v != "*") else {
        return Err(IfMatchFault::Refused(Refused(
            problemen::VERSIE_ONTBREEKT,
            "Geef in If-Match de ETag op van de versie die u hebt gelezen.",
        )));
    };
    let tag = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    let Some(tag) = tag.filter(|t| !t.contains('"')) else {
        return Err(IfMatchFault::Fout(Fout::header("If-Match", "vorm")));
    };
    let ours = tag.bytes().all(|b| b.is_ascii_digit()) && (tag == "0" || !tag.starts_with('0'));
    let version = ours.then(|| tag.parse().ok()).flatten();
    version.ok_or(IfMatchFault::Refused(Refused(
        problemen::VERSIE_VEROUDERD,
        "De versie in If-Match is niet de huidige versie.",
    )))
}

/// What can be wrong with `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatchFault {
    /// Not one strong entity tag: 400.
    Fout(Fout),
    /// No version, or never a version of ours: 428 or 412.
    Refused(Refused),
}

/// What HTTP itself asks to be refused, whatever the route: `Expect`, prefetching, and an answer
/// in a form that we do not have.
///
/// # Errors
/// The first of these that applies.
pub fn generic(headers: &HeaderMap, produces: &str) -> Result<(), Refused> {
    let purpose = headers
        .get_all("sec-purpose")
        .chain(headers.get_all("purpose"));
    if purpose
        .into_iter()
        .any(|value| contains_word(value.as_bytes(), b"prefetch"))
    {
        return Err(Refused(
            problemen::VOORUITLADEN_GEWEIGERD,
            "Een inzage wordt vastgelegd; zij kan niet vooruit worden gedaan.",
        ));
    }
    let expects_other =
        |value: &header::HeaderValue| !value.as_bytes().eq_ignore_ascii_case(b"100-continue");
    if headers.get_all(header::EXPECT).any(expects_other) {
        return Err(Refused(
            problemen::VERWACHTING_ONVERVULBAAR,
            "Alleen 100-continue wordt gekend.",
        ));
    }
    if accepts(headers, produces) {
        Ok(())
    } else {
        Err(Refused(
            problemen::ANTWOORDVORM_NIET_LEVERBAAR,
            "Dit adres antwoordt niet in een van de vormen in Accept.",
        ))
    }
}

fn contains_word(haystack: &[u8], word: &[u8]) -> bool {
    haystack
        .windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word))
}

/// Does `Accept` allow this media type? The most specific range decides, as RFC 9110 §12.5.1
/// says; without the header everything is allowed.
#[must_use]
pub fn accepts(headers: &HeaderMap, produces: &str) -> bool {
    let mut best: Option<(u8, bool)> = None;
    let mut any = false;
    for value in headers.get_all(header::ACCEPT) {
        let Ok(text) = value.to_str() else {
            return false;
        };
        any = true;
        for range in text.split(',').map(str::trim).filter(|r| !r.is_empty()) {
            if let Some((rank, allowed)) = match_range(range, produces)
                && best.is_none_or(|(known, _)| rank > known)
            {
                best = Some((rank, allowed));
            }
        }
    }
    !any || best.is_some_and(|(_, allowed)| allowed)
}

/// How specifically one media range fits, and whether its weight allows it.
fn match_range(range: &str, produces: &str) -> Option<(u8, bool)> {
    let mut parts = range.split(';').map(str::trim);
    let kind = parts.next()?.to_ascii_lowercase();
    let (main, _) = produces.split_once('/')?;
    let rank = if kind == produces {
        3
    } else if kind.strip_suffix("/*") == Some(main) {
        2
    } else if kind == "*/*" {
        1
    } else {
        return None;
    };
    let weight = parts.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q=")));
    // An unreadable weight is no permission.
    let allowed = weight.is_none_or(|q| q.parse::<f32>().is_ok_and(|q| q > 0.0 && q <= 1.0));
    Some((rank, allowed))
}

/// A body must be JSON in UTF-8, as it is: no other charset, no compression (a bomb in 64 KiB).
///
/// # Errors
/// 415 otherwise.
pub fn json_content(headers: &HeaderMap) -> Result<(), Refused> {
    let refused = Refused(
        problemen::INHOUDSVORM_ONBEKEND,
        "Het lichaam moet application/json in UTF-8 zijn, zonder compressie.",
    );
    let content = single(headers, "Content-Type")
        .ok()
        .flatten()
        .unwrap_or_default();
    let mut parts = content.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    let charset_fits = parts.all(|parameter| {
        let Some((name, value)) = parameter.split_once('=') else {
            return false;
        };
        name.eq_ignore_ascii_case("charset")
            && value.trim_matches('"').eq_ignore_ascii_case("utf-8")
    });
    let encoding = single(headers, "Content-Encoding");
    let plain = matches!(encoding, Ok(None)) || matches!(encoding, Ok(Some("identity")));
    if kind.eq_ignore_ascii_case("application/json") && charset_fits && plain {
        Ok(())
    } else {
        Err(refused)
    }
}

#[cfg(test)]
#[path = "head_tests.rs"]
mod tests;
