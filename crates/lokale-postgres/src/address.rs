// SPDX-License-Identifier: EUPL-1.2
//! Connection URLs over a socket directory, and the one way to run a script.

use std::path::{Path, PathBuf};

use tokio_postgres::NoTls;

use crate::Error;

/// The superuser of a private cluster; authentication is the socket directory's mode.
pub const SUPERUSER: &str = "postgres";

/// Part of the socket's file name; nothing listens on this port.
pub(crate) const PORT: u16 = 5432;

/// Where a private cluster can be reached: its socket directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(PathBuf);

impl Address {
    /// The cluster whose socket lies in this directory.
    #[must_use]
    pub fn new(socket_dir: impl Into<PathBuf>) -> Address {
        Address(socket_dir.into())
    }

    /// The socket directory.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.0
    }

    /// A URL for this role and database that libpq, tokio-postgres and diesel-async all accept.
    #[must_use]
    pub fn url(&self, role: &str, database: &str) -> String {
        format!(
            "postgresql://{role}@{}:{PORT}/{database}",
            percent_encoded(&self.0)
        )
    }

    /// A URL for the superuser.
    #[must_use]
    pub fn superuser_url(&self, database: &str) -> String {
        self.url(SUPERUSER, database)
    }
}

fn percent_encoded(path: &Path) -> String {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str()
        .as_bytes()
        .iter()
        .fold(String::new(), |mut text, byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
                text.push(char::from(*byte));
            } else {
                // Writing to a String cannot fail.
                let _ = write!(text, "%{byte:02X}");
            }
            text
        })
}

/// Runs a script of several statements.
///
/// # Errors
/// When the database cannot be reached or refuses a statement; the text is the server's.
pub async fn execute_script(url: &str, script: &str) -> Result<(), Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    let driver = tokio::spawn(connection);
    let outcome = client.batch_execute(script).await;
    drop(client);
    // INVARIANT: the session has ended when this returns; a template with a session cannot be copied.
    let _ = driver.await;
    outcome.map_err(Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_directory_survives_the_url() {
        let url = Address::new("/var/lib/één map/s").url("verband_app", "verband");
        let config: tokio_postgres::Config = url.parse().unwrap();
        assert_eq!(config.get_user(), Some("verband_app"));
        assert_eq!(config.get_dbname(), Some("verband"));
        let expected = tokio_postgres::config::Host::Unix("/var/lib/één map/s".into());
        assert_eq!(config.get_hosts(), [expected]);
    }
}
