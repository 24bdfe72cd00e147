// SPDX-License-Identifier: EUPL-1.2
//! The statement of facts: for a batch of requests at once, one row each.

use std::marker::PhantomData;

use diesel::QueryResult;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, Binary, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::rij::{IkSql, Leesrij, ObjectSql};
use super::{objectkolommen, van};
use crate::handeling::{Object, Objectbron};
use crate::verzoek::Verzoek;

/// What one request brings into the statement.
#[derive(Clone, Debug)]
pub struct Aanvraag {
    issuer: String,
    sub: String,
    kenmerken: [[u8; 32]; 3],
    hoedanigheid: Option<Uuid>,
    werkcontext: Option<Uuid>,
    nu: jiff::Timestamp,
    object: Object,
}

/// Hash under which a token, session or account is revoked.
pub(crate) fn intrekkingskenmerk(soort: &str, waarde: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(soort)
        .chain_update(b":")
        .chain_update(waarde)
        .finalize()
        .into()
}

impl Aanvraag {
    pub fn nieuw(verzoek: &Verzoek, nu: jiff::Timestamp, object: Object) -> Self {
        let token = &verzoek.token;
        let sub = format!("{} {}", token.iss(), token.sub());
        Self {
            issuer: token.iss().to_string(),
            sub: token.sub().to_owned(),
            kenmerken: [
                *token.jti_hash(),
                token
                    .sid()
                    .map_or_else(|| *token.jti_hash(), |sid| intrekkingskenmerk("sid", sid)),
                intrekkingskenmerk("sub", &sub),
            ],
            hoedanigheid: verzoek.hoedanigheid,
            werkcontext: verzoek.werkcontext,
            nu,
            object,
        }
    }
}

#[cfg(test)]
impl Aanvraag {
    /// What a test asks of one object, as one account.
    pub fn proef(sub: &str, nu: jiff::Timestamp, object: Uuid) -> Self {
        Self {
            issuer: "https://uitgever.example".to_owned(),
            sub: sub.to_owned(),
            kenmerken: [intrekkingskenmerk("sub", sub); 3],
            hoedanigheid: None,
            werkcontext: None,
            nu,
            object: Object::Rij(object),
        }
    }
}

/// Facts about `aanvragen`, each with the row of `R` found through `B`.
pub struct Feitenvraag<B, R> {
    issuers: Vec<String>,
    subs: Vec<String>,
    jti: Vec<Vec<u8>>,
    sid: Vec<Vec<u8>>,
    sub_kenmerk: Vec<Vec<u8>>,
    hoedanigheden: Vec<Option<Uuid>>,
    werkcontexten: Vec<Option<Uuid>>,
    nu: Vec<jiff_diesel::Timestamp>,
    objecten: Vec<Option<Uuid>>,
    codes: Vec<Option<String>>,
    _soort: PhantomData<fn() -> (B, R)>,
}

impl<B: Objectbron, R: Leesrij> Feitenvraag<B, R> {
    /// For these requests, in this order.
    pub(crate) fn nieuw(aanvragen: &[Aanvraag]) -> Self {
        let kenmerk = |welk: usize| {
            aanvragen
                .iter()
                .map(|een| een.kenmerken[welk].to_vec())
                .collect()
        };
        Self {
            issuers: aanvragen.iter().map(|een| een.issuer.clone()).collect(),
            subs: aanvragen.iter().map(|een| een.sub.clone()).collect(),
            jti: kenmerk(0),
            sid: kenmerk(1),
            sub_kenmerk: kenmerk(2),
            hoedanigheden: aanvragen.iter().map(|een| een.hoedanigheid).collect(),
            werkcontexten: aanvragen.iter().map(|een| een.werkcontext).collect(),
            nu: aanvragen.iter().map(|een| een.nu.into()).collect(),
            objecten: aanvragen.iter().map(|een| een.object.id()).collect(),
            codes: aanvragen
                .iter()
                .map(|een| een.object.code().map(str::to_owned))
                .collect(),
            _soort: PhantomData,
        }
    }
}

impl<B: Objectbron, R: Leesrij> Query for Feitenvraag<B, R> {
    type SqlType = (IkSql, ObjectSql, Nullable<R::Sql>);
}

