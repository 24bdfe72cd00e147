// SPDX-License-Identifier: EUPL-1.2
//! The program is killed and PostgreSQL stops as a machine that fails would, again and again, while people write and read.

use scenarios::eigen::Eigen;
use scenarios::inkijk::Inkijk;
use scenarios::proces::Proces;
use scenarios::{Klant, Opstelling};

use lokale_postgres::Signal;

use crate::belasting::{Belasting, Gedaan};
use crate::hulp::{elke_wijziging_heeft_haar_regel, wacht_tot};
use crate::toezicht::Toezicht;

/// So much is acknowledged before the next blow falls: it falls in the middle of other work.
const WIJZIGINGEN_PER_RONDE: usize = 25;
const LEZINGEN_PER_RONDE: usize = 25;

/// What breaks.
#[derive(Clone, Copy, Debug)]
enum Klap {
    Programma,
    Databank,
    Allebei,
}

const KLAPPEN: [Klap; 3] = [Klap::Programma, Klap::Databank, Klap::Allebei];

/// How many blows; the Makefile says it. Without it each kind once.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the tests ask how long they may take"
)]
fn ronden() -> usize {
    match std::env::var("STORING_RONDEN") {
        Ok(text) => text.parse().expect("a number of rounds"),
        Err(_) => KLAPPEN.len(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_program_and_database_crash_under_load() {
    let mut cluster = Eigen::duurzaam().await;
    let mut opstelling = Opstelling::in_cluster(cluster.address()).await;
    opstelling.stop().await;
    let mut proces = Proces::start(opstelling.instellingen()).await;
    let belasting = Belasting::begin(&proces.basis).await;
    let mut toezicht = Toezicht::default();
    for klap in KLAPPEN.into_iter().cycle().take(ronden()) {
        belasting
            .wacht_op(WIJZIGINGEN_PER_RONDE, LEZINGEN_PER_RONDE)
            .await;
        if !matches!(klap, Klap::Databank) {
            proces.signaal(Signal::Kill);
        }
        if !matches!(klap, Klap::Programma) {
            cluster.crash().await;
            cluster.start().await;
        }
        if !matches!(klap, Klap::Databank) {
            assert!(!proces.einde().await.success(), "killed");
            proces = Proces::start(opstelling.instellingen()).await;
        }
        wacht_tot("ready", async || proces.is_gereed().await).await;
        // Everybody repeats what he got no answer to; then it is quiet.
        let (_rust, gedaan) = belasting.rust_op(&proces.basis).await;
        let inkijk = opstelling.inkijk().await;
        alles_is_er(&inkijk, &gedaan).await;
        toezicht.controleer(&proces.als("cfg"), &gedaan).await;
        println!(
            "{klap:?}: {} changes, {} reads",
            gedaan.wijzigingen.len(),
            gedaan.lezingen.len()
        );
    }
    let klant: Klant = proces.als("partner");
    drop(belasting);
    let call = crate::hulp::opstellen("tot-slot");
    let _ = klant.doe(call).await.moet(201);
    proces.signaal(Signal::Terminate);
    assert!(proces.einde().await.success());
}

/// Every acknowledged change is there once, with its record; every acknowledged read has its record.
async fn alles_is_er(inkijk: &Inkijk, gedaan: &Gedaan) {
    let made = elke_wijziging_heeft_haar_regel(inkijk).await;
    assert_eq!(made, gedaan.wijzigingen.len(), "each change once");
    let there = "SELECT coalesce(string_agg(id::text, ','), '') FROM zaak.signaal";
    let there = inkijk.tekst(there).await.expect("a list");
    let there: std::collections::HashSet<&str> = there.split(',').collect();
    for id in gedaan.wijzigingen.values() {
        assert!(there.contains(id.to_string().as_str()), "{id} is lost");
    }
}
