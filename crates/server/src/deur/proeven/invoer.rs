// SPDX-License-Identifier: EUPL-1.2
//! What comes in: bodies, headers, queries, methods and addresses.

use actix_web::test::TestRequest;
use rstest::rstest;
use serde_json::json;

use super::{ABSENT, Answer, ID, ask, get, post, with_token};
use crate::deur::proef::document;

#[actix_web::test]
async fn a_good_call_is_answered_and_recorded_once() {
    let answer = ask(post(
        br#"{"naam":"stuk","geboortedatum":"2001-02-03","delen":[{"aantal":1}]}"#,
    ))
    .await;
    assert_eq!(
        answer.status,
        201,
        "{}",
        String::from_utf8_lossy(&answer.bytes)
    );
    assert_eq!(answer.json(), json!({"delen": 1, "dag": "2001-02-03"}));
    assert_eq!(answer.records.len(), 1);
    let record = &answer.records[0];
    assert_eq!(record.handeling.as_deref(), Some("proef.aanmaken"));
    assert_eq!(record.route, "/api/v1/proeven");
    assert_eq!(
        answer.header("logregel"),
        Some(record.logregel.to_string().as_str())
    );
    assert_eq!(answer.header("spoor"), Some(record.trace.as_str()));
}

#[rstest]
#[case::unknown_field(br#"{"naam":"a","bsn":"999990019"}"#, "/bsn", "veld-onbekend")]
#[case::duplicate_key(br#"{"naam":"a","naam":"b"}"#, "/naam", "json-dubbele-sleutel")]
#[case::wrong_type(br#"{"naam":7}"#, "/naam", "type")]
#[case::too_long(
    br#"{"naam":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#,
    "/naam",
    "te-lang"
)]
#[case::control_character(br#"{"naam":"a\u0000"}"#, "/naam", "json-besturingsteken")]
#[case::invalid_utf8(b"{\"naam\":\"\xff\"}", "", "json-utf8")]
#[case::lone_surrogate(br#"{"naam":"\ud800"}"#, "/naam", "json-half-teken")]
#[case::missing(b"{}", "/naam", "veld-ontbreekt")]
#[case::not_an_object(b"[]", "", "type")]
#[case::empty(b"", "", "json-syntaxis")]
#[case::trailing(br#"{"naam":"a"}{}"#, "", "json-restant")]
#[case::no_such_day(
    br#"{"naam":"a","geboortedatum":"2001-02-30"}"#,
    "/geboortedatum",
    "vorm"
)]
#[case::deep_fault(
    br#"{"naam":"a","delen":[{"aantal":1},{"aantal":10}]}"#,
    "/delen/1/aantal",
    "te-groot"
)]
#[case::too_many(
    br#"{"naam":"a","delen":[{"aantal":1},{"aantal":1},{"aantal":1},{"aantal":1}]}"#,
    "/delen",
    "te-veel"
)]
#[case::rule_of_law(br#"{"naam":"afgekeurd"}"#, "/naam", "elfproef")]
#[actix_web::test]
async fn a_bad_body_is_400(#[case] body: &[u8], #[case] place: &str, #[case] code: &str) {
    let answer = ask(post(body)).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (400, "verzoek-ongeldig")
    );
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let faults = answer.json()["fouten"].clone();
    assert_eq!(faults.as_array().map(Vec::len), Some(1), "{faults}");
    assert_eq!(
        (&faults[0]["plaats"], &faults[0]["code"]),
        (&json!(place), &json!(code))
    );
    assert_eq!(answer.records.len(), 1);
    assert_eq!(
        (answer.records[0].status, answer.records[0].code.as_str()),
        (400, "verzoek-ongeldig")
    );
}

#[actix_web::test]
async fn ten_thousand_deep_is_400_and_five_megabytes_413() {
    let deep = format!("{{\"naam\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let answer = ask(post(deep.as_bytes())).await;
    assert_eq!((answer.status, answer.records.len()), (400, 1));
    assert_eq!(answer.json()["fouten"][0]["code"], "json-te-diep");
    let answer = ask(post(&vec![b' '; 5 * 1024 * 1024])).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (413, "lichaam-te-groot")
    );
    assert_eq!(answer.records.len(), 1);
}

