// SPDX-License-Identifier: EUPL-1.2
//! What goes out: headers, records, failures, public pages.

use actix_web::http::StatusCode;
use actix_web::test::{TestRequest, call_service, init_service};
use rstest::rstest;

use super::{ID, ask, ask_of, get, post, with_token};
use crate::bron::{Bron as _, Systeembron};
use crate::deur::proef::{Proef, document, gedeeld, handlers};
use crate::deur::routes::{RouteFault, Routes};
use crate::levenscyclus::app;

#[actix_web::test]
async fn a_panic_is_500_recorded_and_silent() {
    let request = with_token(TestRequest::post())
        .uri(&format!("/api/v1/proeven/{ID}/breuk"))
        .insert_header(("Idempotency-Key", "k-1"));
    let answer = ask(request).await;
    assert_eq!(
        (answer.status, answer.code().as_str(), answer.records.len()),
        (500, "storing", 1)
    );
    assert!(!String::from_utf8_lossy(&answer.bytes).contains("KANARIE"));
}

#[rstest]
#[case::refusal(get("/api/v1/niets"))]
#[case::success(get("/api/v1/proeven"))]
#[case::options(with_token(TestRequest::with_uri("/api/v1/proeven").method(actix_web::http::Method::OPTIONS)))]
#[actix_web::test]
async fn without_a_log_nothing_leaves(#[case] request: TestRequest) {
    let state = Proef::default();
    *state.log_is_down.lock().expect("not poisoned") = true;
    let answer = ask_of(state, request).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (503, "niet-beschikbaar")
    );
    assert_eq!(answer.header("logregel"), None);
    assert!(answer.header("retry-after").is_some());
}

#[actix_web::test]
async fn a_trace_is_continued_for_those_we_know_only() {
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    let answer = ask(get("/api/v1/proeven").insert_header(("traceparent", parent))).await;
    assert_eq!(
        answer.header("spoor"),
        Some("0af7651916cd43dd8448eb211c80319c")
    );
    assert_eq!(
        answer.records[0].parent,
        Some([0xb7, 0xad, 0x6b, 0x71, 0x69, 0x20, 0x33, 0x31])
    );
    let stranger = TestRequest::get()
        .uri("/api/v1/proeven")
        .insert_header(("traceparent", parent));
    let answer = ask(stranger).await;
    assert_ne!(
        answer.header("spoor"),
        Some("0af7651916cd43dd8448eb211c80319c")
    );
    let answer = ask(get("/api/v1/proeven").insert_header(("traceparent", "kapot"))).await;
    assert_eq!((answer.status, answer.records[0].parent), (200, None));
}

#[rstest]
#[case(get("/api/v1/proeven"), 200)]
#[case(get("/api/v1/niets"), 404)]
#[case(TestRequest::get().uri("/api/v1/proeven"), 401)]
#[case(post(b""), 400)]
#[case(TestRequest::get().uri("/api/v1/openapi.json"), 200)]
#[case(TestRequest::get().uri("/problemen/niet-gevonden"), 200)]
#[case(TestRequest::get().uri("/problemen/bestaat-niet"), 404)]
#[actix_web::test]
async fn every_answer_has_the_common_headers(#[case] request: TestRequest, #[case] status: u16) {
    let answer = ask(request).await;
    assert_eq!(answer.status, status);
    for (name, value) in [
        ("api-version", env!("CARGO_PKG_VERSION")),
        ("cache-control", "no-store"),
        (
            "content-security-policy",
            "default-src 'none'; frame-ancestors 'none'",
        ),
        (
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        ),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{name}");
    }
    assert_eq!(answer.header("server"), None);
    assert_eq!(answer.header("x-omgeving"), None);
}

