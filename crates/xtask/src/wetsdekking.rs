// SPDX-License-Identifier: EUPL-1.2
//! `cargo x wetsdekking`: which scenarios show what of the law, and of which provision the software has no part yet.
//!
//! The page is made from the register of provisions and rules, the features and the committed reasons. It is not made
//! at all when a lid has no line, a rule of the code no scenario, or a tag names nothing: see [`check`].

mod check;
mod citations;
mod features;
mod page;
mod provisions;
mod tables;

use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::genereer;
use crate::run::{self, Outcome};

/// Where the features stand, and the two tables beside them.
const FEATURES: &str = "tests/features";

/// Arguments of `cargo x wetsdekking`.
#[derive(Debug, Args)]
pub struct Wetsdekking {
    /// Schrijft niets en faalt als het bestand afwijkt.
    #[arg(long)]
    check: bool,
}

/// Runs it.
pub fn run(opdracht: &Wetsdekking) -> Outcome<ExitCode> {
    let checkout = run::checkout()?;
    let made = [generated(&checkout)?];
    genereer::apply(&checkout, &made, &[], opdracht.check)
}

/// The page: its path from the root of the checkout, and its text.
pub fn generated(checkout: &Path) -> Outcome<(String, String)> {
    let folder = checkout.join(FEATURES);
    let features = features::read(&folder)?;
    let tables = tables::Tables::read(&folder)?;
    let cited = citations::cited(checkout)?;
    let found = check::violations(&features, &tables, &cited);
    if !found.is_empty() {
        return Err(format!("wetsdekking:\n{}", found.join("\n")).into());
    }
    let text = page::page(&features, &tables, &cited);
    Ok(("docs/wetsdekking.md".to_owned(), text))
}
