// SPDX-License-Identifier: EUPL-1.2
//! Nothing of a request stands in clear anywhere but where it belongs: every field of every
//! request gets a value of its own, all operations and their refusals are driven, and then
//! everything that the service wrote or said is searched for each of those values.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use autorisatie::beleid::Rol;
use reqwest::Method;
use scenarios::generator::{Generator, Plaats, soort};
use scenarios::kanarie::{Kanaries, lees_lijst};
use scenarios::regels::lees_regels;
use scenarios::zoeker::Zoeker;
use scenarios::{Aanroep, Antwoord, Contract, Operatie, Wereld};
use serde_json::{Value, json};

const LIJST: &str = include_str!("../../velden_in_klaar.toml");

/// Longer than any text may be.
const TE_LANG_TEKENS: usize = 9000;

/// What left the service in answers: bodies of refusals, and all headers, addresses among them.
#[derive(Default)]
struct Gehoord {
    bytes: Mutex<Vec<u8>>,
    gelukt: Mutex<BTreeSet<(String, String)>>,
}

impl Gehoord {
    fn hoor(&self, antwoord: &Antwoord) {
        let mut call = antwoord.aanroep.split(' ').map(str::to_owned);
        if let (true, Some(method), Some(path)) = (antwoord.status < 300, call.next(), call.next())
        {
            self.gelukt
                .lock()
                .expect("not poisoned")
                .insert((method, path));
        }
        let mut heard = self.bytes.lock().expect("not poisoned");
        for (name, value) in &antwoord.koppen {
            heard.extend(
                name.as_str()
                    .bytes()
                    .chain(*b": ")
                    .chain(value.as_bytes().iter().copied()),
            );
            heard.push(b'\n');
        }
        if antwoord.status >= 300 {
            heard.extend_from_slice(&antwoord.lichaam);
            heard.push(b'\n');
        }
    }
}

/// Operations that never succeeded: what they would store was not looked for.
fn nooit_gelukt(contract: &Contract, gehoord: &Gehoord) -> Vec<String> {
    let done = gehoord.gelukt.lock().expect("not poisoned");
    let has_succeeded = |operatie: &&Operatie| {
        done.iter().any(|(method, path)| {
            operatie.methode.as_str() == method
                && operatie.past_op(path.split('?').next().unwrap_or_default())
        })
    };
    let all = contract
        .operaties()
        .iter()
        .filter(|operatie| !has_succeeded(operatie));
    all.map(|operatie| operatie.id.clone()).collect()
}

/// Headers that carry a text of the caller, and that a good call can have.
const KOPPEN: [&str; 10] = [
    "User-Agent",
    "Referer",
    "Cookie",
    "X-Forwarded-For",
    "Forwarded",
    "tracestate",
    "baggage",
    "X-Request-Id",
    "From",
    "Idempotency-Key",
];

/// Headers in which such a text is a fault.
const FOUTE_KOPPEN: [&str; 7] = [
    "Werkcontext",
    "Hoedanigheid",
    "If-Match",
    "Accept",
    "Content-Type",
    "Expect",
    "traceparent",
];

/// Calls that are refused for what stands in them, each with a canary in another place.
fn weigeringen(
    kanaries: &Kanaries,
    operatie: &Operatie,
    goed: &Aanroep,
    body: Option<&Value>,
) -> Vec<Aanroep> {
    let los = |what: &str| kanaries.los(&format!("{} {what}", operatie.id));
    let mut calls: Vec<Aanroep> = FOUTE_KOPPEN
        .iter()
        .map(|kop| goed.clone().kop(kop, &los(kop)))
        .collect();
    for (key, value) in [
        ("vraag", "onbekend"),
        ("limit", "limit"),
        ("cursor", "cursor"),
    ] {
        let key = if key == "vraag" {
            los("vraagnaam")
        } else {
            key.to_owned()
        };
        calls.push(goed.clone().met_vraag(&format!("{key}={}", los(value))));
    }
    let method = los("methode").to_uppercase();
    calls.push(
        goed.clone()
            .met_methode(Method::from_bytes(method.as_bytes()).expect("a word")),
    );
    calls.push(goed.clone().op_pad(|path| format!("{path}/{}", los("pad"))));
    calls.push(goed.clone().op_pad(|path| {
        let parts = path.split('/').map(|part| {
            if uuid::Uuid::parse_str(part).is_ok() {
                los("id")
            } else {
                part.to_owned()
            }
        });
        parts.collect::<Vec<_>>().join("/")
    }));
    if let Some(body) = body {
        calls.extend(foute_lichamen(&los, goed, body));
    }
    calls
}

