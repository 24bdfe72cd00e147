// SPDX-License-Identifier: EUPL-1.2
//! Telemetry against a collector of our own on loopback.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use actix_web::test::{TestRequest, call_service, init_service};

use super::Telemetrie;
use crate::configuratie::Otlp;
use crate::deur::proef::{Proef, gedeeld};
use crate::deur::trace::{TraceContext, TraceParent};
use crate::levenscyclus::app;

/// Takes `posts` posts and hands over their path and body.
fn collector(posts: usize) -> (String, mpsc::Receiver<(String, Vec<u8>)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for connection in listener.incoming().take(posts) {
            let mut connection = connection.expect("a connection");
            let mut bytes = Vec::new();
            let mut buffer = [0; 4096];
            let (head, body) = loop {
                let count = connection.read(&mut buffer).expect("readable");
                bytes.extend_from_slice(&buffer[..count]);
                let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") else {
                    continue;
                };
                let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
                let length = head
                    .lines()
                    .find_map(|l| l.strip_prefix("content-length: "));
                let length: usize = length.and_then(|l| l.trim().parse().ok()).unwrap_or(0);
                if bytes.len() >= end + 4 + length {
                    break (head, bytes[end + 4..].to_vec());
                }
            };
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            connection.write_all(answer).expect("written");
            let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
            if sender.send((path, body)).is_err() {
                return;
            }
        }
    });
    (format!("http://{address}"), receiver)
}

fn provider() {
    // Two tests may come here; the second finds it done.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

#[test]
fn a_span_goes_out_under_the_ids_of_the_access_log() {
    provider();
    let (url, received) = collector(2);
    let telemetrie = Telemetrie::new(Some(&Otlp { url, deel: 1.0 })).expect("built");
    let trace = TraceContext::root([0xa5; 24]);
    let span = telemetrie
        .tracer()
        .request(&trace, "GET", "/api/v1/casussen/{id}");
    assert!(span.is_sampled());
    span.end(200, Duration::from_millis(3));
    telemetrie.shutdown();
    let posts: Vec<_> = received.iter().take(2).collect();
    let (_, traces) = posts
        .iter()
        .find(|(path, _)| path == "/v1/traces")
        .expect("traces came");
    assert!(contains(traces, &trace.trace_id), "the trace id");
    assert!(contains(traces, &trace.span_id), "the span id");
    assert!(contains(traces, b"GET /api/v1/casussen/{id}"));
    assert!(posts.iter().any(
        |(path, body)| path == "/v1/metrics" && contains(body, b"http.server.request.duration")
    ));
}

#[test]
fn a_span_is_a_child_of_the_caller_and_follows_its_sampling() {
    provider();
    let (url, received) = collector(2);
    let telemetrie = Telemetrie::new(Some(&Otlp { url, deel: 0.0 })).expect("built");
    let parent = |sampled| TraceParent {
        trace_id: [1; 16],
        span_id: [2; 8],
        sampled,
    };
    let unsampled = TraceContext::root([3; 24]).under(parent(false));
    let span = telemetrie.tracer().request(&unsampled, "GET", "/x");
    assert!(!span.is_sampled());
    span.end(200, Duration::ZERO);
    let root = telemetrie
        .tracer()
        .request(&TraceContext::root([9; 24]), "GET", "/x");
    assert!(!root.is_sampled(), "a part of 0 samples no root");
    root.end(200, Duration::ZERO);
    let sampled = TraceContext::root([4; 24]).under(parent(true));
    let span = telemetrie.tracer().request(&sampled, "GET", "/x");
    assert!(span.is_sampled());
    span.end(200, Duration::ZERO);
    telemetrie.shutdown();
    let (_, traces) = received
        .iter()
        .find(|(path, _)| path == "/v1/traces")
        .expect("traces came");
    assert!(
        contains(&traces, &[1; 16]) && contains(&traces, &[2; 8]) && contains(&traces, &[4; 8])
    );
    assert!(!contains(&traces, &[3; 8]) && !contains(&traces, &[9; 16]));
}

#[test]
fn without_a_collector_the_figures_are_on_the_management_port_only() {
    let telemetrie = Telemetrie::new(None).expect("built");
    let span =
        telemetrie
            .tracer()
            .request(&TraceContext::root([1; 24]), "POST", "/api/v1/besluiten");
    assert!(!span.is_sampled());
    span.end(403, Duration::from_millis(3));
    let text = telemetrie.metrics_text();
    let expected = "http_server_request_duration_seconds_count{http_request_method=\"POST\",\
        http_response_status_code=\"403\",http_route=\"/api/v1/besluiten\"";
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("http_server_active_requests"), "{text}");
    telemetrie.shutdown();
}

#[test]
fn the_page_for_administrators_has_every_metric_and_no_other() {
    let page = include_str!("../../../../docs/beheer.md");
    let (_, table) = page.split_once("<!-- metingen -->").expect("marks");
    let (table, _) = table.split_once("<!-- einde metingen -->").expect("marks");
    let explained: BTreeSet<&str> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let telemetrie = Telemetrie::new(None).expect("built");
    let tracer = telemetrie.tracer();
    let span = tracer.request(&TraceContext::root([1; 24]), "GET", "/api/v1/casussen");
    span.end(200, Duration::from_millis(3));
    let text = telemetrie.metrics_text();
    let measured: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next())
        .collect();
    assert_eq!(explained, measured);
    telemetrie.shutdown();
}

/// Keeps what is written to it.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .expect("not poisoned")
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn a_log_line_has_ids_and_no_content() {
    let kept = Kept::default();
    let writer = kept.clone();
    let telemetrie = Telemetrie::new(None).expect("built");
    let subscriber = telemetrie.subscriber(tracing::Level::INFO, move || writer.clone());
    let guard = tracing::subscriber::set_default(subscriber);
    let service = init_service(app(&gedeeld(), Proef::default())).await;
    let requests = [
        TestRequest::get().uri("/api/v1/proeven?kanarie=KANARIE"),
        TestRequest::get().uri("/api/v1/KANARIE"),
        TestRequest::get().uri("/api/v1/proeven/KANARIE"),
        TestRequest::post()
            .uri("/api/v1/proeven")
            .insert_header(("Content-Type", "application/json"))
            .insert_header(("Idempotency-Key", "KANARIE"))
            .set_payload(r#"{"naam":"KANARIE","KANARIE":1}"#),
    ];
    for request in requests {
        let request = request.insert_header(("Authorization", "Bearer goed"));
        call_service(
            &service,
            request
                .insert_header(("Hoedanigheid", "KANARIE"))
                .to_request(),
        )
        .await;
    }
    // A library's line, whatever it says, is not ours to write.
    tracing::error!(target: "tokio_postgres", "KANARIE");
    drop(guard);
    let text = String::from_utf8(kept.0.lock().expect("not poisoned").clone()).expect("UTF-8");
    assert!(!text.contains("KANARIE"), "{text}");
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 4, "{text}");
    for line in lines {
        let span = &line["span"];
        assert_eq!(span["trace_id"].as_str().map(str::len), Some(32), "{line}");
        assert_eq!(span["span_id"].as_str().map(str::len), Some(16));
        assert!(
            span["route"].is_string() && line["status"].is_u64() && line["duration_us"].is_u64(),
            "{line}"
        );
    }
}
