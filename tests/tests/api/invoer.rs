// SPDX-License-Identifier: EUPL-1.2
//! Bad input: each gets a clear answer and a record, and leaves nothing half done.

use autorisatie::beleid::Rol;
use scenarios::inkijk::Inkijk;
use scenarios::klant::nieuw_id;
use scenarios::stappen::een_signaal;
use scenarios::{Aanroep, Antwoord, Klant, Operatie, Wereld};
use serde_json::{Value, json};

use crate::vastlegging::doe;

/// Larger than any body may be, by far.
const VIJF_MEGABYTE: usize = 5 * 1024 * 1024;

/// Deeper than any document needs.
const DIEP: usize = 10_000;

/// The longest body that the door takes in, in bytes: beyond it the size is the fault that is told.
const LICHAAM_HOOGSTENS: usize = 65_536;

/// Calls what must be refused: one record, and not one row is another than before.
async fn afgewezen(klant: &Klant, inkijk: &Inkijk, call: Aanroep, status: u16) -> Antwoord {
    afgewezen_als(klant, inkijk, call, &[status]).await
}

async fn afgewezen_als(
    klant: &Klant,
    inkijk: &Inkijk,
    call: Aanroep,
    statuses: &[u16],
) -> Antwoord {
    let before = inkijk.afdruk().await;
    let (answer, _) = doe(klant, inkijk, call).await;
    assert!(statuses.contains(&answer.status), "{statuses:?}: {answer}");
    assert_eq!(
        inkijk.afdruk().await,
        before,
        "something was left behind by {answer}"
    );
    answer
}

