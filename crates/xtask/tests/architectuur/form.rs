// SPDX-License-Identifier: EUPL-1.2
//! The form of every file: its licence, its length, and nothing of the machine it was written on.

use crate::assert_none;
use crate::source::{File, files, has_extension, is_rust};

/// Longer is two files.
const LINES_MAXIMUM: usize = 400;

/// Tables of data, which are read by row and do not get clearer in two files. Each with its reason.
const LONG_TABLES: [(&str, &str); 0] = [];

const LICENCE: &str = "SPDX-License-Identifier: EUPL-1.2";

/// Beginnings of paths that exist on one machine only, split so that this file does not contain them.
const MACHINE_PATHS: [&str; 5] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/tm", "p/"),
    concat!("/Us", "ers/"),
];

fn comment_of(file: &File) -> Option<&'static str> {
    let name = file.path.rsplit('/').next()?;
    if is_rust(file) {
        Some("//")
    } else if has_extension(file, "sql") {
        Some("--")
    } else if ["toml", "sh", "yml", "yaml"]
        .iter()
        .any(|e| has_extension(file, e))
        || ["Makefile", "run"].contains(&name)
    {
        Some("#")
    } else {
        None
    }
}

/// The first line, or the second where the system wants the first (`#!`).
fn licence_violation(file: &File) -> Option<String> {
    let wanted = format!("{} {LICENCE}", comment_of(file)?);
    let mut lines = file.text.lines();
    let first = lines.next().unwrap_or_default();
    let line = if first.starts_with("#!/") {
        lines.next().unwrap_or_default()
    } else {
        first
    };
    (line != wanted).then(|| format!("{}: does not begin with `{wanted}`", file.path))
}

fn length_violation(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    let is_source = is_rust(file) || ["sql", "sh"].iter().any(|e| has_extension(file, e));
    let is_table = LONG_TABLES.iter().any(|(path, _)| *path == file.path);
    (is_source && !is_table && lines > LINES_MAXIMUM)
        .then(|| format!("{}: {lines} lines, more than {LINES_MAXIMUM}", file.path))
}

fn machine_violations(file: &File) -> Vec<String> {
    let mut violations = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for path in MACHINE_PATHS {
            // Inside a longer path or address it is a part of that, not a path of this machine.
            let stands_alone = line.match_indices(path).any(|(at, _)| {
                !line[..at].ends_with(|c: char| {
                    c.is_alphanumeric() || ['.', '-', '_', '/', '}', ')'].contains(&c)
                })
            });
            if stands_alone {
                violations.push(format!(
                    "{}:{}: a path of one machine: {path}",
                    file.path,
                    number + 1
                ));
            }
        }
    }
    violations
}

#[test]
fn every_source_begins_with_its_licence() {
    assert_none(
        &files()
            .iter()
            .filter_map(licence_violation)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_source_is_too_long() {
    let files = files();
    for (path, _) in LONG_TABLES {
        let lines = files
            .iter()
            .find(|f| f.path == path)
            .map_or(0, |f| f.text.lines().count());
        assert!(lines > LINES_MAXIMUM, "{path} needs no exception any more");
    }
    assert_none(
        &files
            .iter()
            .filter_map(length_violation)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_names_a_path_of_one_machine() {
    assert_none(
        &files()
            .iter()
            .flat_map(machine_violations)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn bad_form_is_seen() {
    let licensed = format!("// {LICENCE}\n");
    for (path, text) in [
        ("a.rs", "//! no licence"),
        ("a.rs", &format!("\n{licensed}")),
        ("a.sql", &licensed),
        ("Makefile", "all:"),
        (".ci/run", "#!/usr/bin/env bash\nset -e"),
    ] {
        assert!(
            licence_violation(&File::sample(path, text)).is_some(),
            "{path}: {text}"
        );
    }
    assert!(licence_violation(&File::sample("a.rs", &licensed)).is_none());
    assert!(
        licence_violation(&File::sample("a.sh", &format!("#!/bin/sh\n# {LICENCE}\n"))).is_none()
    );

    assert!(length_violation(&File::sample("a.rs", &"x\n".repeat(LINES_MAXIMUM + 1))).is_some());
    assert!(length_violation(&File::sample("a.rs", &"x\n".repeat(LINES_MAXIMUM))).is_none());

    for path in MACHINE_PATHS {
        assert_eq!(
            machine_violations(&File::sample("a.md", &format!("see\n`{path}x`"))).len(),
            1
        );
        assert!(
            machine_violations(&File::sample("a.md", &format!("https://example.nl{path}x")))
                .is_empty()
        );
    }
}
