// SPDX-License-Identifier: EUPL-1.2
//! The list of generated files; a new generator is an entry here.

use crate::run::Outcome;

/// Directories in which every file is generated: one that nothing makes any more is removed.
pub const DIRECTORIES: &[&str] = &["docs/toestanden"];

/// Gives files as path from the root of the checkout and text.
type Generator = fn() -> Outcome<Vec<(String, String)>>;

const GENERATORS: &[Generator] = &[];

/// Every generated file, path and text.
pub fn generated() -> Outcome<Vec<(String, String)>> {
    let mut made = Vec::new();
    for generator in GENERATORS {
        made.extend(generator()?);
    }
    Ok(made)
}
