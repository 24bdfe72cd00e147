// SPDX-License-Identifier: EUPL-1.2
//! Locks the rows that a change decides upon, the zaak before the rest.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Nullable, Text, Uuid as SqlUuid};
use uuid::Uuid;

use crate::handeling::{Object, Objectbron};

/// `SELECT … FOR UPDATE` of one object.
pub struct Slot<B> {
    object: Option<Uuid>,
    code: Option<String>,
    _bron: PhantomData<fn() -> B>,
}

impl<B: Objectbron> Slot<B> {
    pub fn van(object: &Object) -> Self {
        Self {
            object: object.id(),
            code: object.code().map(str::to_owned),
            _bron: PhantomData,
        }
    }
}

impl<C, B> diesel::RunQueryDsl<C> for Slot<B> {}

impl<B: Objectbron> QueryId for Slot<B> {
    type QueryId = (Slot<()>, B);
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<B: Objectbron> QueryFragment<Pg> for Slot<B> {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        uit.push_sql("SELECT 1 FROM (SELECT ");
        uit.push_bind_param::<Nullable<SqlUuid>, _>(&self.object)?;
        uit.push_sql("::uuid AS object, ");
        uit.push_bind_param::<Nullable<Text>, _>(&self.code)?;
        uit.push_sql("::text AS code) ik JOIN ");
        uit.push_sql(&super::van::<B>());
        uit.push_sql(" ON ");
        uit.push_sql(B::SLEUTEL);
        uit.push_sql(" FOR UPDATE OF ");
        uit.push_sql(&B::SLOT.join(", "));
        Ok(())
    }
}
