// SPDX-License-Identifier: EUPL-1.2
//! `cargo x bench`: the measurements, with a PostgreSQL of their own that writes to disk as in production.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use lokale_postgres::proef::{CLUSTER_VARIABLE, SJABLOON, SLEUTELSJABLOON};
use lokale_postgres::{Address, Cluster, execute_script};

use crate::prepare::prepare;
use crate::run::{self, Outcome};

/// Optimised, without the minutes of link-time optimisation.
const PROFILE: &str = "bench-snel";

/// Name of the cluster's directory.
const CLUSTER: &str = "meting";

/// Arguments of `cargo x bench`.
#[derive(Debug, Args)]
pub struct Bench {
    /// Namen van metingen en hun instellingen; `cargo x bench -- --help` toont ze. Zonder opgave alle.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

/// Runs it.
pub fn run(opdracht: &Bench) -> Outcome<ExitCode> {
    let checkout = run::checkout()?;
    println!("Verband wordt gebouwd met profiel {PROFILE}; de eerste keer duurt dat minuten.");
    run::must_succeed(bench(&checkout, "--no-run"))?;
    if opdracht.args.iter().any(|a| a == "--help" || a == "-h") {
        let mut help = bench(&checkout, "--quiet");
        help.args(["--", "--help"]);
        return Ok(run::exit_code(run::wait_for(help)?));
    }
    let cluster = Cluster::start_named(&checkout, CLUSTER)?;
    // A template of an earlier state of this checkout may hold a migration that has changed since.
    for name in [SJABLOON, SLEUTELSJABLOON] {
        drop_database(cluster.address(), name)?;
    }
    let verband = program(&run::sibling("verband")?)?;
    prepare(
        &checkout,
        cluster.address(),
        SJABLOON,
        SLEUTELSJABLOON,
        &verband,
    )?;
    let mut measure = bench(&checkout, "--quiet");
    measure
        .arg("--")
        .args(&opdracht.args)
        .env(CLUSTER_VARIABLE, cluster.address().socket_dir());
    let status = run::wait_for(measure)?;
    drop(cluster);
    Ok(run::exit_code(status))
}

fn bench(checkout: &Path, how: &str) -> Command {
    let mut bench = run::cargo();
    bench.current_dir(checkout).args([
        "bench",
        "--package",
        "server",
        "--features",
        "demo",
        "--bench",
        "keten",
        "--profile",
        PROFILE,
        how,
    ]);
    bench
}

/// The program of this profile, from where it lies in the profile that built us.
fn program(beside: &Path) -> Outcome<PathBuf> {
    let name = beside.file_name().ok_or("geen naam")?;
    let target = beside.parent().and_then(Path::parent).ok_or("geen map")?;
    Ok(target.join(PROFILE).join(name))
}

fn drop_database(address: &Address, name: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let script = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    Ok(runtime.block_on(execute_script(&address.superuser_url("postgres"), &script))?)
}
