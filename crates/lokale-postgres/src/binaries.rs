// SPDX-License-Identifier: EUPL-1.2
//! Finds the server's programs on this machine.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Error;
use crate::user::User;

/// Lowest major version that is used: nothing in the migrations needs a newer one.
pub const OLDEST_VERSION: u32 = 15;

/// Directories with a version in their name, around the version number.
const VERSIONED: [(&str, &str); 4] = [
    ("/usr/lib/postgresql", "bin"),
    ("/usr", "bin"),
    ("/opt/homebrew/opt", "bin"),
    ("/usr/local/opt", "bin"),
];

/// The directory with `initdb` and `postgres`, and their major version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    directory: PathBuf,
    major: u32,
}

impl Binaries {
    /// Looks for server programs of at least [`OLDEST_VERSION`].
    ///
    /// # Errors
    /// [`Error::NoBinaries`], with a line for each directory that was passed over.
    pub fn find() -> Result<Binaries, Error> {
        Binaries::find_for(None, User::current())
    }

    /// As [`Binaries::find`], of exactly the major version `wanted` when there is data of that version already.
    pub(crate) fn find_for(wanted: Option<u32>, user: User) -> Result<Binaries, Error> {
        let mut passed_over = Vec::new();
        for directory in candidates() {
            match Binaries::inspect(&directory, wanted, user) {
                Ok(Some(binaries)) => return Ok(binaries),
                Ok(None) => {}
                Err(reason) => {
                    passed_over.push(format!("\n  {}: {reason}", directory.display()));
                }
            }
        }
        Err(Error::NoBinaries {
            oldest: OLDEST_VERSION,
            passed_over: passed_over.concat(),
        })
    }

    /// Directory of the programs.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Major version, e.g. 15.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.major
    }

    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// `None` when there is no server here at all; an error says why a server that is here is not used.
    fn inspect(
        directory: &Path,
        wanted: Option<u32>,
        user: User,
    ) -> Result<Option<Binaries>, String> {
        let server = directory.join("postgres");
        if !server.exists() || !directory.join("initdb").exists() {
            return Ok(None);
        }
        if !user.can_reach(&server) {
            return Err("niet bereikbaar voor de gebruiker waaronder PostgreSQL draait".to_owned());
        }
        let output = Command::new(&server)
            .arg("--version")
            .output()
            .map_err(|e| e.to_string())?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let major = major_version(&text).ok_or_else(|| format!("onbekende versie: {text}"))?;
        if major < OLDEST_VERSION {
            return Err(format!("versie {major} is te oud"));
        }
        if let Some(wanted) = wanted.filter(|w| *w != major) {
            return Err(format!(
                "versie {major}, maar de bestaande gegevens zijn van versie {wanted}"
            ));
        }
        Ok(Some(Binaries {
            directory: directory.to_owned(),
            major,
        }))
    }
}

/// Directories to look in, most wanted first, without repetitions.
fn candidates() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    if let Some(chosen) = env::var_os("VERBAND_PG_BIN") {
        // A choice is an order: nothing else is looked at.
        return vec![PathBuf::from(chosen)];
    }
    if let Some(path) = env::var_os("PATH") {
        for directory in env::split_paths(&path) {
            // initdb finds its share directory from its own location, so a link has to be followed first.
            if let Ok(real) = directory.join("initdb").canonicalize() {
                found.extend(real.parent().map(Path::to_owned));
            }
        }
    }
    if let Ok(output) = Command::new("pg_config").arg("--bindir").output() {
        found.push(PathBuf::from(
            String::from_utf8_lossy(&output.stdout).trim(),
        ));
    }
    for (parent, tail) in VERSIONED {
        found.extend(versioned(Path::new(parent), tail));
    }
    found.push(PathBuf::from(
        "/Applications/Postgres.app/Contents/Versions/latest/bin",
    ));
    let mut seen = Vec::new();
    found.retain(|directory| {
        let is_new = !seen.contains(directory);
        if is_new {
            seen.push(directory.clone());
        }
        is_new
    });
    found
}

/// Directories such as `/usr/lib/postgresql/15/bin`, `/usr/pgsql-16/bin` and `…/postgresql@17/bin`, highest first.
fn versioned(parent: &Path, tail: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(parent) else {
        return Vec::new();
    };
    let mut found: Vec<(u32, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name();
            let name = name.to_str()?;
            let number = ["pgsql-", "postgresql@", "postgresql-", ""]
                .iter()
                .find_map(|prefix| name.strip_prefix(prefix)?.parse().ok())?;
            Some((number, entry.path().join(tail)))
        })
        .collect();
    found.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    found.into_iter().map(|(_, directory)| directory).collect()
}

/// The major version in a text such as `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major_version(text: &str) -> Option<u32> {
    let number = text.split("(PostgreSQL)").nth(1)?.trim_start();
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_releases_and_betas() {
        assert_eq!(
            major_version("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"),
            Some(15)
        );
        assert_eq!(major_version("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_version("postgres 15"), None);
    }

    #[test]
    fn the_highest_version_comes_first() {
        let parent =
            std::env::temp_dir().join(format!("lokale-postgres-versions-{}", std::process::id()));
        for name in ["9", "17", "pgsql-16", "postgresql@18", "other"] {
            std::fs::create_dir_all(parent.join(name)).unwrap();
        }
        let found = versioned(&parent, "bin");
        std::fs::remove_dir_all(&parent).unwrap();
        let expected: Vec<_> = ["postgresql@18", "17", "pgsql-16", "9"]
            .iter()
            .map(|n| parent.join(n).join("bin"))
            .collect();
        assert_eq!(found, expected);
    }
}
