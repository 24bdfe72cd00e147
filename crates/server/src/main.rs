// SPDX-License-Identifier: EUPL-1.2
//! The binary `verband`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

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
    /// Adres van de databank, als rol verband_migratie.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_MIGRATIE_URL",
        hide_env_values = true
    )]
    migratie: String,
    /// Adres van de databank, als rol verband_app.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_DATABANK_URL",
        hide_env_values = true
    )]
    databank: String,
    /// Adres van de sleutelbank, als rol verband_sleutels.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_SLEUTELBANK_URL",
        hide_env_values = true
    )]
    sleutelbank: String,
    /// Bestand met de hoofdsleutels.
    #[arg(long, value_name = "BESTAND", env = "VERBAND_HOOFDSLEUTELS_BESTAND")]
    hoofdsleutels: PathBuf,
}

#[derive(Debug, Args)]
struct Migrate {
    /// Adres van de databank, als rol verband_migratie.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_MIGRATIE_URL",
        hide_env_values = true
    )]
    databank: String,
    /// Adres van de sleutelbank, als rol verband_migratie.
    #[arg(
        long,
        value_name = "URL",
        env = "VERBAND_SLEUTELMIGRATIE_URL",
        hide_env_values = true
    )]
    sleutelbank: String,
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
    for verslag in server::migratie::migreer(&opdracht.databank, &opdracht.sleutelbank).await? {
        println!("{verslag}");
    }
    Ok(())
}

async fn set_up(opdracht: &Inrichting) -> Result<(), Box<dyn std::error::Error>> {
    let inrichting = server::inrichting::lees(&opdracht.bestand)?;
    let bestemming = server::inrichting::Bestemming {
        migratie_url: &opdracht.migratie,
        databank_url: &opdracht.databank,
        sleutelbank_url: &opdracht.sleutelbank,
        hoofdsleutels: &opdracht.hoofdsleutels,
    };
    let added = server::inrichting::richt_in(&inrichting, &bestemming).await?;
    println!(
        "ingericht: {} installatie, {} organisaties, {} personen, {} lidmaatschappen toegevoegd",
        added.installatie, added.organisaties, added.personen, added.lidmaatschappen
    );
    Ok(())
}