#[actix_web::test]
async fn the_public_pages_need_no_token_and_leave_no_record() {
    let openapi = ask(TestRequest::get().uri("/api/v1/openapi.json")).await;
    assert_eq!(
        (openapi.status, openapi.records.len(), openapi.counted),
        (200, 0, 0)
    );
    assert_eq!(openapi.header("access-control-allow-origin"), Some("*"));
    assert_eq!(openapi.json()["info"]["title"], "Verband");
    let page = ask(TestRequest::get().uri("/api/v1/documentatie/")).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    let html = String::from_utf8(page.bytes.clone()).expect("UTF-8");
    assert!(
        !html.contains("http://") && !html.contains("https://"),
        "nothing from elsewhere: {html}"
    );
    let script = ask(TestRequest::get().uri("/api/v1/documentatie/swagger-initializer.js")).await;
    assert!(String::from_utf8_lossy(&script.bytes).contains("/api/v1/openapi.json"));
    assert_eq!(
        ask(TestRequest::get().uri("/api/v1/documentatie/../main.rs"))
            .await
            .status,
        401
    );
    assert_eq!(
        ask(TestRequest::get().uri("/api/v1/documentatie/niets.js"))
            .await
            .status,
        404
    );
    let redirect = ask(TestRequest::get().uri("/api/v1/documentatie")).await;
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (308, Some("/api/v1/documentatie/"))
    );
    let post = ask(TestRequest::post().uri("/problemen/niet-gevonden")).await;
    assert_eq!(
        (post.status, post.header("allow")),
        (405, Some("GET, HEAD, OPTIONS"))
    );
}

#[actix_web::test]
async fn where_a_leak_is_reported_stands_in_security_txt_and_never_expires() {
    let page = ask(TestRequest::get().uri("/.well-known/security.txt")).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (200, Some("text/plain; charset=utf-8"))
    );
    let text = String::from_utf8(page.bytes.clone()).expect("UTF-8");
    assert!(text.contains("Contact: mailto:beveiliging@riec.example\n"));
    let expires = text
        .lines()
        .find_map(|line| line.strip_prefix("Expires: "))
        .expect("RFC 9116 wants Expires");
    let until: jiff::Timestamp = expires.parse().expect("RFC 3339");
    let now = i64::try_from(Systeembron::default().nu_us() / 1_000_000).expect("fits");
    let days = (until.as_second() - now) / 86_400;
    assert!((170..365).contains(&days), "{text}");
}

#[actix_web::test]
async fn every_type_of_a_problem_resolves() {
    for soort in crate::problemen::ALLE {
        let page = ask(TestRequest::get().uri(&format!("/problemen/{}", soort.code))).await;
        assert_eq!(
            (page.status, page.header("content-type")),
            (200, Some("text/plain; charset=utf-8"))
        );
        assert!(String::from_utf8_lossy(&page.bytes).contains(soort.titel));
    }
}

#[actix_web::test]
async fn no_other_answer_lets_other_origins_in() {
    let answer =
        ask(get("/api/v1/proeven").insert_header(("Origin", "https://elders.example"))).await;
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[actix_web::test]
async fn a_demo_says_so() {
    let mut gedeeld = gedeeld();
    gedeeld.is_demo = true;
    let service = init_service(app(&gedeeld, Proef::default())).await;
    let response = call_service(&service, get("/api/v1/proeven").to_request()).await;
    assert_eq!(
        response
            .headers()
            .get("x-omgeving")
            .and_then(|v| v.to_str().ok()),
        Some("demo")
    );
}

#[actix_web::test]
async fn who_guesses_tokens_is_slowed_down() {
    let service = init_service(app(&gedeeld(), Proef::default())).await;
    let guess = || {
        TestRequest::get()
            .uri("/api/v1/proeven")
            .insert_header(("Authorization", "Bearer fout"))
    };
    let mut last = StatusCode::OK;
    for _ in 0..150 {
        let response = call_service(&service, guess().to_request()).await;
        last = response.status();
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(response.headers().contains_key("retry-after"));
            break;
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let good = call_service(&service, get("/api/v1/proeven").to_request()).await;
    assert_eq!(good.status(), StatusCode::OK);
}

#[test]
fn the_table_of_routes_is_the_document() {
    let mut without = handlers();
    without.pop();
    assert!(
        matches!(Routes::new(&document(), without), Err(RouteFault::NoHandler(id)) if id == "proef.breken")
    );
    let mut twice = handlers();
    twice.extend(handlers());
    assert!(matches!(
        Routes::new(&document(), twice),
        Err(RouteFault::NoOperation(_))
    ));
    let mut unknown = handlers();
    let handler = unknown[0].1;
    unknown.push(("proef.onbekend", handler));
    assert!(
        matches!(Routes::new(&document(), unknown), Err(RouteFault::NoOperation(id)) if id == "proef.onbekend")
    );
}

#[test]
fn the_document_of_the_tests_breaks_no_rule() {
    assert_eq!(crate::openapi::lint(&document()), [] as [String; 0]);
}
