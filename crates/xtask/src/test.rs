// SPDX-License-Identifier: EUPL-1.2
//! `cargo x test`: the tests, with a PostgreSQL of their own outside the test processes.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use lokale_postgres::proef::{CLUSTER_VARIABLE, SJABLOON, SLEUTELSJABLOON};
use lokale_postgres::{Cluster, Kind};

use crate::prepare::prepare;
use crate::run::{self, Outcome};

/// Arguments of `cargo x test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Argumenten voor `cargo test`; zonder `-p` de hele werkruimte.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

impl Test {
    /// Whether cargo's own arguments (before `--`) choose packages.
    fn chooses_packages(&self) -> bool {
        self.args.iter().take_while(|a| *a != "--").any(|a| {
            a.starts_with("-p")
                || ["--package", "--workspace", "--all"]
                    .iter()
                    .any(|o| a.split('=').next() == Some(o))
        })
    }
}

/// Runs it.
pub fn run(opdracht: &Test) -> Outcome<ExitCode> {
    let checkout = run::checkout()?;
    build(opdracht, &checkout)?;
    // Started here and not in a test: a cluster would end with the test process that started it.
    let cluster = Cluster::start(Kind::Wegwerp, &checkout)?;
    prepare(
        &checkout,
        cluster.address(),
        SJABLOON,
        SLEUTELSJABLOON,
        &run::sibling("verband")?,
    )?;

    let mut tests = run::cargo();
    tests.current_dir(&checkout).arg("test");
    if !opdracht.chooses_packages() {
        tests.arg("--workspace");
    }
    tests
        .args(&opdracht.args)
        .env(CLUSTER_VARIABLE, cluster.address().socket_dir());
    let status = run::wait_for(tests)?;
    drop(cluster);
    Ok(run::exit_code(status))
}

/// Builds `verband` for the migrations of the templates, always out of the whole workspace: another choice of packages
/// resolves to other features, and would compile the shared dependencies twice.
fn build(opdracht: &Test, checkout: &Path) -> Outcome<()> {
    let mut build = run::cargo();
    build.current_dir(checkout);
    build.args(["build", "--quiet", "--workspace"]);
    if opdracht.chooses_packages() {
        build.args(["--all-features", "--bin", "verband"]);
    } else {
        build.arg("--all-targets");
        build.args(opdracht.args.iter().filter(|a| *a == "--all-features"));
    }
    run::must_succeed(build)
}
