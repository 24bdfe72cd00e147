// SPDX-License-Identifier: EUPL-1.2
//! Bundles with a statement that the test holds back, lets through, fails or breaks.

use std::collections::VecDeque;
use std::sync::Arc;

use parking_lot::Mutex;
use proptest::prelude::*;
use tokio::sync::Semaphore;
use tokio::task::{JoinHandle, LocalSet, spawn_local, yield_now};

use super::{BUNDEL_MAXIMUM, Bundel, Haler, ONDERWEG_MAXIMUM};
use crate::fout::Storing;

/// How one statement ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Eind {
    Goed,
    Fout,
    Paniek,
    /// The row of the first question is left out.
    Onvolledig,
}

/// What the test sees and steers.
#[derive(Default)]
struct Bediening {
    verzonden: Vec<Vec<u32>>,
    onderweg: usize,
    meest_onderweg: usize,
    einden: VecDeque<Eind>,
    is_weg: bool,
}

#[derive(Clone)]
struct Nep {
    bediening: Arc<Mutex<Bediening>>,
    doorgang: Arc<Semaphore>,
}

impl Nep {
    fn dicht() -> Self {
        Self {
            bediening: Arc::default(),
            doorgang: Arc::new(Semaphore::new(0)),
        }
    }

    fn open() -> Self {
        let nep = Self::dicht();
        nep.doorgang.add_permits(Semaphore::MAX_PERMITS);
        nep
    }

    fn verzonden(&self) -> Vec<Vec<u32>> {
        self.bediening.lock().verzonden.clone()
    }

    fn eindig(&self, eind: Eind) {
        self.bediening.lock().einden.push_back(eind);
        self.doorgang.add_permits(1);
    }
}

impl Haler for Nep {
    type Vraag = u32;
    type Rij = u32;
    type Verbinding = ();

    async fn verbind(&self) -> Result<(), Storing> {
        if self.bediening.lock().is_weg {
            return Err(Storing::Databank("no connection".to_owned()));
        }
        Ok(())
    }

    async fn haal(&self, (): (), vragen: Vec<u32>) -> Result<Vec<(usize, u32)>, Storing> {
        {
            let mut bediening = self.bediening.lock();
            bediening.verzonden.push(vragen.clone());
            bediening.onderweg += 1;
            bediening.meest_onderweg = bediening.meest_onderweg.max(bediening.onderweg);
        }
        self.doorgang
            .acquire()
            .await
            .expect("never closed")
            .forget();
        let eind = {
            let mut bediening = self.bediening.lock();
            bediening.onderweg -= 1;
            bediening.einden.pop_front().unwrap_or(Eind::Goed)
        };
        let weg = usize::from(eind == Eind::Onvolledig);
        match eind {
            // Last row first: the place decides, not the order.
            Eind::Goed | Eind::Onvolledig => {
                Ok(vragen.into_iter().enumerate().skip(weg).rev().collect())
            }
            Eind::Fout => Err(Storing::Databank("query failed".to_owned())),
            Eind::Paniek => panic!("the statement broke"),
        }
    }
}

type Uitkomst = Result<Option<u32>, Storing>;

fn vraag(bundel: &Arc<Bundel<Nep>>, nummer: u32) -> JoinHandle<Uitkomst> {
    let bundel = Arc::clone(bundel);
    spawn_local(async move { bundel.vraag(nummer).await })
}

/// Lets every task do what it can.
async fn rust() {
    for _ in 0..50 {
        yield_now().await;
    }
}

/// As on a worker: one thread, tasks that stay on it.
fn op_werker(werk: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    LocalSet::new().block_on(&runtime, werk);
}

#[test]
fn a_lone_caller_waits_for_nobody() {
    op_werker(async {
        let nep = Nep::open();
        let bundel = Bundel::nieuw(nep.clone());
        assert_eq!(bundel.vraag(7).await, Ok(Some(7)));
        assert_eq!(bundel.vraag(8).await, Ok(Some(8)));
        assert_eq!(nep.verzonden(), [vec![7], vec![8]]);
    });
}

