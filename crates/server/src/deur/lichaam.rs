// SPDX-License-Identifier: EUPL-1.2
//! Reads the body of a call, bounded in size and in time.

use std::time::Duration;

use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Payload;
use futures_util::StreamExt as _;

use super::afwijzing::Geweerd;
use super::fout::{Fout, Ongeldig};
use super::json::MAX_LICHAAM;
use crate::problemen;

/// Time in which the whole body must be there: 64 KiB over a slow mobile line takes two seconds.
pub const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// Does the head of the request announce a body?
pub(super) fn announced(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH);
    length.is_some_and(|value| value != "0") || headers.contains_key(header::TRANSFER_ENCODING)
}

/// Reads the body.
///
/// # Errors
/// 413 as soon as it is too large, 408 when it takes too long, 400 when it breaks off.
pub(super) async fn read(headers: &HeaderMap, payload: Payload) -> Result<Vec<u8>, Geweerd> {
    let too_large = || {
        let detail = "Het lichaam is groter dan 65536 bytes.";
        Geweerd::because(problemen::LICHAAM_TE_GROOT, detail).closing()
    };
    let length = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    if length
        .and_then(|text| text.parse::<u64>().ok())
        .is_some_and(|n| n > MAX_LICHAAM as u64)
    {
        return Err(too_large());
    }
    let whole = async {
        let mut body = Vec::new();
        let mut payload = payload;
        while let Some(chunk) = payload.next().await {
            let Ok(chunk) = chunk else {
                return Err(
                    Geweerd::from(Ongeldig::from(Fout::new("", "lichaam-afgebroken"))).closing(),
                );
            };
            if body.len() + chunk.len() > MAX_LICHAAM {
                return Err(too_large());
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    };
    tokio::time::timeout(BODY_TIMEOUT, whole)
        .await
        .unwrap_or_else(|_| {
            let detail = "Het lichaam was niet binnen tien seconden binnen.";
            Err(Geweerd::because(problemen::VERZOEK_TE_TRAAG, detail).closing())
        })
}
