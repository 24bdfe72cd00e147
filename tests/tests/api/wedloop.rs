// SPDX-License-Identifier: EUPL-1.2
//! Many at once: a lidmaatschap that ends while its holder reads, and two who decide the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use autorisatie::beleid::Rol;
use scenarios::{Aanroep, Klant, Wereld};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

/// Reads in all: half begin beforehand, half when the end was answered.
const LEZINGEN: usize = 1000;

/// So many have been answered when the end begins: it falls in the middle of the others.
const VOORAF: usize = 100;

/// When a read began, what it was answered, and whether there was data in it.
struct Lezing {
    begin: Instant,
    status: u16,
    has_data: bool,
}

async fn lees(klant: &Klant, path: &str, context: Uuid) -> Lezing {
    let begin = Instant::now();
    let answer = klant.doe(Aanroep::get(path).werkcontext(context)).await;
    Lezing {
        begin,
        status: answer.status,
        has_data: answer.json()["inhoud"].is_object(),
    }
}

/// Ends a lidmaatschap; the moment at which that was answered.
async fn beeindig(wereld: &Wereld, lidmaatschap: Uuid) -> Instant {
    let beheer = wereld.als(Rol::FunctioneelBeheer);
    let path = format!("/lidmaatschappen/{lidmaatschap}");
    let etag = beheer.doe(Aanroep::get(&path)).await.moet(200).etag();
    let call = Aanroep::post(&format!("{path}/beeindiging")).versie(&etag);
    let _ = beheer.doe(call).await.moet(200);
    Instant::now()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_that_begins_after_a_lidmaatschap_has_ended_returns_data() {
    let wereld = Wereld::nieuw().await;
    let lezer = wereld.als(Rol::Partner).clone();
    let context = wereld
        .werkcontext(Rol::Partner)
        .expect("made for the casus");
    let paths = ["casussen", "subjecten"].map(|what| format!("/{what}/{}", wereld.id_van(what)));
    let lidmaatschap = wereld.lidmaatschap_van("partner").await;

    let (answered, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let (ended, has_ended) = watch::channel(false);
    let mut readers = JoinSet::new();
    for number in 0..LEZINGEN {
        let (lezer, path) = (lezer.clone(), paths[number % paths.len()].clone());
        let (answered, enough) = (Arc::clone(&answered), Arc::clone(&enough));
        let mut has_ended = has_ended.clone();
        readers.spawn(async move {
            if number >= LEZINGEN / 2 {
                has_ended
                    .wait_for(|ended| *ended)
                    .await
                    .expect("it will end");
            }
            let read = lees(&lezer, &path, context).await;
            if answered.fetch_add(1, Ordering::SeqCst) + 1 == VOORAF {
                enough.notify_one();
            }
            read
        });
    }
    enough.notified().await;
    let end = beeindig(&wereld, lidmaatschap).await;
    ended.send(true).expect("readers wait");

    let (mut with_data, mut after) = (0, 0);
    while let Some(read) = readers.join_next().await {
        let Lezing {
            begin,
            status,
            has_data,
        } = read.expect("no panic");
        if begin > end {
            after += 1;
            assert_eq!(
                (status, has_data),
                (403, false),
                "a read that began after the end"
            );
        } else {
            assert!([200, 403].contains(&status), "{status}");
            with_data += usize::from(has_data);
        }
    }
    assert!(with_data >= VOORAF / 2, "{with_data} reads returned data");
    assert!(after >= LEZINGEN / 2, "{after} reads began after the end");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_voorzitters_at_once_one_wins_and_there_is_one_casus() {
    let mut wereld = Wereld::leeg(Box::new(|_, _| None), Box::new(|_| ())).await;
    wereld.tot_en_met_aanneming().await;
    let besluit = wereld.voorraad.object("besluiten").expect("accepted");
    let (path, etag) = (
        format!("/besluiten/{}/vaststelling", besluit.0),
        besluit.1.to_owned(),
    );
    let vergadering = wereld.id_van("vergaderingen");
    let mut both = JoinSet::new();
    for sub in ["omt_voorzitter", "omt_voorzitter@D:2"] {
        let klant = wereld.opstelling.als(sub);
        let context = scenarios::stappen::werkcontext_over(
            &klant,
            "besluitvorming",
            "vergadering",
            vergadering,
        )
        .await;
        let call = Aanroep::post(&path).versie(&etag).werkcontext(context);
        both.spawn(async move { klant.doe(call).await });
    }
    let mut statuses: Vec<u16> = both
        .join_all()
        .await
        .iter()
        .map(|answer| answer.status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200, "{statuses:?}");
    assert!([409, 412].contains(&statuses[1]), "{statuses:?}");
    let inkijk = wereld.opstelling.inkijk().await;
    let count = "SELECT count(*)::text FROM autorisatie.zaak WHERE soort = 'casus'";
    assert_eq!(inkijk.tekst(count).await.as_deref(), Some("1"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_change_with_the_same_key_at_once_is_made_once() {
    let wereld = Wereld::leeg(Box::new(|_, _| None), Box::new(|_| ())).await;
    let melder = wereld.als(Rol::Partner).clone();
    let body = scenarios::stappen::een_signaal();
    let mut calls = JoinSet::new();
    for _ in 0..20 {
        let (melder, call) = (
            melder.clone(),
            Aanroep::post("/signalen").json(&body).sleutel("dezelfde"),
        );
        calls.spawn(async move { melder.doe(call).await.moet(201) });
    }
    let answers = calls.join_all().await;
    assert!(
        answers
            .iter()
            .all(|answer| answer.lichaam == answers[0].lichaam)
    );
    let repeated = answers
        .iter()
        .filter(|answer| answer.kop("Herhaald").is_some())
        .count();
    assert_eq!(repeated, 19);
    let inkijk = wereld.opstelling.inkijk().await;
    assert_eq!(
        inkijk
            .tekst("SELECT count(*)::text FROM zaak.signaal")
            .await
            .as_deref(),
        Some("1")
    );
    assert_eq!(inkijk.aantal_logregels().await, 20);

    // Another body under the same key is another change.
    let mut other = body;
    other["gedragingen"] = "Iets anders.".into();
    let call = Aanroep::post("/signalen").json(&other).sleutel("dezelfde");
    assert_eq!(
        melder.doe(call).await.moet(409).code(),
        "sleutel-hergebruikt"
    );
}
