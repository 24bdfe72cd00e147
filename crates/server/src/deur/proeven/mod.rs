// SPDX-License-Identifier: EUPL-1.2
//! The bad input of a hostile day, against the real door: what is answered, that exactly one
//! record is left, and that nothing is repeated.

use actix_web::dev::ServiceResponse;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use serde_json::Value;

use super::proef::{Proef, Record, gedeeld};
use crate::levenscyclus::app;

mod antwoord;
mod invoer;
mod stroom;

const ID: &str = "0192f0c1-2345-7abc-8def-0123456789ab";
const ABSENT: &str = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/// An answer, and the records that it left.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    bytes: Vec<u8>,
    records: Vec<Record>,
    counted: u32,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

async fn ask_of(state: Proef, request: TestRequest) -> Answer {
    let service = init_service(app(&gedeeld(), state.clone())).await;
    let response: ServiceResponse = call_service(&service, request.to_request()).await;
    let text = |v: &actix_web::http::header::HeaderValue| v.to_str().expect("ASCII").to_owned();
    let headers = response
        .headers()
        .iter()
        .map(|(n, v)| (n.as_str().to_owned(), text(v)))
        .collect();
    Answer {
        status: response.status().as_u16(),
        headers,
        bytes: read_body(response).await.to_vec(),
        records: state.take(),
        counted: *state.counted.lock().expect("not poisoned"),
    }
}

async fn ask(request: TestRequest) -> Answer {
    ask_of(Proef::default(), request).await
}

fn with_token(request: TestRequest) -> TestRequest {
    request.insert_header(("Authorization", "Bearer goed"))
}

fn post(body: &[u8]) -> TestRequest {
    with_token(TestRequest::post())
        .uri("/api/v1/proeven")
        .insert_header(("Content-Type", "application/json"))
        .insert_header(("Idempotency-Key", "k-1"))
        .set_payload(body.to_vec())
}

fn get(path: &str) -> TestRequest {
    with_token(TestRequest::get()).uri(path)
}
