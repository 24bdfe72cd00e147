// SPDX-License-Identifier: EUPL-1.2
//! A client that hangs up, wherever in its call it does so: the act is done whole and has its record, or it did not happen.

use scenarios::Opstelling;
use scenarios::inkijk::Inkijk;
use scenarios::uitgever::Uitgever;

use crate::hulp::{
    GRENS, alle_antwoorden, elke_wijziging_heeft_haar_regel, getal, melder, opstellen, wacht_tot,
    wacht_tot_gereed,
};
use crate::rauw::{antwoordt, stuur, wijziging};

/// Bytes between two places at which a call is cut off.
const STAP_BYTES: usize = 23;

/// More calls at once than there are connections to the databases.
const TEGELIJK: usize = 64;

/// Statements of the service that wait for the lock that the test holds.
const WACHT: &str = "SELECT count(*)::text FROM pg_stat_activity a WHERE a.usename LIKE 'verband%'
    AND a.datname LIKE current_database() || '%' AND a.wait_event_type = 'Lock'";

/// Sessions that hold something for nobody.
const BLIJVEN_HANGEN: &str = "SELECT count(*)::text FROM pg_stat_activity
    WHERE datname = current_database() AND usename LIKE 'verband%' AND state LIKE 'idle in transaction%'";

/// Nobody's call holds anything: more calls at once than there are connections are all answered.
async fn niets_is_verloren(opstelling: &Opstelling, inkijk: &Inkijk) {
    let melder = melder(opstelling);
    let calls = (0..TEGELIJK).map(|n| (melder.clone(), opstellen(&format!("na-{n}"))));
    for answer in alle_antwoorden(calls.collect()).await {
        let _ = answer.moet(201);
    }
    wacht_tot("no transaction without a call", async || {
        getal(inkijk, BLIJVEN_HANGEN).await == 0
    })
    .await;
}

/// Repeats every call that may have arrived whole: each of them makes one change, once.
async fn herhaal(opstelling: &Opstelling, sleutels: &[String]) {
    let melder = melder(opstelling);
    let calls = sleutels.iter().map(|s| (melder.clone(), opstellen(s)));
    for answer in alle_antwoorden(calls.collect()).await {
        let _ = answer.moet(201);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_is_cut_off_after_any_byte_is_done_whole_or_not_at_all() {
    let mut opstelling = Opstelling::nieuw().await;
    let inkijk = opstelling.inkijk().await;
    let token = Uitgever::van_dit_proces().token("partner");
    let mut whole = Vec::new();
    let length = wijziging(&opstelling.basis, &token, "afgebroken-0000").len();
    for (number, sent) in (0..length)
        .step_by(STAP_BYTES)
        .chain([length; 20])
        .enumerate()
    {
        let sleutel = format!("afgebroken-{number:04}");
        let bytes = wijziging(&opstelling.basis, &token, &sleutel);
        drop(stuur(&opstelling.basis, &bytes[..sent]).await);
        if sent == length {
            whole.push(sleutel);
        }
    }
    niets_is_verloren(&opstelling, &inkijk).await;
    // What arrived whole and was cancelled nevertheless is rolled back when the service ends; what was committed is told.
    opstelling.herstart().await;
    wacht_tot_gereed(&opstelling).await;
    elke_wijziging_heeft_haar_regel(&inkijk).await;
    herhaal(&opstelling, &whole).await;
    let made = elke_wijziging_heeft_haar_regel(&inkijk).await;
    assert_eq!(made, whole.len() + TEGELIJK, "only calls that were whole");
}

/// Every table in which the service can have to wait.
async fn tabellen(inkijk: &Inkijk) -> Vec<(bool, String)> {
    let all = inkijk.uittreksel().await;
    let names = all
        .into_keys()
        .filter(|name| !name.starts_with("migratie."));
    names
        .map(|name| (name.starts_with("sleutels."), name))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_hangs_up_while_its_call_waits_leaves_nothing_half_done() {
    let mut opstelling = Opstelling::nieuw().await;
    let (inkijk, slot) = (opstelling.inkijk().await, opstelling.inkijk().await);
    let token = Uitgever::van_dit_proces().token("partner");
    let (mut sleutels, mut waited) = (Vec::new(), 0);
    for (in_sleutelbank, tabel) in tabellen(&inkijk).await {
        let vast = format!("BEGIN; LOCK TABLE {tabel} IN ACCESS EXCLUSIVE MODE");
        let sleutel = format!("wacht-{tabel}");
        let bytes = wijziging(&opstelling.basis, &token, &sleutel);
        if in_sleutelbank {
            slot.voer_uit_sleutels(&vast).await;
        } else {
            slot.voer_uit(&vast).await;
        }
        let stream = stuur(&opstelling.basis, &bytes).await;
        wacht_tot("it waits, or it is answered", async || {
            getal(&inkijk, WACHT).await > 0 || antwoordt(&stream)
        })
        .await;
        waited += usize::from(!antwoordt(&stream));
        drop(stream);
        if in_sleutelbank {
            slot.voer_uit_sleutels("ROLLBACK").await;
        } else {
            slot.voer_uit("ROLLBACK").await;
        }
        sleutels.push(sleutel);
    }
    assert!(waited >= 8, "the call goes through many tables: {waited}");
    niets_is_verloren(&opstelling, &inkijk).await;
    tokio::time::timeout(GRENS, opstelling.herstart())
        .await
        .expect("it stops");
    wacht_tot_gereed(&opstelling).await;
    elke_wijziging_heeft_haar_regel(&inkijk).await;
    herhaal(&opstelling, &sleutels).await;
    let made = elke_wijziging_heeft_haar_regel(&inkijk).await;
    assert_eq!(made, sleutels.len() + TEGELIJK);
}
