// SPDX-License-Identifier: EUPL-1.2
//! The dev loop of Verband: `cargo x test`, `cargo x demo`, `cargo x genereer`, `cargo x bench`,
//! `cargo x wetsdekking`.

mod bench;
mod demo;
mod genereer;
mod prepare;
mod run;
mod test;
mod wetsdekking;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// De ontwikkellus van Verband.
#[derive(Debug, Parser)]
#[command(name = "cargo x", version)]
struct Cli {
    #[command(subcommand)]
    opdracht: Opdracht,
}

#[derive(Debug, Subcommand)]
enum Opdracht {
    /// Meet wat de keten kost naast een kale uitvoering, op een eigen PostgreSQL; zie docs/prestaties.md.
    Bench(bench::Bench),
    /// Start een eigen PostgreSQL en daarop `verband demo`; Ctrl-C stopt beide.
    Demo(demo::Demo),
    /// Schrijft de bestanden die uit de code worden gemaakt; met --check alleen vergelijken.
    Genereer(genereer::Genereer),
    /// Draait tests tegen een eigen wegwerp-PostgreSQL; argumenten gaan door naar `cargo test`.
    Test(test::Test),
    /// Schrijft docs/wetsdekking.md: wat de scenario's van de wet laten zien; met --check alleen vergelijken.
    Wetsdekking(wetsdekking::Wetsdekking),
}

fn main() -> ExitCode {
    let uitkomst = match Cli::parse().opdracht {
        Opdracht::Bench(opdracht) => bench::run(&opdracht),
        Opdracht::Demo(opdracht) => demo::run(&opdracht),
        Opdracht::Genereer(opdracht) => genereer::run(&opdracht),
        Opdracht::Test(opdracht) => test::run(&opdracht),
        Opdracht::Wetsdekking(opdracht) => wetsdekking::run(&opdracht),
    };
    match uitkomst {
        Ok(code) => code,
        Err(fout) => {
            eprintln!("cargo x: {fout}");
            ExitCode::FAILURE
        }
    }
}
