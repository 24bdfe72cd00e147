// SPDX-License-Identifier: EUPL-1.2
//! The files of the checkout, and the names of its tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// A file of the checkout.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"))
}

/// The texts of all Rust files of the crates and of the scenarios, with their paths.
pub fn sources() -> Vec<(String, String)> {
    let root = root();
    let mut found = Vec::new();
    for folder in ["crates", "tests"] {
        collect(&root, &root.join(folder), &mut found);
    }
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() && entry.file_name() != "target" {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let name = path.strip_prefix(root).unwrap();
            found.push((
                name.to_string_lossy().into_owned(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

/// Names of the functions that are tests: below an attribute that ends in `test]` or is of rstest, or in `proptest!`.
pub fn tests(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let (mut is_marked, mut in_properties) = (false, false);
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") && (line.contains("test]") || line.contains("test(")) {
            is_marked = true;
        }
        in_properties |= line.starts_with("proptest!");
        let declared = line
            .trim_start_matches("pub ")
            .trim_start_matches("async ")
            .strip_prefix("fn ");
        if let Some(declared) = declared {
            if is_marked || in_properties {
                let name: String = declared
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                found.insert(name);
            }
            is_marked = false;
        }
    }
    found
}

#[test]
fn tests_are_found_by_their_mark() {
    let text = "fn helper() {}\n#[test]\nfn one() {}\n#[rstest]\n#[case(1)]\nfn two(#[case] x: u8) {}\n\
        #[actix_web::test]\nasync fn three() {}\nfn other() {}\nproptest! {\n    #[test]\n    fn four(x in 0..1) {}\n}";
    assert_eq!(
        tests(text).into_iter().collect::<Vec<_>>(),
        ["four", "one", "three", "two"]
    );
}
