// SPDX-License-Identifier: EUPL-1.2
//! Schemas of the database: each has one crate, and one range of migrations, that names it.

use crate::assert_none;
use crate::source::{File, crate_sources, files, has_extension, parts, words};

/// Schema, owning crate, and the migrations that make it: folder and the first four digits of the number.
const OWNERS: [(&str, &str, &str, &str); 7] = [
    ("audit", "audit-log", "verband", "0001"),
    ("autorisatie", "autorisatie", "verband", "0002"),
    ("besluitvorming", "besluitvorming", "verband", "0003"),
    ("zaak", "zaak", "verband", "0004"),
    ("casus", "casus", "verband", "0005"),
    ("knelpunt", "handhavingsknelpunt", "verband", "0006"),
    ("sleutels", "kluis", "sleutels", ""),
];

/// The register of zaken: every activity locks its row and reads its status there, so its name is known to all.
const SHARED: (&str, &str) = ("autorisatie", "zaak");

/// SQL words after which a relation or function stands.
const BEFORE_NAME: [&str; 11] = [
    "FROM",
    "JOIN",
    "INTO",
    "UPDATE",
    "TABLE",
    "REFERENCES",
    "ONLY",
    "FUNCTION",
    "PROCEDURE",
    "LATERAL",
    "USING",
];

/// `schema.name` pairs in SQL: after a word that asks for a relation, or called as a function.
///
/// Other pairs are left alone: `zaak.id` may be a column of an alias, `casus.starten` is the name of an act.
fn named_in_sql(sql: &str) -> Vec<(String, String)> {
    let words = words(sql);
    let mut found = Vec::new();
    for at in 0..words.len().saturating_sub(2) {
        if words[at + 1] != "." {
            continue;
        }
        let is_relation = at > 0 && BEFORE_NAME.contains(&words[at - 1].to_uppercase().as_str());
        let is_call = words.get(at + 3) == Some(&"(");
        if is_relation || is_call {
            found.push((words[at].to_owned(), words[at + 2].to_owned()));
        }
    }
    found
}

/// `schema.name` in the `table!` macros of diesel.
fn named_in_macros(code: &str) -> Vec<(String, String)> {
    let words = words(code);
    let mut found = Vec::new();
    for at in 0..words.len() {
        if words[at] != "table" || words.get(at + 1) != Some(&"!") {
            continue;
        }
        let body = &words[at + 2..];
        if let Some(dot) = body
            .windows(4)
            .take(60)
            .find(|w| w[1] == "." && ["(", "-"].contains(&w[3]))
        {
            found.push((dot[0].to_owned(), dot[2].to_owned()));
        }
    }
    found
}

fn has_sql(literal: &str) -> bool {
    literal.split_whitespace().any(|word| {
        [
            "SELECT", "FROM", "JOIN", "INSERT", "UPDATE", "DELETE", "TABLE",
        ]
        .contains(&word)
    })
}

fn source_violations(file: &File) -> Vec<String> {
    let Some((name, _)) = file.in_crate() else {
        return Vec::new();
    };
    let parts = parts(&file.text);
    let mut named = named_in_macros(&parts.code);
    for (_, literal) in parts
        .literals
        .iter()
        .filter(|(_, literal)| has_sql(literal))
    {
        named.extend(named_in_sql(literal));
    }
    named
        .into_iter()
        .filter(|(schema, table)| {
            OWNERS
                .iter()
                .any(|(owned, owner, ..)| owned == schema && *owner != name)
                && (schema.as_str(), table.as_str()) != SHARED
        })
        .map(|(schema, table)| {
            format!(
                "{}: names `{schema}.{table}`, which is not of {name}",
                file.path
            )
        })
        .collect()
}

