// SPDX-License-Identifier: EUPL-1.2
//! `verband migrate`: brings both databases to the version of this binary.
//!
//! Runs as `verband_migratie`, which owns nothing but its own bookkeeping. Roles, schemas and the extension are made
//! beforehand by an administrator; this checks that they are there and names the script that is missing.

use diesel::migration::{Migration, MigrationSource};
use diesel::pg::Pg;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const VERBAND: EmbeddedMigrations = embed_migrations!("../../migrations/verband");
const SLEUTELS: EmbeddedMigrations = embed_migrations!("../../migrations/sleutels");

/// Key of the advisory lock that lets two starts wait for each other; the number has no meaning beyond this file.
const LOCK_KEY: i64 = 0x0056_6572_6261_6e64;

/// The role that runs migrations, in both databases.
const ROLE: &str = "verband_migratie";

/// What each database must have before its first migration.
struct Target {
    name: &'static str,
    script: &'static str,
    roles: &'static [&'static str],
    schemas: &'static [&'static str],
    extensions: &'static [&'static str],
}

const DATABANK: Target = Target {
    name: "databank",
    script: "migrations/databank.sql",
    roles: &[
        "verband_eigenaar",
        "audit_owner",
        "verband_app",
        "verband_lezer",
        ROLE,
    ],
    schemas: &[
        "migratie",
        "audit",
        "autorisatie",
        "besluitvorming",
        "zaak",
        "casus",
        "knelpunt",
    ],
    extensions: &["btree_gist"],
};

const SLEUTELBANK: Target = Target {
    name: "sleutelbank",
    script: "migrations/sleutelbank.sql",
    roles: &["verband_eigenaar", "verband_sleutels", ROLE],
    schemas: &["migratie", "sleutels"],
    extensions: &[],
};

/// Why a database was not brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigratieFout {
    /// No connection.
    #[error(
        "{databank}: geen verbinding: {bron}. Een nieuwe cluster? Draai eerst als beheerder migrations/rollen.sql"
    )]
    GeenVerbinding {
        /// `databank` or `sleutelbank`.
        databank: &'static str,
        /// The driver's answer.
        bron: diesel::ConnectionError,
    },
    /// Logged in as another role than the one for migrations.
    #[error("{databank}: migraties draaien als {ROLE}, niet als {rol}")]
    VerkeerdeRol {
        /// `databank` or `sleutelbank`.
        databank: &'static str,
        /// The role of the given URL.
        rol: String,
    },
    /// An administrator's script has not run.
    #[error(
        "{databank}: ontbreekt: {wat}. Draai eerst als beheerder: psql -v ON_ERROR_STOP=1 -d <databank> -f {script}"
    )]
    NietVoorbereid {
        /// `databank` or `sleutelbank`.
        databank: &'static str,
        /// The roles, schemas or extensions that are missing.
        wat: String,
        /// The script that makes them.
        script: &'static str,
    },
    /// A query of the check failed.
    #[error("{databank}: {bron}")]
    Vraag {
        /// `databank` or `sleutelbank`.
        databank: &'static str,
        /// The database's answer.
        bron: diesel::result::Error,
    },
    /// A migration failed; it was rolled back, the ones before it stand.
    #[error("{databank}: migratie mislukt en teruggedraaid: {bron}")]
    Mislukt {
        /// `databank` or `sleutelbank`.
        databank: &'static str,
        /// The failing migration and the database's answer.
        bron: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// What happened to one database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verslag {
    /// `databank` or `sleutelbank`.
    pub databank: &'static str,
    /// Names of the migrations that ran now, in order.
    pub uitgevoerd: Vec<String>,
    /// How many migrations stand in all.
    pub totaal: usize,
}

impl std::fmt::Display for Verslag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for naam in &self.uitgevoerd {
            writeln!(f, "{}: {naam} uitgevoerd", self.databank)?;
        }
        write!(
            f,
            "{}: bijgewerkt ({} nieuw, {} in totaal)",
            self.databank,
            self.uitgevoerd.len(),
            self.totaal
        )
    }
}

/// Brings the data database and the key store up to date; running it again does nothing.
///
/// Needs a multi-threaded runtime: Diesel's migrations block the thread they run on.
///
/// # Errors
/// When a database cannot be reached, was not prepared by an administrator, or a migration fails.
pub async fn migreer(
    databank_url: &str,
    sleutelbank_url: &str,
) -> Result<Vec<Verslag>, MigratieFout> {
    let sleutelbank = migreer_een(&SLEUTELBANK, sleutelbank_url, SLEUTELS).await?;
    let databank = migreer_een(&DATABANK, databank_url, VERBAND).await?;
    Ok(vec![sleutelbank, databank])
}

