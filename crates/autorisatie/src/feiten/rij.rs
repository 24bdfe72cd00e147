// SPDX-License-Identifier: EUPL-1.2
//! The rows that the statement of facts returns.

use diesel::Queryable;
use diesel::sql_types::{Bool, Integer, Nullable, Text, Uuid as SqlUuid};
use uuid::Uuid;

/// The caller. Everything is absent when the issuer's subject belongs to nobody.
#[derive(Clone, Debug, Queryable)]
pub struct IkRij {
    /// Place in the batch, from 0.
    pub nummer: i32,
    pub persoon: Option<Uuid>,
    pub persoon_alias: Option<Uuid>,
    pub ingetrokken: bool,
    /// How many lidmaatschappen are valid now (with the header: 1 or none).
    pub aantal: Option<i64>,
    pub lidmaatschap: Option<Uuid>,
    pub organisatie: Option<Uuid>,
    pub organisatie_code: Option<String>,
    pub rol: Option<String>,
    pub gremium: Option<String>,
    pub geschorst: Option<bool>,
    pub werkcontext: Option<Uuid>,
    pub doel: Option<String>,
    pub logdoel: Option<String>,
}

pub type IkSql = (
    Integer,
    Nullable<SqlUuid>,
    Nullable<SqlUuid>,
    Bool,
    Nullable<diesel::sql_types::BigInt>,
    Nullable<SqlUuid>,
    Nullable<SqlUuid>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Text>,
    Nullable<Bool>,
    Nullable<SqlUuid>,
    Nullable<Text>,
    Nullable<Text>,
);

/// How the caller stands to the object.
#[derive(Clone, Debug, Queryable)]
pub struct ObjectRij {
    pub gevonden: bool,
    pub zichtbaar: bool,
    /// Bits of [`crate::beleid::Scope`].
    pub scopes: i32,
    /// Bits of [`crate::beleid::Feit`] that the row decides.
    pub feiten: i32,
    /// Whether the werkcontext is about this object.
    pub doel_past: bool,
    pub zaak: Option<Uuid>,
    pub zaak_alias: Option<Uuid>,
    pub alias: Option<Uuid>,
}

pub type ObjectSql = (
    Bool,
    Bool,
    Integer,
    Integer,
    Bool,
    Nullable<SqlUuid>,
    Nullable<SqlUuid>,
    Nullable<SqlUuid>,
);

/// The data that a read fetches beside the facts, in the same statement.
pub trait Leesrij: Send + Sized + 'static {
    /// SQL types of [`Leesrij::KOLOMMEN`], as a tuple.
    type Sql: Send + 'static;
    /// Select list over `x`, `c` and `ik`; its first column is never null when the row exists.
    const KOLOMMEN: &'static str;
}

/// No data: only the facts are wanted.
#[derive(Clone, Copy, Debug, Queryable)]
pub struct GeenRij {
    _niets: bool,
}

impl Leesrij for GeenRij {
    type Sql = (Bool,);
    const KOLOMMEN: &'static str = "false";
}