/// A migration makes and changes things of its own schema; it may refer to lower schemas, never to the log's.
fn migration_violations(file: &File) -> Vec<String> {
    let Some((folder, name)) = file
        .path
        .strip_prefix("migrations/")
        .and_then(|p| p.split_once('/'))
    else {
        return Vec::new();
    };
    // <year>-<month>-<day>-<number>_<name>/up.sql
    let number = name.split('-').nth(3).unwrap_or_default();
    let Some((own, ..)) = OWNERS
        .iter()
        .find(|(_, _, of_folder, range)| *of_folder == folder && number.starts_with(range))
    else {
        return vec![format!(
            "{}: no schema has this range of numbers",
            file.path
        )];
    };
    let without_comments: Vec<&str> = file
        .text
        .lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
        .collect();
    let sql = without_comments.join("\n");
    let mut violations = Vec::new();
    for statement in sql.split(';') {
        let words = words(statement);
        let is_change = words
            .first()
            .is_some_and(|w| ["CREATE", "ALTER", "DROP"].contains(&w.to_uppercase().as_str()));
        let mut names = words
            .windows(3)
            .filter(|w| w[1] == "." && OWNERS.iter().any(|(s, ..)| s == &w[0]));
        if is_change
            && let Some(first) = names.clone().next()
            && first[0] != *own
        {
            violations.push(format!(
                "{}: changes `{}.{}`, which is not of {own}",
                file.path, first[0], first[2]
            ));
        }
        if *own != "audit"
            && let Some(log) = names.find(|w| w[0] == "audit")
        {
            violations.push(format!("{}: names `audit.{}`", file.path, log[2]));
        }
    }
    violations
}

#[test]
fn no_crate_names_the_schema_of_another() {
    assert_none(
        &crate_sources()
            .iter()
            .flat_map(source_violations)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn no_migration_changes_the_schema_of_another() {
    let scripts: Vec<_> = files()
        .into_iter()
        .filter(|f| has_extension(f, "sql"))
        .collect();
    assert!(
        scripts
            .iter()
            .any(|f| f.path.contains("000200_installatie"))
    );
    assert_none(
        &scripts
            .iter()
            .flat_map(migration_violations)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_foreign_schema_in_sources_is_seen() {
    let seen = |path: &str, text: &str| !source_violations(&File::sample(path, text)).is_empty();
    let zaak = "crates/zaak/src/opslag/signaal.rs";
    assert!(seen(zaak, "const Q: &str = \"SELECT 1 FROM audit.regel\";"));
    assert!(seen(
        zaak,
        "const Q: &str = \"SELECT x FROM zaak.signaal s JOIN casus.casus c ON true\";"
    ));
    assert!(seen(zaak, "const Q: &str = \"SELECT audit.voeg_toe($1)\";"));
    assert!(seen(
        zaak,
        "const Q: &str = \"UPDATE autorisatie.deelname SET bekend = $1\";"
    ));
    assert!(seen(
        zaak,
        "diesel::table! { use diesel::sql_types::*; besluitvorming.besluit (id) { id -> Uuid, } }"
    ));
    assert!(!seen(
        zaak,
        "diesel::table! { zaak.signaal (id) { id -> Uuid, } }"
    ));
    assert!(!seen(
        zaak,
        "const Q: &str = \"SELECT s.id FROM zaak.signaal s JOIN autorisatie.zaak z ON z.id = s.zaak\";"
    ));
    assert!(!seen(
        zaak,
        "const NAAM: &str = \"casus.starten\"; // FROM audit.regel"
    ));
    assert!(!seen(
        "crates/audit-log/src/opslag.rs",
        "const Q: &str = \"SELECT 1 FROM audit.regel\";"
    ));
}

#[test]
fn a_migration_out_of_its_range_is_seen() {
    let seen = |number: &str, sql: &str| {
        let path = format!("migrations/verband/2026-11-24-{number}_x/up.sql");
        !migration_violations(&File::sample(&path, sql)).is_empty()
    };
    assert!(seen("000400", "CREATE TABLE casus.casus (id uuid);"));
    assert!(seen("000400", "CREATE INDEX i ON autorisatie.zaak (id);"));
    assert!(seen("000400", "INSERT INTO audit.regel VALUES (1);"));
    assert!(seen("009900", "SELECT 1;"));
    assert!(!seen(
        "000400",
        "-- audit.regel\nCREATE TABLE zaak.signaal (zaak uuid REFERENCES autorisatie.zaak (id));"
    ));
    assert!(!seen("000100", "CREATE TABLE audit.regel (id uuid);"));
}