/// A JSON pointer to every value in a body, the body itself aside.
fn plaatsen(body: &Value, pointer: &str, found: &mut Vec<String>) {
    let mut below = |key: &str, value: &Value| {
        let place = format!("{pointer}/{key}");
        found.push(place.clone());
        plaatsen(value, &place, found);
    };
    match body {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(key, value)| below(&key.to_string(), value));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn met(body: &Value, pointer: &str, value: Value) -> Value {
    let mut other = body.clone();
    *other.pointer_mut(pointer).expect("a place") = value;
    other
}

/// The body with one value wrong, in every way that a value can be.
fn verminkt(body: &Value, pointer: &str) -> Vec<Value> {
    let value = body.pointer(pointer).expect("a place");
    let mut wrong = vec![met(body, pointer, json!({"onverwacht": 1}))];
    match value {
        Value::String(text) => wrong.extend([
            met(body, pointer, json!(7)),
            met(body, pointer, json!([text])),
            met(body, pointer, json!("")),
            met(body, pointer, json!("x".repeat(9000))),
            met(body, pointer, json!(format!("{text}\u{0}"))),
            met(body, pointer, json!(format!("{text}\u{1b}[2J"))),
        ]),
        Value::Object(_) => wrong.extend([
            met(body, pointer, json!("tekst")),
            met(body, pointer, json!([])),
            with_more(body, pointer),
        ]),
        Value::Array(items) => wrong.extend([
            met(body, pointer, json!("tekst")),
            met(
                body,
                pointer,
                json!(vec![items.first().unwrap_or(&Value::Null); 500]),
            ),
        ]),
        Value::Bool(_) | Value::Number(_) => wrong.extend([
            met(body, pointer, json!("tekst")),
            met(body, pointer, json!(1e300)),
        ]),
        Value::Null => {}
    }
    wrong
}

/// The body with a member that nobody knows, in the object at this place.
fn with_more(body: &Value, pointer: &str) -> Value {
    let mut other = body.clone();
    other.pointer_mut(pointer).expect("a place")["onbekend"] = json!(1);
    other
}

/// Bytes that are no JSON, or not such as we read.
fn rauw(body: &Value) -> Vec<Vec<u8>> {
    let good = body.to_string();
    let inside = &good[1..];
    let mut wrong: Vec<Vec<u8>> = [
        "",
        " ",
        "{",
        "[]",
        "1",
        "null",
        "\"tekst\"",
        "{}{}",
        "{\"a\":1,}",
        "{'a':1}",
        "NaN",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    wrong.extend([
        format!("{good} x").into_bytes(),
        format!("\u{feff}{good}").into_bytes(),
        good.as_bytes()[..good.len() - 1].to_vec(),
        // The same member twice: which one counts is not for a reader to guess.
        format!("{{\"dubbel\":1,\"dubbel\":2,{inside}").into_bytes(),
        format!("{{\"los\":\"\\ud800\",{inside}").into_bytes(),
        format!("{{\"nul\":\"\\u0000\",{inside}").into_bytes(),
        [b"{\"geen utf-8\":\"\xff\xfe\",", inside.as_bytes()].concat(),
        [b"{\"overlang\":\"\xc0\x80\",", inside.as_bytes()].concat(),
        format!(
            "{{\"diep\":{}{},{inside}",
            "[".repeat(DIEP),
            "]".repeat(DIEP)
        )
        .into_bytes(),
        format!("{}1{}", "{\"a\":".repeat(DIEP), "}".repeat(DIEP)).into_bytes(),
        "[".repeat(DIEP).into_bytes(),
    ]);
    wrong
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_body_that_is_wrong_in_one_way_is_400_and_leaves_nothing() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let Some(body) = wereld.lichaam(operatie, rol) else {
            continue;
        };
        let (klant, goed) = (wereld.als(rol), wereld.aanroep(operatie, rol));
        let mut places = Vec::new();
        plaatsen(&body, "", &mut places);
        let mut wrong: Vec<Value> = places
            .iter()
            .flat_map(|place| verminkt(&body, place))
            .collect();
        wrong.push(with_more(&body, ""));
        for name in verplicht(&wereld, operatie) {
            let mut other = body.clone();
            other.as_object_mut().expect("an object").remove(&name);
            wrong.push(other);
        }
        let schema = wereld.contract.verzoekschema(operatie).expect("a body");
        for body in wrong {
            let call = goed.clone().json(&body);
            // What the document allows and the rules do not, is judged after who may: 403 under a werkcontext that is about
            // another zaak.
            if schema.is_valid(&body) {
                afgewezen_als(klant, &inkijk, call, &[400, 403, 404, 409, 412]).await;
                continue;
            }
            if body.to_string().len() > LICHAAM_HOOGSTENS {
                afgewezen(klant, &inkijk, call, 413).await;
                continue;
            }
            let answer = afgewezen(klant, &inkijk, call, 400).await;
            let faults = answer.json()["fouten"].as_array().map_or(0, Vec::len);
            assert!(faults > 0, "no place: {answer}\n{body}");
        }
    }
}

/// Members without which the body is not what the document asks.
fn verplicht(wereld: &Wereld, operatie: &Operatie) -> Vec<String> {
    let schema = operatie.lichaamschema().expect("a body");
    let names = wereld.contract.los_op(schema)["required"].as_array();
    let names = names.into_iter().flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bytes_that_are_no_json_are_400_and_leave_nothing() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let Some(body) = wereld.lichaam(operatie, rol) else {
            continue;
        };
        let (klant, goed) = (wereld.als(rol), wereld.aanroep(operatie, rol));
        for bytes in rauw(&body) {
            let call = goed.clone().bytes("application/json", bytes);
            afgewezen(klant, &inkijk, call, 400).await;
        }
        let large = goed
            .clone()
            .bytes("application/json", vec![b'x'; VIJF_MEGABYTE]);
        afgewezen(klant, &inkijk, large, 413).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_that_nobody_has_is_404_whatever_it_is() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let known = wereld.aanroep(operatie, rol);
        let unknown = |with: &str| {
            known.clone().op_pad(|path| {
                let parts = path
                    .split('/')
                    .map(|part| match uuid::Uuid::parse_str(part) {
                        Ok(_) => with,
                        Err(_) => part,
                    });
                parts.collect::<Vec<_>>().join("/")
            })
        };
        if unknown("x").pad() == known.pad() {
            continue;
        }
        let mut bodies = Vec::new();
        let ids = [nieuw_id(), nieuw_id()].map(|id| id.to_string());
        let odd = ["geen-id", "00000000-0000-0000-0000-000000000000", "1"];
        for id in ids.iter().map(String::as_str).chain(odd) {
            let answer = afgewezen(wereld.als(rol), &inkijk, unknown(id), 404).await;
            bodies.push(answer.lichaam);
        }
        assert!(
            bodies.iter().all(|body| *body == bodies[0]),
            "{}: told apart",
            operatie.id
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_version_that_is_missing_or_not_the_current_one_changes_nothing() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld
        .contract
        .operaties()
        .iter()
        .filter(|o| o.eist_kop("If-Match"))
    {
        let rol = wereld.wie_wel(operatie)[0];
        let (klant, goed) = (wereld.als(rol), wereld.aanroep(operatie, rol));
        let versions = [
            (None, 428),
            (Some("*"), 428),
            (Some(""), 428),
            (Some("\"x\""), 412),
            (Some("W/\"1\""), 400),
            (Some("1"), 400),
            (Some("\"1\", \"2\""), 400),
            (Some("\"-1\""), 412),
        ];
        for (version, status) in versions {
            let mut call = goed.clone().zonder_kop("If-Match");
            if let Some(version) = version {
                call = call.versie(version);
            }
            afgewezen(klant, &inkijk, call, status).await;
        }
        let twice = goed.clone().versie("\"1\"");
        afgewezen(klant, &inkijk, twice, 400).await;
    }
    // A concept in a version that is past.
    let melder = wereld.als(Rol::Partner);
    let made = scenarios::stappen::stel_signaal_op(melder).await;
    let call = Aanroep::post(&format!("/signalen/{}/melding", made.id)).versie("\"999\"");
    let answer = afgewezen(melder, &inkijk, call, 412).await;
    assert_eq!(answer.code(), "versie-verouderd");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_of_an_odd_size_and_a_cursor_of_somebody_else_are_400() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    let lists = wereld.contract.operaties().iter();
    for operatie in lists.filter(|o| o.parameters("query").any(|p| p["name"] == "limit")) {
        let rol = wereld.wie_wel(operatie)[0];
        let (klant, goed) = (wereld.als(rol), wereld.aanroep(operatie, rol));
        for limit in [
            "-1",
            "0",
            "101",
            "99999999999999999999999",
            "1.5",
            "1e2",
            "abc",
            "",
            "%31",
            "+1",
        ] {
            let call = goed.clone().met_vraag(&format!("limit={limit}"));
            if limit != "%31" {
                afgewezen(klant, &inkijk, call, 400).await;
            }
        }
        // Whose cursor it is, is judged after who may see the list.
        let answer = klant.doe(goed.clone()).await;
        let status = if answer.status == 200 {
            400
        } else {
            answer.status
        };
        for cursor in ["x", "AAAA", "null"] {
            let call = goed.clone().met_vraag(&format!("cursor={cursor}"));
            afgewezen(klant, &inkijk, call, status).await;
        }
        let long = goed.met_vraag(&format!("cursor={}", "A".repeat(600)));
        afgewezen(klant, &inkijk, long, 400).await;
    }
    let cfg = wereld.als(Rol::Cfg);
    let context = wereld.werkcontext(Rol::Cfg).expect("for the log");
    let page = cfg
        .doe(Aanroep::get("/toegangslog?limit=1").werkcontext(context))
        .await
        .moet(200);
    let cursor = page.json()["vervolg"]
        .as_str()
        .expect("more than one record")
        .to_owned();
    let next = |query: &str| Aanroep::get(&format!("/toegangslog?{query}cursor={cursor}"));
    let _ = cfg
        .doe(next("limit=1&").werkcontext(context))
        .await
        .moet(200);
    let other = wereld.opstelling.als("cfg:2");
    let theirs = scenarios::stappen::logcontext(&other, "rechtmatigheidscontrole").await;
    afgewezen(&other, &inkijk, next("limit=1&").werkcontext(theirs), 400).await;
    let filtered = next("handeling=signaal.lezen&").werkcontext(context);
    afgewezen(cfg, &inkijk, filtered, 400).await;
    let elsewhere = Aanroep::get(&format!("/lidmaatschappen?cursor={cursor}"));
    afgewezen(cfg, &inkijk, elsewhere, 400).await;
}

#[tokio::test]
async fn a_number_that_is_no_bsn_is_refused_without_being_repeated() {
    let wereld = Wereld::leeg(Box::new(|_, _| None), Box::new(|_| ())).await;
    let inkijk = wereld.opstelling.inkijk().await;
    // The first record makes the key of the month.
    let _ = doe(wereld.als(Rol::Partner), &inkijk, Aanroep::get("/signalen")).await;
    for bsn in [
        "999990018",
        "000000000",
        "123456782",
        "99999001",
        "99999001x",
        "٩٩٩٩٩٠٠١٩",
    ] {
        let body = met(&een_signaal(), "/personen/0/bsn", json!(bsn));
        let call = Aanroep::post("/signalen").json(&body);
        let answer = afgewezen(wereld.als(Rol::Partner), &inkijk, call, 400).await;
        assert_eq!(
            answer.json()["fouten"][0]["plaats"],
            "/personen/0/bsn",
            "{answer}"
        );
        assert!(
            !String::from_utf8_lossy(&answer.lichaam).contains(bsn),
            "{answer}"
        );
    }
}
