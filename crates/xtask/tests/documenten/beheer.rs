// SPDX-License-Identifier: EUPL-1.2
//! `docs/beheer.md`: every line that the service may write to its own log as a warning or an error has an explanation
//! there, and nothing is explained that the code does not write.

use std::collections::BTreeSet;

use crate::assert_none;
use crate::bron::{read, sources};

const PAGE: &str = "docs/beheer.md";

/// Where the table of lines begins and ends.
const MARKS: (&str, &str) = ("<!-- meldingen -->", "<!-- einde meldingen -->");

/// The texts of `tracing::warn!` and `tracing::error!` in a source.
fn messages(text: &str) -> BTreeSet<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    ["tracing::warn!(", "tracing::error!("]
        .iter()
        .flat_map(|opening| code.split(opening).skip(1))
        .filter_map(|rest| rest.split(");").next())
        .filter_map(last_literal)
        .collect()
}

/// The message is the last literal of the call.
fn last_literal(call: &str) -> Option<String> {
    let end = call.rfind('"')?;
    let begin = call[..end].rfind('"')?;
    Some(call[begin + 1..end].to_owned())
}

fn explained(page: &str) -> BTreeSet<String> {
    let table = page.split(MARKS.0).nth(1).unwrap_or_default();
    let table = table.split(MARKS.1).next().unwrap_or_default();
    table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

fn violations(written: &BTreeSet<String>, explained: &BTreeSet<String>) -> Vec<String> {
    let missing = written
        .difference(explained)
        .map(|line| format!("{PAGE} does not explain `{line}`"));
    let invented = explained
        .difference(written)
        .map(|line| format!("{PAGE} explains `{line}`, which no source writes"));
    missing.chain(invented).collect()
}

#[test]
fn every_warning_and_error_is_explained() {
    let written: BTreeSet<String> = sources()
        .iter()
        .filter(|(path, _)| {
            path.contains("/src/") && !path.contains("/demo/") && !path.contains("tests")
        })
        .flat_map(|(_, text)| messages(text))
        .collect();
    assert!(written.len() > 20, "{written:?}");
    assert_none(&violations(&written, &explained(&read(PAGE))));
}

#[test]
fn a_line_that_is_not_explained_is_seen() {
    let source = "tracing::error!(%fout, \"a\");\ntracing::warn!(\n  target: \"server\", fout = x.y(),\n \"b\"\n);\ntracing::info!(\"c\");";
    let written = messages(source);
    assert_eq!(written.iter().collect::<Vec<_>>(), ["a", "b"]);
    let page = format!(
        "| `c` | no |\n{}\n| `a` | x |\n| `d` | x |\n{}",
        MARKS.0, MARKS.1
    );
    assert_eq!(violations(&written, &explained(&page)).len(), 2);
}
