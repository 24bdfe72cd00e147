// SPDX-License-Identifier: EUPL-1.2
//! `verband serve`: from configuration to a service that answers, or every reason why not.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use autorisatie::beleid::Beleid;
use autorisatie::opslag::inrichting;
use autorisatie::token::{Modus, Tokentoets, Uitgever};
use autorisatie::{Delen, Poort};
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use kluis::{Hoofdsleutels, Kluis, Sleutelbron};
use parking_lot::Mutex;
use wgs::nummer::Bereik;
use zeroize::Zeroizing;

use crate::bron::{Bron, Systeembron};
use crate::configuratie::{Bezwaar, Configuratie, Geweigerd, Omgeving};
use crate::deur::beheerpoort::{Beheerpoort, Controle};
use crate::deur::cursor::CursorKey;
use crate::deur::openbaar::Openbaar;
use crate::deur::remming::Remming;
use crate::deur::routes::Routes;
use crate::installatie::{Gedeelde, Installatie, gevolgen};
use crate::jwks::Sleutelhaler;
use crate::levenscyclus::{Dienst, Gedeeld, start};
use crate::logboek::{self, Logbron, Tellers};
use crate::systeem::Systeem;
use crate::telemetrie::Telemetrie;
use crate::vernietiging::Vernietiging;
use crate::{api, levenscyclus};

/// Connections to the key store: its cache makes loads rare.
const SLEUTELVERBINDINGEN: usize = 4;

/// Reasons not to start, gathered so that all of them are told at once.
#[derive(Default)]
struct Bezwaren(Vec<Bezwaar>);

impl Bezwaren {
    fn keep<T>(&mut self, setting: &str, found: Result<T, impl ToString>) -> Option<T> {
        match found {
            Ok(value) => Some(value),
            Err(fault) => {
                self.0.push(Bezwaar {
                    instelling: setting.to_owned(),
                    reden: fault.to_string(),
                });
                None
            }
        }
    }
}

/// A service that listens, and what must end after it.
pub struct Gestart {
    /// The servers.
    pub dienst: Dienst,
    logboek: audit_log::Logboek,
    tellers: Arc<Tellers>,
    bron: Arc<dyn Bron>,
    telemetrie: Telemetrie,
}

impl Gestart {
    /// Answers until told to stop, then writes what is left.
    ///
    /// # Errors
    /// When a socket failed.
    pub async fn tot_het_einde(self) -> Result<(), levenscyclus::DienstFout> {
        let ended = self.dienst.tot_het_einde().await;
        self.tellers
            .schrijf(&self.logboek, self.bron.as_ref())
            .await;
        if let Err(fault) = self.logboek.publiceer().await {
            tracing::error!(target: "verband", %fault, "laatste kopblad niet uitgegeven");
        }
        let telemetrie = self.telemetrie;
        // Blocks on the network, so not on a thread of the runtime.
        let _ = tokio::task::spawn_blocking(move || telemetrie.shutdown()).await;
        ended
    }
}

/// The parts that all workers share, once every reason not to start is out of the way.
struct Onderdelen {
    kluis: Kluis,
    logboek: audit_log::Logboek,
    haler: Arc<Sleutelhaler>,
    beleid: Arc<Beleid>,
    cursors: CursorKey,
    routes: Routes<Installatie>,
}

/// Reads the configuration and answers until a signal says to stop.
///
/// # Errors
/// Every reason not to start, or a socket that failed.
pub async fn serve(bestand: Option<&Path>) -> Result<(), Box<dyn std::error::Error>> {
    let configuratie = Configuratie::laad(bestand)?;
    let stop = levenscyclus::stop_signal()?;
    let started = begin(&configuratie, stop).await?;
    started.tot_het_einde().await?;
    Ok(())
}

