// SPDX-License-Identifier: EUPL-1.2
//! What can go wrong with the log.

use crate::note::Notefout;

/// The record is not durable: nothing may be answered.
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
