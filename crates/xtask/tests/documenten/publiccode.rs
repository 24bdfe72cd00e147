// SPDX-License-Identifier: EUPL-1.2
//! `publiccode.yml` against the mandatory keys of the publiccode.yml standard, 0.4.

use serde_yaml_ng::Value;

use crate::assert_none;
use crate::bron::read;

const DEVELOPMENT: [&str; 5] = ["concept", "development", "beta", "stable", "obsolete"];
const SOFTWARE: [&str; 7] = [
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
];
const MAINTENANCE: [&str; 4] = ["internal", "contract", "community", "none"];

fn text<'v>(value: &'v Value, path: &str) -> Option<&'v str> {
    path.split('/')
        .try_fold(value, |at, key| at.get(key))?
        .as_str()
        .filter(|text| !text.trim().is_empty())
}

fn list(value: &Value, path: &str) -> usize {
    path.split('/')
        .try_fold(value, |at, key| at.get(key))
        .and_then(Value::as_sequence)
        .map_or(0, Vec::len)
}

fn violations(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut need = |is_right: bool, what: &str| {
        if !is_right {
            found.push(what.to_owned());
        }
    };
    for path in [
        "name",
        "url",
        "releaseDate",
        "softwareVersion",
        "legal/license",
    ] {
        need(text(value, path).is_some(), path);
    }
    let one_of =
        |path: &str, choices: &[&str]| text(value, path).is_some_and(|v| choices.contains(&v));
    need(
        one_of("publiccodeYmlVersion", &["0.4", "0.4.0"]),
        "publiccodeYmlVersion",
    );
    need(
        one_of("developmentStatus", &DEVELOPMENT),
        "developmentStatus",
    );
    need(one_of("softwareType", &SOFTWARE), "softwareType");
    need(one_of("maintenance/type", &MAINTENANCE), "maintenance/type");
    need(
        text(value, "url").is_some_and(|url| url.starts_with("https://")),
        "url: https",
    );
    need(list(value, "platforms") > 0, "platforms");
    need(
        value["localisation"]["localisationReady"].is_bool(),
        "localisation/localisationReady",
    );
    need(
        list(value, "localisation/availableLanguages") > 0,
        "localisation/availableLanguages",
    );
    // Who keeps it up must be named for these two kinds.
    let of_whom = match text(value, "maintenance/type") {
        Some("contract") => list(value, "maintenance/contractors") > 0,
        Some("internal" | "community") => list(value, "maintenance/contacts") > 0,
        _ => true,
    };
    need(of_whom, "maintenance/contacts or contractors");
    found.extend(
        ["nl", "en"]
            .iter()
            .flat_map(|language| description(value, language)),
    );
    found
}

/// What is wrong with the description in one language.
fn description(value: &Value, language: &str) -> Vec<String> {
    let at = format!("description/{language}");
    let length = |key: &str| text(value, &format!("{at}/{key}")).map_or(0, |t| t.chars().count());
    [
        (
            "shortDescription: 1 to 150 characters",
            (1..=150).contains(&length("shortDescription")),
        ),
        (
            "longDescription: 150 to 10000 characters",
            (150..=10_000).contains(&length("longDescription")),
        ),
        ("features", list(value, &format!("{at}/features")) > 0),
    ]
    .iter()
    .filter(|(_, is_right)| !is_right)
    .map(|(what, _)| format!("{language}: {what}"))
    .collect()
}

fn committed() -> Value {
    serde_yaml_ng::from_str(&read("publiccode.yml")).expect("YAML")
}

#[test]
fn every_mandatory_key_is_there() {
    assert_none(&violations(&committed()));
}

#[test]
fn it_says_of_version_and_licence_what_the_workspace_says() {
    let value = committed();
    let manifest = read("Cargo.toml");
    for (path, key) in [("softwareVersion", "version"), ("legal/license", "license")] {
        let wanted = format!("\n{key} = \"{}\"", text(&value, path).expect("there"));
        assert!(manifest.contains(&wanted), "{path}");
    }
}

#[test]
fn a_key_that_is_missing_or_wrong_is_seen() {
    let whole = committed();
    for key in [
        "name",
        "platforms",
        "legal",
        "maintenance",
        "localisation",
        "description",
        "url",
    ] {
        let mut less = whole.clone();
        less.as_mapping_mut().expect("a map").remove(key);
        assert!(!violations(&less).is_empty(), "{key}");
    }
    let mut wrong = whole;
    wrong["softwareType"] = "service".into();
    assert_eq!(violations(&wrong), ["softwareType"]);
}
