// SPDX-License-Identifier: EUPL-1.2
//! `cargo x genereer`: files that are made from the code, so that a picture in the docs cannot differ from it.

mod register;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use clap::Args;

use crate::run::{self, Outcome};

/// Arguments of `cargo x genereer`.
#[derive(Debug, Args)]
pub struct Genereer {
    /// Schrijft niets en faalt als een bestand afwijkt.
    #[arg(long)]
    check: bool,
}

/// How a file on disk relates to what the code makes.
#[derive(Debug, PartialEq, Eq)]
enum Difference {
    /// Not there.
    Missing(String),
    /// Other bytes.
    Other(String),
    /// In a directory of generated files, but made by nothing any more.
    Stray(String),
}

/// Runs it.
pub fn run(opdracht: &Genereer) -> Outcome<ExitCode> {
    let checkout = run::checkout()?;
    let made = register::generated()?;
    apply(&checkout, &made, register::DIRECTORIES, opdracht.check)
}

/// Writes what was made, or compares it with what is there.
pub fn apply(
    checkout: &Path,
    made: &[(String, String)],
    directories: &[&str],
    check: bool,
) -> Outcome<ExitCode> {
    let differences = differences(checkout, made, directories)?;
    if check {
        for difference in &differences {
            eprintln!("{}", describe(difference));
        }
        if differences.is_empty() {
            println!("{} gegenereerde bestanden kloppen met de code", made.len());
            return Ok(ExitCode::SUCCESS);
        }
        eprintln!("draai `make genereer` en bekijk het verschil");
        return Ok(ExitCode::FAILURE);
    }
    write(checkout, made, &differences)?;
    println!(
        "{} gegenereerde bestanden, {} bijgewerkt",
        made.len(),
        differences.len()
    );
    Ok(ExitCode::SUCCESS)
}

fn differences(
    checkout: &Path,
    made: &[(String, String)],
    directories: &[&str],
) -> Outcome<Vec<Difference>> {
    let mut found = Vec::new();
    for (path, text) in made {
        match fs::read_to_string(checkout.join(path)) {
            Ok(present) if present == *text => {}
            Ok(_) => found.push(Difference::Other(path.clone())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                found.push(Difference::Missing(path.clone()));
            }
            Err(e) => return Err(format!("{path}: {e}").into()),
        }
    }
    for directory in directories {
        let Ok(entries) = fs::read_dir(checkout.join(directory)) else {
            continue;
        };
        for entry in entries {
            let path = format!("{directory}/{}", entry?.file_name().to_string_lossy());
            if !made.iter().any(|(made, _)| *made == path) {
                found.push(Difference::Stray(path));
            }
        }
    }
    Ok(found)
}

fn write(checkout: &Path, made: &[(String, String)], differences: &[Difference]) -> Outcome<()> {
    for difference in differences {
        match difference {
            Difference::Missing(path) | Difference::Other(path) => {
                let file = checkout.join(path);
                if let Some(directory) = file.parent() {
                    fs::create_dir_all(directory)?;
                }
                let text = made
                    .iter()
                    .find(|(made, _)| made == path)
                    .map_or("", |(_, text)| text);
                fs::write(file, text)?;
            }
            Difference::Stray(path) => fs::remove_file(checkout.join(path))?,
        }
        println!("{}", describe(difference));
    }
    Ok(())
}

fn describe(difference: &Difference) -> String {
    match difference {
        Difference::Missing(path) => format!("{path}: ontbrak"),
        Difference::Other(path) => format!("{path}: week af van de code"),
        Difference::Stray(path) => format!("{path}: wordt door niets meer gemaakt"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_and_writing_it_ends_the_difference() {
        let checkout =
            std::env::temp_dir().join(format!("verband-genereer-{}", std::process::id()));
        fs::create_dir_all(checkout.join("docs/platen")).unwrap();
        for (path, text) in [
            ("docs/platen/a.md", "a"),
            ("docs/platen/b.md", "old"),
            ("docs/platen/stray.md", "x"),
        ] {
            fs::write(checkout.join(path), text).unwrap();
        }
        let made = [
            ("docs/platen/a.md", "a"),
            ("docs/platen/b.md", "new"),
            ("docs/elders/c.md", "c"),
        ]
        .map(|(path, text)| (path.to_owned(), text.to_owned()));
        let found = differences(&checkout, &made, &["docs/platen"]).unwrap();
        assert_eq!(
            found,
            [
                Difference::Other("docs/platen/b.md".to_owned()),
                Difference::Missing("docs/elders/c.md".to_owned()),
                Difference::Stray("docs/platen/stray.md".to_owned()),
            ]
        );
        write(&checkout, &made, &found).unwrap();
        assert_eq!(differences(&checkout, &made, &["docs/platen"]).unwrap(), []);
        assert!(!checkout.join("docs/platen/stray.md").exists());
        fs::remove_dir_all(&checkout).unwrap();
    }
}