/// The same for what stands in the body.
fn foute_lichamen(los: &impl Fn(&str) -> String, goed: &Aanroep, body: &Value) -> Vec<Aanroep> {
    let mut calls = Vec::new();
    let with_more = |name: String, value: Value| {
        let mut body = body.clone();
        body[name] = value;
        goed.clone().json(&body)
    };
    calls.push(with_more(los("veldnaam"), json!(los("veldwaarde"))));
    calls.push(with_more(format!("{} is geen naam", los("zin")), json!(1)));
    calls.push(with_more("cursor".to_owned(), json!(los("cursor"))));
    calls.push(goed.clone().bytes(
        "application/json",
        format!("{{\"{}\": \"{}", los("half"), los("halve waarde")).into_bytes(),
    ));
    calls.push(goed.clone().bytes(
        "application/json",
        format!("{{\"{0}\":1,\"{0}\":2}}", los("dubbel")).into_bytes(),
    ));
    for (name, value) in body.as_object().into_iter().flatten() {
        let wrong = if value.is_string() {
            json!({los("object"): los("soort")})
        } else {
            json!(los("soort"))
        };
        calls.push(with_more(name.clone(), wrong));
        if value.is_string() {
            let long = los("lang").repeat(TE_LANG_TEKENS / 12);
            calls.push(with_more(name.clone(), json!(long)));
            calls.push(with_more(
                name.clone(),
                json!(format!("{}\u{7}", los("teken"))),
            ));
        }
    }
    calls
}

/// Names of members and parameters that nobody knows: the caller is told which of his own names
/// was wrong, where it can be a name; the log is not.
const NAMEN: [&str; 4] = ["vraagnaam", "veldnaam", "half", "dubbel"];

/// Every operation, as those who may and as one who may not, right and wrong.
async fn drijf(wereld: &Wereld, kanaries: &Kanaries, gehoord: &Gehoord) {
    for operatie in wereld.contract.operaties() {
        let may = wereld.wie_wel(operatie);
        let mut callers = may.clone();
        callers.extend(Rol::ALLE.iter().find(|rol| !may.contains(rol)));
        for rol in callers {
            let mut call = wereld.aanroep(operatie, rol);
            for kop in KOPPEN {
                call = match kop {
                    "Idempotency-Key" => call.sleutel(&kanaries.los(kop)),
                    _ => call.kop(kop, &kanaries.los(kop)),
                };
            }
            gehoord.hoor(&wereld.als(rol).doe(call).await);
        }
        let rol = may[0];
        let goed = wereld.aanroep(operatie, rol);
        let body = wereld.lichaam(operatie, rol);
        for call in weigeringen(kanaries, operatie, &goed, body.as_ref()) {
            gehoord.hoor(&wereld.als(rol).doe(call).await);
        }
        let stranger = wereld.opstelling.met_token(Some(kanaries.los("token")));
        gehoord.hoor(&stranger.doe(goed).await);
    }
}

