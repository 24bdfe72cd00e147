// SPDX-License-Identifier: EUPL-1.2
//! Exactly one record for every call with a valid token, whatever becomes of it; none on the
//! routes that are exempt.

use autorisatie::beleid::Rol;
use reqwest::Method;
use scenarios::{Aanroep, Operatie, Opstelling, Wereld};
use server::deur::openbaar::EXEMPT;

use crate::vastlegging::doe;

/// The routes that leave no record, each with the reason. Another list in the service fails here.
const UITGEZONDERD: [(&str, &str, &str); 6] = [
    (
        "/api/v1/openapi.json",
        "/api/v1/openapi.json",
        "the description of the API holds no personal data",
    ),
    (
        "/api/v1/documentatie",
        "/api/v1/documentatie",
        "leads to the page below",
    ),
    (
        "/api/v1/documentatie/",
        "/api/v1/documentatie/",
        "the same description, for people",
    ),
    (
        "/api/v1/documentatie/{bestand}",
        "/api/v1/documentatie/index.css",
        "what that page needs",
    ),
    (
        "/problemen/{code}",
        "/problemen/niet-gevonden",
        "explains an answer; the code is in the answer already",
    ),
    (
        "/.well-known/security.txt",
        "/.well-known/security.txt",
        "tells whoever finds a leak where to report it",
    ),
];

/// Longer than any body may be.
const TE_GROOT_BYTES: usize = 300 * 1024;

/// Calls that the door itself turns away, with the status that each gets where it applies.
fn misvormd(operatie: &Operatie, goed: &Aanroep) -> Vec<(Aanroep, u16)> {
    let elsewhere = |methode: Method| goed.clone().met_methode(methode);
    let mut calls = vec![
        (goed.clone().kop("Accept", "image/png"), 406),
        (goed.clone().kop("Sec-Purpose", "prefetch"), 400),
        (goed.clone().kop("Expect", "iets-anders"), 417),
        (goed.clone().kop("Hoedanigheid", "geen-id"), 400),
        (goed.clone().kop("Werkcontext", "geen-id"), 400),
        (goed.clone().met_vraag("onbekend=1"), 400),
        (goed.clone().met_vraag("limit=1&limit=2"), 400),
        (elsewhere(Method::TRACE), 405),
        (
            elsewhere(Method::from_bytes(b"VERZONNEN").expect("a word")),
            405,
        ),
    ];
    if operatie.lichaamschema().is_some() {
        calls.extend([
            (goed.clone().bytes("text/plain", b"{}".to_vec()), 415),
            (goed.clone().bytes("application/json", b"{".to_vec()), 400),
            (goed.clone().bytes("application/json", Vec::new()), 400),
            (
                goed.clone()
                    .bytes("application/json", vec![b' '; TE_GROOT_BYTES]),
                413,
            ),
        ]);
    } else {
        calls.push((goed.clone().bytes("application/json", b"{}".to_vec()), 400));
    }
    if operatie.eist_kop("Idempotency-Key") {
        calls.push((goed.clone().zonder_sleutel(), 400));
        calls.push((goed.clone().sleutel("a").kop("Idempotency-Key", "b"), 400));
    }
    calls
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_the_door_turns_away_leaves_one_record() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let goed = wereld.aanroep(operatie, rol);
        for (call, status) in misvormd(operatie, &goed) {
            let (answer, _) = doe(wereld.als(rol), &inkijk, call).await;
            assert_eq!(answer.status, status, "{}: {answer}", operatie.id);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn head_and_options_leave_one_record_on_every_route() {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    for operatie in wereld.contract.operaties() {
        let rol = wereld.wie_wel(operatie)[0];
        let call = wereld.aanroep(operatie, rol);
        let has_get = operatie.methode == Method::GET;
        let (options, _) = doe(
            wereld.als(rol),
            &inkijk,
            call.clone().zonder_lichaam(Method::OPTIONS),
        )
        .await;
        assert_eq!(options.status, 204, "{options}");
        let allow = options.kop("Allow").unwrap_or_default();
        assert!(
            allow
                .split(", ")
                .any(|one| one == operatie.methode.as_str()),
            "{allow}"
        );
        let known_get = wereld
            .contract
            .operaties()
            .iter()
            .any(|other| other.sjabloon == operatie.sjabloon && other.methode == Method::GET);
        let (head, _) = doe(
            wereld.als(rol),
            &inkijk,
            call.clone().zonder_lichaam(Method::HEAD),
        )
        .await;
        if has_get {
            let (get, _) = doe(wereld.als(rol), &inkijk, call).await;
            assert_eq!(head.status, get.status, "{head}");
        } else if !known_get {
            assert_eq!(head.status, 405, "{head}");
        }
    }
}

#[tokio::test]
async fn an_unknown_route_leaves_one_record_for_every_method() {
    let opstelling = Opstelling::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    let klant = opstelling.als(Rol::Partner.naam());
    for path in [
        "/api/v1/bestaat-niet",
        "/",
        "/api/v2/signalen",
        "/api/v1/signalen/",
        "//",
        "/%00",
        "/api/v1/../signalen",
    ] {
        for methode in [
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "VERZONNEN",
        ] {
            let methode = Method::from_bytes(methode.as_bytes()).expect("a method");
            let (answer, record) = doe(&klant, &inkijk, Aanroep::buiten(methode, path)).await;
            assert_eq!(answer.status, 404, "{answer}");
            assert_eq!(record.inhoud.wat.handeling, "deur.weigeren", "{answer}");
        }
    }
}

#[tokio::test]
async fn the_exempt_routes_are_these_and_leave_no_record() {
    let listed: Vec<_> = UITGEZONDERD
        .iter()
        .map(|(template, ..)| *template)
        .collect();
    assert_eq!(listed, EXEMPT);
    let mut opstelling = Opstelling::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    for klant in [
        opstelling.met_token(None),
        opstelling.als(Rol::Partner.naam()),
    ] {
        for (_, path, reason) in UITGEZONDERD {
            for methode in [Method::GET, Method::HEAD, Method::OPTIONS, Method::POST] {
                let answer = klant.doe(Aanroep::buiten(methode, path)).await;
                assert!([200, 204, 308, 405].contains(&answer.status), "{answer}");
                assert_eq!(answer.logregel(), None, "{reason}: {answer}");
            }
        }
    }
    opstelling.stop().await;
    assert_eq!(inkijk.aantal_logregels().await, 0);
}
