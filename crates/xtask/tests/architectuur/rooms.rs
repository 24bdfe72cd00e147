// SPDX-License-Identifier: EUPL-1.2
//! The rooms of a crate: rules without I/O in `domein/`, SQL in `opslag/`, no database in `server`.

use crate::assert_none;
use crate::source::{File, crate_sources, parts, words};

/// Crates with the rooms of a domain crate.
const DOMAIN_CRATES: [&str; 4] = ["besluitvorming", "zaak", "casus", "handhavingsknelpunt"];

/// Roots of a path in `domein/`. Instants, dates and ids are values there, made elsewhere: jiff and uuid read no clock
/// and no random source without a function that clippy refuses.
const DOMAIN_ROOTS: [&str; 13] = [
    "wgs", "core", "alloc", "std", "serde", "jiff", "uuid", "crate", "self", "super", "char",
    "i32", "i64",
];

/// Parts of the standard library that reach outside.
const OUTSIDE: [&str; 7] = ["fs", "net", "env", "process", "thread", "io", "os"];

/// Crates that talk to a database.
const DATABASE: [&str; 5] = [
    "diesel",
    "diesel_async",
    "diesel_migrations",
    "tokio_postgres",
    "deadpool",
];

/// The one file of `server` that speaks SQL: it runs the migrations and checks that an administrator prepared them.
const SERVER_MIGRATIONS: &str = "migratie.rs";

/// First words of an SQL statement, as they are written in this project.
const STATEMENTS: [&str; 15] = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "CREATE", "ALTER", "DROP", "BEGIN", "COMMIT",
    "ROLLBACK", "SET", "LOCK", "TRUNCATE", "MERGE",
];

/// `use` roots and roots of written-out paths (`root::…`), each once.
fn path_roots(code: &str) -> Vec<String> {
    let words = words(code);
    let mut roots: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let begins = words.get(at.wrapping_sub(1)) != Some(&":") || at == 0;
        let continues = words.get(at + 1) == Some(&":") && words.get(at + 2) == Some(&":");
        let is_name = word.starts_with(|c: char| c.is_lowercase() || c == '_');
        let is_used = words.get(at.wrapping_sub(1)) == Some(&"use") && at > 0;
        if is_name && ((begins && continues) || is_used) && !roots.iter().any(|r| r == word) {
            roots.push((*word).to_owned());
        }
    }
    roots
}

/// Names of a crate's own modules and of what it brought into scope may begin a path too.
fn is_brought_in(code: &str, root: &str) -> bool {
    let words = words(code);
    words.windows(2).any(|w| w == ["mod", root])
        || code.split(';').any(|statement| {
            statement.trim_start().starts_with("use ")
                && crate::source::words(statement)
                    .into_iter()
                    .skip(2)
                    .any(|word| word == root)
        })
}

fn domain_violations(file: &File) -> Vec<String> {
    let is_domain = file
        .in_crate()
        .is_some_and(|(_, inner)| inner.starts_with("domein/") || inner == "domein.rs");
    if !is_domain {
        return Vec::new();
    }
    let code = parts(&file.text).code;
    let mut violations: Vec<String> = path_roots(&code)
        .into_iter()
        .filter(|root| !DOMAIN_ROOTS.contains(&root.as_str()) && !is_brought_in(&code, root))
        .map(|root| format!("{}: domein/ may not name `{root}`", file.path))
        .collect();
    let words = words(&code);
    for window in words.windows(4) {
        if window[..3] == ["std", ":", ":"] && OUTSIDE.contains(&window[3]) {
            violations.push(format!(
                "{}: domein/ may not reach outside (`std::{}`)",
                file.path, window[3]
            ));
        }
        if window[..3] == ["crate", ":", ":"] && !["domein", "fout"].contains(&window[3]) {
            violations.push(format!(
                "{}: domein/ may not name `crate::{}`",
                file.path, window[3]
            ));
        }
        if window.contains(&"async") {
            violations.push(format!("{}: domein/ is never async", file.path));
            break;
        }
    }
    violations
}

