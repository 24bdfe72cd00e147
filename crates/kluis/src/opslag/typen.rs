// SPDX-License-Identifier: EUPL-1.2
//! How the types of this crate stand in PostgreSQL.

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::{Binary, Uuid as SqlUuid};
use uuid::Uuid;

use crate::blinde_index::BlindeIndex;
use crate::groep::SleutelId;
use crate::verzegeld::Verzegeld;

impl ToSql<SqlUuid, Pg> for SleutelId {
    fn to_sql<'b>(&'b self, uit: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <Uuid as ToSql<SqlUuid, Pg>>::to_sql(&self.0, uit)
    }
}

impl FromSql<SqlUuid, Pg> for SleutelId {
    fn from_sql(waarde: PgValue<'_>) -> deserialize::Result<Self> {
        <Uuid as FromSql<SqlUuid, Pg>>::from_sql(waarde).map(Self)
    }
}

impl ToSql<Binary, Pg> for Verzegeld {
    fn to_sql<'b>(&'b self, uit: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <[u8] as ToSql<Binary, Pg>>::to_sql(&self.0, uit)
    }
}

impl FromSql<Binary, Pg> for Verzegeld {
    fn from_sql(waarde: PgValue<'_>) -> deserialize::Result<Self> {
        <Vec<u8> as FromSql<Binary, Pg>>::from_sql(waarde).map(Self)
    }
}

impl ToSql<Binary, Pg> for BlindeIndex {
    fn to_sql<'b>(&'b self, uit: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <[u8] as ToSql<Binary, Pg>>::to_sql(&self.0, uit)
    }
}

impl FromSql<Binary, Pg> for BlindeIndex {
    fn from_sql(waarde: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(<[u8; 32]>::try_from(waarde.as_bytes())?))
    }
}
