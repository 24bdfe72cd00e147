// SPDX-License-Identifier: EUPL-1.2
//! The files of the checkout, and Rust text with its comments and literals set apart.

use std::fs;
use std::path::{Path, PathBuf};

/// Directories that hold nothing of ours.
const SKIPPED: [&str; 3] = ["target", ".git", ".verband"];

/// A text file of the checkout.
pub struct File {
    /// Path from the root of the checkout, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    /// A sample for a test of a rule.
    pub fn sample(path: &str, text: &str) -> File {
        File {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The crate whose sources this file belongs to (`crates/<name>/src/…`), and the path inside `src`.
    pub fn in_crate(&self) -> Option<(&str, &str)> {
        let (name, rest) = self.path.strip_prefix("crates/")?.split_once('/')?;
        Some((name, rest.strip_prefix("src/")?))
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Every text file of the checkout, in a fixed order.
pub fn files() -> Vec<File> {
    let root = root();
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Every Rust file under `crates/*/src`.
pub fn crate_sources() -> Vec<File> {
    files()
        .into_iter()
        .filter(|f| is_rust(f) && f.in_crate().is_some())
        .collect()
}

pub fn is_rust(file: &File) -> bool {
    has_extension(file, "rs")
}

pub fn has_extension(file: &File, extension: &str) -> bool {
    Path::new(&file.path)
        .extension()
        .is_some_and(|e| e == extension)
}

fn collect(root: &Path, directory: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(directory).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if SKIPPED.iter().any(|skipped| name == *skipped) || path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            found.push(File { path, text });
        }
    }
}

/// Rust text taken apart.
#[derive(Default)]
pub struct Parts {
    /// The text without comments and with empty literals; lines as in the file.
    pub code: String,
    /// String literals: line number from 1, contents as written.
    pub literals: Vec<(usize, String)>,
}

/// Sets comments and string literals apart.
pub fn parts(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (kind, length) = piece(rest, parts.code.chars().next_back());
        let taken = &rest[..length.max(next.len_utf8())];
        match kind {
            Piece::Code => parts.code.push_str(taken),
            Piece::Comment => keep_lines(&mut parts.code, taken),
            Piece::Literal => {
                let line = parts.code.matches('\n').count() + 1;
                parts.literals.push((line, contents(taken).to_owned()));
                parts.code.push_str("\"\"");
                keep_lines(&mut parts.code, taken);
            }
        }
        rest = &rest[taken.len()..];
    }
    parts
}

enum Piece {
    Code,
    Comment,
    /// `skip`: bytes before the contents that are not quotes or hashes.
    Literal,
}

/// What stands between the quotes of a literal.
fn contents(literal: &str) -> &str {
    let inner = literal
        .split_once('"')
        .map_or(literal, |(_, inner)| inner)
        .trim_end_matches('#');
    inner.strip_suffix('"').unwrap_or(inner)
}

fn piece(rest: &str, before: Option<char>) -> (Piece, usize) {
    if rest.starts_with("//") {
        return (Piece::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Piece::Comment, block_comment(rest));
    }
    let is_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if !is_word && let Some(length) = raw_string(rest) {
        return (Piece::Literal, length);
    }
    if rest.starts_with('"') {
        return (Piece::Literal, quoted(rest, '"'));
    }
    // A lifetime has no closing quote directly after its first character.
    let mut characters = rest.chars();
    if characters.next() == Some('\'') {
        let (first, second) = (characters.next(), characters.next());
        if first == Some('\\') || second == Some('\'') {
            return (Piece::Comment, quoted(rest, '\''));
        }
    }
    (Piece::Code, 0)
}

/// Length of a raw string at the beginning, with an optional `b` or `c`.
fn raw_string(rest: &str) -> Option<usize> {
    let after = rest
        .strip_prefix(['b', 'c'])
        .unwrap_or(rest)
        .strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let opening = rest.len() - after.len() + hashes + 1;
    Some(
        rest[opening..]
            .find(&end)
            .map_or(rest.len(), |at| opening + at + end.len()),
    )
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_u32;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn keep_lines(code: &mut String, taken: &str) {
    code.extend(taken.chars().filter(|c| *c == '\n'));
}

/// Words of a text: identifiers, and every other character that is not space by itself.
pub fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

#[test]
fn comments_and_literals_are_set_apart() {
    let text = r##"fn a<'x>() { let s = "one // \" two"; /* no /* "nested" */ */ let c = '"'; } // "gone"
let r = r#"raw "x" {}"#; let b = b"bytes";"##;
    let parts = parts(text);
    let literals: Vec<_> = parts
        .literals
        .iter()
        .map(|(line, text)| (*line, text.as_str()))
        .collect();
    assert_eq!(
        literals,
        [(1, r#"one // \" two"#), (2, r#"raw "x" {}"#), (2, "bytes")]
    );
    assert!(
        !parts.code.contains("gone")
            && !parts.code.contains("nested")
            && parts.code.contains("<'x>")
    );
}

#[test]
fn the_walk_finds_this_file_and_skips_what_is_built() {
    let files = files();
    assert!(
        files
            .iter()
            .any(|f| f.path == "crates/xtask/tests/architectuur/source.rs")
    );
    assert!(files.iter().all(|f| !f.path.starts_with("target/")));
    assert!(
        crate_sources()
            .iter()
            .any(|f| f.in_crate() == Some(("server", "migratie.rs")))
    );
}
