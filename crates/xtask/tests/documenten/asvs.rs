// SPDX-License-Identifier: EUPL-1.2
//! `docs/asvs.csv`: every item of level 1 and 2 of OWASP ASVS 5.0.0, with the tests that show it, or why there is none.

use std::collections::BTreeSet;

use crate::assert_none;
use crate::bron::{read, root, sources, tests};

const FILE: &str = "docs/asvs.csv";
const HEAD: &str = "id,niveau,onderwerp,stand,bewijs of reden";

/// Items of level 1 and of level 2 in the published standard.
const ITEMS: [(u8, usize); 2] = [(1, 70), (2, 183)];

struct Row<'t> {
    line: usize,
    id: &'t str,
    level: &'t str,
    state: &'t str,
    evidence: &'t str,
}

/// Rows below the head. No cell holds a comma or a quote, so that the file needs no escapes.
fn rows(text: &str) -> Result<Vec<Row<'_>>, String> {
    let mut lines = text.lines().enumerate();
    if lines.next().map(|(_, line)| line) != Some(HEAD) {
        return Err(format!("{FILE}: the head is not `{HEAD}`"));
    }
    lines
        .map(|(at, line)| match line.split(',').collect::<Vec<_>>()[..] {
            [id, level, subject, state, evidence]
                if !subject.is_empty() && !evidence.is_empty() && !line.contains('"') =>
            {
                Ok(Row {
                    line: at + 1,
                    id,
                    level,
                    state,
                    evidence,
                })
            }
            _ => Err(format!("{FILE}:{}: not five filled cells", at + 1)),
        })
        .collect()
}

fn number(id: &str) -> Option<[u8; 3]> {
    let mut parts = id.split('.').map(str::parse);
    let number = [
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    ];
    parts.next().is_none().then_some(number)
}

fn violations(rows: &[Row<'_>], known: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for pair in rows.windows(2) {
        if number(pair[0].id) >= number(pair[1].id) {
            found.push(format!(
                "{FILE}:{}: {} is not after {}",
                pair[1].line, pair[1].id, pair[0].id
            ));
        }
    }
    for row in rows {
        let mut say = |what: String| found.push(format!("{FILE}:{}: {} {what}", row.line, row.id));
        if number(row.id).is_none() {
            say("is no number of an item".to_owned());
        }
        match row.state {
            "getest" => {
                for name in row
                    .evidence
                    .split(' ')
                    .filter(|name| !known.contains(*name))
                {
                    say(format!("names a test that does not exist: {name}"));
                }
            }
            "vastgelegd" => {
                let path = row
                    .evidence
                    .split([' ', ':', ';'])
                    .next()
                    .unwrap_or_default();
                if !root().join(path).exists() {
                    say(format!("names a file that does not exist: {path}"));
                }
            }
            "niet van toepassing" | "niet gedaan" | "omgeving" => {}
            other => say(format!("has an unknown stand: {other}")),
        }
    }
    found
}

fn known_tests() -> BTreeSet<String> {
    sources().iter().flat_map(|(_, text)| tests(text)).collect()
}

#[test]
fn every_item_has_a_test_that_exists_or_a_reason() {
    let text = read(FILE);
    let rows = rows(&text).unwrap_or_else(|fault| panic!("{fault}"));
    assert_none(&violations(&rows, &known_tests()));
    for (level, count) in ITEMS {
        let listed = rows
            .iter()
            .filter(|row| row.level == level.to_string())
            .count();
        assert_eq!(listed, count, "items of level {level}");
    }
    assert_eq!(
        rows.len(),
        ITEMS.iter().map(|(_, count)| count).sum::<usize>()
    );
}

#[test]
fn a_test_that_does_not_exist_is_seen() {
    let known = BTreeSet::from(["one".to_owned()]);
    let found = |body: &str| match rows(&format!("{HEAD}\n{body}\n")) {
        Ok(rows) => violations(&rows, &known).len(),
        Err(_) => usize::MAX,
    };
    assert_eq!(found("1.1.1,2,a,getest,one"), 0);
    assert_eq!(found("1.1.1,2,a,getest,one two three"), 2);
    assert_eq!(found("1.1.1,2,a,vastgelegd,README.md"), 0);
    assert_eq!(found("1.1.1,2,a,vastgelegd,docs/none.md"), 1);
    assert_eq!(found("1.1.1,2,a,ooit,x"), 1);
    assert_eq!(found("1.1.1,2,a,niet gedaan,"), usize::MAX);
    assert_eq!(found("1.1.2,2,a,getest,one\n1.1.1,2,a,getest,one"), 1);
}