#[actix_web::test]
async fn faults_in_body_and_headers_are_named_together() {
    let answer = ask(with_token(TestRequest::post())
        .uri("/api/v1/proeven?limit=5")
        .insert_header(("Content-Type", "application/json"))
        .insert_header(("Hoedanigheid", "voorzitter"))
        .set_payload(&br#"{"naam":"","bsn":"999990019"}"#[..]))
    .await;
    let body = answer.json();
    let faults = body["fouten"].as_array().expect("faults");
    let places: Vec<_> = faults.iter().filter_map(|f| f["plaats"].as_str()).collect();
    assert_eq!(
        places,
        [
            "/bsn",
            "/naam",
            "header:Hoedanigheid",
            "header:Idempotency-Key",
            "query:limit"
        ]
    );
    assert_eq!(answer.records.len(), 1);
}

#[rstest]
#[case::no_token(TestRequest::get().uri("/api/v1/proeven"), "token-ontbreekt", "Bearer")]
#[case::unknown_route(TestRequest::get().uri("/api/v1/niets"), "token-ontbreekt", "Bearer")]
#[case::wrong(TestRequest::get().uri("/api/v1/proeven").insert_header(("Authorization", "Bearer fout")),
    "token-ongeldig", "Bearer error=\"invalid_token\"")]
#[case::two(get("/api/v1/proeven").append_header(("Authorization", "Bearer goed")),
    "token-ongeldig", "Bearer error=\"invalid_token\"")]
#[case::in_query(
    get("/api/v1/proeven?access_token=goed"),
    "token-ongeldig",
    "Bearer error=\"invalid_token\""
)]
#[case::in_form(TestRequest::post().uri("/api/v1/proeven").insert_header(("Content-Type", "application/x-www-form-urlencoded"))
    .set_payload("access_token=goed"), "token-ontbreekt", "Bearer")]
#[case::options(TestRequest::with_uri("/api/v1/proeven").method(actix_web::http::Method::OPTIONS), "token-ontbreekt", "Bearer")]
#[actix_web::test]
async fn without_a_valid_token_401(
    #[case] request: TestRequest,
    #[case] code: &str,
    #[case] challenge: &str,
) {
    let answer = ask(request).await;
    assert_eq!((answer.status, answer.code().as_str()), (401, code));
    assert_eq!(answer.header("www-authenticate"), Some(challenge));
    assert_eq!((answer.records.len(), answer.counted), (0, 1));
    assert_eq!(answer.header("logregel"), None);
}

#[rstest]
#[case::unknown_route("/api/v1/niets")]
#[case::trailing_slash("/api/v1/proeven/")]
#[case::double_slash("/api/v1//proeven")]
#[case::outside("/favicon.ico")]
#[case::no_id("/api/v1/proeven/1")]
#[case::other_spelling("/api/v1/proeven/0192f0c123457abc8def0123456789ab")]
#[case::dots("/api/v1/proeven/..")]
#[case::management("/metrics")]
#[actix_web::test]
async fn what_is_not_there_is_the_same_404(#[case] path: &str) {
    let context = "0192f0c1-2345-7abc-8def-0123456789ab";
    let invisible =
        ask(get(&format!("/api/v1/proeven/{ABSENT}")).insert_header(("Werkcontext", context)))
            .await;
    let answer = ask(get(path)).await;
    assert_eq!(
        (answer.status, answer.code().as_str()),
        (404, "niet-gevonden")
    );
    assert_eq!(answer.records.len(), 1);
    assert_eq!(answer.bytes, invisible.bytes);
    let names = |a: &Answer| {
        let mut names: Vec<_> = a
            .headers
            .iter()
            .map(|(n, v)| (n.clone(), v.len()))
            .collect();
        names.sort();
        names
    };
    assert_eq!(
        names(&answer),
        names(&invisible),
        "the same headers, of the same length"
    );
    assert!(
        !answer.records[0].route.contains("niets"),
        "the address itself is not recorded"
    );
}

