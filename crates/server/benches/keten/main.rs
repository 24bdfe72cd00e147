// SPDX-License-Identifier: EUPL-1.2
//! `cargo x bench`: what the promises of the Poort cost, as ratios to a baseline in the same run.
//!
//! Under `cargo test` it runs a few requests only, to see that both sides answer with the same bytes: no timing.

mod bare;
mod chain;
mod cpu;
mod figures;
mod issuer;
mod layers;
mod load;
mod sealed;
mod seed;
mod service;
mod statements;
mod wire;

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use seed::Soort;

// The product's own choice; the bare server is this program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Any failure of a measurement; its text is shown as it is.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// First argument of the process that is the bare server.
const BARE: &str = "--bare-server";

/// Zaken and connections under `cargo test`.
const FEW: usize = 3;

/// Meet wat de keten kost, als verhouding tot een kale uitvoering in dezelfde loop.
#[derive(Debug, Parser)]
#[command(name = "cargo x bench")]
struct Settings {
    /// Welke metingen; zonder opgave alle.
    metingen: Vec<Meting>,
    /// Aantallen gelijktijdige verbindingen.
    #[arg(long, value_delimiter = ',', default_value = "1,16,64")]
    gelijktijdig: Vec<usize>,
    /// Rondes; in elke ronde komen beide kanten aan de beurt.
    #[arg(long, default_value_t = 15)]
    rondes: usize,
    /// Duur van een beurt in milliseconden.
    #[arg(long, default_value_t = 1000)]
    duur_ms: u64,
    /// Wat wordt gelezen, door de keten en voor de opdrachten.
    #[arg(long, value_enum, default_value = "casus")]
    zaak: Soort,
    /// Aantal zaken dat om de beurt wordt gelezen.
    #[arg(long, default_value_t = 120)]
    zaken: usize,
    /// Logniveau van de dienst; bij info schrijft zij een regel per verzoek.
    #[arg(long, default_value = "warn")]
    logniveau: String,
    /// Door cargo meegegeven.
    #[arg(long, hide = true)]
    bench: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Meting {
    /// GET van een zaak door de hele keten naast een kale SELECT met dezelfde bytes.
    Keten,
    /// Processortijd per laag: token, beleid, Poort en logboek.
    Lagen,
    /// SQL-opdrachten per verzoek, geteld op de lijn.
    Opdrachten,
    /// Openen van 1, 50 en 500 verzegelde velden.
    Velden,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let outcome = match arguments.get(1).map(String::as_str) {
        Some(BARE) => bare_server(&arguments[2..]),
        _ if arguments.iter().any(|argument| argument == "--bench") => {
            measure(&Settings::parse_from(arguments))
        }
        _ => small(&arguments),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("bench: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn bare_server(arguments: &[String]) -> Outcome<()> {
    let [address, url, workers] = arguments else {
        return Err("the bare server needs address, URL and workers".into());
    };
    bare::serve(address.parse()?, url.clone(), workers.parse()?)
}

/// One thread: the load generator must not take both cores from the servers, and children are tied to the main thread.
fn on_main_thread(work: impl Future<Output = Outcome<()>>) -> Outcome<()> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

fn measure(settings: &Settings) -> Outcome<()> {
    let wants = |meting| settings.metingen.is_empty() || settings.metingen.contains(&meting);
    on_main_thread(async {
        if wants(Meting::Keten) {
            println!("\n== keten ==");
            chain::run(settings).await?;
        }
        if wants(Meting::Lagen) {
            println!("\n== lagen ==");
            layers::run(settings).await?;
        }
        if wants(Meting::Opdrachten) {
            println!("\n== opdrachten ==");
            statements::run(settings).await?;
        }
        if wants(Meting::Velden) {
            println!("\n== velden ==");
            sealed::run(settings).await?;
        }
        Ok(())
    })
}

/// What `cargo test` runs, unless it asks for other tests by name.
fn small(arguments: &[String]) -> Outcome<()> {
    let mut names = arguments.iter().skip(1).filter(|a| !a.starts_with('-'));
    let is_wanted = names.clone().next().is_none() || names.any(|name| "keten".contains(&**name));
    if !is_wanted || arguments.iter().any(|a| a == "--list") {
        return Ok(());
    }
    on_main_thread(async {
        let soorten = [Soort::Casus, Soort::Signaal];
        let mut pair = chain::Pair::start(&soorten, FEW, "warn").await?;
        pair.compare(FEW, 4).await?;
        drop(pair);
        // Pinned: a GET of a single zaak is one statement, however the calls come in.
        let (statements, calls) = statements::count(&soorten, 1, FEW).await?;
        match statements.of("verband_lezer") {
            found if found == calls => Ok(()),
            found => Err(format!("{found} statements for {calls} reads of one zaak").into()),
        }
    })
}
