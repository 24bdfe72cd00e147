// SPDX-License-Identifier: EUPL-1.2
//! What stands beside the code, held against it: the compose file and the image, publiccode.yml, the list of security
//! requirements, the page for administrators. Beside each rule stands a sample that breaks it.
#![cfg(test)]

mod asvs;
mod beheer;
mod bron;
mod compose;
mod publiccode;
mod stukken;

/// Fails with every violation, one a line.
fn assert_none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}
