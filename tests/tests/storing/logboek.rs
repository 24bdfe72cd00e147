// SPDX-License-Identifier: EUPL-1.2
//! The log cannot be written: whatever is asked is answered 503, within the deadline and without a byte of data, and all
//! is well again when the log is.

use audit_log::Resultaat;
use scenarios::{Opstelling, Wereld};

use crate::hulp::{
    alle_antwoorden, alle_operaties, getal, melder, opstellen, wacht_op_fout, wacht_tot,
    wacht_tot_gereed, zwijgt_zonder_logregel,
};

const ZONDER_RECHT: &str = "REVOKE EXECUTE ON FUNCTION audit.toevoegen FROM verband_app";
const MET_RECHT: &str = "GRANT EXECUTE ON FUNCTION audit.toevoegen TO verband_app";
const HANGT: &str = "BEGIN; SELECT 1 FROM audit.head FOR UPDATE";
const HANGT_NIET: &str = "ROLLBACK";
const SNIJD_AF: &str = "SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'verband-logboek'";
const WACHT_OP_SLOT: &str = "SELECT count(*)::text FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'verband-logboek' AND wait_event_type = 'Lock'";
const SIGNALEN: &str = "SELECT count(*)::text FROM zaak.signaal";
const OUTBOX: &str = "SELECT count(*)::text FROM audit.outbox";

/// Every operation while the log is out of order: 503 and nothing else; afterwards as before.
async fn niets_verlaat_de_dienst(stuk: &str, heel: &str) {
    let wereld = Wereld::nieuw().await;
    let inkijk = wereld.opstelling.inkijk().await;
    wacht_tot_gereed(&wereld.opstelling).await;
    let size = inkijk.aantal_logregels().await;
    inkijk.voer_uit(stuk).await;
    for answer in alle_antwoorden(alle_operaties(&wereld)).await {
        zwijgt_zonder_logregel(&answer);
    }
    wacht_op_fout(&wereld.opstelling, "logboek").await;
    inkijk.voer_uit(heel).await;
    // Nobody calls meanwhile: it has to find out by itself.
    wacht_tot_gereed(&wereld.opstelling).await;
    wacht_tot("an empty outbox", async || {
        getal(&inkijk, OUTBOX).await == 0
    })
    .await;
    for answer in alle_antwoorden(alle_operaties(&wereld)).await {
        assert!(answer.status < 500, "{answer}");
        assert!(answer.logregel().is_some(), "{answer}");
    }
    assert!(inkijk.aantal_logregels().await > size);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_right_to_append_nothing_leaves() {
    niets_verlaat_de_dienst(ZONDER_RECHT, MET_RECHT).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_append_hangs_nothing_leaves() {
    niets_verlaat_de_dienst(HANGT, HANGT_NIET).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_was_committed_before_its_append_failed_is_answered_when_it_is_repeated() {
    let opstelling = Opstelling::nieuw().await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    inkijk.voer_uit(ZONDER_RECHT).await;
    for _ in 0..3 {
        zwijgt_zonder_logregel(&melder.doe(opstellen("een")).await);
    }
    assert_eq!(getal(&inkijk, SIGNALEN).await, 1, "committed, once");
    inkijk.voer_uit(MET_RECHT).await;
    let size = inkijk.aantal_logregels().await;
    let answer = melder.doe(opstellen("een")).await.moet(201);
    assert!(answer.kop("Herhaald").is_some(), "{answer}");
    assert_eq!(getal(&inkijk, SIGNALEN).await, 1);
    wacht_tot("an empty outbox", async || {
        getal(&inkijk, OUTBOX).await == 0
    })
    .await;
    // The change itself, and the answer that was given.
    let done = inkijk.logregels_vanaf(size).await.into_iter();
    let done = done.filter(|r| {
        r.inhoud.wat.handeling == "signaal.opstellen" && r.inhoud.wat.resultaat == Resultaat::Gelukt
    });
    let (changed, repeated): (Vec<_>, Vec<_>) =
        done.partition(|r| r.inhoud.wat.zaak_alias.is_some());
    assert_eq!((changed.len(), repeated.len()), (1, 1));
    assert_eq!(Some(repeated[0].inhoud.record_id), answer.logregel());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_is_cut_in_the_middle_of_an_append_costs_nobody_his_answer() {
    let opstelling = Opstelling::nieuw().await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    let slot = opstelling.inkijk().await;
    slot.voer_uit(HANGT).await;
    let calls = (0..8).map(|n| (melder.clone(), opstellen(&n.to_string())));
    let answers = tokio::spawn(alle_antwoorden(calls.collect()));
    wacht_tot("an append that waits", async || {
        getal(&inkijk, WACHT_OP_SLOT).await > 0
    })
    .await;
    assert!(getal(&inkijk, SNIJD_AF).await > 0);
    slot.voer_uit(HANGT_NIET).await;
    for answer in answers.await.expect("no panic") {
        let _ = answer.moet(201);
    }
    assert_eq!(getal(&inkijk, SIGNALEN).await, 8);
    let records = inkijk.logregels_vanaf(0).await;
    let mut ids: Vec<_> = records.iter().map(|r| r.inhoud.record_id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), records.len(), "no record stands there twice");
    let changed = records.iter().filter(|r| r.inhoud.wat.zaak_alias.is_some());
    assert_eq!(changed.count(), 8);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_are_cut_for_as_long_as_is_asked_give_503_and_no_change_is_lost() {
    let opstelling = Opstelling::nieuw().await;
    let (melder, inkijk) = (melder(&opstelling), opstelling.inkijk().await);
    let slot = opstelling.inkijk().await;
    slot.voer_uit(HANGT).await;
    let calls = || (0..8).map(|n| (melder.clone(), opstellen(&n.to_string())));
    let answers = tokio::spawn(alle_antwoorden(calls().collect()));
    while !answers.is_finished() {
        let _ = getal(&inkijk, SNIJD_AF).await;
    }
    for answer in answers.await.expect("no panic") {
        zwijgt_zonder_logregel(&answer);
    }
    slot.voer_uit(HANGT_NIET).await;
    wacht_tot_gereed(&opstelling).await;
    for answer in alle_antwoorden(calls().collect()).await {
        let _ = answer.moet(201);
    }
    assert_eq!(getal(&inkijk, SIGNALEN).await, 8);
}
