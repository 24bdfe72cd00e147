// SPDX-License-Identifier: EUPL-1.2
//! The glossary: every word of the domain in the code is explained in `docs/begrippen.md`, and every name there is one of the code.

use std::collections::{BTreeMap, BTreeSet};

use crate::assert_none;
use crate::source::{File, files, is_rust, parts, words};

/// Where the page stands.
const PAGE: &str = "docs/begrippen.md";

/// Its columns.
const COLUMNS: [&str; 6] = [
    "term",
    "betekenis",
    "bron",
    "meervoud",
    "naam in de code",
    "niet te noemen",
];

/// The closed lists of the policy whose words are Dutch terms.
const VOCABULARY: (&str, [&str; 2]) = (
    "crates/autorisatie/src/beleid/woordenschat.rs",
    ["Rol", "Objectsoort"],
);

/// The log has a schema of engineers' words.
const OTHER_SCHEMA: &str = "audit";

/// Names that the page must explain, with where they stand.
fn needed(files: &[File]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for file in files {
        let names = if is_domain(file) {
            types(&file.text)
        } else if file.path == VOCABULARY.0 {
            vocabulary(&file.text)
        } else if file.path.starts_with("migrations/verband/") && file.path.ends_with("/up.sql") {
            tables(&file.text)
        } else {
            Vec::new()
        };
        for name in names {
            found.entry(name).or_insert_with(|| file.path.clone());
        }
    }
    found
}

/// The law, and the room of the rules in every crate.
fn is_domain(file: &File) -> bool {
    is_rust(file)
        && file.in_crate().is_some_and(|(name, inside)| {
            !inside.contains("proeven") && (name == "wgs" || inside.starts_with("domein"))
        })
}

/// Public types, those of the closed lists included.
fn types(text: &str) -> Vec<String> {
    let code = parts(text).code;
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let words = words(code);
    let mut found = Vec::new();
    for at in 0..words.len() {
        let is_type = words[at] == "pub"
            && words
                .get(at + 1)
                .is_some_and(|kind| ["struct", "enum", "trait"].contains(kind));
        let is_list = words[at..].starts_with(&["codelijst", "!", "{"]);
        let is_name = |word: &&&str| word.starts_with(|c: char| c.is_ascii_uppercase());
        // A macro that declares types has `$name` there.
        let declared = words.get(at + 2).filter(|_| is_type).filter(is_name);
        let listed = words[at..].iter().find(is_name).filter(|_| is_list);
        let name = declared.or(listed);
        found.extend(name.map(|name| (*name).to_owned()));
    }
    found
}

fn vocabulary(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for list in VOCABULARY.1 {
        let opening = format!("\n    {list} {{\n");
        let (_, rest) = text.split_once(&opening).unwrap_or_default();
        let inside = rest.split("\n    }").next().unwrap_or_default();
        found.extend(parts(inside).literals.into_iter().map(|(_, word)| word));
    }
    found
}

fn tables(sql: &str) -> Vec<String> {
    sql.split("CREATE TABLE ")
        .skip(1)
        .filter_map(|rest| rest.split([' ', '(']).next()?.split_once('.'))
        .filter(|(schema, _)| *schema != OTHER_SCHEMA)
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// The rows of the page below its head, cell by cell.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let cells = |line: &'_ str| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let mut lines = page.lines().filter(|line| line.starts_with('|'));
    assert_eq!(
        lines.next().map(cells),
        Some(COLUMNS.map(str::to_owned).to_vec())
    );
    lines
        .skip(1)
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect()
}

fn violations(files: &[File], page: &str) -> Vec<String> {
    let mut needed = needed(files);
    let mut found = Vec::new();
    let mut terms = BTreeSet::new();
    for row in rows(page) {
        if row.len() != COLUMNS.len() || row.iter().any(|cell| cell.is_empty()) {
            found.push(format!("{PAGE}: not six cells: {row:?}"));
            continue;
        }
        if !terms.insert(row[0]) {
            found.push(format!("{PAGE}: `{}` stands twice", row[0]));
        }
        for name in row[4].split('`').skip(1).step_by(2) {
            if needed.remove(name).is_none() && !is_in_code(files, name) {
                found.push(format!("{PAGE}: the code has no `{name}`"));
            }
        }
    }
    let missing = needed.into_iter();
    found.extend(missing.map(|(name, path)| format!("{PAGE}: `{name}` of {path} is missing")));
    found
}

/// A name that need not stand there, but may: some type outside the domain rooms.
fn is_in_code(files: &[File], name: &str) -> bool {
    files.iter().any(|file| {
        is_rust(file)
            && ["struct", "enum"]
                .iter()
                .any(|kind| file.text.contains(&format!("pub {kind} {name} ")))
    })
}

#[test]
fn every_word_of_the_domain_is_explained() {
    let files = files();
    let page = files
        .iter()
        .find(|file| file.path == PAGE)
        .expect("the page");
    assert_none(&violations(&files, &page.text));
}

#[test]
fn a_word_that_is_missing_or_invented_is_seen() {
    let code = [
        File::sample(
            "crates/wgs/src/a.rs",
            "codelijst! {\n /// X.\n Kleur {\n A = \"a\", \"b\"; } }\npub struct Vorm<'a> { x: &'a str }",
        ),
        File::sample(
            "crates/zaak/src/domein/b.rs",
            "pub enum Maat { A }\n#[cfg(test)] mod t { pub struct Proef; }",
        ),
        File::sample("crates/zaak/src/opslag/c.rs", "pub struct Rij { x: u8 }"),
        File::sample(
            "migrations/verband/1_a/up.sql",
            "CREATE TABLE zaak.stuk (id uuid); CREATE TABLE audit.leaf (id uuid);",
        ),
        File::sample(
            VOCABULARY.0,
            "woordenlijst! {\n    Rol {\n        /// A.\n        Lid = \"lid\",\n    }\n}\nObjectsoort",
        ),
    ];
    let names: Vec<String> = needed(&code).into_keys().collect();
    assert_eq!(names, ["Kleur", "Maat", "Vorm", "lid", "stuk"]);
    let head = format!("| {} |\n|---|\n", COLUMNS.join(" | "));
    let whole = "| a | b | c | d | `Kleur`, `Maat`, `Vorm`, `lid`, `stuk`, `Rij` | – |\n";
    assert_eq!(
        violations(&code, &format!("{head}{whole}")),
        Vec::<String>::new()
    );
    for (page, fault) in [
        (whole.replace("`Maat`, ", ""), "missing"),
        (whole.replace("`Rij`", "`Rijk`"), "no `Rijk`"),
        (whole.replace("| d ", "|  "), "six cells"),
        (format!("{whole}{whole}"), "twice"),
    ] {
        let found = violations(&code, &format!("{head}{page}"));
        assert!(found.iter().any(|line| line.contains(fault)), "{found:?}");
    }
}
