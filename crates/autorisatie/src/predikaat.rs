// SPDX-License-Identifier: EUPL-1.2
//! The condition under which a list shows a row: the same texts as a single read uses.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::expression::{
    AppearsOnTable, Expression, SelectableExpression, ValidGrouping, is_aggregate,
};
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::beleid::Scope;
use crate::feiten::{lijstscopes, van, zichtbaar};
use crate::handeling::Objectbron;
use crate::hoedanigheid::Hoedanigheid;

/// `<column> IN (the ids of B that this caller sees)`; made by [`crate::Toegang::zichtbare`] only.
#[derive(Clone, Debug)]
pub struct Predikaat<B> {
    persoon: Uuid,
    organisatie: Uuid,
    gremium: Option<String>,
    nu: jiff_diesel::Timestamp,
    scopes: Vec<Scope>,
    _bron: PhantomData<fn() -> B>,
}

impl<B: Objectbron> Predikaat<B> {
    pub(crate) fn nieuw(wie: &Hoedanigheid, nu: jiff::Timestamp, scopes: &[Scope]) -> Self {
        Self {
            persoon: wie.persoon,
            organisatie: wie.organisatie,
            gremium: wie.gremium.clone(),
            nu: nu.into(),
            scopes: scopes.to_vec(),
            _bron: PhantomData,
        }
    }

    /// The condition on a column that holds ids of `B`.
    #[must_use]
    pub const fn op<C>(self, kolom: C) -> Zichtbaar<B, C> {
        Zichtbaar {
            predikaat: self,
            kolom,
        }
    }
}

/// A [`Predikaat`] on a column.
#[derive(Clone, Debug)]
pub struct Zichtbaar<B, C> {
    predikaat: Predikaat<B>,
    kolom: C,
}

impl<B, C: Expression> Expression for Zichtbaar<B, C> {
    type SqlType = Bool;
}

impl<B, C: AppearsOnTable<T>, T> AppearsOnTable<T> for Zichtbaar<B, C> {}

impl<B, C: SelectableExpression<T>, T> SelectableExpression<T> for Zichtbaar<B, C> {}

impl<B, C, G> ValidGrouping<G> for Zichtbaar<B, C> {
    type IsAggregate = is_aggregate::No;
}

/// The text differs by role, so it has no static id; PostgreSQL's statement is then kept by its text.
impl<B, C> QueryId for Zichtbaar<B, C> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<B: Objectbron, C: QueryFragment<Pg>> QueryFragment<Pg> for Zichtbaar<B, C> {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        let predikaat = &self.predikaat;
        self.kolom.walk_ast(uit.reborrow())?;
        uit.push_sql(" IN (SELECT ");
        uit.push_sql(B::ID);
        uit.push_sql(" FROM (SELECT ");
        uit.push_bind_param::<SqlUuid, _>(&predikaat.persoon)?;
        uit.push_sql(" AS persoon, ");
        uit.push_bind_param::<SqlUuid, _>(&predikaat.organisatie)?;
        uit.push_sql(" AS organisatie, ");
        uit.push_bind_param::<Nullable<Text>, _>(&predikaat.gremium)?;
        uit.push_sql("::text AS gremium, ");
        uit.push_bind_param::<Timestamptz, _>(&predikaat.nu)?;
        uit.push_sql(" AS nu) ik CROSS JOIN ");
        uit.push_sql(&van::<B>());
        uit.push_sql(" WHERE ");
        uit.push_sql(&zichtbaar::<B>());
        uit.push_sql(" AND ");
        uit.push_sql(&lijstscopes::<B>(predikaat.scopes.iter().copied()));
        uit.push_sql(")");
        Ok(())
    }
}
