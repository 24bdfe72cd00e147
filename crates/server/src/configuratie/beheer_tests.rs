// SPDX-License-Identifier: EUPL-1.2
//! The table of settings in the page for administrators is the table of the program.

use super::{SETTINGS, Setting};

const PAGE: &str = include_str!("../../../../docs/beheer.md");

fn row(setting: &Setting) -> String {
    let state = match (setting.required, setting.default) {
        (true, _) => "verplicht".to_owned(),
        (false, Some(default)) => format!("`{default}`"),
        (false, None) => "–".to_owned(),
    };
    format!("| `{}` | {state} | {} |", setting.key, setting.help)
}

#[test]
fn the_page_for_administrators_has_every_setting_and_no_other() {
    let (_, table) = PAGE.split_once("<!-- instellingen -->\n").expect("marks");
    let (table, _) = table
        .split_once("<!-- einde instellingen -->")
        .expect("marks");
    let wanted: Vec<String> = SETTINGS.iter().map(row).collect();
    let found: Vec<&str> = table.lines().skip(2).collect();
    assert_eq!(
        found,
        wanted,
        "write these rows into docs/beheer.md:\n{}",
        wanted.join("\n")
    );
}
