// SPDX-License-Identifier: EUPL-1.2
//! The list of generated files; a new generator is an entry here.

use std::process::Command;

use crate::run::{self, Outcome};
use crate::wetsdekking;

/// Directories in which every file is generated: one that nothing makes any more is removed.
pub const DIRECTORIES: &[&str] = &["docs/toestanden"];

/// Every generated file: path from the root of the checkout, and text.
pub fn generated() -> Outcome<Vec<(String, String)>> {
    // First what needs no build: a lid without a line is told at once.
    let wetsdekking = wetsdekking::generated(&run::checkout()?)?;
    build_programs()?;
    let mut made = toestanden();
    made.push(wetsdekking);
    made.push(autorisatiematrix()?);
    made.push(openapi()?);
    Ok(made)
}

/// Diagram and table of each state machine.
fn toestanden() -> Vec<(String, String)> {
    let pages = wgs::overgangen::toestanden().into_iter();
    pages
        .map(|(name, page)| (format!("docs/toestanden/{name}.md"), page))
        .collect()
}

/// The policy as a page for a jurist.
fn autorisatiematrix() -> Outcome<(String, String)> {
    from_program(
        "docs/autorisatiematrix.md",
        "examples/autorisatiematrix",
        &[],
    )
}

/// The API as the service describes it.
fn openapi() -> Outcome<(String, String)> {
    from_program("docs/openapi.json", "examples/openapi", &[])
}

/// Standard output of a program of the workspace: for crates that would make every start of this program wait for
/// their build.
fn from_program(path: &str, name: &str, arguments: &[&str]) -> Outcome<(String, String)> {
    let output = Command::new(run::sibling(name)?)
        .args(arguments)
        .output()
        .map_err(|e| format!("{name}: {e}"))?;
    if !output.status.success() {
        let detail = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("{name} {}: {detail}", arguments.join(" ")).into());
    }
    Ok((path.to_owned(), String::from_utf8(output.stdout)?))
}

/// The same packages and features as the tests (examples bring those of the dev-dependencies): another choice would
/// compile the shared dependencies again.
fn build_programs() -> Outcome<()> {
    let mut build = run::cargo();
    build.current_dir(run::checkout()?);
    build.args([
        "build",
        "--quiet",
        "--workspace",
        "--bins",
        "--examples",
        "--all-features",
    ]);
    run::must_succeed(build)
}
