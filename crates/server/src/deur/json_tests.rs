// SPDX-License-Identifier: EUPL-1.2
//! Tests of the strict reader: a table of refusals, and agreement with `serde_json` on the rest.

use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};

use super::{MAX_DEPTH, read};

fn faults(bytes: &[u8]) -> Vec<(String, String)> {
    read(bytes)
        .expect_err("must be refused")
        .into_iter()
        .map(|f| (f.plaats, f.code.into_owned()))
        .collect()
}

#[rstest]
#[case::empty(b"", "", "json-syntaxis")]
#[case::only_space(b"  \n", "", "json-syntaxis")]
#[case::invalid_utf8(b"{\"a\":\"\xff\"}", "", "json-utf8")]
#[case::overlong_utf8(b"\"\xc0\xaf\"", "", "json-utf8")]
#[case::byte_order_mark(b"\xef\xbb\xbf{}", "", "json-syntaxis")]
#[case::duplicate_key(br#"{"a":1,"a":2}"#, "/a", "json-dubbele-sleutel")]
#[case::duplicate_by_escape(br#"{"a":1,"\u0061":2}"#, "/a", "json-dubbele-sleutel")]
#[case::duplicate_deep(br#"{"x":[{"b":1,"b":1}]}"#, "/x/0/b", "json-dubbele-sleutel")]
#[case::lone_high_surrogate(br#"{"a":"\ud800"}"#, "/a", "json-half-teken")]
#[case::lone_low_surrogate(br#"["\udc00"]"#, "/0", "json-half-teken")]
#[case::high_then_text(br#"["\ud800x"]"#, "/0", "json-half-teken")]
#[case::high_then_high(br#"["\ud800\ud800"]"#, "/0", "json-half-teken")]
#[case::nul_by_escape(br#"{"a":"\u0000"}"#, "/a", "json-besturingsteken")]
#[case::raw_escape_byte(b"{\"a\":\"\x1b[2J\"}", "/a", "json-besturingsteken")]
#[case::carriage_return(br#"{"a":"x\r\ny"}"#, "/a", "json-besturingsteken")]
#[case::raw_line_break(b"{\"a\":\"x\ny\"}", "/a", "json-besturingsteken")]
#[case::c1_control(br#"{"a":"\u0085"}"#, "/a", "json-besturingsteken")]
#[case::beyond_53_bits(br#"{"a":9007199254740992}"#, "/a", "json-getal")]
#[case::beyond_64_bits(br#"{"a":99999999999999999999}"#, "/a", "json-getal")]
#[case::infinite(br#"{"a":1e999}"#, "/a", "json-getal")]
#[case::nan(b"NaN", "", "json-syntaxis")]
#[case::leading_zero(b"01", "", "json-restant")]
#[case::plus(b"+1", "", "json-syntaxis")]
#[case::bare_point(b"1.", "", "json-syntaxis")]
#[case::trailing_bytes(b"{} x", "", "json-restant")]
#[case::two_texts(b"{}{}", "", "json-restant")]
#[case::trailing_comma(br#"{"a":[1,]}"#, "/a/1", "json-syntaxis")]
#[case::comma_in_object(br#"{"a":1,}"#, "", "json-syntaxis")]
#[case::single_quotes(b"{'a':1}", "", "json-syntaxis")]
#[case::comment(b"{} // x", "", "json-restant")]
#[case::open_string(b"\"abc", "", "json-syntaxis")]
#[case::short_escape(br#""\u12""#, "", "json-syntaxis")]
#[case::signed_hex(br#""\u+123""#, "", "json-syntaxis")]
#[case::unknown_escape(br#""\x41""#, "", "json-syntaxis")]
#[case::bad_word(b"tru", "", "json-syntaxis")]
fn refused(#[case] bytes: &[u8], #[case] place: &str, #[case] code: &str) {
    assert_eq!(faults(bytes), [(place.to_owned(), code.to_owned())]);
}

#[test]
fn every_fault_is_named_at_once() {
    let body = br#"{"a":"\ud800","b":{"c":1,"c":2},"d":1e999,"e":["\u0007"]}"#;
    let found = faults(body);
    let codes: Vec<_> = found
        .iter()
        .map(|(p, c)| (p.as_str(), c.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("/a", "json-half-teken"),
            ("/b/c", "json-dubbele-sleutel"),
            ("/d", "json-getal"),
            ("/e/0", "json-besturingsteken"),
        ]
    );
}

#[test]
fn ten_thousand_deep_is_one_fault_and_no_overflow() {
    let body = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let found = faults(body.as_bytes());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, "json-te-diep");
    let unclosed = "{\"a\":".repeat(10_000);
    assert!(
        faults(unclosed.as_bytes())
            .iter()
            .any(|f| f.1 == "json-te-diep")
    );
}

#[test]
fn the_deepest_allowed_nesting_is_read() {
    let body = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert!(read(body.as_bytes()).is_ok());
    let body = format!("{}{}", "[".repeat(MAX_DEPTH + 1), "]".repeat(MAX_DEPTH + 1));
    assert!(read(body.as_bytes()).is_err());
}

#[test]
fn a_key_that_may_be_personal_data_is_not_repeated() {
    let found = faults(br#"{"Jan de Tester-Demo":1,"Jan de Tester-Demo":2}"#);
    assert_eq!(found, [(String::new(), "json-dubbele-sleutel".to_owned())]);
}

#[test]
fn the_number_of_faults_is_bounded() {
    let body = format!("[{}1]", "1e999,".repeat(1000));
    assert_eq!(faults(body.as_bytes()).len(), super::MAX_FAULTS);
}

#[test]
fn text_with_line_breaks_and_tabs_is_read() {
    let value = read(br#" {"a":"x\n\ty","b":"\ud83d\ude00\u00e9","c":-0,"d":1.5e3} "#);
    assert_eq!(
        value,
        Ok(json!({"a": "x\n\ty", "b": "\u{1f600}\u{e9}", "c": 0, "d": 1500.0}))
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1_i64 << 53) + 1..(1 << 53)).prop_map(Value::from),
        any::<f64>()
            .prop_filter("finite", |f| f.is_finite())
            .prop_map(Value::from),
        "[^\\p{Cc}]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[^\\p{Cc}]{0,6}", inner, 0..6)
                .prop_map(|m| Value::Object(m.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_writes_is_read_back(value in any_json()) {
        prop_assert_eq!(read(value.to_string().as_bytes()), Ok(value));
    }

    #[test]
    fn whatever_is_accepted_serde_reads_the_same(bytes in "[\\[\\]{}:,\"a-c0-3.eE+\\\\untrfals -]{0,40}") {
        if let Ok(value) = read(bytes.as_bytes()) {
            prop_assert_eq!(serde_json::from_str::<Value>(&bytes).ok(), Some(value));
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }
}
