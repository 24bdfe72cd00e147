// SPDX-License-Identifier: EUPL-1.2
//! What must hold before there is a page: every lid has a line, every rule of the code a scenario or a reason, and
//! every tag a meaning.

use std::collections::{BTreeMap, BTreeSet};

use wgs::regel::Regel;

use super::features::{Feature, MAIN_JOB, REFUSAL, Scenario, Tag};
use super::provisions::{leden, lid, rests_on};
use super::tables::Tables;

/// With which words a reason begins: what kind it is.
pub const KINDS: [(&str, &str); 5] = [
    (
        "organisatorisch",
        "mensen doen dit; software heeft er geen deel aan",
    ),
    (
        "volgt",
        "software krijgt hier een deel aan, maar heeft het nog niet",
    ),
    (
        "niet-aan-de-orde",
        "de voorwaarde doet zich bij een RIEC nu niet voor",
    ),
    ("begrip", "een omschrijving, die zelf niets vraagt"),
    (
        "delegatie",
        "geeft een ander de bevoegdheid om regels te stellen",
    ),
];

/// Everything that is wrong, one sentence each.
pub fn violations(features: &[Feature], tables: &Tables, cited: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for feature in features {
        found.extend(in_feature(feature));
    }
    found.extend(twice(features));
    found.extend(in_law(tables));
    let shown: BTreeSet<String> = scenarios(features).flat_map(Scenario::leden).collect();
    let known: BTreeSet<String> = leden().into_iter().map(lid).collect();
    found.extend(against_reasons(
        "bepaling",
        &known,
        &shown,
        &tables.provisions,
    ));
    let shown: BTreeSet<String> = scenarios(features).flat_map(Scenario::rules).collect();
    found.extend(against_reasons("regel", cited, &shown, &tables.rules));
    found
}

/// All scenarios.
fn scenarios(features: &[Feature]) -> impl Iterator<Item = &Scenario> {
    features.iter().flat_map(|feature| &feature.scenarios)
}

fn in_feature(feature: &Feature) -> Vec<String> {
    let mut found = Vec::new();
    let is_main_job = feature.tags.iter().any(|tag| tag == MAIN_JOB);
    let about_law = feature
        .tags
        .iter()
        .any(|tag| matches!(Tag::of(tag), Tag::Provision(_)));
    if !is_main_job && !about_law {
        found.push(format!("{}: noemt geen bepaling", feature.file));
    }
    if feature.scenarios.is_empty() {
        found.push(format!("{}: heeft geen scenario", feature.file));
    } else if !feature
        .scenarios
        .iter()
        .any(|scenario| scenario.is(REFUSAL))
    {
        found.push(format!(
            "{}: heeft geen scenario met @{REFUSAL}",
            feature.file
        ));
    }
    for scenario in &feature.scenarios {
        let place = format!("{}, {}", feature.file, scenario.name);
        found.extend(
            in_scenario(scenario, is_main_job)
                .into_iter()
                .map(|what| format!("{place}: {what}")),
        );
    }
    found
}

fn in_scenario(scenario: &Scenario, is_main_job: bool) -> Vec<String> {
    let mut found = Vec::new();
    if !scenario.has_outcome {
        found.push("heeft geen stap met Dan".to_owned());
    }
    for tag in &scenario.tags {
        if Tag::of(tag) == Tag::Unknown {
            found.push(format!("@{tag} is geen bepaling of regel van het register"));
        }
    }
    let rules: Vec<&Regel> = scenario.rules().filter_map(|id| Regel::van(&id)).collect();
    if !is_main_job && rules.is_empty() {
        found.push("noemt geen regel".to_owned());
    }
    for name in scenario.leden() {
        if !rules.iter().any(|rule| rests_on(rule, &name)) {
            found.push(format!("geen van zijn regels rust op @{name}"));
        }
    }
    found
}

/// One feature per provision: else a reader finds half of what there is.
fn twice(features: &[Feature]) -> Vec<String> {
    let mut files: BTreeMap<&String, Vec<&str>> = BTreeMap::new();
    for feature in features {
        for tag in &feature.tags {
            if matches!(Tag::of(tag), Tag::Provision(_)) {
                files.entry(tag).or_default().push(&feature.file);
            }
        }
    }
    let several = files.into_iter().filter(|(_, files)| files.len() > 1);
    several
        .map(|(tag, files)| format!("@{tag} heeft meer dan een feature: {}", files.join(", ")))
        .collect()
}