#[test]
fn who_comes_while_statements_run_goes_together_in_the_next_and_never_in_one_that_was_sent() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let mut callers = Vec::new();
        for nummer in 0..10 {
            callers.push(vraag(&bundel, nummer));
            rust().await;
        }
        // Two are under way, each with what there was when it was sent; the others wait.
        assert_eq!(nep.verzonden(), [vec![0], vec![1]]);
        nep.eindig(Eind::Goed);
        rust().await;
        assert_eq!(nep.verzonden()[2..], [(2..10).collect::<Vec<_>>()]);
        nep.doorgang.add_permits(2);
        for (nummer, caller) in (0..).zip(callers) {
            assert_eq!(caller.await.expect("ended"), Ok(Some(nummer)));
        }
    });
}

#[test]
fn a_bundle_is_bounded_and_first_come_is_first_served() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let count = u32::try_from(3 * BUNDEL_MAXIMUM).expect("small");
        let callers: Vec<_> = (0..count).map(|nummer| vraag(&bundel, nummer)).collect();
        rust().await;
        nep.doorgang.add_permits(100);
        for (nummer, caller) in (0..).zip(callers) {
            assert_eq!(caller.await.expect("ended"), Ok(Some(nummer)));
        }
        let verzonden = nep.verzonden();
        assert!(verzonden.iter().all(|een| een.len() <= BUNDEL_MAXIMUM));
        assert!(verzonden.len() <= 5, "{verzonden:?}");
        assert_eq!(verzonden.concat(), (0..count).collect::<Vec<_>>());
    });
}

#[test]
fn while_one_statement_hangs_the_others_go_on() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let first = vraag(&bundel, 0);
        rust().await;
        let hangs = vraag(&bundel, 1);
        rust().await;
        // Permits are given in turn: the first statement ends, the second hangs, and who comes now goes over the first.
        nep.doorgang.add_permits(1);
        assert_eq!(first.await.expect("ended"), Ok(Some(0)));
        let next = vraag(&bundel, 2);
        rust().await;
        assert_eq!(nep.verzonden(), [vec![0], vec![1], vec![2]]);
        assert!(!hangs.is_finished());
        nep.doorgang.add_permits(2);
        assert_eq!(hangs.await.expect("ended"), Ok(Some(1)));
        assert_eq!(next.await.expect("ended"), Ok(Some(2)));
    });
}

#[test]
fn a_caller_who_goes_away_harms_nobody() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let mut callers = Vec::new();
        for nummer in 0..6 {
            callers.push(vraag(&bundel, nummer));
            rust().await;
        }
        // 0 is under way; 3 waits.
        callers[0].abort();
        callers[3].abort();
        rust().await;
        nep.doorgang.add_permits(3);
        for nummer in [1, 2, 4, 5] {
            let caller = std::mem::replace(&mut callers[nummer], spawn_local(async { Ok(None) }));
            let nummer = u32::try_from(nummer).expect("small");
            assert_eq!(caller.await.expect("ended"), Ok(Some(nummer)));
        }
        assert_eq!(nep.verzonden(), [vec![0], vec![1], vec![2, 4, 5]]);
    });
}

#[test]
fn after_a_failure_or_a_panic_each_asks_by_himself_and_the_next_bundle_is_good() {
    for eind in [Eind::Fout, Eind::Paniek] {
        op_werker(async {
            let nep = Nep::dicht();
            let bundel = Bundel::nieuw(nep.clone());
            let first = [vraag(&bundel, 0), vraag(&bundel, 1)];
            rust().await;
            // Both are in the first bundle or in two; each of those ends badly.
            for _ in nep.verzonden() {
                nep.eindig(eind);
            }
            for caller in first {
                assert_eq!(caller.await.expect("ended"), Ok(None), "{eind:?}");
            }
            nep.doorgang.add_permits(100);
            for nummer in 2..6 {
                assert_eq!(bundel.vraag(nummer).await, Ok(Some(nummer)), "{eind:?}");
            }
        });
    }
}

#[test]
fn a_panic_lets_go_of_those_who_wait_for_the_next_bundle() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let mut callers = Vec::new();
        for nummer in 0..5 {
            callers.push(vraag(&bundel, nummer));
            rust().await;
        }
        for _ in 0..ONDERWEG_MAXIMUM {
            nep.eindig(Eind::Paniek);
        }
        for caller in callers {
            assert_eq!(caller.await.expect("ended"), Ok(None));
        }
    });
}

