// SPDX-License-Identifier: EUPL-1.2
//! Connections to the log's database. They live on one runtime; whoever calls from another only waits for the answer.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::AbortHandle;
use tokio::time::timeout;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Row, Statement};

use super::fout::{Duiding, LogFout};

/// Set on a connection that writes. A record is on disk before it is acknowledged, whatever the server's default; statements end
/// on their own before the caller's patience does, so that a lost one cannot still commit long after.
pub(super) const OM_TE_SCHRIJVEN: &str = "SET synchronous_commit = on; SET statement_timeout = '1500ms'; \
     SET lock_timeout = '1s'; SET idle_in_transaction_session_timeout = '3s'";
/// Set on a connection that reads, or stores what can be stored again. The CFG may ask about years.
const OM_TE_LEZEN: &str = "SET statement_timeout = '5s'; SET lock_timeout = '2s'";

/// How long one read may take, making a connection included.
const LEESTERMIJN: Duration = Duration::from_secs(6);
/// Connections for reading, per process: the CFG, the export, the publisher.
const LEZERS: usize = 4;

/// A parameter of a statement.
pub(super) type Parameter = Box<dyn ToSql + Sync + Send>;

/// One connection with its prepared statements.
pub(super) struct Verbinding {
    client: Client,
    taak: AbortHandle,
    opdrachten: HashMap<&'static str, Statement>,
}

impl Verbinding {
    /// Connects, on the current runtime.
    pub(super) async fn maak(
        config: &Config,
        instellingen: &str,
    ) -> Result<Self, tokio_postgres::Error> {
        let (client, verbinding) = config.connect(NoTls).await?;
        let taak = tokio::spawn(async move {
            if let Err(fout) = verbinding.await {
                tracing::warn!(%fout, "connection to the log lost");
            }
        })
        .abort_handle();
        let nieuw = Self {
            client,
            taak,
            opdrachten: HashMap::new(),
        };
        nieuw.client.batch_execute(instellingen).await?;
        Ok(nieuw)
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// The prepared statement of a text, prepared on first use.
    pub(super) async fn bereid(
        &mut self,
        sql: &'static str,
    ) -> Result<Statement, tokio_postgres::Error> {
        if let Some(opdracht) = self.opdrachten.get(sql) {
            return Ok(opdracht.clone());
        }
        let opdracht = self.client.prepare(sql).await?;
        self.opdrachten.insert(sql, opdracht.clone());
        Ok(opdracht)
    }

    pub(super) async fn vraag(
        &mut self,
        sql: &'static str,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, tokio_postgres::Error> {
        let opdracht = self.bereid(sql).await?;
        self.client.query(&opdracht, parameters).await
    }
}

impl Drop for Verbinding {
    fn drop(&mut self) {
        self.taak.abort();
    }
}

/// A few connections for reading.
#[derive(Clone)]
pub(super) struct Lezers(Arc<Binnen>);

struct Binnen {
    config: Config,
    runtime: Handle,
    plaatsen: Arc<Semaphore>,
    vrij: Mutex<Vec<Verbinding>>,
}

impl Lezers {
    pub(super) fn nieuw(config: Config, runtime: Handle) -> Self {
        Self(Arc::new(Binnen {
            config,
            runtime,
            plaatsen: Arc::new(Semaphore::new(LEZERS)),
            vrij: Mutex::new(Vec::new()),
        }))
    }

    /// Runs one reading (or repeatable) statement.
    pub(super) async fn vraag(
        &self,
        sql: &'static str,
        parameters: Vec<Parameter>,
    ) -> Result<Vec<Row>, LogFout> {
        let binnen = Arc::clone(&self.0);
        let taak = self.0.runtime.spawn(async move {
            timeout(LEESTERMIJN, binnen.vraag(sql, parameters))
                .await
                .unwrap_or(Err(LogFout::onbereikbaar()))
        });
        taak.await.unwrap_or(Err(LogFout::onbereikbaar()))
    }

    /// As [`Lezers::vraag`], for a statement with one row.
    pub(super) async fn vraag_een(
        &self,
        sql: &'static str,
        parameters: Vec<Parameter>,
    ) -> Result<Row, LogFout> {
        let rijen = self.vraag(sql, parameters).await?;
        rijen
            .into_iter()
            .next()
            .ok_or(LogFout::Beschadigd("no row"))
    }
}

impl Binnen {
    async fn vraag(
        &self,
        sql: &'static str,
        parameters: Vec<Parameter>,
    ) -> Result<Vec<Row>, LogFout> {
        let _plaats = self
            .plaatsen
            .acquire()
            .await
            .map_err(|_| LogFout::onbereikbaar())?;
        let verwijzingen: Vec<&(dyn ToSql + Sync)> = parameters
            .iter()
            .map(|p| &**p as &(dyn ToSql + Sync))
            .collect();
        // One that lay idle may have been cut meanwhile; the second try is on a fresh one.
        let bewaard = self.vrij.lock().pop().filter(|v| !v.client().is_closed());
        if let Some(mut verbinding) = bewaard {
            match verbinding.vraag(sql, &verwijzingen).await {
                Err(fout) if matches!(Duiding::van(&fout), Duiding::Onzeker) => {}
                uitkomst => {
                    self.vrij.lock().push(verbinding);
                    return Ok(uitkomst?);
                }
            }
        }
        let mut verbinding = Verbinding::maak(&self.config, OM_TE_LEZEN).await?;
        let uitkomst = verbinding.vraag(sql, &verwijzingen).await;
        if uitkomst.is_ok() {
            self.vrij.lock().push(verbinding);
        }
        Ok(uitkomst?)
    }
}
