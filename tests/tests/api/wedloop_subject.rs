// SPDX-License-Identifier: EUPL-1.2
//! Many read a subject at once, and one besluit removes him between them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use autorisatie::beleid::Rol;
use scenarios::stappen::werkcontext_over;
use scenarios::{Aanroep, Wereld};
use serde_json::json;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// Reads in all: half begin beforehand, half when the removal was answered.
const LEZINGEN: usize = 1000;

/// So many have been answered when the removal begins: it falls in the middle of the others.
const VOORAF: usize = 100;

/// The tafel accepts that the subject goes; the call with which the voorzitter adopts it.
async fn tot_en_met_aanneming(wereld: &mut Wereld) -> Aanroep {
    let subject = wereld.id_van("subjecten");
    let inhoud = json!({"subject": subject, "grond": "niet_langer_noodzakelijk"});
    wereld
        .stel_over_subject_voor("subjectVerwijderen", inhoud)
        .await;
    wereld.neem_voorstel_aan().await;
    let vergadering = wereld.id_van("vergaderingen");
    let voorzitter = wereld.als(Rol::OmtVoorzitter);
    let context = werkcontext_over(voorzitter, "besluitvorming", "vergadering", vergadering).await;
    let (besluit, etag) = wereld.voorraad.object("besluiten").expect("accepted");
    let path = format!("/besluiten/{besluit}/vaststelling");
    Aanroep::post(&path).versie(etag).werkcontext(context)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_that_begins_after_a_subject_was_removed_returns_data() {
    let mut wereld = Wereld::nieuw().await;
    let vaststelling = tot_en_met_aanneming(&mut wereld).await;
    let lezer = wereld.als(Rol::Partner).clone();
    let casus = wereld.id_van("casussen");
    let context = werkcontext_over(&lezer, "casusoverleg", "zaak", casus).await;
    let path = format!("/subjecten/{}", wereld.id_van("subjecten"));

    let (answered, enough) = (Arc::new(AtomicUsize::new(0)), Arc::new(Notify::new()));
    let (removed, is_removed) = watch::channel(false);
    let mut readers = JoinSet::new();
    for number in 0..LEZINGEN {
        let (lezer, path) = (lezer.clone(), path.clone());
        let (answered, enough) = (Arc::clone(&answered), Arc::clone(&enough));
        let mut is_removed = is_removed.clone();
        readers.spawn(async move {
            if number >= LEZINGEN / 2 {
                let gone = is_removed.wait_for(|gone| *gone).await;
                let _ = gone.expect("it will be");
            }
            let begin = Instant::now();
            let answer = lezer.doe(Aanroep::get(&path).werkcontext(context)).await;
            if answered.fetch_add(1, Ordering::SeqCst) + 1 == VOORAF {
                enough.notify_one();
            }
            let has_data = answer.json()["gegevens"].is_object();
            (begin, answer.status, has_data)
        });
    }
    enough.notified().await;
    let _ = wereld
        .als(Rol::OmtVoorzitter)
        .doe(vaststelling)
        .await
        .moet(200);
    let end = Instant::now();
    removed.send(true).expect("readers wait");

    let (mut with_data, mut after) = (0, 0);
    while let Some(read) = readers.join_next().await {
        let (begin, status, has_data) = read.expect("no panic");
        if begin > end {
            after += 1;
            assert_eq!((status, has_data), (404, false), "a read after the removal");
        } else {
            assert_eq!(has_data, status == 200, "{status}");
            assert!([200, 404].contains(&status), "{status}");
            with_data += usize::from(has_data);
        }
    }
    assert!(with_data >= VOORAF / 2, "{with_data} reads returned data");
    assert!(
        after >= LEZINGEN / 2,
        "{after} reads began after the removal"
    );
}
