// SPDX-License-Identifier: EUPL-1.2
//! From a raw request to its content: what the document promises is checked here, all faults at
//! once.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::web::Payload;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::afwijzing::Geweerd;
use super::binnenkomst::Content;
use super::contract::Operation;
use super::fout::{Fout, Ongeldig};
use super::head::{self, HOEDANIGHEID, IfMatchFault, Refused, WERKCONTEXT};
use super::routes::{Found, Route};
use super::wacht::{Aanroep, Wacht};
use super::{json, lichaam, query};
use crate::problemen;

/// What a request turned out to be.
pub(super) enum Gelezen<'p, S: Wacht> {
    /// OPTIONS: the methods of the address, nothing else.
    Options(&'p str),
    /// A call for a handler.
    Call(&'p Route<S>, Content),
}

/// Reads and checks a request with a valid token. Fills in what the record of a refusal can name
/// as soon as it is known.
pub(super) async fn read<'p, S: Wacht>(
    found: Option<Found<'p, S>>,
    request: &HttpRequest,
    payload: Payload,
    aanroep: &mut Aanroep<S::Beller>,
) -> Result<Gelezen<'p, S>, Geweerd> {
    let headers = request.headers();
    let hoedanigheid = head::id(headers, HOEDANIGHEID);
    let werkcontext = head::id(headers, WERKCONTEXT);
    aanroep.hoedanigheid = hoedanigheid.as_ref().ok().copied().flatten();
    aanroep.werkcontext = werkcontext.as_ref().ok().copied().flatten();
    let (pad, values) = found.ok_or_else(Geweerd::not_found)?;
    if *request.method() == Method::OPTIONS {
        return Ok(Gelezen::Options(&pad.allow));
    }
    let route = pad
        .route(request.method())
        .ok_or_else(|| Geweerd::method(&pad.allow))?;
    let operation = &*route.operation;
    aanroep.handeling = Some(operation.act.clone());
    let path = operation
        .path_values(values)
        .ok_or_else(Geweerd::not_found)?;
    head::generic(headers, &operation.produces)?;
    let bytes = body_bytes(operation, request, payload).await?;

    let mut faults: Vec<Fout> = [hoedanigheid.err(), werkcontext.err()]
        .into_iter()
        .flatten()
        .collect();
    let (query, filter) = query_values(operation, request.query_string(), &mut faults);
    let body = body_value(operation, &bytes, &mut faults);
    if operation.needs_key {
        match head::idempotency_key(headers) {
            Ok(key) => {
                let key = digest(&[key.as_bytes()]);
                aanroep.herhaling = Some((key, request_digest(request, &bytes)));
            }
            Err(fout) => faults.push(fout),
        }
    }
    let version = version(operation, headers, &mut faults);
    if !faults.is_empty() {
        return Err(Ongeldig(faults).into());
    }
    if operation.needs_context && aanroep.werkcontext.is_none() {
        let detail = "Noem in de header Werkcontext het doel waarvoor u dit leest.";
        return Err(Refused(problemen::WERKCONTEXT_ONTBREEKT, detail).into());
    }
    let version = version?;
    // The path belongs to it: a cursor in the list of one zaak opens in that of no other.
    let filter = format!("{path}{filter}");
    Ok(Gelezen::Call(
        route,
        Content {
            path,
            query,
            filter,
            body,
            version,
        },
    ))
}

/// The version in `If-Match`. That it is missing or stale counts only when all else is right.
fn version(
    operation: &Operation,
    headers: &HeaderMap,
    faults: &mut Vec<Fout>,
) -> Result<Option<i64>, Refused> {
    if !operation.needs_version {
        return Ok(None);
    }
    match head::if_match(headers) {
        Ok(version) => Ok(Some(version)),
        Err(IfMatchFault::Refused(refused)) => Err(refused),
        Err(IfMatchFault::Fout(fout)) => {
            faults.push(fout);
            Ok(None)
        }
    }
}

async fn body_bytes(
    operation: &Operation,
    request: &HttpRequest,
    payload: Payload,
) -> Result<Vec<u8>, Geweerd> {
    let announced = lichaam::announced(request.headers());
    if !operation.takes_body() {
        // A body that nobody reads could hide a second request from one reader of the stream.
        return if announced {
            Err(Geweerd::from(Ongeldig::from(Fout::new("", "lichaam-niet-verwacht"))).closing())
        } else {
            Ok(Vec::new())
        };
    }
    head::json_content(request.headers()).map_err(|refused| Geweerd::from(refused).closing())?;
    lichaam::read(request.headers(), payload).await
}

fn query_values(operation: &Operation, raw: &str, faults: &mut Vec<Fout>) -> (Value, String) {
    let pairs = match query::parse(raw) {
        Ok(pairs) => pairs,
        Err(found) => {
            faults.extend(found);
            return (Value::Null, String::new());
        }
    };
    let mut filter: Vec<_> = pairs
        .iter()
        .filter(|(key, _)| key != "limit" && key != "cursor")
        .collect();
    filter.sort();
    // As JSON, so that no two filters have one spelling.
    let filter = serde_json::to_string(&filter).unwrap_or_default();
    match operation.query(pairs) {
        Ok(value) => (value, filter),
        Err(found) => {
            faults.extend(found);
            (Value::Null, filter)
        }
    }
}

fn body_value(operation: &Operation, bytes: &[u8], faults: &mut Vec<Fout>) -> Option<Value> {
    if !operation.takes_body() {
        return None;
    }
    match json::read(bytes) {
        Ok(value) => {
            faults.extend(operation.body_faults(&value));
            Some(value)
        }
        Err(found) => {
            faults.extend(found);
            None
        }
    }
}

/// Method, path and body: what must be the same when a key is used again.
fn request_digest(request: &HttpRequest, body: &[u8]) -> [u8; 32] {
    digest(&[
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
        body,
    ])
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
