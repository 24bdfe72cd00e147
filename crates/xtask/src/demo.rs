// SPDX-License-Identifier: EUPL-1.2
//! `cargo x demo`: a private, durable PostgreSQL and `verband demo` on top of it.

use std::fs::DirBuilder;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Args;
use lokale_postgres::{Address, Cluster, Kind};

use crate::prepare::prepare;
use crate::run::{self, Outcome};

/// Name of the data database.
const DATABANK: &str = "verband";

/// Name of the key store.
const SLEUTELBANK: &str = "verband_sleutels";

/// Arguments of `cargo x demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Stopt na de rondgang, met uitgangscode 0 als alles klopte.
    #[arg(long)]
    eenmalig: bool,
    /// Laadt de demoset niet: alleen wat de rondgang zelf maakt.
    #[arg(long)]
    zonder_set: bool,
}

/// Runs it.
pub fn run(opdracht: &Demo) -> Outcome<ExitCode> {
    let checkout = run::checkout()?;
    println!("Verband wordt gebouwd; de eerste keer duurt dat enkele minuten.");
    let mut build = run::cargo();
    build.current_dir(&checkout).args([
        "build",
        "-p",
        "server",
        "--features",
        "demo",
        "--bin",
        "verband",
    ]);
    run::must_succeed(build)?;
    let verband = run::sibling("verband")?;

    let cluster = Cluster::start(Kind::Duurzaam, &checkout)?;
    let state = if cluster.is_owner() {
        "gestart"
    } else {
        "liep al"
    };
    println!("PostgreSQL is {state}: {}", cluster.directory().display());
    prepare(
        &checkout,
        cluster.address(),
        DATABANK,
        SLEUTELBANK,
        &verband,
    )?;

    let mut demo = Command::new(verband);
    demo.arg("demo");
    if opdracht.eenmalig {
        demo.arg("--eenmalig");
    }
    if opdracht.zonder_set {
        demo.arg("--zonder-set");
    }
    configure(&mut demo, cluster.address(), &own_directory(&cluster)?);
    let status = run::wait_for(demo)?;
    if cluster.is_owner() {
        drop(cluster);
        println!("PostgreSQL is gestopt; de gegevens blijven staan voor een volgende start.");
    }
    Ok(run::exit_code(status))
}

/// What `verband demo` is told: the databases per role, and where its keys may lie.
fn configure(demo: &mut Command, address: &Address, own: &Path) {
    demo.env("VERBAND_OMGEVING", "demo");
    for (variable, url) in [
        ("VERBAND_DATABANK_URL", address.url("verband_app", DATABANK)),
        ("VERBAND_LEZER_URL", address.url("verband_lezer", DATABANK)),
        (
            "VERBAND_SLEUTELBANK_URL",
            address.url("verband_sleutels", SLEUTELBANK),
        ),
        (
            "VERBAND_MIGRATIE_URL",
            address.url("verband_migratie", DATABANK),
        ),
        // The walk shows that an edit with an administrator's rights is found by the verifier.
        ("VERBAND_DEMO_BEHEER_URL", address.superuser_url(DATABANK)),
    ] {
        demo.env(variable, url);
    }
    demo.env("VERBAND_DEMO_MAP", own);
}

/// A directory beside the cluster's for the keys of the demo, which may not lie in a database; mode 0700.
fn own_directory(cluster: &Cluster) -> Outcome<PathBuf> {
    let own = cluster
        .directory()
        .parent()
        .ok_or("geen map voor de demo")?
        .join("demo-sleutels");
    DirBuilder::new().recursive(true).mode(0o700).create(&own)?;
    Ok(own)
}
