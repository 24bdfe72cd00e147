// SPDX-License-Identifier: EUPL-1.2
//! The binary `verband`.

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
    let uitkomst = match Cli::parse().opdracht {
        Opdracht::Migrate(opdracht) => migrate(&opdracht).await,
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