/// Starts the service.
///
/// # Errors
/// Every reason not to.
pub async fn begin(
    configuratie: &Configuratie,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Gestart, Box<dyn std::error::Error>> {
    let telemetrie = Telemetrie::new(configuratie.otlp.as_ref())?;
    telemetrie.install(configuratie.logniveau)?;
    begin_with(configuratie, telemetrie, stop).await
}

/// As [`begin`], with telemetry that the caller has put in its place: a process has one subscriber,
/// however many services run in it.
///
/// # Errors
/// Every reason not to.
pub async fn begin_with(
    configuratie: &Configuratie,
    telemetrie: Telemetrie,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<Gestart, Box<dyn std::error::Error>> {
    let bron: Arc<dyn Bron> = Arc::new(Systeembron::default());
    let systeem = Arc::new(Systeem::new(Arc::clone(&bron)));
    let Onderdelen {
        kluis,
        logboek,
        haler,
        beleid,
        cursors,
        routes,
    } = onderdelen(configuratie, &bron, &systeem).await?;
    let tellers = Arc::new(Tellers::default());
    let beheer = Beheerpoort {
        controles: controles(configuratie, &kluis, &logboek, &haler),
        beleid: hex(&beleid.hash()),
        registry: telemetrie.registry(),
        stopt: Arc::new(AtomicBool::new(false)),
    };
    let delen = Arc::new(Delen {
        beleid,
        kluis: kluis.clone(),
        logboek: logboek.clone(),
        klok: Arc::clone(&systeem) as Arc<dyn audit_log::Klok>,
        ids: systeem,
        acr_meervoudig: configuratie.acr.clone(),
        app_url: configuratie.databank_url.to_string(),
        lezer_url: configuratie.lezer_url.to_string(),
    });
    keep_going(&haler, &logboek, &tellers, &bron);
    let gedeelde = Arc::new(Gedeelde {
        haler,
        tellers: Arc::clone(&tellers),
        cursors,
        handelingen: api::handlers().into_iter().map(|(id, _)| id).collect(),
        beleid: delen.beleid.hash(),
        logboek: logboek.clone(),
        bereik: bereik(configuratie.omgeving),
        tijdzone: TimeZone::get(TIJDZONE)?,
        gevolgen: gevolgen(),
        vernietiging: Vernietiging::begin(configuratie, &kluis, &logboek, &bron),
    });
    let gedeeld = Arc::new(Gedeeld {
        routes: Arc::new(routes),
        openbaar: Arc::new(public_pages(configuratie, &bron)),
        tracer: telemetrie.tracer(),
        bron: Arc::clone(&bron),
        remming: Arc::new(Remming::default()),
        acr_values: configuratie.acr.join(" "),
        is_demo: configuratie.omgeving == Omgeving::Demo,
    });
    let make_state = states(configuratie.werkers, &delen, gedeelde)?;
    let dienst = start(configuratie, gedeeld, make_state, beheer, stop)?;
    Ok(Gestart {
        dienst,
        logboek,
        tellers,
        bron,
        telemetrie,
    })
}

fn public_pages(configuratie: &Configuratie, bron: &Arc<dyn Bron>) -> Openbaar {
    let meldpunt = configuratie.meldpunt_beveiliging.clone();
    Openbaar::new(&api::document()).met_meldpunt(meldpunt, Arc::clone(bron))
}

/// What runs for as long as the process lives.
fn keep_going(
    haler: &Arc<Sleutelhaler>,
    logboek: &audit_log::Logboek,
    tellers: &Arc<Tellers>,
    bron: &Arc<dyn Bron>,
) {
    tokio::spawn(Arc::clone(haler).blijf_halen());
    tokio::spawn(logboek.clone().blijf_uitgeven());
    tokio::spawn(Arc::clone(tellers).blijf_schrijven(logboek.clone(), Arc::clone(bron)));
}

/// One Poort for each worker, made beforehand so that a fault shows at the start. A worker that
/// is started anew after a panic shares the spare one.
fn states(
    workers: usize,
    delen: &Arc<Delen>,
    gedeelde: Arc<Gedeelde>,
) -> Result<impl Fn() -> Installatie + Send + Clone + 'static, autorisatie::Storing> {
    let spare = Poort::voor_werker(Arc::clone(delen))?;
    let own = (0..workers)
        .map(|_| Poort::voor_werker(Arc::clone(delen)))
        .collect::<Result<Vec<_>, _>>()?;
    let own = Arc::new(Mutex::new(own));
    Ok(move || {
        let poort = own.lock().pop().unwrap_or_else(|| spare.clone());
        Installatie::new(poort, Arc::clone(&gedeelde))
    })
}

async fn onderdelen(
    configuratie: &Configuratie,
    bron: &Arc<dyn Bron>,
    systeem: &Arc<Systeem>,
) -> Result<Onderdelen, Geweigerd> {
    let mut bezwaren = Bezwaren::default();
    let beleid = bezwaren.keep("beleid", Beleid::ingebouwd().map_err(|f| join(&f)));
    let cursors = bezwaren.keep(
        "cursorsleutel_bestand",
        CursorKey::new(&configuratie.cursorsleutel).map_err(|_| "is niet te gebruiken"),
    );
    let routes = bezwaren.keep("api", Routes::new(&api::document(), api::handlers()));
    let haler = fetcher(configuratie, bron, &mut bezwaren);
    let kluis = vault(configuratie, systeem, &mut bezwaren).await;
    let oorsprong = origin(configuratie, &mut bezwaren).await;
    let logboek = match (&kluis, oorsprong) {
        (Some(kluis), Some(oorsprong)) => {
            let logbron = Logbron {
                url: configuratie.databank_url.to_string(),
                oorsprong,
                replica: configuratie.replica,
                sleutel_bestand: configuratie.logsleutel_bestand.clone(),
            };
            let klok = Arc::clone(systeem) as Arc<dyn audit_log::Klok>;
            let opened = logboek::open(logbron, bron.as_ref(), klok, Arc::new(kluis.clone())).await;
            bezwaren.keep("logboek", opened)
        }
        _ => None,
    };
    match (kluis, logboek, haler, beleid, cursors, routes) {
        (Some(kluis), Some(logboek), Some(haler), Some(beleid), Some(cursors), Some(routes)) => {
            Ok(Onderdelen {
                kluis,
                logboek,
                haler,
                beleid: Arc::new(beleid),
                cursors,
                routes,
            })
        }
        _ => Err(Geweigerd(bezwaren.0)),
    }
}

fn join(faults: &[impl ToString]) -> String {
    let texts: Vec<_> = faults.iter().map(ToString::to_string).collect();
    texts.join("; ")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Where the days of Dutch law begin and end.
const TIJDZONE: &str = "Europe/Amsterdam";

/// The test ranges count in a demo only, all other numbers elsewhere only.
const fn bereik(omgeving: Omgeving) -> Bereik {
    match omgeving {
        Omgeving::Productie => Bereik::Productie,
        Omgeving::Demo => Bereik::Proef,
    }
}

const fn modus(omgeving: Omgeving) -> Modus {
    match omgeving {
        Omgeving::Productie => Modus::Productie,
        #[cfg(feature = "demo")]
        Omgeving::Demo => Modus::Demo,
        // The configuration refuses a demo in this build; nothing of a demo is trusted either.
        #[cfg(not(feature = "demo"))]
        Omgeving::Demo => Modus::Productie,
    }
}

fn fetcher(
    configuratie: &Configuratie,
    bron: &Arc<dyn Bron>,
    bezwaren: &mut Bezwaren,
) -> Option<Arc<Sleutelhaler>> {
    let modus = modus(configuratie.omgeving);
    let issuer = Uitgever {
        iss: configuratie.uitgever.as_str().into(),
        machineclients: std::collections::HashSet::new(),
    };
    let toets = bezwaren.keep("uitgever", Tokentoets::nieuw(vec![issuer], modus))?;
    let url = configuratie.jwks_url.clone();
    let haler = Sleutelhaler::new(url, Arc::new(toets), modus, Arc::clone(bron));
    bezwaren.keep("jwks_url", haler).map(Arc::new)
}

async fn vault(
    configuratie: &Configuratie,
    systeem: &Arc<Systeem>,
    bezwaren: &mut Bezwaren,
) -> Option<Kluis> {
    let keys = Hoofdsleutels::uit_bestand(&configuratie.hoofdsleutels_bestand);
    let keys = bezwaren.keep("hoofdsleutels_bestand", keys)?;
    let source = Sleutelbron {
        url: Zeroizing::new(configuratie.sleutelbank_url.to_string()),
        verbindingen_maximum: SLEUTELVERBINDINGEN,
        runtime: None,
        termijn: kluis::OPSLAG_TERMIJN,
    };
    let clock = Arc::clone(systeem) as Arc<dyn kluis::Klok>;
    let kluis = bezwaren.keep("sleutelbank_url", Kluis::nieuw(&source, keys, clock))?;
    // A master key that is missing shows now, not at the first request.
    bezwaren.keep("hoofdsleutels_bestand", kluis.controleer().await)?;
    Some(kluis)
}

/// The origin of the log, if this database is set up and of where we run.
async fn origin(configuratie: &Configuratie, bezwaren: &mut Bezwaren) -> Option<String> {
    let found = inrichting::lees(&configuratie.databank_url).await;
    let found = bezwaren.keep("databank_url", found)?;
    let found = found.ok_or("deze databank is niet ingericht (verband inrichting)");
    let row = bezwaren.keep("databank_url", found)?;
    match configuratie.past_bij(&row.omgeving) {
        Ok(()) => Some(row.logoorsprong),
        Err(Geweigerd(reasons)) => {
            bezwaren.0.extend(reasons);
            None
        }
    }
}

/// What `/readyz` asks.
fn controles(
    configuratie: &Configuratie,
    kluis: &Kluis,
    logboek: &audit_log::Logboek,
    haler: &Arc<Sleutelhaler>,
) -> Vec<Controle> {
    let (kluis, logboek, haler) = (kluis.clone(), logboek.clone(), Arc::clone(haler));
    let lezer = Arc::new(configuratie.lezer_url.clone());
    vec![
        controle("databank", move || {
            let url = Arc::clone(&lezer);
            Box::pin(async move { matches!(inrichting::lees(&url).await, Ok(Some(_))) })
        }),
        controle("sleutelbank", move || {
            let kluis = kluis.clone();
            Box::pin(async move { kluis.bereikbaar().await })
        }),
        controle("logboek", move || {
            let logboek = logboek.clone();
            Box::pin(async move { logboek.gezond().await.is_ok_and(|stand| stand.schrijfbaar) })
        }),
        controle("jwks", move || {
            let fresh = haler.is_vers();
            Box::pin(async move { fresh })
        }),
    ]
}

fn controle(
    naam: &'static str,
    werkt: impl Fn() -> BoxFuture<'static, bool> + Send + Sync + 'static,
) -> Controle {
    Controle {
        naam,
        werkt: Arc::new(werkt),
    }
}
