// SPDX-License-Identifier: EUPL-1.2
//! What a business transaction runs itself, through diesel: putting its record in the outbox, and naming an object.

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Binary, Bool, SmallInt, Text, Uuid as SqlUuid};
use uuid::Uuid;

use super::Voorbereid;

/// Puts a record in the outbox, if the transaction still carries the mark with which it began (setting
/// `verband.verzoek`): one row `true`, or no row.
#[derive(Clone, Debug)]
pub struct OutboxPlaatsen {
    record_id: Uuid,
    bytes: Vec<u8>,
    merk: String,
}

impl OutboxPlaatsen {
    /// For a record and the mark of its transaction.
    #[must_use]
    pub fn nieuw(voorbereid: &Voorbereid, merk: Uuid) -> Self {
        Self {
            record_id: voorbereid.record_id(),
            bytes: voorbereid.bytes().to_vec(),
            merk: merk.to_string(),
        }
    }
}

impl<C> diesel::RunQueryDsl<C> for OutboxPlaatsen {}

impl Query for OutboxPlaatsen {
    type SqlType = Bool;
}

impl QueryId for OutboxPlaatsen {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryFragment<Pg> for OutboxPlaatsen {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        uit.push_sql("SELECT audit.outbox_plaatsen(");
        uit.push_bind_param::<SqlUuid, _>(&self.record_id)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Binary, _>(&self.bytes)?;
        uit.push_sql(") WHERE current_setting('verband.verzoek', true) = ");
        uit.push_bind_param::<Text, _>(&self.merk)?;
        Ok(())
    }
}

/// What an alias in the log stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aliassoort {
    /// A natural person who acts.
    Persoon = 1,
    /// A zaak.
    Zaak = 2,
    /// A subject, or a person named in a signaal.
    Subject = 3,
    /// A besluit or a vergadering.
    Besluit = 4,
}

impl Aliassoort {
    /// The number in the table.
    #[must_use]
    pub const fn nummer(self) -> i16 {
        self as i16
    }

    /// The kind with this number.
    #[must_use]
    pub const fn van_nummer(nummer: i16) -> Option<Self> {
        match nummer {
            1 => Some(Self::Persoon),
            2 => Some(Self::Zaak),
            3 => Some(Self::Subject),
            4 => Some(Self::Besluit),
            _ => None,
        }
    }
}

/// Records whom an alias stands for; answers with the alias that holds.
#[derive(Clone, Debug)]
pub struct AliasVastleggen {
    soort: i16,
    alias: Uuid,
    blinde_index: Vec<u8>,
    verzegeld: Vec<u8>,
}

impl AliasVastleggen {
    /// For an alias, the keyed hash of the identity behind it, and that identity sealed.
    #[must_use]
    pub fn nieuw(
        soort: Aliassoort,
        alias: Uuid,
        blinde_index: [u8; 32],
        verzegeld: Vec<u8>,
    ) -> Self {
        Self {
            soort: soort.nummer(),
            alias,
            blinde_index: blinde_index.to_vec(),
            verzegeld,
        }
    }
}

impl<C> diesel::RunQueryDsl<C> for AliasVastleggen {}

impl Query for AliasVastleggen {
    type SqlType = SqlUuid;
}

impl QueryId for AliasVastleggen {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryFragment<Pg> for AliasVastleggen {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        uit.push_sql("SELECT audit.alias_vastleggen(");
        uit.push_bind_param::<SmallInt, _>(&self.soort)?;
        uit.push_sql(", ");
        uit.push_bind_param::<SqlUuid, _>(&self.alias)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Binary, _>(&self.blinde_index)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Binary, _>(&self.verzegeld)?;
        uit.push_sql(")");
        Ok(())
    }
}
