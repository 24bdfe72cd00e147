// SPDX-License-Identifier: EUPL-1.2
//! Tables of headers: what is accepted, and what each fault is called.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use rstest::rstest;

use super::{
    IfMatchFault, NoToken, Refused, accepts, bearer, generic, id, idempotency_key, if_match,
    json_content, strict_uuid,
};

fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in pairs {
        map.append(
            HeaderName::from_bytes(name.as_bytes()).expect("a name"),
            HeaderValue::from_bytes(value.as_bytes()).expect("a value"),
        );
    }
    map
}

#[rstest]
#[case::none(&[], Err(NoToken::Missing))]
#[case::good(&[("Authorization", "Bearer a.b.c")], Ok("a.b.c"))]
#[case::lower(&[("Authorization", "bearer a.b.c")], Ok("a.b.c"))]
#[case::two(&[("Authorization", "Bearer a"), ("Authorization", "Bearer b")], Err(NoToken::Malformed))]
#[case::basic(&[("Authorization", "Basic eDp5")], Err(NoToken::Malformed))]
#[case::empty(&[("Authorization", "Bearer ")], Err(NoToken::Malformed))]
#[case::scheme_only(&[("Authorization", "Bearer")], Err(NoToken::Malformed))]
#[case::two_tokens(&[("Authorization", "Bearer a b")], Err(NoToken::Malformed))]
#[case::two_in_one(&[("Authorization", "Bearer a, Bearer b")], Err(NoToken::Malformed))]
#[case::not_ascii(&[("Authorization", "Bearer é")], Err(NoToken::Malformed))]
fn a_token_stands_in_exactly_one_header(
    #[case] given: &[(&str, &str)],
    #[case] expected: Result<&str, NoToken>,
) {
    assert_eq!(bearer(&headers(given)), expected);
}

#[test]
fn a_token_of_more_than_eight_kibibytes_is_not_looked_at() {
    let fits = format!("Bearer {}", "a".repeat(8192));
    assert!(bearer(&headers(&[("Authorization", &fits)])).is_ok());
    let long = format!("{fits}a");
    assert_eq!(
        bearer(&headers(&[("Authorization", &long)])),
        Err(NoToken::Malformed)
    );
}

#[rstest]
#[case("\"7\"", Ok(7))]
#[case("\"0\"", Ok(0))]
#[case("*", Err(428))]
#[case(" * ", Err(428))]
#[case("", Err(428))]
#[case("W/\"7\"", Err(400))]
#[case("7", Err(400))]
#[case("\"7\", \"8\"", Err(400))]
#[case("\"", Err(400))]
#[case("\"abc\"", Err(412))]
#[case("\"07\"", Err(412))]
#[case("\"-1\"", Err(412))]
#[case("\"99999999999999999999\"", Err(412))]
fn the_version_read(#[case] value: &str, #[case] expected: Result<i64, u16>) {
    let found = if_match(&headers(&[("If-Match", value)])).map_err(|fault| match fault {
        IfMatchFault::Fout(_) => 400,
        IfMatchFault::Refused(Refused(soort, _)) => soort.status,
    });
    assert_eq!(found, expected);
}

#[test]
fn without_if_match_a_version_is_asked_for() {
    let found = if_match(&headers(&[]));
    assert!(matches!(found, Err(IfMatchFault::Refused(Refused(s, _))) if s.status == 428));
    let twice = if_match(&headers(&[("If-Match", "\"1\""), ("If-Match", "\"1\"")]));
    assert!(matches!(twice, Err(IfMatchFault::Fout(f)) if f.code == "dubbel"));
}

#[rstest]
#[case(&[], Err("ontbreekt"))]
#[case(&[("Idempotency-Key", "")], Err("vorm"))]
#[case(&[("Idempotency-Key", "a b")], Err("vorm"))]
#[case(&[("Idempotency-Key", "a"), ("Idempotency-Key", "a")], Err("dubbel"))]
#[case(&[("Idempotency-Key", "é")], Err("tekens"))]
#[case(&[("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324")], Ok(()))]
fn the_key_of_a_change(#[case] given: &[(&str, &str)], #[case] expected: Result<(), &str>) {
    let map = headers(given);
    let found = idempotency_key(&map)
        .map(|_| ())
        .map_err(|f| f.code.into_owned());
    assert_eq!(found, expected.map_err(str::to_owned));
}

