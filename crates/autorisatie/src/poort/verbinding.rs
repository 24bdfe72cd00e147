// SPDX-License-Identifier: EUPL-1.2
//! Connections: a pool per worker, and a guard that throws a connection away unless its act ended cleanly.

use std::time::Duration;

use diesel::ConnectionError;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
};
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use futures_util::FutureExt as _;

use crate::fout::Storing;

/// Connections of one worker: more than can be busy at once only cost memory in PostgreSQL.
pub const VERBINDINGEN_PER_WERKER: usize = 8;
/// How long a request waits for a connection before it is told to come back.
pub const WACHTTIJD: Duration = Duration::from_secs(2);

/// Connections of one worker for reads that share a statement; each is used by many at once.
const GEDEELDE_VERBINDINGEN_PER_WERKER: usize = 4;

/// A statement over a bundle goes by key for every row of it. The planner does not know how large a bundle is, and would
/// rather read whole tables: at 10,000 zaken that took 2 to 3 times the processor time of PostgreSQL, growing with the
/// tables. Nor may it keep a whole small table in memory and go through that for each row (`enable_material`).
const OP_SLEUTEL: &str = "SET enable_hashjoin = off; SET enable_mergejoin = off; \
    SET enable_seqscan = off; SET enable_material = off";

pub(crate) fn maak_pool(url: &str) -> Result<Pool<AsyncPgConnection>, Storing> {
    bouw(url, ManagerConfig::default(), VERBINDINGEN_PER_WERKER)
}

/// Connections for statements that read every row by its key.
pub(crate) fn maak_gedeelde_pool(url: &str) -> Result<Pool<AsyncPgConnection>, Storing> {
    let mut instelling = ManagerConfig::default();
    instelling.custom_setup = Box::new(|url| {
        let url = url.to_owned();
        async move {
            let mut verbinding = AsyncPgConnection::establish(&url).await?;
            verbinding
                .batch_execute(OP_SLEUTEL)
                .await
                .map_err(ConnectionError::CouldntSetupConfiguration)?;
            Ok(verbinding)
        }
        .boxed()
    });
    bouw(url, instelling, GEDEELDE_VERBINDINGEN_PER_WERKER)
}

fn bouw(
    url: &str,
    mut instelling: ManagerConfig<AsyncPgConnection>,
    maximum: usize,
) -> Result<Pool<AsyncPgConnection>, Storing> {
    // Verified costs a round trip per checkout; a broken connection shows itself at the first statement.
    instelling.recycling_method = RecyclingMethod::Fast;
    let beheer =
        AsyncDieselConnectionManager::<AsyncPgConnection>::new_with_config(url, instelling);
    Pool::builder(beheer)
        .max_size(maximum)
        .runtime(deadpool::Runtime::Tokio1)
        .wait_timeout(Some(WACHTTIJD))
        .create_timeout(Some(WACHTTIJD))
        .recycle_timeout(Some(WACHTTIJD))
        .build()
        .map_err(|_| Storing::Databank("the pool could not be built".to_owned()))
}

/// A borrowed connection with an open transaction, or none.
pub(crate) struct Verbinding {
    object: Option<Object<AsyncPgConnection>>,
}

/// How a transaction begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    /// A change: sees what others committed before each statement.
    Wijziging,
    /// A read of several statements: authorisation and data from one snapshot.
    Momentopname,
}

impl Verbinding {
    pub async fn leen(pool: &Pool<AsyncPgConnection>) -> Result<Self, Storing> {
        let object = pool
            .get()
            .await
            .map_err(|_| Storing::Databank("no connection".to_owned()))?;
        Ok(Self {
            object: Some(object),
        })
    }

    pub fn conn(&mut self) -> Result<&mut AsyncPgConnection, Storing> {
        self.object.as_deref_mut().ok_or(Storing::Transactie)
    }

    /// Begins; a change marks its transaction with `merk`, which dies with it.
    pub async fn begin(&mut self, hoe: Begin, merk: uuid::Uuid) -> Result<(), Storing> {
        let tekst = match hoe {
            Begin::Wijziging => format!("BEGIN; SET LOCAL verband.verzoek = '{merk}'"),
            Begin::Momentopname => "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY".to_owned(),
        };
        self.conn()?
            .batch_execute(&tekst)
            .await
            .map_err(Storing::from)
    }

    pub async fn commit(mut self) -> Result<(), Storing> {
        self.conn()?.batch_execute("COMMIT").await?;
        self.klaar();
        Ok(())
    }

    pub async fn rollback(mut self) -> Result<(), Storing> {
        self.conn()?.batch_execute("ROLLBACK").await?;
        self.klaar();
        Ok(())
    }

    /// Nothing is open on this connection: it may go back into the pool.
    pub fn klaar(mut self) {
        drop(self.object.take());
    }
}

impl Drop for Verbinding {
    fn drop(&mut self) {
        // INVARIANT: a connection on which something may still be open is closed, never lent to the next.
        if let Some(object) = self.object.take() {
            drop(Object::take(object));
        }
    }
}
