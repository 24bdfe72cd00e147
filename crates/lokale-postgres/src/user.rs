// SPDX-License-Identifier: EUPL-1.2
//! As whom the server runs, and what that user can reach.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::{Error, process};

/// Used when the machine has neither `postgres` nor `nobody`.
const OVERFLOW_ID: u32 = 65_534;

/// The unprivileged identity of the server process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) uid: u32,
    pub(crate) gid: u32,
    /// Whether this process has to change identity, so is root itself.
    pub(crate) is_borrowed: bool,
}

impl User {
    /// The caller itself, or for root the user `postgres`, else `nobody`: PostgreSQL refuses to run as root.
    pub(crate) fn current() -> User {
        let uid = process::effective_user();
        if uid != 0 {
            return User {
                uid,
                gid: process::effective_group(),
                is_borrowed: false,
            };
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let (uid, gid) = ["postgres", "nobody"]
            .iter()
            .find_map(|name| ids_of(&passwd, name))
            .unwrap_or((OVERFLOW_ID, OVERFLOW_ID));
        User {
            uid,
            gid,
            is_borrowed: true,
        }
    }

    /// Lets `command` run as this user; the standard library also drops the supplementary groups.
    pub(crate) fn apply(self, command: &mut Command) {
        if self.is_borrowed {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Gives the file or directory to this user.
    pub(crate) fn own(self, path: &Path) -> Result<(), Error> {
        if !self.is_borrowed {
            return Ok(());
        }
        chown(path, Some(self.uid), Some(self.gid)).map_err(|source| Error::File {
            what: "geen eigenaar te zetten op",
            path: path.to_owned(),
            source,
        })
    }

    /// Whether this user may pass through every directory from the root down to `path` itself.
    ///
    /// Reads the plain mode bits: access lists are not looked at, which at worst chooses another directory.
    pub(crate) fn can_reach(self, path: &Path) -> bool {
        let Ok(path) = path.canonicalize() else {
            return false;
        };
        path.ancestors().all(|directory| {
            fs::metadata(directory).is_ok_and(|meta| {
                let shift = if meta.uid() == self.uid {
                    6
                } else if meta.gid() == self.gid {
                    3
                } else {
                    0
                };
                (meta.mode() >> shift) & 1 == 1
            })
        })
    }
}

fn ids_of(passwd: &str, name: &str) -> Option<(u32, u32)> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next() != Some(name) {
            return None;
        }
        let uid = fields.nth(1)?.parse().ok()?;
        let gid = fields.next()?.parse().ok()?;
        (uid != 0).then_some((uid, gid))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_the_named_line_and_never_from_root() {
        let passwd = "root:x:0:0::/:/bin/sh\npostgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\ntoor:x:0:5::/:/bin/sh\n";
        assert_eq!(ids_of(passwd, "postgres"), Some((101, 104)));
        assert_eq!(ids_of(passwd, "toor"), None);
        assert_eq!(ids_of(passwd, "nobody"), None);
    }

    #[test]
    fn a_directory_closed_to_others_is_out_of_reach() {
        use std::os::unix::fs::PermissionsExt;
        let outer =
            std::env::temp_dir().join(format!("lokale-postgres-reach-{}", std::process::id()));
        let inner = outer.join("inner");
        fs::create_dir_all(&inner).unwrap();
        let stranger = User {
            uid: 64_999,
            gid: 64_999,
            is_borrowed: true,
        };
        fs::set_permissions(&outer, fs::Permissions::from_mode(0o755)).unwrap();
        assert!(stranger.can_reach(&inner));
        fs::set_permissions(&outer, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(!stranger.can_reach(&inner));
        fs::remove_dir_all(&outer).unwrap();
    }
}
