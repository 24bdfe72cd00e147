// SPDX-License-Identifier: EUPL-1.2
//! How many SQL statements a read costs: one where one fixed query says it all, four at most elsewhere, BEGIN and
//! ROLLBACK included. The append to the log, which requests share, is not among them.
#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Mutex;

use autorisatie::beleid::Rol;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use scenarios::Wereld;

/// Every statement since it was last emptied, by every connection of this process.
static ASKED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// No read costs more.
const MOST: usize = 4;

/// What each read costs at most; a new read is added here. Three is what goes before the work of an act and after it: the
/// log reads itself over connections of its own, and of a casus that is not there nothing is read.
const PINS: &[(&str, usize)] = &[
    ("besluit.lezen", 1),
    ("besluit.zoeken", 4),
    ("casus.lezen", 1),
    ("casus.zoeken", 4),
    ("deelname.lezen", 4),
    ("deelnemer.zoeken", 4),
    ("gremium.zoeken", 4),
    ("hhk.lezen", 1),
    ("hhk.zoeken", 4),
    ("informering.lezen", 1),
    ("lidmaatschap.lezen", 1),
    ("lidmaatschap.opsommen", 4),
    ("lidmaatschap.zoeken", 4),
    ("norm.zoeken", 4),
    ("plan.lezen", 1),
    ("plan.zoeken", 4),
    ("signaal.lezen", 1),
    ("signaal.zoeken", 4),
    ("subject.lezen", 1),
    ("subject.zoeken", 4),
    ("toegangslog.bewijzen", 3),
    ("toegangslog.checkpoint", 3),
    ("toegangslog.exporteren", 3),
    ("toegangslog.lezen", 4),
    ("toegangslog.tonen", 4),
    ("vergadering.lezen", 4),
    ("vergadering.zoeken", 4),
    ("verschijningsvorm.zoeken", 4),
    ("weging.lezen", 1),
    ("werkcontext.lezen", 1),
];

#[expect(clippy::unnecessary_wraps, reason = "the shape that diesel asks for")]
fn listener() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            ASKED.lock().expect("not poisoned").push(query.to_string());
        }
    }))
}

/// What was asked since the last time, without what a connection says when it is made.
fn take() -> Vec<String> {
    let mut asked = std::mem::take(&mut *ASKED.lock().expect("not poisoned"));
    // Nor what the service asks by itself: which keys are to be destroyed.
    asked.retain(|sql| !sql.starts_with("SET ") && !sql.contains("sleutelvernietiging"));
    asked
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_costs_what_it_is_pinned_at() {
    set_default_instrumentation(listener).expect("nobody else listens");
    let wereld = Wereld::nieuw().await;
    let mut cost: BTreeMap<&str, usize> = BTreeMap::new();
    for operatie in wereld.contract.operaties() {
        if operatie.methode != reqwest::Method::GET {
            continue;
        }
        for rol in Rol::ALLE.iter().copied() {
            let call = wereld.aanroep(operatie, rol);
            take();
            let answer = wereld.als(rol).doe(call).await;
            let asked = take();
            assert!(answer.status < 500, "{answer}");
            assert!(
                !asked.is_empty() && asked.len() <= MOST,
                "{} statements of {answer}: {asked:#?}",
                asked.len()
            );
            let most = cost.entry(&operatie.id).or_default();
            *most = asked.len().max(*most);
        }
    }
    assert_eq!(cost, PINS.iter().copied().collect());
}
