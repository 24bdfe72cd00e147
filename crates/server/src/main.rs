// SPDX-License-Identifier: EUPL-1.2
//! The binary `verband`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, Parser, Subcommand};
use server::adres::Adres;

// The allocator is the binary's choice, never a library's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Verband: zaaksysteem van een samenwerkingsverband onder de WGS.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    opdracht: Opdracht,
}

#[derive(Debug, Subcommand)]
enum Opdracht {
    /// Brengt databank en sleutelbank op de versie van dit programma.
    Migrate(Migrate),
    /// Beantwoordt de API tot het programma wordt gestopt.
    #[command(after_long_help = server::configuratie::help())]
    Serve(Serve),
    /// Legt uit een bestand vast welk samenwerkingsverband dit is en wie er als eersten bij mogen.
    Inrichting(Inrichting),
    /// Beheert de sleutels van de sleutelbank.
    #[command(subcommand)]
    Sleutels(Sleutels),
    /// Vraagt de beheerpoort of de dienst klaar is; uitgangscode 0 als dat zo is.
    Gezond(Gezond),
    /// Draait de dienst met verzonnen gegevens: laadt de demoset en loopt er een rondgang door.
    #[cfg(feature = "demo")]
    Demo(server::demo::Demo),
}

#[derive(Debug, Args)]
struct Serve {
    /// TOML-bestand met instellingen; de omgeving gaat voor.
    #[arg(long, value_name = "BESTAND", env = "VERBAND_CONFIGURATIE")]
    configuratie: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Inrichting {
    /// TOML-bestand met de installatie, de organisaties en de personen.
    #[arg(long, value_name = "BESTAND")]
    bestand: PathBuf,
    /// Adres van de databank, als rol verband_migratie; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_MIGRATIE_URL",
        hide_env_values = true
    )]
    migratie: Adres,
    /// Adres van de databank, als rol verband_app; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_DATABANK_URL",
        hide_env_values = true
    )]
    databank: Adres,
    /// Adres van de sleutelbank, als rol verband_sleutels; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_SLEUTELBANK_URL",
        hide_env_values = true
    )]
    sleutelbank: Adres,
    /// Bestand met de hoofdsleutels.
    #[arg(long, value_name = "BESTAND", env = "VERBAND_HOOFDSLEUTELS_BESTAND")]
    hoofdsleutels: PathBuf,
}

#[derive(Debug, Args)]
struct Migrate {
    /// Adres van de databank, als rol verband_migratie; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_MIGRATIE_URL",
        hide_env_values = true
    )]
    databank: Adres,
    /// Adres van de sleutelbank, als rol verband_migratie; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_SLEUTELMIGRATIE_URL",
        hide_env_values = true
    )]
    sleutelbank: Adres,
}

#[derive(Debug, Subcommand)]
enum Sleutels {
    /// Verpakt elke sleutel onder de actieve hoofdsleutel; mag worden onderbroken en opnieuw gedraaid.
    Herverpak(Herverpak),
}

#[derive(Debug, Args)]
struct Herverpak {
    /// Adres van de sleutelbank, als rol verband_sleutels; of @BESTAND waarin dat staat.
    #[arg(
        long,
        value_name = "URL",
        value_parser = Adres::uit_argument,
        env = "VERBAND_SLEUTELBANK_URL",
        hide_env_values = true
    )]
    sleutelbank: Adres,
    /// Bestand met de hoofdsleutels: de nieuwe actief, de oude er nog bij.
    #[arg(long, value_name = "BESTAND", env = "VERBAND_HOOFDSLEUTELS_BESTAND")]
    hoofdsleutels: PathBuf,
}

#[derive(Debug, Args)]
struct Gezond {
    /// Adres en poort van de beheerpoort.
    #[arg(
        long,
        value_name = "ADRES",
        env = "VERBAND_BEHEERADRES",
        default_value = "127.0.0.1:9090"
    )]
    beheeradres: SocketAddr,
}

// Diesel's migrations block their thread, which the single-threaded runtime of actix does not allow.
#[tokio::main]
async fn main() -> ExitCode {
    // One provider for every TLS connection of this process; that there is one already is as good.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let uitkomst = match Cli::parse().opdracht {
        Opdracht::Migrate(opdracht) => migrate(&opdracht).await,
        Opdracht::Serve(opdracht) => server::dienst::serve(opdracht.configuratie.as_deref()).await,
        Opdracht::Inrichting(opdracht) => set_up(&opdracht).await,
        Opdracht::Sleutels(Sleutels::Herverpak(opdracht)) => rewrap(&opdracht).await,
        Opdracht::Gezond(opdracht) => healthy(&opdracht).await,
        #[cfg(feature = "demo")]
        Opdracht::Demo(opdracht) => server::demo::run(&opdracht).await,
    };
    match uitkomst {
        Ok(()) => ExitCode::SUCCESS,
        Err(fout) => {
            eprintln!("verband: {fout}");
            ExitCode::FAILURE
        }
    }
}

async fn migrate(opdracht: &Migrate) -> Result<(), Box<dyn std::error::Error>> {
    let (databank, sleutelbank) = (&opdracht.databank, &opdracht.sleutelbank);
    let verslagen = server::migratie::migreer(databank.als_tekst(), sleutelbank.als_tekst());
    for verslag in verslagen.await? {
        println!("{verslag}");
    }
    Ok(())
}

async fn set_up(opdracht: &Inrichting) -> Result<(), Box<dyn std::error::Error>> {
    let inrichting = server::inrichting::lees(&opdracht.bestand)?;
    let bestemming = server::inrichting::Bestemming {
        migratie_url: opdracht.migratie.als_tekst(),
        databank_url: opdracht.databank.als_tekst(),
        sleutelbank_url: opdracht.sleutelbank.als_tekst(),
        hoofdsleutels: &opdracht.hoofdsleutels,
    };
    let added = server::inrichting::richt_in(&inrichting, &bestemming).await?;
    println!(
        "ingericht: {} installatie, {} organisaties, {} personen, {} lidmaatschappen toegevoegd",
        added.installatie, added.organisaties, added.personen, added.lidmaatschappen
    );
    Ok(())
}

async fn rewrap(opdracht: &Herverpak) -> Result<(), Box<dyn std::error::Error>> {
    let stop = Arc::new(AtomicBool::new(false));
    let (signal, asked) = (server::levenscyclus::stop_signal()?, Arc::clone(&stop));
    tokio::spawn(async move {
        signal.await;
        asked.store(true, Ordering::Relaxed);
    });
    let url = opdracht.sleutelbank.als_tekst();
    let done = server::sleutels::herverpak(url, &opdracht.hoofdsleutels, &stop, |voortgang| {
        println!(
            "{} herverpakt, {} te gaan",
            voortgang.herverpakt, voortgang.resterend
        );
    });
    let done = done.await?;
    println!(
        "klaar: {} sleutels herverpakt, alle staan onder de actieve hoofdsleutel",
        done.herverpakt
    );
    Ok(())
}

async fn healthy(opdracht: &Gezond) -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", server::gezond::vraag(opdracht.beheeradres).await?);
    Ok(())
}
