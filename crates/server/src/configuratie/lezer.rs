// SPDX-License-Identifier: EUPL-1.2
//! Reads settings one by one and collects what is wrong, so that a start names all of it at once.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use zeroize::Zeroizing;

use super::instellingen::{OTHERS, SETTINGS};

/// Longest secret file read: a chain of certificates fits; a wrong path must not read a disk.
const MAX_SECRET: u64 = 64 * 1024;

/// Bits that a secret file must not have: write for the group, anything for others.
const FORBIDDEN_MODE: u32 = 0o027;

/// One thing that is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bezwaar {
    /// The setting.
    pub instelling: String,
    /// What is wrong with it, Dutch, without its value.
    pub reden: String,
}

impl fmt::Display for Bezwaar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.instelling, self.reden)
    }
}

pub(super) struct Lezer<'a> {
    values: &'a BTreeMap<String, String>,
    pub(super) bezwaren: Vec<Bezwaar>,
}

impl<'a> Lezer<'a> {
    pub(super) fn new(values: &'a BTreeMap<String, String>) -> Self {
        let mut lezer = Self {
            values,
            bezwaren: Vec::new(),
        };
        for key in values.keys() {
            if !SETTINGS.iter().any(|s| s.key == key) && !OTHERS.contains(&key.as_str()) {
                lezer.bezwaar(key, "onbekende instelling");
            }
        }
        lezer
    }

    pub(super) fn bezwaar(&mut self, key: &str, reden: impl Into<String>) {
        self.bezwaren.push(Bezwaar {
            instelling: key.to_owned(),
            reden: reden.into(),
        });
    }

    /// The text of a setting, or its default. Empty is as absent.
    pub(super) fn optional(&self, key: &str) -> Option<&'a str> {
        let given = self
            .values
            .get(key)
            .map(String::as_str)
            .filter(|v| !v.is_empty());
        let default = || {
            SETTINGS
                .iter()
                .find(|s| s.key == key)
                .and_then(|s| s.default)
        };
        given.or_else(default)
    }

    pub(super) fn text(&mut self, key: &str) -> String {
        if let Some(text) = self.optional(key) {
            return text.to_owned();
        }
        self.bezwaar(key, "ontbreekt");
        String::new()
    }

    /// A setting with a default, parsed.
    pub(super) fn parsed<T: FromStr>(&mut self, key: &str, fallback: T, shape: &str) -> T {
        let text = self.text(key);
        text.parse().unwrap_or_else(|_| {
            if !text.is_empty() {
                self.bezwaar(key, format!("is geen {shape}"));
            }
            fallback
        })
    }

    pub(super) fn number(&mut self, key: &str, from: usize, to: usize) -> usize {
        let number = self.parsed(key, from, "getal");
        if !(from..=to).contains(&number) {
            self.bezwaar(key, format!("ligt niet tussen {from} en {to}"));
        }
        number
    }

    /// The path of a file with a secret that only owner and group can read.
    pub(super) fn secret_file(&mut self, key: &str) -> PathBuf {
        let path = PathBuf::from(self.text(key));
        if !path.as_os_str().is_empty() {
            self.secret(key, &path);
        }
        path
    }

    /// The content of such a file, or `None` with a bezwaar.
    pub(super) fn secret(&mut self, key: &str, path: &Path) -> Option<Zeroizing<String>> {
        match lees_geheim(path) {
            Ok(text) => Some(text),
            Err(reden) => {
                self.bezwaar(key, reden);
                None
            }
        }
    }

    /// The URL of a database: without a password as it is, with one from a file.
    pub(super) fn database(&mut self, key: &str) -> Zeroizing<String> {
        let file_key = format!("{key}_bestand");
        let file = self.optional(&file_key).map(PathBuf::from);
        let url = match (self.optional(key), file) {
            (Some(_), Some(_)) => {
                self.bezwaar(
                    key,
                    format!("staat er naast {file_key}; geef er een van beide"),
                );
                return Zeroizing::default();
            }
            (Some(url), None) => {
                if has_password(url) {
                    self.bezwaar(
                        key,
                        format!("bevat een wachtwoord; zet het adres in een bestand ({file_key})"),
                    );
                }
                Zeroizing::new(url.to_owned())
            }
            (None, Some(path)) => match self.secret(&file_key, &path) {
                Some(text) => Zeroizing::new(text.trim().to_owned()),
                None => return Zeroizing::default(),
            },
            (None, None) => {
                self.bezwaar(key, format!("ontbreekt (of {file_key})"));
                return Zeroizing::default();
            }
        };
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            self.bezwaar(key, "is geen adres dat begint met postgres://");
        }
        url
    }
}

/// A password in the authority or in the query of a database URL.
fn has_password(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let in_authority = authority
        .rsplit_once('@')
        .is_some_and(|(user, _)| user.contains(':'));
    in_authority || rest.contains("password=")
}

/// Reads a file of which nobody but owner and group can read and nobody but the owner can write.
///
/// # Errors
/// What is wrong with the file, Dutch, without its content.
pub fn lees_geheim(path: &Path) -> Result<Zeroizing<String>, String> {
    let unreadable = |fault: std::io::Error| format!("bestand is niet te lezen ({})", fault.kind());
    let file = std::fs::File::open(path).map_err(unreadable)?;
    // Of the opened file, not of the path: nobody can swap it in between.
    let mode = file.metadata().map_err(unreadable)?.permissions().mode() & 0o777;
    if mode & FORBIDDEN_MODE != 0 {
        return Err(format!(
            "bestand is te open (rechten {mode:o}; ten hoogste 640)"
        ));
    }
    let mut text = Zeroizing::new(String::new());
    file.take(MAX_SECRET)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
    if text.trim().is_empty() {
        return Err("bestand is leeg".to_owned());
    }
    Ok(text)
}
