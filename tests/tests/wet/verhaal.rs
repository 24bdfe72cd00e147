// SPDX-License-Identifier: EUPL-1.2
//! What a scenario has so far: its service, what it is about, and the last answer.

use std::collections::BTreeMap;
use std::sync::Arc;

use cucumber::gherkin::Step;
use scenarios::stappen::{een_signaal, werkcontext_over};
use scenarios::{Aanroep, Antwoord, Klant, Opstelling};
use serde_json::Value;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::mensen::Mens;

/// The service of all scenarios that do not ask for their own: each makes what it is about itself.
static GEDEELD: Mutex<Option<Arc<Opstelling>>> = Mutex::const_new(None);

/// The scenario makes its service fail, or counts what is in it.
const EIGEN_DIENST: &str = "eigen-dienst";

/// The scenario must meet a refusal that names one of its rules.
const WEIGERING: &str = "weigering";

/// One scenario.
#[derive(cucumber::World)]
#[world(init = Self::nieuw)]
pub struct Verhaal {
    dienst: Option<Arc<Opstelling>>,
    /// The rules that it is tagged with.
    regels: Vec<String>,
    moet_weigeren: bool,
    is_geweigerd: bool,
    /// The signaal as it is going to be written down.
    pub signaal: Value,
    /// The proposal as it is going to be made.
    pub voorstel: Value,
    /// A further subject as he is going to be proposed.
    pub voordracht: Value,
    /// The lidmaatschappen of those present.
    pub aanwezig: Vec<Value>,
    ids: BTreeMap<&'static str, Uuid>,
    werk: BTreeMap<Mens, Uuid>,
    laatste: Option<(Mens, Aanroep, Antwoord)>,
}

impl std::fmt::Debug for Verhaal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let answer = self.laatste.as_ref();
        let answer = answer.map(|(wie, _, answer)| format!("{}: {answer}", wie.0));
        write!(f, "{:?} {answer:?}", self.ids)
    }
}

/// Stops the service of all; to be called when the last scenario has ended.
pub fn ruim_op() {
    if let Ok(mut gedeeld) = GEDEELD.try_lock() {
        *gedeeld = None;
    }
}

impl Verhaal {
    fn nieuw() -> Self {
        Self {
            dienst: None,
            regels: Vec::new(),
            moet_weigeren: false,
            is_geweigerd: false,
            signaal: een_signaal(),
            voorstel: Value::Null,
            voordracht: Value::Null,
            aanwezig: Vec::new(),
            ids: BTreeMap::new(),
            werk: BTreeMap::new(),
            laatste: None,
        }
    }

    /// Reads the tags, and finds the service.
    pub async fn begin(&mut self, tags: impl Iterator<Item = &String>, steps: &[Step]) {
        assert!(!steps.is_empty(), "a scenario without steps");
        let tags: Vec<&String> = tags.collect();
        let heeft = |naam: &str| tags.iter().any(|tag| *tag == naam);
        self.moet_weigeren = heeft(WEIGERING);
        self.dienst = Some(if heeft(EIGEN_DIENST) {
            Arc::new(Opstelling::nieuw().await)
        } else {
            let mut gedeeld = GEDEELD.lock().await;
            match &*gedeeld {
                Some(dienst) => Arc::clone(dienst),
                None => Arc::clone(gedeeld.insert(Arc::new(Opstelling::nieuw().await))),
            }
        });
        let regels = tags.iter().filter(|tag| tag.starts_with("R-"));
        self.regels = regels.map(|tag| (*tag).clone()).collect();
    }

    /// What the tags promised must have happened.
    pub fn eindig(&self) {
        assert!(
            !self.moet_weigeren || self.is_geweigerd,
            "the scenario met no refusal that names {:?}",
            self.regels
        );
    }

    pub fn dienst(&self) -> &Opstelling {
        self.dienst.as_ref().expect("begun")
    }

