// SPDX-License-Identifier: EUPL-1.2
//! People who write and read without a pause, through whatever happens to the service, and keep what they were answered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use scenarios::stappen::werkcontext_voor;
use scenarios::uitgever::Uitgever;
use scenarios::{Aanroep, Antwoord, Klant};
use tokio::sync::{OwnedRwLockWriteGuard, RwLock, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;
use uuid::Uuid;

use crate::hulp::{GRENS, opstellen, wacht_tot};

/// How many write and how many read.
const SCHRIJVERS: usize = 4;
const LEZERS: usize = 3;

/// Pause of somebody who got no answer.
const PAUZE: Duration = Duration::from_millis(20);

/// What was acknowledged.
#[derive(Clone, Default)]
pub(crate) struct Gedaan {
    /// By Idempotency-Key: the signaal that was made.
    pub(crate) wijzigingen: BTreeMap<String, Uuid>,
    /// The record of each read that was answered.
    pub(crate) lezingen: BTreeSet<Uuid>,
    /// The record that the answer to each change named.
    pub(crate) wijzigingsregels: BTreeSet<Uuid>,
}

/// What they share.
struct Samen {
    basis: watch::Receiver<String>,
    http: reqwest::Client,
    gedaan: Mutex<Gedaan>,
    /// Held for reading from the first try of a call until its answer.
    bezig: Arc<RwLock<()>>,
}

/// The people; they end with this value.
pub(crate) struct Belasting {
    samen: Arc<Samen>,
    basis: watch::Sender<String>,
    _mensen: JoinSet<()>,
}

impl Belasting {
    /// They begin.
    pub(crate) async fn begin(basis: &str) -> Self {
        let (sender, receiver) = watch::channel(basis.to_owned());
        let samen = Arc::new(Samen {
            basis: receiver,
            http: reqwest::Client::builder()
                .no_proxy()
                .build()
                .expect("a client"),
            gedaan: Mutex::default(),
            bezig: Arc::default(),
        });
        let lezing = tokio::time::timeout(GRENS, samen.een_lezing()).await;
        let lezing = lezing.expect("the service answers");
        let mut mensen = JoinSet::new();
        for number in 0..SCHRIJVERS {
            mensen.spawn(schrijf(Arc::clone(&samen), number));
        }
        for _ in 0..LEZERS {
            mensen.spawn(lees(Arc::clone(&samen), lezing.clone()));
        }
        Self {
            samen,
            basis: sender,
            _mensen: mensen,
        }
    }

    /// Waits until so many more have been answered.
    pub(crate) async fn wacht_op(&self, wijzigingen: usize, lezingen: usize) {
        let count = || {
            let gedaan = self.samen.gedaan.lock();
            (gedaan.wijzigingen.len(), gedaan.lezingen.len())
        };
        let (changes, reads) = count();
        wacht_tot("work is done", async || {
            let now = count();
            now.0 >= changes + wijzigingen && now.1 >= reads + lezingen
        })
        .await;
    }

    /// Tells them where the service is now, and waits until each has the answer to what he asked. Nobody asks anything
    /// more for as long as the guard lives.
    pub(crate) async fn rust_op(&self, basis: &str) -> (OwnedRwLockWriteGuard<()>, Gedaan) {
        self.basis.send(basis.to_owned()).expect("they listen");
        let quiet = Arc::clone(&self.samen.bezig).write_owned();
        let guard = tokio::time::timeout(GRENS, quiet).await;
        let gedaan = self.samen.gedaan.lock().clone();
        (guard.expect("everybody gets his answer"), gedaan)
    }
}

impl Samen {
    fn klant(&self) -> Klant {
        let basis = self.basis.borrow().clone();
        let token = Uitgever::van_dit_proces().token("partner");
        Klant::nieuw(self.http.clone(), &basis, Some(token))
    }

    /// Asks until it is answered: by a service that crashes, comes back, or is somewhere else.
    async fn vraag(&self, call: &Aanroep) -> Antwoord {
        loop {
            match self.klant().probeer(call.clone()).await {
                Ok(answer) if answer.status < 500 => return answer,
                Ok(answer) => assert_eq!(answer.status, 503, "{answer}"),
                Err(_) => {}
            }
            sleep(PAUZE).await;
        }
    }

    fn onthoud_wijziging(&self, sleutel: String, answer: &Antwoord) {
        let mut gedaan = self.gedaan.lock();
        gedaan.wijzigingen.insert(sleutel, answer.id());
        gedaan.wijzigingsregels.extend(answer.logregel());
    }

    async fn een_lezing(&self) -> Aanroep {
        let call = opstellen("eerste");
        let made = self.vraag(&call).await.moet(201);
        let werk = werkcontext_voor(&self.klant(), "signaal_wegen", made.id()).await;
        self.onthoud_wijziging("eerste".to_owned(), &made);
        Aanroep::get(&format!("/signalen/{}", made.id())).werkcontext(werk)
    }
}

async fn schrijf(samen: Arc<Samen>, number: usize) {
    for count in 0_usize.. {
        let _bezig = samen.bezig.read().await;
        let sleutel = format!("schrijver-{number}-{count}");
        let answer = samen.vraag(&opstellen(&sleutel)).await.moet(201);
        samen.onthoud_wijziging(sleutel, &answer);
    }
}

async fn lees(samen: Arc<Samen>, een: Aanroep) {
    let lijst = Aanroep::get("/signalen");
    for call in [een, lijst].iter().cycle() {
        let _bezig = samen.bezig.read().await;
        let answer = samen.vraag(call).await.moet(200);
        let logregel = answer.logregel().expect("a record");
        assert!(
            samen.gedaan.lock().lezingen.insert(logregel),
            "one record for two reads"
        );
    }
}
