// stub for type checking only
use uuid::Uuid; use crate::record::Logregel; use diesel::pg::Pg; use diesel::query_builder::*; use diesel::QueryResult;
#[derive(Clone)] pub struct Logboek;
#[derive(Debug)] pub struct LogOnbeschikbaar;
#[derive(Debug)] #[non_exhaustive] pub struct Ontvangst { pub record_id: Uuid, pub blad: u64 }
pub struct Voorbereid { pub record_id: Uuid, pub bytes: Vec<u8> }
impl Logboek {
 pub async fn leg_vast(&self, _r: Logregel) -> Result<Ontvangst, LogOnbeschikbaar> { Err(LogOnbeschikbaar) }
 pub async fn bereid_voor(&self, _r: Logregel) -> Result<Voorbereid, LogOnbeschikbaar> { Err(LogOnbeschikbaar) }
 pub async fn leg_vast_uit_outbox(&self, _v: Voorbereid) -> Result<Ontvangst, LogOnbeschikbaar> { Err(LogOnbeschikbaar) }
}
macro_rules! frag { ($n:ident) => {
 impl<C> diesel::RunQueryDsl<C> for $n {}
 impl Query for $n { type SqlType = diesel::sql_types::Bool; }
 impl QueryId for $n { type QueryId = $n; const HAS_STATIC_QUERY_ID: bool = true; }
 impl QueryFragment<Pg> for $n { fn walk_ast<'b>(&'b self, mut o: AstPass<'_, 'b, Pg>) -> QueryResult<()> { o.push_sql("SELECT true"); Ok(()) } }
}}
pub struct OutboxPlaatsen; impl OutboxPlaatsen { pub fn nieuw(_v:&Voorbereid,_m:Uuid)->Self{Self} } frag!(OutboxPlaatsen);
pub struct AliasVastleggen; impl AliasVastleggen { pub fn nieuw(_s:&str,_a:Uuid,_b:[u8;32],_z:Vec<u8>)->Self{Self} } frag!(AliasVastleggen);
