// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong while a private PostgreSQL is found, started or used. The texts are for whoever ran `make`.

use std::path::PathBuf;

/// A failure of the private PostgreSQL; every text says what to do next where something can be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No usable server binaries; holds what was looked at and why it was passed over.
    #[error(
        "geen PostgreSQL-server (versie {oldest} of hoger) gevonden. Installeer het pakket `postgresql` \
         (Debian, Ubuntu) of `postgresql@17` (Homebrew), of wijs met VERBAND_PG_BIN de map met `initdb` en `postgres` \
         aan.{passed_over}"
    )]
    NoBinaries {
        /// Lowest major version that is accepted.
        oldest: u32,
        /// One line per candidate, each beginning with a line break; empty when there was none.
        passed_over: String,
    },
    /// A file or directory could not be made, read or removed.
    #[error("{what} {}: {source}", path.display())]
    File {
        /// What was tried, in Dutch.
        what: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// A program could not be started or ended with an error.
    #[error("{program} is mislukt: {detail}")]
    Program {
        /// `initdb` or `postgres`.
        program: &'static str,
        /// What the program or the system said.
        detail: String,
    },
    /// The server did not answer within the limit.
    #[error("PostgreSQL antwoordt niet binnen {seconds} s; zie {}", log.display())]
    NotReady {
        /// The limit in seconds.
        seconds: u64,
        /// The server's log file.
        log: PathBuf,
    },
    /// A directory in a shared place belongs to somebody else.
    #[error("{} bestaat al en is niet van ons (eigenaar of rechten kloppen niet); verwijder die map", .0.display())]
    ForeignDirectory(PathBuf),
    /// No directory could be used for the cluster.
    #[error("geen bruikbare map voor de databank; bekeken: {0}")]
    NoStateDirectory(String),
    /// A test that needs the database was started without the wrapper.
    #[error(
        "deze test heeft een databank nodig: draai `cargo x test -p <crate>` (dat start een eigen PostgreSQL en zet {0})"
    )]
    NoTestCluster(&'static str),
    /// The database refused a connection or a statement.
    #[error("databank: {0}")]
    Database(String),
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        // The driver's own text is only "db error"; the server's text is what helps.
        let text = if let Some(db) = error.as_db_error() {
            let context = db.where_().map(|w| format!(" ({w})")).unwrap_or_default();
            format!("{} {}{context}", db.code().code(), db.message())
        } else {
            let cause = std::error::Error::source(&error).map(|s| format!(": {s}"));
            format!("{error}{}", cause.unwrap_or_default())
        };
        Error::Database(text)
    }
}
