// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong with the log.

use tokio_postgres::error::{Severity, SqlState};

use crate::bewijs::Bewijsfout;
use crate::note::Notefout;

/// The record is not durable, as far as this process knows: nothing may be answered. It may still turn up in the log: a record
/// of what was never answered is the safe direction. The cause is in the operator's own log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the log cannot be written")]
pub struct LogOnbeschikbaar;

/// Why the log cannot be opened, read or published.
#[derive(Debug, thiserror::Error)]
pub enum LogFout {
    /// Not called from a tokio runtime.
    #[error("the log needs a runtime")]
    GeenRuntime,
    /// The database does not answer, or refuses.
    #[error("the log's database: {0}")]
    Databank(String),
    /// Origin or key cannot be used.
    #[error("the log's key or origin: {0}")]
    Note(#[from] Notefout),
    /// The tree in the database is not a continuation of the one seen before: a backup was put back, or records are gone.
    #[error("the log has {nu} records and is no continuation of the {eerder} seen before")]
    Teruggedraaid {
        /// Size seen before.
        eerder: u64,
        /// Size now.
        nu: u64,
    },
    /// The high-water file cannot be read or written.
    #[error("the high-water file: {0}")]
    Hoogwater(std::io::ErrorKind),
    /// A proof cannot be made.
    #[error(transparent)]
    Bewijs(#[from] Bewijsfout),
    /// What stands in the database is not a log.
    #[error("the log is damaged: {0}")]
    Beschadigd(&'static str),
}

impl From<tokio_postgres::Error> for LogFout {
    fn from(fout: tokio_postgres::Error) -> Self {
        // The message of the database could quote values; its code cannot.
        Self::Databank(
            fout.code()
                .map_or_else(|| "no connection".to_owned(), |code| code.code().to_owned()),
        )
    }
}

impl LogFout {
    pub(super) fn onbereikbaar() -> Self {
        Self::Databank("no connection".to_owned())
    }
}

/// What an error of the database means for a statement that was sent.
pub(super) enum Duiding {
    /// It was rolled back; the SQLSTATE.
    Teruggerold(SqlState),
    /// It may have been committed.
    Onzeker,
}

impl Duiding {
    /// INVARIANT: only an ERROR from the server proves a rollback. A lost connection or a FATAL may come after the commit.
    pub(super) fn van(fout: &tokio_postgres::Error) -> Self {
        match fout.as_db_error() {
            Some(db) if db.parsed_severity() == Some(Severity::Error) => {
                Self::Teruggerold(db.code().clone())
            }
            _ => Self::Onzeker,
        }
    }
}