fn database_violations(file: &File) -> Vec<String> {
    let Some((name, inner)) = file.in_crate() else {
        return Vec::new();
    };
    let is_exempt = if DOMAIN_CRATES.contains(&name) {
        inner.starts_with("opslag/") || inner == "opslag.rs"
    } else {
        name != "server" || inner == SERVER_MIGRATIONS
    };
    if is_exempt {
        return Vec::new();
    }
    let parts = parts(&file.text);
    let mut violations: Vec<String> = words(&parts.code)
        .into_iter()
        .filter(|word| DATABASE.contains(word))
        .map(|word| format!("{}: `{word}` outside opslag/", file.path))
        .collect();
    violations.dedup();
    for (line, literal) in &parts.literals {
        if is_statement(literal) {
            violations.push(format!("{}:{line}: SQL outside opslag/", file.path));
        }
    }
    violations
}

/// A statement begins with its verb and has more words; `"SET"` alone may be anything.
fn is_statement(literal: &str) -> bool {
    let mut words = literal.split_whitespace();
    words
        .next()
        .is_some_and(|first| STATEMENTS.contains(&first))
        && words.next().is_some()
}

#[test]
fn the_domain_is_pure() {
    assert_none(
        &crate_sources()
            .iter()
            .flat_map(domain_violations)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn sql_stands_in_opslag() {
    let sources = crate_sources();
    let migrations = sources
        .iter()
        .find(|f| f.path.ends_with("server/src/migratie.rs"))
        .unwrap();
    assert!(
        parts(&migrations.text).code.contains("diesel"),
        "the one exemption has become needless"
    );
    assert_none(
        &sources
            .iter()
            .flat_map(database_violations)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn an_impure_domain_is_seen() {
    let violations =
        |text| domain_violations(&File::sample("crates/zaak/src/domein/subject.rs", text));
    let pure = "use std::fmt;\nuse wgs::{bepaling, regel::Regel};\nuse jiff::Timestamp;\nuse crate::fout::Fout;\n\
                mod inner;\n// diesel::x\nfn f() -> fmt::Result { inner::g(bepaling::A, \"tokio::x\"); Vec::new() }";
    assert_none(&violations(pure));
    for (text, seen) in [
        ("use diesel::prelude::*;", "`diesel`"),
        ("use autorisatie::Toegang;", "`autorisatie`"),
        ("fn f() { tokio::spawn(x); }", "`tokio`"),
        ("use crate::opslag::subject;", "`crate::opslag`"),
        ("use std::fs::File;", "`std::fs`"),
        ("pub async fn mag() {}", "never async"),
    ] {
        let found = violations(text);
        assert!(found.iter().any(|v| v.contains(seen)), "{text}: {found:?}");
    }
    assert!(
        domain_violations(&File::sample(
            "crates/zaak/src/opslag/a.rs",
            "use diesel::x;"
        ))
        .is_empty()
    );
}

#[test]
fn sql_in_the_wrong_room_is_seen() {
    let seen = |path: &str, text: &str| !database_violations(&File::sample(path, text)).is_empty();
    let query = "const Q: &str = \"SELECT id FROM zaak.signaal\";";
    assert!(seen("crates/zaak/src/dienst/melden.rs", query));
    assert!(seen(
        "crates/zaak/src/dienst/melden.rs",
        "use diesel_async::RunQueryDsl;"
    ));
    assert!(seen(
        "crates/server/src/signalen/melden.rs",
        "use diesel::prelude::*;"
    ));
    assert!(seen("crates/server/src/signalen/melden.rs", query));
    assert!(!seen("crates/zaak/src/opslag/signaal.rs", query));
    assert!(!seen(
        "crates/server/src/migratie.rs",
        "use diesel::sql_query;"
    ));
    assert!(!seen(
        "crates/zaak/src/dienst/melden.rs",
        "// diesel\nlet x = \"SET\"; let y = \"Select een tafel\";"
    ));
}
