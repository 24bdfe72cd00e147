// SPDX-License-Identifier: EUPL-1.2
//! Every operation without a valid token: 401, and nothing but a count per source and second.

use std::collections::BTreeSet;

use audit_log::Record;
use autorisatie::beleid::Rol;
use scenarios::uitgever::Uitgever;
use scenarios::{Klant, Opstelling, Wereld};
use serde_json::json;

/// As many calls without a valid token as one source may make at once, with some to spare.
const AANROEPEN_PER_BRON: usize = 90;

fn slechte_tokens(sub: &str) -> Vec<(&'static str, Option<String>)> {
    let uitgever = Uitgever::van_dit_proces();
    let goed = || Uitgever::nieuw(sub);
    let of = |token| Some(uitgever.onderteken(&token));
    vec![
        ("none", None),
        ("expired", of(goed().verschoven(-1000))),
        (
            "of another issuer",
            of(goed().met("iss", json!("https://elders.example"))),
        ),
        (
            "signed by a stranger",
            Some(uitgever.onderteken_vreemd(&goed())),
        ),
    ]
}

/// The counting records, and that there are no others.
fn telregels(records: Vec<Record>) -> Vec<Record> {
    for record in &records {
        let inhoud = &record.inhoud;
        assert_eq!(inhoud.wat.handeling, "aanmelding.weigeren");
        assert_eq!(inhoud.wie.actor_alias, None);
    }
    records
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_operation_without_a_valid_token_is_401_and_counted() {
    let Wereld {
        mut opstelling,
        contract,
        voorraad,
        ..
    } = Wereld::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    let before = inkijk.aantal_logregels().await;
    let mut calls = 0;
    let mut klanten: Vec<(&str, Klant)> = Vec::new();
    for operatie in contract.operaties() {
        for (number, (what, token)) in slechte_tokens(Rol::Partner.naam()).into_iter().enumerate() {
            if calls % AANROEPEN_PER_BRON == 0 {
                klanten.clear();
            }
            let source = u8::try_from(2 + calls / AANROEPEN_PER_BRON).expect("few sources");
            if klanten.iter().all(|(known, _)| *known != what) {
                klanten.push((what, opstelling.met_token(token).vanaf(source)));
            }
            let klant = &klanten
                .iter()
                .find(|(known, _)| *known == what)
                .expect("just made")
                .1;
            let generator = scenarios::generator::Generator::nieuw(contract, &voorraad);
            let answer = klant
                .doe(generator.aanroep(operatie, &mut |_, _| None))
                .await;
            let code = if number == 0 {
                "token-ontbreekt"
            } else {
                "token-ongeldig"
            };
            assert_eq!(
                (answer.status, answer.code().as_str()),
                (401, code),
                "{what}: {answer}"
            );
            let challenge = answer.kop("WWW-Authenticate").unwrap_or_default();
            assert!(challenge.starts_with("Bearer"), "{answer}");
            assert_eq!(answer.logregel(), None, "{answer}");
            calls += 1;
        }
    }
    // A service that stops writes what it has counted.
    opstelling.stop().await;
    let records = telregels(inkijk.logregels_vanaf(before).await);
    let counted: usize = records
        .iter()
        .map(|r| usize::try_from(r.inhoud.wat.aantal).expect("small"))
        .sum();
    assert_eq!(counted, calls);
}

#[tokio::test]
async fn one_source_in_one_second_is_one_record_and_a_flood_is_slowed_down() {
    let mut opstelling = Opstelling::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    let klant = opstelling.met_token(None);
    let mut slowed_down = 0;
    let calls = 2 * AANROEPEN_PER_BRON;
    for _ in 0..calls {
        let answer = klant.doe(scenarios::Aanroep::get("/signalen")).await;
        match answer.status {
            401 => {}
            429 => {
                let wait = answer
                    .kop("Retry-After")
                    .and_then(|s| s.parse::<u64>().ok());
                assert!(wait.is_some_and(|seconds| seconds >= 1), "{answer}");
                slowed_down += 1;
            }
            _ => panic!("{answer}"),
        }
    }
    assert!(slowed_down > 0);
    opstelling.stop().await;
    let records = telregels(inkijk.logregels_vanaf(0).await);
    let counted: u32 = records.iter().map(|r| r.inhoud.wat.aantal).sum();
    assert_eq!(usize::try_from(counted), Ok(calls));
    let seconds: BTreeSet<_> = records
        .iter()
        .map(|r| r.inhoud.begin_us / 1_000_000)
        .collect();
    assert_eq!(
        records.len(),
        seconds.len(),
        "one record per source and second"
    );
}
