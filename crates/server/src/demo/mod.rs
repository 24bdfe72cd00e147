// SPDX-License-Identifier: EUPL-1.2
//! `verband demo`: the real service with invented data, an issuer of its own and a walk over HTTP.
//! Exists in builds with feature `demo` only, and listens on loopback only, unless a container decides who comes near.

#[cfg(test)]
mod adres_tests;
mod bestanden;
mod bewijs;
#[cfg(test)]
mod inrichting_tests;
mod klant;
#[cfg(test)]
mod proeven;
mod rondgang;
mod set;
mod uitgever;
mod vertel;

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use autorisatie::opslag::inrichting::Inrichting;
use clap::Args;
use tokio::sync::oneshot;

use crate::bron::{Bron, Systeembron};
use crate::configuratie::Configuratie;
use crate::dienst::{self, Gestart};
use crate::inrichting::{Bestemming, lees_tekst, richt_in};
use crate::levenscyclus;

use bestanden::Bestanden;
use uitgever::{ACR, ISS, Uitgever};

/// Who and what the demo begins with.
const INRICHTING: &str = include_str!("inrichting.toml");

/// Arguments of `verband demo`.
#[derive(Debug, Args)]
pub struct Demo {
    #[command(subcommand)]
    opdracht: Option<Opdracht>,
    /// Stopt na de rondgang, met uitgangscode 0 als alles klopte.
    #[arg(long)]
    eenmalig: bool,
    /// Laadt de demoset niet: alleen wat de rondgang zelf maakt.
    #[arg(long)]
    zonder_set: bool,
    /// Adres en poort waarop de demo luistert; alleen loopback, tenzij --in-container.
    #[arg(long, value_name = "ADRES", default_value = "127.0.0.1:8080")]
    adres: SocketAddr,
    /// De demo draait in een container, die zelf bepaalt wie erbij kan: een ander adres dan loopback mag.
    #[arg(long)]
    in_container: bool,
    /// Map voor de sleutels van de demo; alleen voor u leesbaar.
    #[arg(long, value_name = "MAP", env = "VERBAND_DEMO_MAP")]
    map: PathBuf,
    /// Adres van de databank, als rol verband_app.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_DATABANK_URL",
        default_value = ""
    )]
    databank: String,
    /// Adres van de databank, als rol verband_lezer.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_LEZER_URL",
        default_value = ""
    )]
    lezer: String,
    /// Adres van de sleutelbank, als rol verband_sleutels.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_SLEUTELBANK_URL",
        default_value = ""
    )]
    sleutelbank: String,
    /// Adres van de databank, als rol verband_migratie.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_MIGRATIE_URL",
        default_value = ""
    )]
    migratie: String,
    /// Adres van de databank, als beheerder met alle rechten: om op een kopie te laten zien dat knoeien opvalt.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_DEMO_BEHEER_URL",
        default_value = ""
    )]
    beheer: String,
}

#[derive(Debug, clap::Subcommand)]
enum Opdracht {
    /// Vraagt een toegangstoken aan de uitgever van een demo die nu draait.
    Token {
        /// Als wie: rol@gremium of rol@organisatie, zoals partner@politie of omt_voorzitter@D.
        #[arg(long, value_name = "ROL@GREMIUM")]
        als: String,
    },
}

/// What can go wrong in a demo: everything that can in the service, and the walk.
pub type Uitkomst<T> = Result<T, Box<dyn std::error::Error>>;

/// Runs it.
///
/// # Errors
/// When the service does not start, or the walk finds something that is not as it should be.
pub async fn run(demo: &Demo) -> Uitkomst<()> {
    let bestanden = Bestanden::nieuw(&demo.map, &Systeembron::default())?;
    match &demo.opdracht {
        Some(Opdracht::Token { als }) => {
            println!("{}", klant::token(&bestanden.uitgever()?, als).await?);
            Ok(())
        }
        None => serve(demo, &bestanden).await,
    }
}

/// A service with what the walk needs to talk to it.
struct Draaiend {
    dienst: Gestart,
    issuer: Uitgever,
    base: String,
    inrichting: Inrichting,
}

/// What is set up before the service starts.
struct Voorbereid {
    configuratie: Configuratie,
    issuer: Uitgever,
    inrichting: Inrichting,
}

impl Voorbereid {
    fn met(self, dienst: Gestart) -> Uitkomst<Draaiend> {
        let api = dienst.dienst.adressen.first().ok_or("geen adres")?;
        let base = format!("http://{}/api/v1", nabij(*api));
        Ok(Draaiend {
            dienst,
            issuer: self.issuer,
            base,
            inrichting: self.inrichting,
        })
    }
}

