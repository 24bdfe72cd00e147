// SPDX-License-Identifier: EUPL-1.2
//! What goes out: one type for every answer, and the headers that every answer has.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpResponse, body};
use uuid::Uuid;

use super::probleem::{PROBLEM_JSON, Probleem};
use super::stroom::Parts;
use super::trace::TraceContext;
use crate::openapi::API_VERSION;

/// The record of the call in the access log.
pub const LOGREGEL: HeaderName = HeaderName::from_static("logregel");
/// The trace id of the call.
pub const SPOOR: HeaderName = HeaderName::from_static("spoor");
/// This is the stored answer to an earlier call with the same `Idempotency-Key`.
pub(super) const HERHAALD: HeaderName = HeaderName::from_static("herhaald");
const API_VERSION_HEADER: HeaderName = HeaderName::from_static("api-version");

/// The API shows nothing in a frame and loads nothing.
const CSP: &str = "default-src 'none'; frame-ancestors 'none'";

/// What an answer carries.
enum Body {
    Whole(Vec<u8>),
    Parts(Parts),
    /// The answer to HEAD, of which nobody has made the content.
    Unmade,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Whole(_) => "Whole",
            Self::Parts(_) => "Parts",
            Self::Unmade => "Unmade",
        })
    }
}

/// An answer that is ready to leave. Only the door makes one.
#[derive(Debug)]
pub struct Uitgang {
    status: StatusCode,
    content_type: &'static str,
    body: Body,
    headers: Vec<(HeaderName, HeaderValue)>,
    closes: bool,
}

impl Uitgang {
    pub(super) fn new(status: StatusCode, content_type: &'static str, body: Vec<u8>) -> Self {
        Self {
            status,
            content_type,
            body: Body::Whole(body),
            headers: Vec::new(),
            closes: false,
        }
    }

    /// An answer that leaves in parts, as fast as the client takes them.
    pub(super) fn in_parts(content_type: &'static str, parts: Parts) -> Self {
        Self {
            body: Body::Parts(parts),
            ..Self::new(StatusCode::OK, content_type, Vec::new())
        }
    }

    /// For HEAD no parts are made: nobody would take them.
    pub(super) fn in_answer_to(mut self, method: &Method) -> Self {
        if *method == Method::HEAD && matches!(self.body, Body::Parts(_)) {
            self.body = Body::Unmade;
        }
        self
    }

    pub(super) fn problem(problem: &Probleem) -> Self {
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::new(status, PROBLEM_JSON, problem.to_bytes())
    }

    /// Adds a header. A value that cannot be one is left out: none of ours has such characters.
    pub(super) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// Closes the connection after this answer: what the client still sends is not read.
    pub(super) fn closing(mut self) -> Self {
        self.closes = true;
        self
    }

    pub(super) fn status(&self) -> u16 {
        self.status.as_u16()
    }

    pub(super) fn traced(self, logregel: Option<Uuid>, spoor: &TraceContext) -> Self {
        let with_trace = self.with(SPOOR, &spoor.trace_hex());
        match logregel {
            Some(id) => with_trace.with(LOGREGEL, &id.to_string()),
            None => with_trace,
        }
    }

    pub(super) fn send(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        for header in self.headers {
            response.append_header(header);
        }
        if self.closes {
            response.force_close();
        }
        if self.status == StatusCode::NO_CONTENT {
            return response.finish();
        }
        response.insert_header((header::CONTENT_TYPE, self.content_type));
        match self.body {
            Body::Whole(bytes) => response.body(bytes),
            Body::Parts(parts) => response.streaming(parts),
            Body::Unmade => response.body(body::None::new()),
        }
    }
}

/// The media type of JSON; RFC 8259 knows no charset parameter, UTF-8 is the only one.
pub(super) fn json() -> &'static str {
    "application/json"
}

/// The headers of every answer, whoever made it: errors, 404 and the management port too.
pub fn common_headers(headers: &mut HeaderMap, is_demo: bool) {
    let always = [
        (API_VERSION_HEADER, API_VERSION),
        (header::CACHE_CONTROL, "no-store"),
        (
            header::STRICT_TRANSPORT_SECURITY,
            "max-age=31536000; includeSubDomains",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(CSP),
        );
    }
    if is_demo {
        headers.insert(
            HeaderName::from_static("x-omgeving"),
            HeaderValue::from_static("demo"),
        );
    }
    headers.remove(header::SERVER);
}