#[rstest]
#[case(TestRequest::delete(), "/api/v1/proeven", "GET, HEAD, OPTIONS, POST")]
#[case(
    TestRequest::put(),
    "/api/v1/proeven/0192f0c1-2345-7abc-8def-0123456789ab",
    "GET, HEAD, OPTIONS, PATCH"
)]
#[case(
    TestRequest::get(),
    "/api/v1/proeven/0192f0c1-2345-7abc-8def-0123456789ab/breuk",
    "OPTIONS, POST"
)]
#[case(TestRequest::default().method(actix_web::http::Method::HEAD),
    "/api/v1/proeven/0192f0c1-2345-7abc-8def-0123456789ab/breuk", "OPTIONS, POST")]
#[case(TestRequest::default().method(actix_web::http::Method::TRACE), "/api/v1/proeven", "GET, HEAD, OPTIONS, POST")]
#[case(TestRequest::default().method(actix_web::http::Method::from_bytes(b"KANARIE").expect("a method")),
    "/api/v1/proeven", "GET, HEAD, OPTIONS, POST")]
#[actix_web::test]
async fn another_method_is_405_with_allow(
    #[case] request: TestRequest,
    #[case] path: &str,
    #[case] allow: &str,
) {
    let answer = ask(with_token(request.uri(path))).await;
    assert_eq!(answer.status, 405);
    assert_eq!(answer.header("allow"), Some(allow));
    assert_eq!(answer.records.len(), 1);
}

#[actix_web::test]
async fn head_and_options_on_every_route() {
    let mut seen = 0;
    for (path, item) in document()["paths"].as_object().expect("paths") {
        let uri = format!("/api/v1{}", path.replace("{id}", ID));
        let options = TestRequest::with_uri(&uri).method(actix_web::http::Method::OPTIONS);
        let answer = ask(with_token(options)).await;
        assert_eq!((answer.status, answer.records.len()), (204, 1), "{uri}");
        assert!(
            answer
                .header("allow")
                .is_some_and(|allow| allow.contains("OPTIONS"))
        );
        let head = TestRequest::with_uri(&uri).method(actix_web::http::Method::HEAD);
        let answer = ask(with_token(head).insert_header(("Werkcontext", ID))).await;
        let expected = if item.get("get").is_some() { 200 } else { 405 };
        assert_eq!(
            (answer.status, answer.records.len()),
            (expected, 1),
            "{uri}"
        );
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[rstest]
#[case::stale_form("\"abc\"", 412, "versie-verouderd")]
#[case::star("*", 428, "versie-ontbreekt")]
#[case::weak("W/\"7\"", 400, "verzoek-ongeldig")]
#[case::list("\"7\", \"8\"", 400, "verzoek-ongeldig")]
#[actix_web::test]
async fn the_version_must_be_named(#[case] value: &str, #[case] status: u16, #[case] code: &str) {
    let answer = ask(patch().insert_header(("If-Match", value))).await;
    assert_eq!(
        (answer.status, answer.code().as_str(), answer.records.len()),
        (status, code, 1)
    );
}

fn patch() -> TestRequest {
    with_token(TestRequest::patch())
        .uri(&format!("/api/v1/proeven/{ID}"))
        .insert_header(("Content-Type", "application/json"))
        .insert_header(("Idempotency-Key", "k-1"))
        .set_payload(r#"{"naam":"a"}"#)
}

#[actix_web::test]
async fn without_a_version_428_and_with_one_it_goes_on() {
    assert_eq!(ask(patch()).await.status, 428);
    let answer = ask(patch().insert_header(("If-Match", "\"7\""))).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"versie": 7})));
}