#[test]
fn a_row_that_is_missing_is_asked_for_alone() {
    op_werker(async {
        let nep = Nep::dicht();
        let bundel = Bundel::nieuw(nep.clone());
        let callers: Vec<_> = (0..4).map(|nummer| vraag(&bundel, nummer)).collect();
        rust().await;
        let sent = nep.verzonden();
        for _ in &sent {
            nep.eindig(Eind::Onvolledig);
        }
        for (nummer, caller) in (0..).zip(callers) {
            let is_first = sent.iter().any(|een| een.first() == Some(&nummer));
            let expected = (!is_first).then_some(nummer);
            assert_eq!(caller.await.expect("ended"), Ok(expected));
        }
    });
}

#[test]
fn without_a_connection_everybody_hears_so() {
    op_werker(async {
        let nep = Nep::open();
        nep.bediening.lock().is_weg = true;
        let bundel = Bundel::nieuw(nep.clone());
        let callers: Vec<_> = (0..100).map(|nummer| vraag(&bundel, nummer)).collect();
        for caller in callers {
            assert!(matches!(
                caller.await.expect("ended"),
                Err(Storing::Databank(_))
            ));
        }
        nep.bediening.lock().is_weg = false;
        assert_eq!(bundel.vraag(1).await, Ok(Some(1)));
    });
}

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
enum Gebeurtenis {
    Komt,
    Gaat(usize),
    Eindigt(Eind),
    Verstrijkt,
}

fn gebeurtenis() -> impl Strategy<Value = Gebeurtenis> {
    prop_oneof![
        6 => Just(Gebeurtenis::Komt),
        1 => (0_usize..200).prop_map(Gebeurtenis::Gaat),
        2 => Just(Gebeurtenis::Eindigt(Eind::Goed)),
        1 => Just(Gebeurtenis::Eindigt(Eind::Fout)),
        1 => Just(Gebeurtenis::Eindigt(Eind::Paniek)),
        1 => Just(Gebeurtenis::Eindigt(Eind::Onvolledig)),
        3 => Just(Gebeurtenis::Verstrijkt),
    ]
}

proptest! {
    /// Whatever happens in whatever order: everybody who stays is answered, with his own row or with the word to ask by
    /// himself; nobody is asked for twice; bundles and statements under way stay within their bounds.
    #[test]
    fn everybody_gets_his_own_row_or_asks_by_himself(verloop in prop::collection::vec(gebeurtenis(), 1..200)) {
        op_werker(async {
            let nep = Nep::dicht();
            let bundel = Bundel::nieuw(nep.clone());
            let mut callers = Vec::new();
            let mut is_smooth = true;
            for een in verloop {
                match een {
                    Gebeurtenis::Komt => callers.push(vraag(&bundel, u32::try_from(callers.len()).expect("small"))),
                    Gebeurtenis::Gaat(plaats) => {
                        if let Some(caller) = callers.get(plaats) {
                            caller.abort();
                        }
                    }
                    Gebeurtenis::Eindigt(eind) => {
                        is_smooth &= eind == Eind::Goed;
                        nep.eindig(eind);
                    }
                    Gebeurtenis::Verstrijkt => rust().await,
                }
            }
            nep.doorgang.add_permits(1000);
            for (nummer, caller) in (0..).zip(callers) {
                match caller.await {
                    Ok(Ok(Some(rij))) => assert_eq!(rij, nummer),
                    Ok(Ok(None)) => assert!(!is_smooth, "{nummer} has to ask by himself, and nothing went wrong"),
                    Ok(Err(storing)) => panic!("{storing}"),
                    Err(ended) => assert!(ended.is_cancelled()),
                }
            }
            let bediening = nep.bediening.lock();
            let mut sent = bediening.verzonden.concat();
            let count = sent.len();
            sent.sort_unstable();
            sent.dedup();
            assert_eq!(sent.len(), count, "somebody was asked for twice");
            assert!(bediening.meest_onderweg <= ONDERWEG_MAXIMUM);
            assert!(bediening.verzonden.iter().all(|een| een.len() <= BUNDEL_MAXIMUM));
        });
    }
}
