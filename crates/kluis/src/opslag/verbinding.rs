// SPDX-License-Identifier: EUPL-1.2
//! Connections to the key store: a small pool on one runtime, a deadline on every call.

use std::time::Duration;

use deadpool::Runtime;
use diesel::ConnectionError;
use diesel::QueryResult;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use tokio::runtime::Handle;
use zeroize::Zeroizing;

use crate::fout::{Configuratiefout, KluisFout};

/// How long a call to the key store may take, waiting for a connection and one retry included. After it the answer is
/// [`KluisFout::Onbereikbaar`]: nothing hangs.
pub const OPSLAG_TERMIJN: Duration = Duration::from_secs(2);

/// Set on each connection. A key must be on disk before the data that it seals, whatever the server's default; a
/// statement that nobody waits for any more must not go on.
const INSTELLINGEN: &str = "SET synchronous_commit = on; SET statement_timeout = '2s'; SET lock_timeout = '1500ms'; \
     SET idle_in_transaction_session_timeout = '5s'; SET application_name = 'verband-kluis'";

/// The constraint name under which the key store refuses a key for a destroyed group.
const GROEP_VERNIETIGD: &str = "groep_vernietigd";

/// Where the key store is and how it is reached.
pub struct Sleutelbron {
    /// Connection URL of the key store; holds a password, so it is zeroed and never shown.
    pub url: Zeroizing<String>,
    /// Upper bound on connections of this process. Four serve some thousand loads a second; the cache makes them rare.
    pub verbindingen_maximum: usize,
    /// The runtime on which the connections live. Without one: the runtime in which [`crate::Kluis::nieuw`] is called.
    /// It must live as long as the process; a worker of the web server does not.
    pub runtime: Option<Handle>,
    /// How long a call may take; [`OPSLAG_TERMIJN`] unless a test needs less.
    pub termijn: Duration,
}

impl Sleutelbron {
    /// Four connections, on the runtime of the caller.
    #[must_use]
    pub fn nieuw(url: &str) -> Self {
        Self {
            url: Zeroizing::new(url.to_owned()),
            verbindingen_maximum: 4,
            runtime: None,
            termijn: OPSLAG_TERMIJN,
        }
    }
}

/// One piece of work on a connection; may be run twice, so it must be repeatable.
type Werk<T> =
    Box<dyn for<'c> Fn(&'c mut AsyncPgConnection) -> BoxFuture<'c, QueryResult<T>> + Send + Sync>;

/// The key store.
pub(crate) struct Opslag {
    pool: Pool<AsyncPgConnection>,
    pub(crate) runtime: Handle,
    termijn: Duration,
}

impl Opslag {
    /// Makes no connection yet.
    pub(crate) fn nieuw(bron: &Sleutelbron) -> Result<Self, KluisFout> {
        if bron.verbindingen_maximum == 0 {
            return Err(Configuratiefout::Verbindingen.into());
        }
        let runtime = match &bron.runtime {
            Some(runtime) => runtime.clone(),
            None => Handle::try_current().map_err(|_| Configuratiefout::Runtime)?,
        };
        let mut instelling = ManagerConfig::default();
        instelling.recycling_method = RecyclingMethod::Fast;
        instelling.custom_setup = Box::new(|url| maak_verbinding(url).boxed());
        let beheer = AsyncDieselConnectionManager::new_with_config(bron.url.as_str(), instelling);
        let pool = Pool::builder(beheer)
            .max_size(bron.verbindingen_maximum)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(bron.termijn))
            .create_timeout(Some(bron.termijn))
            .build()
            .map_err(|_| Configuratiefout::Runtime)?;
        Ok(Self {
            pool,
            runtime,
            termijn: bron.termijn,
        })
    }

    /// Runs repeatable work on a connection, once more if the connection turns out to be broken.
    pub(crate) async fn voer_uit<T: Send + 'static>(&self, werk: Werk<T>) -> Result<T, KluisFout> {
        let pool = self.pool.clone();
        let taak = self.runtime.spawn(async move {
            match poging(&pool, &werk).await {
                Err(Mislukt::Verbinding) => {
                    // After a restart of the store every idle connection is as broken as this one.
                    pool.retain(|_, _| false);
                    poging(&pool, &werk).await
                }
                uitkomst => uitkomst,
            }
        });
        // A caller that goes away or gives up takes the work with it; its connection is then not used again.
        let _afbreken = Afbreken(taak.abort_handle());
        match tokio::time::timeout(self.termijn, taak).await {
            Ok(Ok(Ok(uitkomst))) => Ok(uitkomst),
            Ok(Ok(Err(Mislukt::GroepVernietigd))) => Err(KluisFout::GroepVernietigd),
            Ok(Ok(Err(Mislukt::Verbinding | Mislukt::Opdracht)) | Err(_)) | Err(_) => {
                Err(KluisFout::Onbereikbaar)
            }
        }
    }
}

enum Mislukt {
    /// The connection is gone or never came.
    Verbinding,
    /// The statement was refused or failed; it is in our own log.
    Opdracht,
    /// A key was asked for a group that was destroyed.
    GroepVernietigd,
}

struct Afbreken(tokio::task::AbortHandle);

impl Drop for Afbreken {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Throws the connection away unless the work on it came to its end: after an abort an answer may still be under way.
struct Uitgeleend(Option<Object<AsyncPgConnection>>);

impl Drop for Uitgeleend {
    fn drop(&mut self) {
        if let Some(verbinding) = self.0.take() {
            drop(Object::take(verbinding));
        }
    }
}

async fn poging<T>(pool: &Pool<AsyncPgConnection>, werk: &Werk<T>) -> Result<T, Mislukt> {
    let verbinding = pool.get().await.map_err(|fout| {
        tracing::warn!(%fout, "no connection to the key store");
        Mislukt::Verbinding
    })?;
    let mut uitgeleend = Uitgeleend(Some(verbinding));
    let verbinding = uitgeleend.0.as_mut().ok_or(Mislukt::Verbinding)?;
    match werk(verbinding).await {
        Ok(uitkomst) => {
            drop(uitgeleend.0.take());
            Ok(uitkomst)
        }
        Err(fout) => Err(duid(&fout)),
    }
}

/// What a database error means here. Statements and messages of the key store hold ids and codes only, so they may be
/// logged.
fn duid(fout: &Error) -> Mislukt {
    match fout {
        Error::DatabaseError(DatabaseErrorKind::CheckViolation, melding)
            if melding.constraint_name() == Some(GROEP_VERNIETIGD) =>
        {
            Mislukt::GroepVernietigd
        }
        Error::DatabaseError(
            DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::Unknown,
            melding,
        ) => {
            tracing::warn!(
                fout = melding.message(),
                "connection to the key store lost or statement stopped"
            );
            Mislukt::Verbinding
        }
        fout => {
            tracing::error!(%fout, "the key store refused a statement");
            Mislukt::Opdracht
        }
    }
}

async fn maak_verbinding(url: &str) -> Result<AsyncPgConnection, ConnectionError> {
    let mut verbinding = AsyncPgConnection::establish(url).await?;
    verbinding
        .batch_execute(INSTELLINGEN)
        .await
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(verbinding)
}
