// SPDX-License-Identifier: EUPL-1.2
//! The documents that whoever adopts the repository looks for, and the links between them.

use std::path::Path;

use crate::assert_none;
use crate::bron::{read, root, sources, tests};

const DOCUMENTS: [&str; 13] = [
    "LICENSE",
    "README.md",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "CONTRIBUTING.md",
    "GOVERNANCE.md",
    "SECURITY.md",
    "publiccode.yml",
    "docs/adr/0012-dependencies.md",
    "docs/api-beleid.md",
    "docs/asvs.csv",
    "docs/beheer.md",
];

/// Targets of Markdown links and paths in backticks that should be files here.
fn named_paths(text: &str) -> Vec<String> {
    let links = text
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let links = links.filter(|target| !target.contains("://") && !target.starts_with(['#', 'm']));
    let quoted = text.split('`').skip(1).step_by(2).filter(|quoted| {
        let begins = [
            "docs/",
            "crates/",
            "scripts/",
            "migrations/",
            "policies/",
            "container/",
            "tests/",
        ];
        begins.iter().any(|begin| quoted.starts_with(begin))
            && !quoted.contains([' ', '*', '<', '{', '…'])
    });
    links
        .chain(quoted)
        .map(|path| path.split('#').next().unwrap_or(path).to_owned())
        .collect()
}

#[test]
fn every_document_is_there_and_names_only_files_that_exist() {
    let root = root();
    let mut violations = Vec::new();
    for document in DOCUMENTS {
        let text = read(document);
        if Path::new(document).extension().is_none_or(|e| e != "md") {
            continue;
        }
        let folder = Path::new(document).parent().unwrap_or(Path::new(""));
        for path in named_paths(&text) {
            let is_there = root.join(&path).exists() || root.join(folder).join(&path).exists();
            if !is_there {
                violations.push(format!("{document}: {path} does not exist"));
            }
        }
    }
    assert_none(&violations);
}

#[test]
fn the_readme_leads_to_every_document() {
    let readme = read("README.md");
    let absent = DOCUMENTS
        .iter()
        .filter(|d| **d != "README.md" && !d.contains("adr/"));
    let absent: Vec<_> = absent
        .filter(|document| !readme.contains(*document))
        .map(|document| format!("README.md does not name {document}"))
        .collect();
    assert_none(&absent);
}

#[test]
fn every_large_dependency_has_its_reason() {
    let manifest = read("Cargo.toml");
    let reasons = read("docs/adr/0012-dependencies.md");
    let (_, listed) = manifest
        .split_once("[workspace.dependencies]")
        .expect("dependencies");
    let listed = listed.split("\n[").next().unwrap_or_default();
    let absent: Vec<_> = listed
        .lines()
        .filter(|line| !line.contains("path =") && !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !reasons.contains(&format!("`{name}`")))
        .map(|name| format!("docs/adr/0012-dependencies.md does not name `{name}`"))
        .collect();
    assert_none(&absent);
}

#[test]
fn the_changelog_begins_with_the_version_of_the_workspace() {
    let manifest = read("Cargo.toml");
    let version = manifest
        .split("\nversion = \"")
        .nth(1)
        .and_then(|r| r.split('"').next());
    let version = version.expect("a version");
    let log = read("CHANGELOG.md");
    let headings: Vec<_> = log
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    assert_eq!(headings.first().copied(), Some("[Unreleased]"));
    assert!(
        headings
            .iter()
            .any(|h| h.starts_with(&format!("[{version}]"))),
        "{headings:?}"
    );
    let kinds = [
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    ];
    for kind in log.lines().filter_map(|line| line.strip_prefix("### ")) {
        assert!(kinds.contains(&kind), "{kind}");
    }
}

#[test]
fn every_test_that_the_policy_of_the_api_names_exists() {
    let known: Vec<String> = sources().iter().flat_map(|(_, text)| tests(text)).collect();
    let page = read("docs/api-beleid.md");
    let is_name = |quoted: &&str| {
        quoted.matches('_').count() > 1
            && quoted
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let named: Vec<_> = page.split('`').skip(1).step_by(2).filter(is_name).collect();
    assert!(named.len() > 20, "{named:?}");
    let absent: Vec<_> = named
        .iter()
        .filter(|name| !known.iter().any(|test| test == *name))
        .map(|name| format!("docs/api-beleid.md names a test that does not exist: {name}"))
        .collect();
    assert_none(&absent);
}

#[test]
fn a_path_that_does_not_exist_is_seen() {
    let text =
        "[a](docs/none.md) `docs/none.csv` `cargo x` [b](https://x.example) `docs/<code>.md`";
    assert_eq!(named_paths(text), ["docs/none.md", "docs/none.csv"]);
}
