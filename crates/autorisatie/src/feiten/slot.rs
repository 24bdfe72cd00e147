// SPDX-License-Identifier: EUPL-1.2
//! Locks the rows that a change decides upon, the zaak before the rest, and says what the row of the act is like.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::handeling::{Object, Objectbron};

/// The hash of the row of an act, as it is stored: SHA-256 over `to_jsonb(row)::text` in UTC (the zone of every
/// connection of diesel), so that whoever has the row
/// can find it in the log and the other way round. With `OP_SLOT` the rows of [`Objectbron::SLOT`] are locked.
pub struct Rijstaat<B, const OP_SLOT: bool> {
    object: Option<Uuid>,
    code: Option<String>,
    nu: jiff_diesel::Timestamp,
    _bron: PhantomData<fn() -> B>,
}

impl<B: Objectbron, const OP_SLOT: bool> Rijstaat<B, OP_SLOT> {
    /// `None` for what has no row that a change could lock.
    pub fn van(object: &Object, nu: jiff::Timestamp) -> Option<Self> {
        if *object == Object::Klasse || B::SLOT.is_empty() {
            return None;
        }
        Some(Self {
            object: object.id(),
            code: object.code().map(str::to_owned),
            nu: nu.into(),
            _bron: PhantomData,
        })
    }
}

impl<C, B, const OP_SLOT: bool> diesel::RunQueryDsl<C> for Rijstaat<B, OP_SLOT> {}

impl<B: Objectbron, const OP_SLOT: bool> Query for Rijstaat<B, OP_SLOT> {
    type SqlType = Binary;
}

impl<B: Objectbron, const OP_SLOT: bool> QueryId for Rijstaat<B, OP_SLOT> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<B: Objectbron, const OP_SLOT: bool> QueryFragment<Pg> for Rijstaat<B, OP_SLOT> {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        uit.push_sql("SELECT sha256(convert_to(to_jsonb(");
        // INVARIANT: the row of the act itself is the last to be locked.
        uit.push_sql(B::SLOT.last().copied().unwrap_or("x"));
        uit.push_sql(")::text, 'UTF8')) FROM (SELECT ");
        uit.push_bind_param::<Nullable<SqlUuid>, _>(&self.object)?;
        uit.push_sql("::uuid AS object, ");
        uit.push_bind_param::<Nullable<Text>, _>(&self.code)?;
        uit.push_sql("::text AS code, ");
        uit.push_bind_param::<Timestamptz, _>(&self.nu)?;
        uit.push_sql("::timestamptz AS nu) ik JOIN ");
        uit.push_sql(&super::van::<B>());
        uit.push_sql(" ON ");
        uit.push_sql(B::SLEUTEL);
        if OP_SLOT {
            uit.push_sql(" FOR UPDATE OF ");
            uit.push_sql(&B::SLOT.join(", "));
        }
        Ok(())
    }
}