/// Brings a data database up to date that has no key store beside it: a copy, in a demo.
///
/// # Errors
/// As [`migreer`].
#[cfg(feature = "demo")]
pub(crate) async fn migreer_databank(url: &str) -> Result<Verslag, MigratieFout> {
    migreer_een(&DATABANK, url, VERBAND).await
}

async fn migreer_een(
    target: &Target,
    url: &str,
    source: EmbeddedMigrations,
) -> Result<Verslag, MigratieFout> {
    let databank = target.name;
    let mut connection = AsyncPgConnection::establish(url)
        .await
        .map_err(|bron| MigratieFout::GeenVerbinding { databank, bron })?;
    check(&mut connection, target).await?;
    // Held by the session, so until this function drops the connection.
    diesel::sql_query("SELECT pg_advisory_lock($1)")
        .bind::<diesel::sql_types::BigInt, _>(LOCK_KEY)
        .execute(&mut connection)
        .await
        .map_err(|bron| MigratieFout::Vraag { databank, bron })?;
    let failed = |bron| MigratieFout::Mislukt { databank, bron };
    let all: Vec<Box<dyn Migration<Pg>>> = source.migrations().map_err(failed)?;
    let totaal = all.len();
    let mut harness = AsyncMigrationHarness::new(connection);
    let ran = harness.run_pending_migrations(source).map_err(failed)?;
    let uitgevoerd = all
        .iter()
        .filter(|migration| ran.contains(&migration.name().version()))
        .map(|migration| migration.name().to_string())
        .collect();
    Ok(Verslag {
        databank,
        uitgevoerd,
        totaal,
    })
}

#[derive(diesel::QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(diesel::QueryableByName)]
struct Answer {
    #[diesel(sql_type = Bool)]
    answer: bool,
}

async fn check(connection: &mut AsyncPgConnection, target: &Target) -> Result<(), MigratieFout> {
    let databank = target.name;
    let role = names(connection, databank, "SELECT current_user::text AS name")
        .await?
        .remove(0);
    let roles = names(
        connection,
        databank,
        "SELECT rolname::text AS name FROM pg_roles",
    )
    .await?;
    missing(
        databank,
        target.roles,
        &roles,
        "rol",
        "migrations/rollen.sql",
    )?;
    if role != ROLE {
        return Err(MigratieFout::VerkeerdeRol {
            databank,
            rol: role,
        });
    }
    let is_member = diesel::sql_query("SELECT pg_has_role('verband_eigenaar', 'MEMBER') AS answer")
        .get_result::<Answer>(connection)
        .await
        .map_err(|bron| MigratieFout::Vraag { databank, bron })?
        .answer;
    if !is_member {
        let wat = format!("lidmaatschap van {ROLE} in verband_eigenaar");
        return Err(MigratieFout::NietVoorbereid {
            databank,
            wat,
            script: "migrations/rollen.sql",
        });
    }
    let schemas = names(
        connection,
        databank,
        "SELECT nspname::text AS name FROM pg_namespace",
    )
    .await?;
    missing(databank, target.schemas, &schemas, "schema", target.script)?;
    let extensions = names(
        connection,
        databank,
        "SELECT extname::text AS name FROM pg_extension",
    )
    .await?;
    missing(
        databank,
        target.extensions,
        &extensions,
        "extensie",
        target.script,
    )
}

async fn names(
    connection: &mut AsyncPgConnection,
    databank: &'static str,
    query: &str,
) -> Result<Vec<String>, MigratieFout> {
    let rows = diesel::sql_query(query)
        .load::<Name>(connection)
        .await
        .map_err(|bron| MigratieFout::Vraag { databank, bron })?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

fn missing(
    databank: &'static str,
    wanted: &[&str],
    present: &[String],
    kind: &str,
    script: &'static str,
) -> Result<(), MigratieFout> {
    let absent: Vec<String> = wanted
        .iter()
        .filter(|name| !present.iter().any(|p| p == *name))
        .map(|name| format!("{kind} {name}"))
        .collect();
    if absent.is_empty() {
        return Ok(());
    }
    Err(MigratieFout::NietVoorbereid {
        databank,
        wat: absent.join(", "),
        script,
    })
}