/// Sets up what is not there yet, and starts.
async fn begin(
    demo: &Demo,
    bestanden: &Bestanden,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Uitkomst<Draaiend> {
    let voorbereid = bereid_voor(demo, bestanden).await?;
    let dienst = dienst::begin(&voorbereid.configuratie, stop).await?;
    voorbereid.met(dienst)
}

async fn bereid_voor(demo: &Demo, bestanden: &Bestanden) -> Uitkomst<Voorbereid> {
    let inrichting = lees_tekst(INRICHTING)?;
    let bestemming = Bestemming {
        migratie_url: &demo.migratie,
        databank_url: &demo.databank,
        sleutelbank_url: &demo.sleutelbank,
        hoofdsleutels: &bestanden.hoofdsleutels,
    };
    richt_in(&inrichting, &bestemming).await?;
    let subs = inrichting.persoon.iter().map(|p| p.sub.clone()).collect();
    let bron: Arc<dyn Bron> = Arc::new(Systeembron::default());
    let issuer = Uitgever::start(bron, subs).await?;
    bestanden.bewaar_uitgever(&issuer)?;
    let configuratie = Configuratie::uit(&settings(demo, bestanden, &issuer), true)?;
    Ok(Voorbereid {
        configuratie,
        issuer,
        inrichting,
    })
}

async fn serve(demo: &Demo, bestanden: &Bestanden) -> Uitkomst<()> {
    let (end, ended) = oneshot::channel::<()>();
    let signal = levenscyclus::stop_signal()?;
    let stop = async move {
        tokio::select! {
            () = signal => {}
            _ = ended => {}
        }
    };
    let Draaiend {
        dienst,
        issuer,
        base,
        inrichting,
    } = begin(demo, bestanden, stop).await?;
    let running = tokio::spawn(dienst.tot_het_einde());
    let walked = show(demo, &base, &issuer).await;
    if demo.eenmalig || walked.is_err() {
        // The service stops by this; that it already has is as good.
        let _ = end.send(());
    } else {
        tell(&base, &demo.map, &inrichting);
        running.await??;
        return Ok(());
    }
    running.await??;
    walked
}

/// The set, unless it is not wanted, and the walk.
async fn show(demo: &Demo, base: &str, issuer: &Uitgever) -> Uitkomst<()> {
    if !demo.zonder_set {
        set::laad_en_vertel(base, issuer).await?;
    }
    rondgang::loop_rond(base, issuer, &demo.plaats()).await?;
    Ok(())
}

impl Demo {
    fn plaats(&self) -> bewijs::Plaats<'_> {
        bewijs::Plaats {
            map: &self.map,
            beheer_url: &self.beheer,
            migratie_url: &self.migratie,
        }
    }
}

fn tell(base: &str, map: &Path, inrichting: &Inrichting) {
    println!("\nDe demo draait op {base} (Ctrl-C stopt). Documentatie: {base}/documentatie");
    let map = map.display();
    println!("Een token: target/debug/verband demo --map {map} token --als <wie>");
    println!("Daarmee: curl -H \"Authorization: Bearer <token>\" {base}/casussen");
    println!("Als wie, bijvoorbeeld casusregisseur@ABC:");
    for (wat, waar) in grouped(inrichting) {
        println!("  {wat}@ {}", waar.join(", "));
    }
}

/// Where this machine reaches who listens everywhere.
fn nabij(mut adres: SocketAddr) -> SocketAddr {
    if adres.ip().is_unspecified() {
        adres.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    adres
}

/// What stands before the @ of a sub, with all that stands behind it, in the order of the inrichting.
fn grouped(inrichting: &Inrichting) -> Vec<(&str, Vec<&str>)> {
    let mut uit: Vec<(&str, Vec<&str>)> = Vec::new();
    let subs = inrichting.persoon.iter().map(|wie| wie.sub.as_str());
    for (wat, waar) in subs.filter_map(|sub| sub.split_once('@')) {
        match uit.iter_mut().find(|(staand, _)| *staand == wat) {
            Some((_, achter)) => achter.push(waar),
            None => uit.push((wat, vec![waar])),
        }
    }
    uit
}

fn settings(demo: &Demo, bestanden: &Bestanden, issuer: &Uitgever) -> BTreeMap<String, String> {
    let (adres, beheeradres) = if demo.eenmalig {
        (SocketAddr::new(demo.adres.ip(), 0), "127.0.0.1:0")
    } else {
        (demo.adres, "127.0.0.1:9090")
    };
    let path = |path: &PathBuf| path.display().to_string();
    [
        ("omgeving", "demo".to_owned()),
        ("adres", adres.to_string()),
        ("in_container", demo.in_container.to_string()),
        ("beheeradres", beheeradres.to_owned()),
        ("databank_url", demo.databank.clone()),
        ("lezer_url", demo.lezer.clone()),
        ("sleutelbank_url", demo.sleutelbank.clone()),
        ("hoofdsleutels_bestand", path(&bestanden.hoofdsleutels)),
        ("logsleutel_bestand", path(&bestanden.logsleutel)),
        ("cursorsleutel_bestand", path(&bestanden.cursorsleutel)),
        ("uitgever", ISS.to_owned()),
        ("jwks_url", issuer.jwks_url()),
        ("acr", ACR.to_owned()),
        ("logniveau", "warn".to_owned()),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect()
}