/// The list of leden was made from the text of the law, and the register apart from it.
fn in_law(tables: &Tables) -> Vec<String> {
    let listed: BTreeSet<String> = tables
        .law
        .artikel
        .iter()
        .flat_map(super::tables::Article::tags)
        .collect();
    let register: BTreeSet<String> = leden()
        .into_iter()
        .filter(|row| row.regeling == wgs::bepaling::Regeling::Wgs)
        .map(lid)
        .collect();
    let missing = listed
        .difference(&register)
        .map(|name| format!("{name}: staat niet in het register van bepalingen"));
    let surplus = register
        .difference(&listed)
        .map(|name| format!("{name}: staat niet in de lijst van leden"));
    missing.chain(surplus).collect()
}

/// Shown or explained, and never both.
fn against_reasons(
    what: &str,
    all: &BTreeSet<String>,
    shown: &BTreeSet<String>,
    reasons: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut found = Vec::new();
    for name in all {
        if !shown.contains(name) && !reasons.contains_key(name) {
            found.push(format!(
                "{what} {name}: geen scenario, en geen reden waarom niet"
            ));
        }
    }
    for (name, reason) in reasons {
        if shown.contains(name) {
            found.push(format!(
                "{what} {name}: heeft scenario's, en ook een reden waarom niet"
            ));
        } else if !all.contains(name) {
            found.push(format!(
                "{what} {name}: er staat een reden, maar zij komt niet voor"
            ));
        }
        let text = reason
            .split_once(": ")
            .filter(|(kind, _)| KINDS.iter().any(|(known, _)| known == kind));
        if text.is_none_or(|(_, text)| text.trim().is_empty()) {
            found.push(format!(
                "{what} {name}: de reden zegt niet van welke soort zij is"
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wetsdekking::features::of_text;

    fn feature(tags: &str, scenario_tags: &str, steps: &str) -> Feature {
        let text = format!(
            "# language: nl\n{tags}\nFunctionaliteit: f\n\n  {scenario_tags}\n  Scenario: s\n    Gegeven a\n{steps}\n"
        );
        of_text("f.feature", &text).expect("parses")
    }

    #[test]
    fn a_feature_names_a_provision_that_its_rules_rest_on_and_looks_at_a_refusal() {
        let good = feature("@WGS-2.23(5) @R-07", "@weigering", "    Dan b");
        assert_eq!(in_feature(&good), Vec::<String>::new());
        for (tags, scenario_tags, steps, fault) in [
            ("@R-07", "@weigering", "    Dan b", "noemt geen bepaling"),
            (
                "@WGS-2.23(5) @R-07",
                "@eigen-dienst",
                "    Dan b",
                "geen scenario met @weigering",
            ),
            (
                "@WGS-2.23(5) @R-07",
                "@weigering",
                "    Als b",
                "geen stap met Dan",
            ),
            (
                "@WGS-2.23(12) @R-07",
                "@weigering",
                "    Dan b",
                "@WGS-2.23(12) is geen bepaling",
            ),
            (
                "@WGS-2.23(5) @R-08",
                "@weigering",
                "    Dan b",
                "@R-08 is geen bepaling of regel",
            ),
            (
                "@WGS-2.23(5)",
                "@weigering",
                "    Dan b",
                "noemt geen regel",
            ),
            (
                "@WGS-2.23(5) @R-06",
                "@weigering",
                "    Dan b",
                "geen van zijn regels rust op @WGS-2.23(5)",
            ),
        ] {
            let found = in_feature(&feature(tags, scenario_tags, steps));
            assert!(
                found.iter().any(|text| text.contains(fault)),
                "{fault}: {found:?}"
            );
        }
    }

    #[test]
    fn a_provision_has_one_feature() {
        let one = || feature("@WGS-2.23(5) @R-07", "@weigering", "    Dan b");
        assert_eq!(twice(&[one()]).len(), 0);
        assert_eq!(twice(&[one(), one()]).len(), 1);
    }

    #[test]
    fn what_is_shown_has_no_reason_and_what_is_not_has_one() {
        let set = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<BTreeSet<_>>()
        };
        let reasons = |rows: &[(&str, &str)]| {
            let rows = rows
                .iter()
                .map(|(name, why)| ((*name).to_owned(), (*why).to_owned()));
            rows.collect::<BTreeMap<_, _>>()
        };
        let found =
            |reasons| against_reasons("regel", &set(&["R-01", "R-02"]), &set(&["R-01"]), &reasons);
        assert_eq!(
            found(reasons(&[("R-02", "volgt: later.")])),
            Vec::<String>::new()
        );
        assert_eq!(found(reasons(&[])).len(), 1);
        assert_eq!(
            found(reasons(&[("R-01", "volgt: x"), ("R-02", "volgt: x")])).len(),
            1
        );
        assert_eq!(
            found(reasons(&[("R-03", "volgt: x"), ("R-02", "volgt: x")])).len(),
            1
        );
        assert_eq!(found(reasons(&[("R-02", "later")])).len(), 1);
    }
}
