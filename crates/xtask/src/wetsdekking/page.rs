// SPDX-License-Identifier: EUPL-1.2
//! The page: per lid its rules, and its scenarios or why there are none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use wgs::bepaling::{Bepaling, Regeling};
use wgs::regel::{self, Regel};

use super::FEATURES;
use super::check::KINDS;
use super::features::{Feature, Scenario};
use super::provisions::{leden, lid, rules_on};
use super::tables::Tables;

const HEAD: &str = "<!-- SPDX-License-Identifier: EUPL-1.2 -->
# Wetsdekking

Gemaakt door `cargo x wetsdekking`; wijzig deze bladzijde niet met de hand. Zij zegt van elk lid welke regels van het
systeem erop rusten en welke scenario's dat laten zien, of waarom software er (nog) geen deel aan heeft. De scenario's
staan in `tests/features` en draaien bij elke `make test`; een scenario met @weigering slaagt alleen als de dienst weigert
en daarbij de regel noemt. Een regel die geen code noemt, is als zodanig gemerkt: zij staat vast, maar nog niets doet er
iets mee. Een bepaling waarvan niemand de tekst heeft gelezen, staat er zonder nummer en met \"onbevestigd\".
";

/// What is shown of each lid or rule: links to features with the scenarios in them, in order of the files.
type Shown = BTreeMap<String, Vec<(String, Vec<String>)>>;

/// The whole page.
pub fn page(features: &[Feature], tables: &Tables, cited: &BTreeSet<String>) -> String {
    let by_lid = shown(features, |scenario| scenario.leden().collect());
    let by_rule = shown(features, |scenario| scenario.rules().collect());
    let mut out = String::from(HEAD);
    counts(&mut out, &by_lid, tables, features);
    out.push_str("\n## Wet gegevensverwerking door samenwerkingsverbanden\n");
    let _ = write!(
        out,
        "\nBron: {}. {}\n",
        tables.law.bron, tables.law.weggelaten
    );
    let all = leden();
    for article in &tables.law.artikel {
        let _ = write!(
            out,
            "\n### Artikel {}: {}\n",
            article.nummer, article.opschrift
        );
        let tags = article.tags();
        for row in all.iter().filter(|row| tags.contains(&lid(row))) {
            provision(&mut out, row, &by_lid, tables, cited);
        }
    }
    out.push_str("\n## Andere bepalingen en afspraken\n");
    for row in all.iter().filter(|row| row.regeling != Regeling::Wgs) {
        provision(&mut out, row, &by_lid, tables, cited);
    }
    rules(&mut out, &by_rule, tables, cited);
    out
}

fn shown(features: &[Feature], names: impl Fn(&Scenario) -> Vec<String>) -> Shown {
    let mut found = Shown::new();
    for feature in features {
        let link = format!("[{}](../{FEATURES}/{})", feature.name, feature.file);
        let mut here: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for scenario in &feature.scenarios {
            for name in names(scenario).into_iter().collect::<BTreeSet<_>>() {
                here.entry(name).or_default().push(scenario.name.clone());
            }
        }
        for (name, scenarios) in here {
            found
                .entry(name)
                .or_default()
                .push((link.clone(), scenarios));
        }
    }
    found
}

fn counts(out: &mut String, by_lid: &Shown, tables: &Tables, features: &[Feature]) {
    let all = leden();
    let law = all.iter().filter(|row| row.regeling == Regeling::Wgs);
    let number = law.clone().count();
    let with = law.filter(|row| by_lid.contains_key(&lid(row))).count();
    let scenarios: usize = features.iter().map(|feature| feature.scenarios.len()).sum();
    let _ = write!(
        out,
        "\n{} features met {scenarios} scenario's. Van {number} leden en begrippen van de wet hebben er {with} een scenario.\n\
         De andere staan er met een reden:\n\n| soort | betekenis | aantal |\n|---|---|---|\n",
        features.len(),
    );
    for (kind, meaning) in KINDS {
        let number = tables
            .provisions
            .values()
            .filter(|reason| reason.starts_with(kind))
            .count();
        let _ = writeln!(out, "| {kind} | {meaning} | {number} |");
    }
}

fn provision(
    out: &mut String,
    row: &Bepaling,
    by_lid: &Shown,
    tables: &Tables,
    cited: &BTreeSet<String>,
) {
    let name = lid(row);
    let _ = write!(out, "\n**{}**", row.weergave());
    let is_named = row.onderdeel.is_some() || row.weergave().contains(row.onderwerp);
    if !is_named {
        let _ = write!(out, ", {}", row.onderwerp);
    }
    out.push('\n');
    for rule in rules_on(&name) {
        let _ = writeln!(
            out,
            "- {} {}{}",
            rule.id,
            rule.omschrijving,
            mark(rule, cited)
        );
    }
    for (link, scenarios) in by_lid.get(&name).into_iter().flatten() {
        let _ = writeln!(out, "- {link}");
        for scenario in scenarios {
            let _ = writeln!(out, "  - {scenario}");
        }
    }
    if let Some(reason) = tables.provisions.get(&name) {
        let _ = writeln!(out, "- *{reason}*");
    }
}

fn mark(rule: &Regel, cited: &BTreeSet<String>) -> &'static str {
    if cited.contains(rule.id) {
        ""
    } else {
        " (nog niet in de code)"
    }
}

fn rules(out: &mut String, by_rule: &Shown, tables: &Tables, cited: &BTreeSet<String>) {
    out.push_str(
        "\n## Regels die de code noemt\n\n| regel | features, of waarom geen |\n|---|---|\n",
    );
    for rule in regel::REGISTER
        .iter()
        .filter(|rule| cited.contains(rule.id))
    {
        let lines = by_rule.get(rule.id);
        let text = lines.map_or_else(
            || {
                tables
                    .rules
                    .get(rule.id)
                    .map(|reason| format!("*{reason}*"))
                    .unwrap_or_default()
            },
            |features| {
                features
                    .iter()
                    .map(|(link, _)| link.as_str())
                    .collect::<Vec<_>>()
                    .join("<br>")
            },
        );
        let _ = writeln!(out, "| {} {} | {text} |", rule.id, rule.omschrijving);
    }
}