#[actix_web::test]
async fn without_a_werkcontext_400() {
    let answer = ask(get(&format!("/api/v1/proeven/{ID}"))).await;
    assert_eq!(
        (answer.status, answer.code().as_str(), answer.records.len()),
        (400, "werkcontext-ontbreekt", 1)
    );
    let answer =
        ask(get(&format!("/api/v1/proeven/{ID}")).insert_header(("Werkcontext", ID))).await;
    assert_eq!((answer.status, answer.json()), (200, json!({"id": ID})));
}

#[rstest]
#[case::no_werkcontext(TestRequest::get().uri(&format!("/api/v1/proeven/{ID}")))]
#[case::no_version(patch())]
#[case::no_key(TestRequest::post().uri("/api/v1/proeven")
    .insert_header(("Content-Type", "application/json")).set_payload(r#"{"naam":"a"}"#))]
#[case::bad_body(TestRequest::post().uri("/api/v1/proeven").insert_header(("Idempotency-Key", "k-1"))
    .insert_header(("Content-Type", "application/json")).set_payload("{"))]
#[case::no_media_type(TestRequest::post().uri("/api/v1/proeven").set_payload("{}"))]
#[case::bad_query(TestRequest::get().uri("/api/v1/proeven?limit=0"))]
#[case::no_id(TestRequest::get().uri("/api/v1/proeven/niets"))]
#[case::found_by_the_handler(TestRequest::post().uri("/api/v1/proeven").insert_header(("Idempotency-Key", "k-1"))
    .insert_header(("Content-Type", "application/json")).set_payload(r#"{"naam":"afgekeurd"}"#))]
#[actix_web::test]
async fn a_role_that_may_never_do_this_is_told_so_whatever_else_is_missing(
    #[case] request: TestRequest,
) {
    let answer = ask(request.insert_header(("Authorization", "Bearer rolloos"))).await;
    assert_eq!(
        (answer.status, answer.code().as_str(), answer.records.len()),
        (403, "eis-ontbreekt", 1)
    );
    assert_eq!(answer.records[0].status, 403);
}

#[rstest]
#[case::negative("?limit=-1", "query:limit")]
#[case::zero("?limit=0", "query:limit")]
#[case::huge("?limit=101", "query:limit")]
#[case::enormous("?limit=99999999999999999999", "query:limit")]
#[case::twice("?limit=1&limit=2", "query:limit")]
#[case::unknown("?bladzijde=2", "query:bladzijde")]
#[case::half_encoded("?limit=%3", "query:limit")]
#[actix_web::test]
async fn a_bad_query_is_400(#[case] query: &str, #[case] place: &str) {
    let answer = ask(get(&format!("/api/v1/proeven{query}"))).await;
    assert_eq!((answer.status, answer.records.len()), (400, 1));
    assert_eq!(answer.json()["fouten"][0]["plaats"], place);
}

#[actix_web::test]
async fn a_page_has_25_rows_unless_said_otherwise() {
    assert_eq!(ask(get("/api/v1/proeven")).await.json()["limit"], 25);
    assert_eq!(
        ask(get("/api/v1/proeven?limit=100")).await.json()["limit"],
        100
    );
}

#[rstest]
#[case::accept(get("/api/v1/proeven").insert_header(("Accept", "text/html")), 406)]
#[case::prefetch(get("/api/v1/proeven").insert_header(("Sec-Purpose", "prefetch")), 400)]
#[case::expect(get("/api/v1/proeven").insert_header(("Expect", "iets")), 417)]
#[case::body_on_get(get("/api/v1/proeven").set_payload("{}").insert_header(("Content-Length", "2")), 400)]
#[case::content_type(post(b"{}").insert_header(("Content-Type", "text/plain")), 415)]
#[case::compressed(post(b"{}").insert_header(("Content-Encoding", "gzip")), 415)]
#[actix_web::test]
async fn what_http_itself_refuses(#[case] request: TestRequest, #[case] status: u16) {
    let answer = ask(request).await;
    assert_eq!((answer.status, answer.records.len()), (status, 1));
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
}
