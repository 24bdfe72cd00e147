// SPDX-License-Identifier: EUPL-1.2
//! Many at once: a lidmaatschap, a deelname or a casus that ends while somebody reads, and two who decide the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use autorisatie::beleid::Rol;
use scenarios::tafel::Casuswerk;
use scenarios::{Aanroep, Klant, Wereld};
use serde_json::{Value, json};
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

/// A thousand reads of `paths` beside one end of the reader's sight: none that begins after `end` was answered returns data,
/// and all such are answered `after`.
async fn race(
    lezer: &Klant,
    context: Uuid,
    paths: &[String],
    after: u16,
    end: impl Future<Output = Instant>,
) {
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
    let end = end.await;
    ended.send(true).expect("readers wait");

    let (mut with_data, mut late) = (0, 0);
    while let Some(read) = readers.join_next().await {
        let Lezing {
            begin,
            status,
            has_data,
        } = read.expect("no panic");
        if begin > end {
            late += 1;
            assert_eq!(
                (status, has_data),
                (after, false),
                "a read that began after the end"
            );
        } else {
            assert!([200, after].contains(&status), "{status}");
            with_data += usize::from(has_data);
        }
    }
    assert!(with_data >= VOORAF / 2, "{with_data} reads returned data");
    assert!(late >= LEZINGEN / 2, "{late} reads began after the end");
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
    let end = beeindig(&wereld, lidmaatschap);
    race(&lezer, context, &paths, 403, end).await;
}

/// A besluit about a casus, accepted; its adoption ends what a deelnemer sees of it.
async fn no_read_that_begins_after_adoption_returns_data(soort: &str, inhoud: Value) {
    let werk = Casuswerk::met(&["politie", "om", "fiod"]).await;
    werk.beslis_over_informeren().await;
    let (lezer, context) = werk.deelnemer("partner").await;
    let list = Aanroep::get(&format!("{}/subjecten", werk.pad())).werkcontext(context);
    let list = lezer.doe(list).await.moet(200).json();
    let subject = list["subjecten"][0]["id"].as_str().expect("a subject");
    let paths = [werk.pad(), format!("/subjecten/{subject}")];
    let besluit = werk.stel_voor(soort, inhoud).await.moet(201).id();
    let accepted = werk.tafel.neem_aan(besluit).await;
    let call = werk.tafel.vaststelling(accepted).await;
    let end = async {
        let _ = werk.tafel.voorzitter.doe(call).await.moet(200);
        Instant::now()
    };
    race(&lezer, context, &paths, 404, end).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_that_begins_after_a_deelname_has_ended_returns_data() {
    let inhoud = json!({"beeindigen": ["politie"]});
    no_read_that_begins_after_adoption_returns_data("deelnemersWijzigen", inhoud).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_that_begins_after_a_casus_has_been_closed_returns_data() {
    let inhoud = json!({"grond": "niet_langer_noodzakelijk"});
    no_read_that_begins_after_adoption_returns_data("casusAfsluiten", inhoud).await;
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