impl<B: Objectbron, R: Leesrij> QueryId for Feitenvraag<B, R> {
    type QueryId = (Self, B, R);
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl<C, B, R> diesel::RunQueryDsl<C> for Feitenvraag<B, R> {}

/// The lidmaatschap in which the caller acts: the one he names, or his only one. Ends with the deelnemerschap of its
/// organisation. A lidmaatschap that ended is not there. `IS TRUE` keeps the planner from finding a werkcontext by its
/// person, of which there are many, instead of by its id.
const IK: &str = "\
 q.n, q.nu, q.object, q.code, i.persoon, p.alias AS persoon_alias, (r.kenmerk IS NOT NULL) AS ingetrokken, l.aantal, \
 l.id AS lidmaatschap, l.organisatie, l.organisatie_code, l.rol, l.gremium, l.geschorst, \
 w.id AS werkcontext, w.doel, w.logdoel, w.zaak AS werk_zaak, w.vergadering AS werk_vergadering \
 FROM q \
 LEFT JOIN autorisatie.identiteit i ON i.issuer = q.issuer AND i.sub = q.sub AND upper_inf(i.bekend) \
 LEFT JOIN autorisatie.persoon p ON p.id = i.persoon \
 LEFT JOIN LATERAL (SELECT count(*) OVER () AS aantal, m.id, m.organisatie, o.code AS organisatie_code, m.rol, m.gremium, m.geschorst \
   FROM autorisatie.lidmaatschap m \
   JOIN autorisatie.organisatie o ON o.id = m.organisatie \
   JOIN autorisatie.deelnemerschap d ON d.organisatie = m.organisatie AND upper_inf(d.bekend) AND q.nu <@ d.geldig \
   WHERE m.persoon = i.persoon AND upper_inf(m.bekend) AND q.nu <@ m.geldig AND (q.hoedanigheid IS NULL OR m.id = q.hoedanigheid) \
   ORDER BY m.id LIMIT 1) l ON true \
 LEFT JOIN autorisatie.werkcontext w ON w.id = q.werkcontext AND (w.persoon = i.persoon) IS TRUE AND (w.lidmaatschap = l.id) IS TRUE AND w.verloopt_op > q.nu \
 LEFT JOIN LATERAL (SELECT s.kenmerk FROM autorisatie.intrekking s WHERE s.kenmerk IN (q.jti, q.sid, q.sub_kenmerk) AND s.tot > q.nu LIMIT 1) r ON true";

impl<B: Objectbron, R: Leesrij> QueryFragment<Pg> for Feitenvraag<B, R> {
    fn walk_ast<'b>(&'b self, mut uit: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        uit.push_sql("WITH q AS (SELECT * FROM unnest(");
        uit.push_bind_param::<Array<Text>, _>(&self.issuers)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Text>, _>(&self.subs)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Binary>, _>(&self.jti)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Binary>, _>(&self.sid)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Binary>, _>(&self.sub_kenmerk)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Nullable<SqlUuid>>, _>(&self.hoedanigheden)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Nullable<SqlUuid>>, _>(&self.werkcontexten)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Timestamptz>, _>(&self.nu)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Nullable<SqlUuid>>, _>(&self.objecten)?;
        uit.push_sql(", ");
        uit.push_bind_param::<Array<Nullable<Text>>, _>(&self.codes)?;
        uit.push_sql(
            ") WITH ORDINALITY AS q(issuer, sub, jti, sid, sub_kenmerk, hoedanigheid, werkcontext, nu, object, code, n)) \
             SELECT (ik.n - 1)::int, ik.persoon, ik.persoon_alias, ik.ingetrokken, ik.aantal, ik.lidmaatschap, ik.organisatie, \
             ik.organisatie_code, ik.rol, ik.gremium, ik.geschorst, ik.werkcontext, ik.doel, ik.logdoel, ",
        );
        uit.push_sql(&objectkolommen::<B>());
        uit.push_sql(", ");
        uit.push_sql(R::KOLOMMEN);
        uit.push_sql(" FROM (SELECT ");
        uit.push_sql(IK);
        uit.push_sql(") ik");
        if !B::VAN.is_empty() {
            uit.push_sql(" LEFT JOIN ");
            uit.push_sql(&van::<B>());
            uit.push_sql(" ON ");
            uit.push_sql(B::SLEUTEL);
        }
        uit.push_sql(" ORDER BY ik.n");
        Ok(())
    }
}