    pub fn als(&self, wie: Mens) -> Klant {
        self.dienst().als(wie.0)
    }

    pub fn heeft(&self, wat: &str) -> bool {
        self.ids.contains_key(wat)
    }

    #[track_caller]
    pub fn id(&self, wat: &str) -> Uuid {
        let id = self.ids.get(wat);
        *id.unwrap_or_else(|| panic!("there is no {wat} yet"))
    }

    pub fn onthoud(&mut self, wat: &'static str, id: Uuid) {
        self.ids.insert(wat, id);
    }

    /// What follows is about something new.
    pub fn vergeet(&mut self) {
        self.ids.clear();
        self.werk.clear();
    }

    /// Lays down that somebody is going to work on a `zaak` or a `vergadering`, for this doel.
    pub async fn ga_werken(&mut self, wie: Mens, doel: &str, soort: &str, id: Uuid) {
        let werk = werkcontext_over(&self.als(wie), doel, soort, id).await;
        self.werk.insert(wie, werk);
    }

    pub fn werkt_onder(&mut self, wie: Mens, werkcontext: Uuid) {
        self.werk.insert(wie, werkcontext);
    }

    /// Somebody calls without a werkcontext again.
    pub fn zonder_werk(&mut self, wie: Mens) {
        self.werk.remove(&wie);
    }

    /// A call as somebody, under his werkcontext when he has one.
    pub async fn roep(&self, wie: Mens, aanroep: Aanroep) -> Antwoord {
        let aanroep = match self.werk.get(&wie) {
            Some(werk) => aanroep.werkcontext(*werk),
            None => aanroep,
        };
        self.als(wie).doe(aanroep).await
    }

    /// As [`Verhaal::roep`]; what came back is the last answer.
    pub async fn doe(&mut self, wie: Mens, aanroep: Aanroep) -> Antwoord {
        let antwoord = self.roep(wie, aanroep.clone()).await;
        self.laatste = Some((wie, aanroep, antwoord.clone()));
        antwoord
    }

    /// What somebody got in another way than [`Verhaal::doe`].
    pub fn kreeg(&mut self, wie: Mens, aanroep: Aanroep, antwoord: Antwoord) {
        self.laatste = Some((wie, aanroep, antwoord));
    }

    /// A step on something that is there, in the version as it stands now.
    pub async fn stap(&mut self, wie: Mens, pad: &str, stap: Aanroep) -> Antwoord {
        let stand = self.doe(wie, Aanroep::get(pad)).await.moet(200);
        self.doe(wie, stap.versie(&stand.etag())).await
    }

    #[track_caller]
    pub fn antwoord(&self) -> &Antwoord {
        &self.laatste.as_ref().expect("somebody asked something").2
    }

    /// Who called last, and how.
    #[track_caller]
    pub fn aanroep(&self) -> (Mens, Aanroep) {
        let (wie, aanroep, _) = self.laatste.as_ref().expect("somebody asked something");
        (*wie, aanroep.clone())
    }

    /// The rules that the last answer, a refusal, names.
    #[track_caller]
    pub fn genoemde_regels(&self) -> Vec<String> {
        let body = self.antwoord().json();
        let own = body["regels"].as_array().into_iter().flatten();
        let faults = body["fouten"].as_array().into_iter().flatten();
        own.chain(faults.map(|fault| &fault["regel"]))
            .filter_map(|regel| regel.as_str().map(str::to_owned))
            .collect()
    }

    /// The last answer is a refusal that names a rule of this scenario.
    #[track_caller]
    pub fn is_geweigerd(&mut self, status: u16) {
        let _ = self.antwoord().clone().moet(status);
        let genoemd = self.genoemde_regels();
        assert!(
            genoemd.iter().any(|regel| self.regels.contains(regel)),
            "{genoemd:?} is none of {:?}: {}",
            self.regels,
            self.antwoord()
        );
        self.is_geweigerd = true;
    }
}