/// Where each canary was found.
async fn doorzoek(wereld: &Wereld, zoeker: &Zoeker, gehoord: &Gehoord) -> BTreeSet<String> {
    let mut places: BTreeMap<String, Vec<u8>> = wereld.opstelling.inkijk().await.uittreksel().await;
    let metrics = reqwest::get(format!("{}/metrics", wereld.opstelling.beheer)).await;
    let metrics = metrics
        .expect("answers")
        .bytes()
        .await
        .expect("a page")
        .to_vec();
    assert!(metrics.len() > 1000, "a page of figures");
    places.insert("metrics".to_owned(), metrics);
    places.insert("log lines".to_owned(), lees_regels().lijnen());
    places.insert("traces".to_owned(), lees_regels().sporen());
    places.insert(
        "answers".to_owned(),
        gehoord.bytes.lock().expect("not poisoned").clone(),
    );
    places.insert(
        "log of the database".to_owned(),
        wereld.opstelling.databanklog(),
    );
    let files = std::fs::read_dir(wereld.opstelling.map()).expect("a directory");
    for file in files.flatten() {
        let bytes = std::fs::read(file.path()).expect("a file");
        places.insert(file.path().display().to_string(), bytes);
    }
    let mut found = BTreeSet::new();
    for (place, bytes) in &places {
        for vondst in zoeker.vind(bytes) {
            let name = Path::new(place)
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let is_name = NAMEN.iter().any(|name| vondst.naam.ends_with(name));
            if is_name && place == "answers" {
                continue;
            }
            found.insert(format!(
                "{} stands in {name} as {}",
                vondst.naam, vondst.als
            ));
        }
    }
    for needed in [
        "zaak.signaal",
        "audit.record",
        "log lines",
        "traces",
        "answers",
    ] {
        let some = places
            .iter()
            .any(|(place, bytes)| place.starts_with(needed) && !bytes.is_empty());
        assert!(some, "nothing to search in {needed}");
    }
    found
}

/// The fields of all requests.
fn velden(contract: &Contract, wereld: &Wereld) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let generator = Generator::nieuw(contract, &wereld.voorraad);
    for operatie in contract.operaties() {
        let _ = generator.lichaam(operatie, &mut |plaats: &Plaats, schema| {
            if ["string", "number"].contains(&soort(schema)) {
                all.insert(plaats.to_string());
            }
            assert!(
                soort(schema) != "number" || plaats.veld == "coordinates",
                "{plaats}: a number needs a canary of its own"
            );
            None
        });
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_of_a_request_stands_in_clear() {
    let lijst = lees_lijst(LIJST);
    let kanaries = Arc::new(Kanaries::nieuw(&lijst));
    let gehoord = Arc::new(Gehoord::default());
    let vul = {
        let kanaries = Arc::clone(&kanaries);
        Box::new(move |plaats: &Plaats, schema: &Value| kanaries.vul(plaats, schema))
    };
    let toeschouwer = {
        let gehoord = Arc::clone(&gehoord);
        Box::new(move |antwoord: &Antwoord| gehoord.hoor(antwoord))
    };
    let mut wereld = Wereld::met(vul, toeschouwer).await;

    let known = velden(wereld.contract, &wereld);
    let stale: Vec<_> = lijst
        .iter()
        .filter(|veld| !known.contains(&veld.plaats))
        .collect();
    assert!(
        stale.is_empty(),
        "fields in clear that do not exist: {stale:?}"
    );
    drijf(&wereld, &kanaries, &gehoord).await;
    let never = nooit_gelukt(wereld.contract, &gehoord);
    assert!(never.is_empty(), "no call succeeded of {never:?}");
    let without = kanaries.zonder();
    assert!(
        without.is_empty(),
        "codes that are not on the list of fields in clear: {without:?}"
    );
    let given = kanaries.uitgedeeld();
    let fields = given.keys().filter(|place| known.contains(*place)).count();
    assert!(fields > 20, "canaries in {fields} fields only");

    let mut zoeker = Zoeker::default();
    for (place, value) in &given {
        zoeker.zoek(place, value);
    }
    // What was counted and traced is written when the service ends.
    let metrics_first = doorzoek(&wereld, &zoeker, &gehoord).await;
    wereld.opstelling.stop().await;
    assert!(
        metrics_first.is_empty(),
        "{}",
        metrics_first.into_iter().collect::<Vec<_>>().join("\n")
    );
    let sporen = zoeker.vind(&lees_regels().sporen());
    assert!(sporen.is_empty(), "{sporen:?}");
}