#[test]
fn a_key_has_at_most_128_characters() {
    let fits = "k".repeat(128);
    assert!(idempotency_key(&headers(&[("Idempotency-Key", &fits)])).is_ok());
    let long = "k".repeat(129);
    assert!(idempotency_key(&headers(&[("Idempotency-Key", &long)])).is_err());
}

#[rstest]
#[case(&[], true)]
#[case(&["application/json"], true)]
#[case(&["APPLICATION/JSON"], true)]
#[case(&["application/*"], true)]
#[case(&["*/*"], true)]
#[case(&["text/html, */*;q=0.1"], true)]
#[case(&["text/html"], false)]
#[case(&["text/html", "application/json"], true)]
#[case(&["application/json;q=0"], false)]
#[case(&["application/json;q=0, */*"], false)]
#[case(&["*/*;q=0, application/json"], true)]
#[case(&["application/jsonx"], false)]
#[case(&["application/json;q=veel"], false)]
#[case(&[""], false)]
fn an_answer_in_a_form_that_is_accepted(#[case] values: &[&str], #[case] expected: bool) {
    let pairs: Vec<_> = values.iter().map(|v| ("Accept", *v)).collect();
    assert_eq!(accepts(&headers(&pairs), "application/json"), expected);
}

#[rstest]
#[case(&[("Content-Type", "application/json")], true)]
#[case(&[("Content-Type", "application/json; charset=UTF-8")], true)]
#[case(&[("Content-Type", "application/json; charset=\"utf-8\"")], true)]
#[case(&[("Content-Type", "application/json"), ("Content-Encoding", "identity")], true)]
#[case(&[], false)]
#[case(&[("Content-Type", "application/json; charset=latin1")], false)]
#[case(&[("Content-Type", "application/json; versie=2")], false)]
#[case(&[("Content-Type", "text/json")], false)]
#[case(&[("Content-Type", "application/x-www-form-urlencoded")], false)]
#[case(&[("Content-Type", "application/json"), ("Content-Type", "application/json")], false)]
#[case(&[("Content-Type", "application/json"), ("Content-Encoding", "gzip")], false)]
fn a_body_is_json_in_utf_8(#[case] given: &[(&str, &str)], #[case] expected: bool) {
    assert_eq!(json_content(&headers(given)).is_ok(), expected);
}

#[rstest]
#[case(&[("Sec-Purpose", "prefetch")], 400)]
#[case(&[("Sec-Purpose", "prefetch;prerender")], 400)]
#[case(&[("Purpose", "Prefetch")], 400)]
#[case(&[("Expect", "200-ok")], 417)]
#[case(&[("Accept", "image/png")], 406)]
fn what_http_itself_refuses(#[case] given: &[(&str, &str)], #[case] status: u16) {
    let found = generic(&headers(given), "application/json").map_err(|r| r.0.status);
    assert_eq!(found, Err(status));
}

#[test]
fn expect_100_continue_is_known() {
    assert_eq!(
        generic(&headers(&[("Expect", "100-Continue")]), "application/json"),
        Ok(())
    );
}

#[test]
fn an_id_has_one_spelling() {
    assert!(strict_uuid("0192f0c1-2345-7abc-8def-0123456789ab").is_some());
    for other in [
        "0192f0c123457abc8def0123456789ab",
        "{0192f0c1-2345-7abc-8def-0123456789ab}",
        "urn:uuid:0192f0c1-2345-7abc-8def-0123456789ab",
        "0192f0c1-2345-7abc-8def-0123456789a",
        "",
    ] {
        assert_eq!(strict_uuid(other), None, "{other}");
    }
    let map = headers(&[("Hoedanigheid", "voorzitter")]);
    assert_eq!(
        id(&map, "Hoedanigheid").map_err(|f| f.plaats),
        Err("header:Hoedanigheid".into())
    );
}
