// SPDX-License-Identifier: EUPL-1.2
//! Connections of the log: one for the writer, one for whoever reads.

use std::time::Duration;

use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tokio_postgres::{Client, NoTls};

use super::LogFout;

/// Longest statement of the writer: shorter than the term of its callers, so that a hanging statement is ended by the
/// database before anyone asks what became of it.
const STATEMENT_TERMIJN_MS: u64 = 1_200;
/// How long a connection, or the answer to a statement, is waited for.
pub(super) const ANTWOORD_TERMIJN: Duration = Duration::from_millis(1_500);

pub(super) async fn verbind(url: &str, runtime: &Handle) -> Result<Client, LogFout> {
    let (client, verbinding) =
        tokio::time::timeout(ANTWOORD_TERMIJN, tokio_postgres::connect(url, NoTls))
            .await
            .map_err(|_| LogFout::Databank("no connection in time".to_owned()))??;
    runtime.spawn(async move {
        // The end of a connection shows at the next statement.
        let _ = verbinding.await;
    });
    client
        .batch_execute(&format!("SET statement_timeout = {STATEMENT_TERMIJN_MS}; SET lock_timeout = {STATEMENT_TERMIJN_MS}"))
        .await?;
    Ok(client)
}

/// A connection for queries, made when needed and made anew when it broke.
pub(super) struct Lezer {
    url: String,
    runtime: Handle,
    client: Mutex<Option<Client>>,
}

impl Lezer {
    pub fn nieuw(url: String, runtime: Handle) -> Self {
        Self {
            url,
            runtime,
            client: Mutex::new(None),
        }
    }

    /// Runs `vraag` on the connection.
    pub async fn met<T>(
        &self,
        vraag: impl AsyncFnOnce(&Client) -> Result<T, tokio_postgres::Error>,
    ) -> Result<T, LogFout> {
        let mut plaats = self.client.lock().await;
        let client = match plaats.take().filter(|client| !client.is_closed()) {
            Some(client) => client,
            None => verbind(&self.url, &self.runtime).await?,
        };
        let uitkomst = tokio::time::timeout(ANTWOORD_TERMIJN, vraag(&client)).await;
        let antwoord = uitkomst.map_err(|_| LogFout::Databank("no answer in time".to_owned()))?;
        *plaats = Some(client);
        Ok(antwoord?)
    }
}
