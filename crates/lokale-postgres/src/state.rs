// SPDX-License-Identifier: EUPL-1.2
//! Where a cluster lives: inside the checkout when the server's user can get there, else in a state directory that
//! carries the checkout's name.

use std::env;
use std::fs::{self, DirBuilder};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use crate::address::PORT;
use crate::user::User;
use crate::{Error, Kind, process};

/// The kernel's limit for the path of a unix socket, without the closing zero byte.
const SOCKET_PATH_LIMIT: usize = 107;

/// A file system in memory. A copy of a database costs 12 ms there and 30 to 230 ms on a busy disk, and every test
/// makes two.
const MEMORY: &str = "/dev/shm";

/// Room that a run of the tests may need in memory; containers often have 64 MiB.
const MEMORY_BYTES_MINIMUM: u64 = 2 << 30;

/// Directory under which this checkout's clusters of this kind live; made when absent.
///
/// # Errors
/// When none of the places can be made or reached by the server's user.
pub(crate) fn state_dir(kind: Kind, checkout: &Path, user: User) -> Result<PathBuf, Error> {
    let checkout = canonical(checkout);
    let places = places(kind, &checkout);
    for place in &places {
        let parent_is_usable = place.parent().is_some_and(|parent| {
            fs::create_dir_all(parent).is_ok() && (!user.is_borrowed || user.can_reach(parent))
        });
        if parent_is_usable && make_passable(place) && user.can_reach(place) {
            return Ok(place.clone());
        }
    }
    let looked_at: Vec<_> = places.iter().map(|p| p.display().to_string()).collect();
    Err(Error::NoStateDirectory(looked_at.join(", ")))
}

fn places(kind: Kind, checkout: &Path) -> Vec<PathBuf> {
    let name = checkout
        .file_name()
        .map_or_else(|| "verband".into(), |n| n.to_string_lossy().into_owned());
    let label = format!("{name}-{:08x}", hash(checkout) >> 32);
    let shared_label = format!("verband-{}-{label}", process::effective_user());
    let mut places = Vec::new();
    if kind == Kind::Wegwerp
        && process::free_bytes(Path::new(MEMORY)).is_some_and(|free| free >= MEMORY_BYTES_MINIMUM)
    {
        places.push(Path::new(MEMORY).join(&shared_label));
    }
    places.push(checkout.join(".verband"));
    if process::effective_user() == 0 {
        places.push(Path::new("/var/lib/verband").join(&label));
    } else if let Some(state) = env::var_os("XDG_STATE_HOME").filter(|s| !s.is_empty()) {
        places.push(PathBuf::from(state).join("verband").join(&label));
    } else if let Some(home) = env::var_os("HOME").filter(|s| !s.is_empty()) {
        places.push(
            PathBuf::from(home)
                .join(".local/state/verband")
                .join(&label),
        );
    }
    places.push(env::temp_dir().join(&shared_label));
    places
}

/// Makes a directory that its owner may change and others may only pass through.
///
/// INVARIANT: only a directory of our own is used; in a shared place another user may have made it first.
fn make_passable(place: &Path) -> bool {
    match DirBuilder::new().mode(0o711).create(place) {
        Ok(()) => true,
        Err(_) => is_own_directory(place, process::effective_user()),
    }
}

fn is_own_directory(place: &Path, uid: u32) -> bool {
    fs::symlink_metadata(place).is_ok_and(|m| m.is_dir() && m.uid() == uid && m.mode() & 0o022 == 0)
}

/// Makes a directory with mode 0700 for the server's user, or checks the one that is there.
pub(crate) fn make_private(path: &Path, user: User) -> Result<(), Error> {
    match DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => user.own(path),
        Err(_) if is_own_directory(path, user.uid) => Ok(()),
        Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Error::ForeignDirectory(path.to_owned()))
        }
        Err(source) => Err(Error::File {
            what: "kan niet maken:",
            path: path.to_owned(),
            source,
        }),
    }
}

/// The directory for the socket: `wanted`, or a short one under the temporary directory where the path would not fit.
pub(crate) fn socket_dir(wanted: &Path) -> PathBuf {
    if socket_path(wanted).as_os_str().len() <= SOCKET_PATH_LIMIT {
        return wanted.to_owned();
    }
    env::temp_dir().join(format!("verband-{:016x}", hash(wanted)))
}

/// The socket itself, in its directory.
pub(crate) fn socket_path(directory: &Path) -> PathBuf {
    directory.join(format!(".s.PGSQL.{PORT}"))
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// FNV-1a, 64 bits: names a directory, and stays the same over versions of the compiler.
fn hash(path: &Path) -> u64 {
    path.as_os_str()
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_gets_a_short_socket_directory() {
        let short = Path::new("/srv/verband/.verband/demo/pg");
        assert_eq!(socket_dir(short), short);
        let deep = PathBuf::from(format!("/srv/{}/pg", "d".repeat(100)));
        let other = PathBuf::from(format!("/srv/{}/pg", "e".repeat(100)));
        assert!(socket_path(&socket_dir(&deep)).as_os_str().len() <= SOCKET_PATH_LIMIT);
        assert_ne!(socket_dir(&deep), socket_dir(&other));
    }

    #[test]
    fn the_limit_is_exactly_the_kernels() {
        let name = format!("/.s.PGSQL.{PORT}").len();
        let fits = PathBuf::from(format!("/{}", "a".repeat(SOCKET_PATH_LIMIT - name - 1)));
        assert_eq!(socket_dir(&fits), fits);
        let too_long = PathBuf::from(format!("/{}", "a".repeat(SOCKET_PATH_LIMIT - name)));
        assert_ne!(socket_dir(&too_long), too_long);
    }

    #[test]
    fn a_link_or_an_open_directory_is_not_ours() {
        use std::os::unix::fs::PermissionsExt;
        let base = env::temp_dir().join(format!("lokale-postgres-own-{}", std::process::id()));
        fs::create_dir(&base).unwrap();
        let user = User {
            uid: process::effective_user(),
            gid: process::effective_group(),
            is_borrowed: false,
        };
        let private = base.join("private");
        make_private(&private, user).unwrap();
        make_private(&private, user).unwrap();
        std::os::unix::fs::symlink(&private, base.join("link")).unwrap();
        assert!(matches!(
            make_private(&base.join("link"), user),
            Err(Error::ForeignDirectory(_))
        ));
        fs::set_permissions(&private, fs::Permissions::from_mode(0o777)).unwrap();
        assert!(matches!(
            make_private(&private, user),
            Err(Error::ForeignDirectory(_))
        ));
        fs::remove_dir_all(&base).unwrap();
    }
}
