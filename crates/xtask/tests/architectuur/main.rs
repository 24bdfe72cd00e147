// SPDX-License-Identifier: EUPL-1.2
//! The architecture as tests: what may depend on what, where SQL may stand, and the form of every file.
//!
//! Each rule is a function from sources to violations. Beside the test over the real tree stands a test over a sample
//! that breaks the rule, so that a rule which no longer sees anything fails too.
#![cfg(test)]

mod arrows;
mod form;
mod glossary;
mod rooms;
mod schemas;
mod source;

/// Fails with every violation, one a line.
fn assert_none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}
