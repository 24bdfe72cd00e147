// SPDX-License-Identifier: EUPL-1.2
//! Dependencies between the crates: each knows only what lies below it.

use std::collections::BTreeSet;

use cargo_metadata::{DependencyKind, MetadataCommand};

use crate::{assert_none, source};

/// What a crate depends on: always, and perhaps.
struct Arrows {
    name: &'static str,
    always: &'static [&'static str],
    perhaps: &'static [&'static str],
}

/// A crate that is missing here fails: a new crate needs an ADR and a row.
const ARROWS: [Arrows; 12] = [
    Arrows {
        name: "wgs",
        always: &[],
        perhaps: &[],
    },
    Arrows {
        name: "kluis",
        always: &[],
        perhaps: &["wgs"],
    },
    Arrows {
        name: "audit-log",
        always: &["kluis"],
        perhaps: &["wgs"],
    },
    Arrows {
        name: "autorisatie",
        always: &["audit-log", "wgs"],
        perhaps: &["kluis"],
    },
    // From here on the log is reached only through the Poort of autorisatie.
    Arrows {
        name: "besluitvorming",
        always: &["autorisatie", "wgs"],
        perhaps: &["kluis"],
    },
    Arrows {
        name: "zaak",
        always: &["besluitvorming"],
        perhaps: &["autorisatie", "kluis", "wgs"],
    },
    Arrows {
        name: "casus",
        always: &["zaak"],
        perhaps: &["autorisatie", "besluitvorming", "kluis", "wgs"],
    },
    // Never of each other: what both need stands in zaak.
    Arrows {
        name: "handhavingsknelpunt",
        always: &["zaak"],
        perhaps: &["autorisatie", "besluitvorming", "kluis", "wgs"],
    },
    Arrows {
        name: "server",
        always: &[
            "autorisatie",
            "besluitvorming",
            "zaak",
            "casus",
            "handhavingsknelpunt",
        ],
        perhaps: &["audit-log", "kluis", "wgs"],
    },
    Arrows {
        name: "lokale-postgres",
        always: &[],
        perhaps: &[],
    },
    Arrows {
        name: "xtask",
        always: &["lokale-postgres"],
        perhaps: &["wgs"],
    },
    Arrows {
        name: "scenarios",
        always: &[],
        perhaps: &[
            "wgs",
            "kluis",
            "audit-log",
            "autorisatie",
            "besluitvorming",
            "zaak",
            "casus",
            "handhavingsknelpunt",
            "server",
            "lokale-postgres",
        ],
    },
];

/// A dependency as cargo sees it.
struct Edge {
    from: String,
    to: String,
    is_for_tests: bool,
}

fn edges() -> (BTreeSet<String>, Vec<Edge>) {
    let metadata = MetadataCommand::new()
        .manifest_path(source::root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    let names = metadata
        .packages
        .iter()
        .map(|p| p.name.to_string())
        .collect();
    let edges = metadata.packages.iter().flat_map(|package| {
        package.dependencies.iter().map(|dependency| Edge {
            from: package.name.to_string(),
            to: dependency.name.clone(),
            is_for_tests: dependency.kind == DependencyKind::Development,
        })
    });
    (names, edges.collect())
}

fn arrow_violations(names: &BTreeSet<String>, edges: &[Edge]) -> Vec<String> {
    let mut violations = Vec::new();
    for name in names {
        let Some(row) = ARROWS.iter().find(|row| row.name == name) else {
            violations.push(format!(
                "{name}: no row in the table of arrows; a new crate needs an ADR"
            ));
            continue;
        };
        let own = || {
            edges
                .iter()
                .filter(|e| e.from == *name && names.contains(&e.to))
        };
        let is_allowed = |to: &str| row.always.contains(&to) || row.perhaps.contains(&to);
        for edge in own().filter(|e| !e.is_for_tests && !is_allowed(&e.to)) {
            violations.push(format!("{name} may not depend on {}", edge.to));
        }
        for edge in own().filter(|e| e.is_for_tests && !is_allowed(&e.to)) {
            // A test may open a database, and the log that a Poort of its own writes to.
            if edge.to == "lokale-postgres" || (edge.to == "audit-log" && is_allowed("autorisatie"))
            {
                continue;
            }
            violations.push(format!(
                "{name} may not depend on {}, not for tests either",
                edge.to
            ));
        }
        for missing in row
            .always
            .iter()
            .filter(|to| !own().any(|e| e.to == **to && !e.is_for_tests))
        {
            violations.push(format!("{name} must depend on {missing}"));
        }
    }
    violations
}

fn actix_violations(names: &BTreeSet<String>, edges: &[Edge]) -> Vec<String> {
    edges
        .iter()
        .filter(|e| {
            names.contains(&e.from)
                && e.to.contains("actix")
                && !["server", "scenarios"].contains(&e.from.as_str())
        })
        .map(|e| format!("{} depends on {}: only server knows HTTP", e.from, e.to))
        .collect()
}

#[test]
fn every_crate_depends_on_what_lies_below_it() {
    let (names, edges) = edges();
    assert_none(&arrow_violations(&names, &edges));
}

#[test]
fn only_server_knows_actix() {
    let (names, edges) = edges();
    assert!(
        edges
            .iter()
            .any(|e| e.from == "server" && e.to == "actix-web")
    );
    assert_none(&actix_violations(&names, &edges));
}

#[test]
fn a_wrong_arrow_is_seen() {
    let edge = |from: &str, to: &str, is_for_tests| Edge {
        from: from.to_owned(),
        to: to.to_owned(),
        is_for_tests,
    };
    let names: BTreeSet<String> = ["wgs", "kluis", "casus", "zaak", "lokale-postgres", "nieuw"]
        .map(str::to_owned)
        .into();
    let edges = [
        edge("wgs", "kluis", false),
        edge("zaak", "casus", true),
        edge("kluis", "lokale-postgres", false),
        edge("kluis", "lokale-postgres", true),
        edge("kluis", "actix-web", true),
    ];
    let violations = arrow_violations(&names, &edges);
    for expected in [
        "wgs may not depend on kluis",
        "zaak may not depend on casus, not for tests either",
        "kluis may not depend on lokale-postgres",
        "casus must depend on zaak",
        "nieuw: no row in the table of arrows; a new crate needs an ADR",
    ] {
        assert!(
            violations.iter().any(|v| v == expected),
            "{expected}\n{violations:?}"
        );
    }
    assert_eq!(
        violations.iter().filter(|v| v.starts_with("kluis")).count(),
        1
    );
    assert_eq!(
        actix_violations(&names, &edges),
        ["kluis depends on actix-web: only server knows HTTP"]
    );
}
