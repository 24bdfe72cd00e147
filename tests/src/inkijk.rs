// SPDX-License-Identifier: EUPL-1.2
//! Looks into the databases past the service, as a superuser: what the log holds, and that
//! nothing was left half done.

use std::collections::BTreeMap;

use audit_log::Record;
use futures_util::TryStreamExt as _;
use lokale_postgres::proef::Proefdatabank;
use tokio_postgres::{Client, NoTls};

/// Connections of the superuser to both databases.
pub struct Inkijk {
    data: Client,
    sleutels: Client,
}

/// All tables with rows of their own, in one order.
const TABELLEN: &str = "SELECT n.nspname || '.' || c.relname FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
      AND n.nspname NOT LIKE 'pg\\_%'
    ORDER BY 1";

impl Inkijk {
    /// Connects.
    pub async fn nieuw(databank: &Proefdatabank) -> Self {
        Self {
            data: connect(&databank.beheer_url()).await,
            sleutels: connect(&databank.sleutels_beheer_url()).await,
        }
    }

    /// Runs a statement in the data database.
    pub async fn voer_uit(&self, sql: &str) {
        self.data.batch_execute(sql).await.expect("runs");
    }

    /// Runs a statement that the data database may refuse.
    ///
    /// # Errors
    /// When it does.
    pub async fn probeer(&self, sql: &str) -> Result<(), tokio_postgres::Error> {
        self.data.batch_execute(sql).await
    }

    /// Runs a statement in the key store.
    pub async fn voer_uit_sleutels(&self, sql: &str) {
        self.sleutels.batch_execute(sql).await.expect("runs");
    }

    /// One text, by a query in the data database.
    pub async fn tekst(&self, sql: &str) -> Option<String> {
        let row = self.data.query_opt(sql, &[]).await.expect("runs");
        row.map(|row| row.get(0))
    }

    /// How many records the log has.
    pub async fn aantal_logregels(&self) -> i64 {
        let row = self.data.query_one("SELECT size FROM audit.head", &[]);
        row.await.expect("one head").get(0)
    }

    /// The records from this place on.
    pub async fn logregels_vanaf(&self, blad: i64) -> Vec<Record> {
        let sql = "SELECT entry FROM audit.record WHERE leaf_index >= $1 ORDER BY leaf_index";
        let rows = self.data.query(sql, &[&blad]).await.expect("records");
        rows.iter()
            .map(|row| audit_log::cbor::ontleed(row.get(0)).expect("a record"))
            .collect()
    }

    /// Rows of every table and a sum over what stands in them, the log aside: equal before and
    /// after means that nothing was changed.
    pub async fn afdruk(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for client in [&self.data, &self.sleutels] {
            let rows = client.query(TABELLEN, &[]).await.expect("tables");
            let sums: Vec<String> = rows
                .iter()
                .map(|row| row.get::<_, String>(0))
                .filter(|table| !table.starts_with("audit."))
                .map(|table| {
                    format!(
                        "SELECT '{table}', count(*)::text || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)::text \
                         FROM {table} t"
                    )
                })
                .collect();
            let rows = client.query(&sums.join(" UNION ALL "), &[]).await;
            found.extend(
                rows.expect("sums")
                    .iter()
                    .map(|row| (row.get(0), row.get(1))),
            );
        }
        found
    }

    /// Every row of every table of both databases as text, named by its table.
    pub async fn uittreksel(&self) -> BTreeMap<String, Vec<u8>> {
        let mut dump = BTreeMap::new();
        for (client, table) in self.tabellen().await {
            let sql = format!("COPY (SELECT t::text FROM {table} t) TO STDOUT");
            let stream = client.copy_out(&sql).await.expect("a copy");
            let text: Vec<_> = stream.try_collect().await.expect("rows");
            dump.insert(table, text.concat());
        }
        dump
    }

    async fn tabellen(&self) -> Vec<(&Client, String)> {
        let mut tables = Vec::new();
        for client in [&self.data, &self.sleutels] {
            let rows = client.query(TABELLEN, &[]).await.expect("tables");
            tables.extend(rows.iter().map(|row| (client, row.get(0))));
        }
        tables
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.expect("connects");
    tokio::spawn(connection);
    client
}
