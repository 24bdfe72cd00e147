// SPDX-License-Identifier: EUPL-1.2
//! The program is told to stop while people work: what it took in is answered, and then it ends well.

use std::collections::BTreeSet;

use lokale_postgres::Signal;
use scenarios::Opstelling;
use scenarios::proces::Proces;
use scenarios::uitgever::Uitgever;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::belasting::Belasting;
use crate::hulp::{GRENS, elke_wijziging_heeft_haar_regel, getal, wacht_tot};
use crate::rauw::{adres, stuur, wijziging};

/// Calls of which it is certain that they were taken in.
const AANGENOMEN: usize = 12;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_a_stop_whoever_was_taken_in_is_answered_and_nobody_else_is() {
    let mut opstelling = Opstelling::nieuw().await;
    opstelling.stop().await;
    let (inkijk, slot) = (opstelling.inkijk().await, opstelling.inkijk().await);
    let proces = Proces::start(opstelling.instellingen()).await;
    let token = Uitgever::van_dit_proces().token("partner");
    slot.voer_uit("BEGIN; SELECT 1 FROM audit.head FOR UPDATE")
        .await;
    let mut under_way = Vec::new();
    for number in 0..AANGENOMEN {
        let bytes = wijziging(&proces.basis, &token, &format!("stop-{number}"));
        under_way.push(stuur(&proces.basis, &bytes).await);
    }
    // Each has committed, and waits for its record.
    wacht_tot("all are taken in", async || {
        let made = getal(&inkijk, "SELECT count(*)::text FROM zaak.signaal").await;
        usize::try_from(made) == Ok(AANGENOMEN)
    })
    .await;
    proces.signaal(Signal::Terminate);
    wacht_tot("no new connections", async || {
        TcpStream::connect(adres(&proces.basis)).await.is_err()
    })
    .await;
    assert!(!proces.is_gereed().await, "it says that it stops");
    slot.voer_uit("ROLLBACK").await;
    for mut stream in under_way {
        let mut answer = String::new();
        let read = timeout(GRENS, stream.read_to_string(&mut answer)).await;
        let _ = read.expect("it is answered").expect("a text");
        // On a machine that is very busy the record may have come too late: that is an answer too.
        assert!(
            answer.starts_with("HTTP/1.1 201") || answer.starts_with("HTTP/1.1 503"),
            "{answer}"
        );
    }
    assert!(proces.einde().await.success(), "it ends well");
    let proces = Proces::start(opstelling.instellingen()).await;
    wacht_tot("ready", async || proces.is_gereed().await).await;
    assert_eq!(elke_wijziging_heeft_haar_regel(&inkijk).await, AANGENOMEN);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_a_stop_under_load_nothing_acknowledged_is_lost_and_the_program_ends_well() {
    let mut opstelling = Opstelling::nieuw().await;
    opstelling.stop().await;
    let inkijk = opstelling.inkijk().await;
    let mut proces = Proces::start(opstelling.instellingen()).await;
    let belasting = Belasting::begin(&proces.basis).await;
    for _ in 0..2 {
        belasting.wacht_op(25, 25).await;
        proces.signaal(Signal::Terminate);
        assert!(proces.einde().await.success(), "it ends well");
        proces = Proces::start(opstelling.instellingen()).await;
        let (_rust, gedaan) = belasting.rust_op(&proces.basis).await;
        let made = elke_wijziging_heeft_haar_regel(&inkijk).await;
        assert_eq!(made, gedaan.wijzigingen.len());
        let records = inkijk.logregels_vanaf(0).await;
        let ids: BTreeSet<_> = records.iter().map(|r| r.inhoud.record_id).collect();
        assert!(gedaan.lezingen.is_subset(&ids), "reads and their records");
        assert!(gedaan.wijzigingsregels.is_subset(&ids));
    }
}
