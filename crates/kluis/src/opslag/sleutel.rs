// SPDX-License-Identifier: EUPL-1.2
//! Wrapped keys.

use std::sync::Arc;

use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use jiff_diesel::ToDiesel as _;
use uuid::Uuid;

use super::schema::sleutel;
use super::verbinding::Opslag;
use crate::fout::KluisFout;
use crate::groep::{Kenmerk, SleutelId};

/// A wrapped key as it lies in the store.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = sleutel)]
pub(crate) struct Sleutelrij {
    pub(crate) id: SleutelId,
    pub(crate) soort: String,
    pub(crate) zaak: Option<Uuid>,
    pub(crate) kenmerk: String,
    pub(crate) verpakt: Vec<u8>,
    pub(crate) hoofdsleutel: String,
}

#[derive(Clone, Insertable)]
#[diesel(table_name = sleutel)]
struct NieuweSleutel {
    id: SleutelId,
    soort: &'static str,
    zaak: Option<Uuid>,
    onderdeel: Option<Uuid>,
    periode: Option<String>,
    veld: Option<String>,
    verpakt: Vec<u8>,
    hoofdsleutel: String,
    gemaakt_op: jiff_diesel::Timestamp,
}

/// A key wrapped anew under the active master key.
pub(crate) struct Herverpakt {
    pub(crate) id: SleutelId,
    pub(crate) verpakt: Vec<u8>,
    pub(crate) was: String,
}

impl Opslag {
    /// The keys with these ids, as far as they are there, in one query.
    pub(crate) async fn lees(&self, ids: Vec<SleutelId>) -> Result<Vec<Sleutelrij>, KluisFout> {
        let ids = Arc::new(ids);
        self.voer_uit(Box::new(move |verbinding| {
            let ids = Arc::clone(&ids);
            Box::pin(async move {
                let vraag = sleutel::table.filter(sleutel::id.eq_any(ids.as_slice()));
                vraag.select(Sleutelrij::as_select()).load(verbinding).await
            })
        }))
        .await
    }

    /// The key of a group, if there is one.
    pub(crate) async fn lees_groep(
        &self,
        kenmerk: String,
    ) -> Result<Option<Sleutelrij>, KluisFout> {
        self.voer_uit(Box::new(move |verbinding| {
            Box::pin(zoek(verbinding, kenmerk.clone()))
        }))
        .await
    }

    /// Stores a key unless its group has one already, and gives the one that the group has now. The row is committed,
    /// and on disk, when this returns.
    pub(crate) async fn maak(
        &self,
        id: SleutelId,
        kenmerk: &Kenmerk,
        verpakt: Vec<u8>,
        hoofdsleutel: &str,
        gemaakt_op: jiff::Timestamp,
    ) -> Result<Option<Sleutelrij>, KluisFout> {
        let tekst = kenmerk.tekst();
        let nieuw = NieuweSleutel {
            id,
            soort: kenmerk.soort,
            zaak: kenmerk.zaak,
            onderdeel: kenmerk.onderdeel,
            periode: kenmerk.periode.clone(),
            veld: kenmerk.veld.clone(),
            verpakt,
            hoofdsleutel: hoofdsleutel.to_owned(),
            gemaakt_op: gemaakt_op.to_diesel(),
        };
        self.voer_uit(Box::new(move |verbinding| {
            let (nieuw, tekst) = (nieuw.clone(), tekst.clone());
            Box::pin(async move {
                let invoer = diesel::insert_into(sleutel::table)
                    .values(nieuw)
                    .on_conflict_do_nothing();
                invoer.execute(verbinding).await?;
                zoek(verbinding, tekst).await
            })
        }))
        .await
    }

    /// The next keys, in order of id, that are not wrapped under `actief`.
    pub(crate) async fn te_herverpakken(
        &self,
        actief: &str,
        na: Uuid,
        aantal: i64,
    ) -> Result<Vec<Sleutelrij>, KluisFout> {
        let actief = actief.to_owned();
        self.voer_uit(Box::new(move |verbinding| {
            let actief = actief.clone();
            Box::pin(async move {
                sleutel::table
                    .filter(sleutel::hoofdsleutel.ne(actief).and(sleutel::id.gt(na)))
                    .order(sleutel::id)
                    .limit(aantal)
                    .select(Sleutelrij::as_select())
                    .load(verbinding)
                    .await
            })
        }))
        .await
    }

    /// How many keys are not wrapped under `actief`.
    pub(crate) async fn resterend(&self, actief: &str) -> Result<i64, KluisFout> {
        let actief = actief.to_owned();
        self.voer_uit(Box::new(move |verbinding| {
            let vraag = sleutel::table
                .filter(sleutel::hoofdsleutel.ne(actief.clone()))
                .count();
            Box::pin(async move { vraag.get_result(verbinding).await })
        }))
        .await
    }

    /// Stores newly wrapped keys, each only if it still is as it was read: a key destroyed meanwhile stays destroyed,
    /// and two runs side by side do no harm. Gives the number stored.
    pub(crate) async fn herverpak(
        &self,
        nieuw: Vec<Herverpakt>,
        actief: &str,
    ) -> Result<usize, KluisFout> {
        let nieuw = Arc::new(nieuw);
        let actief = actief.to_owned();
        self.voer_uit(Box::new(move |verbinding| {
            let (nieuw, actief) = (Arc::clone(&nieuw), actief.clone());
            Box::pin(verbinding.transaction(async move |verbinding| {
                let mut aantal = 0;
                for rij in nieuw.iter() {
                    let doel = sleutel::table.filter(
                        sleutel::id
                            .eq(rij.id)
                            .and(sleutel::hoofdsleutel.eq(&rij.was)),
                    );
                    let waarden = (
                        sleutel::verpakt.eq(&rij.verpakt),
                        sleutel::hoofdsleutel.eq(&actief),
                    );
                    aantal += diesel::update(doel)
                        .set(waarden)
                        .execute(verbinding)
                        .await?;
                }
                Ok(aantal)
            }))
        }))
        .await
    }

    /// The ids of all master keys under which something is wrapped.
    pub(crate) async fn hoofdsleutels(&self) -> Result<Vec<String>, KluisFout> {
        self.voer_uit(Box::new(|verbinding| {
            Box::pin(
                sleutel::table
                    .select(sleutel::hoofdsleutel)
                    .distinct()
                    .load(verbinding),
            )
        }))
        .await
    }

    /// Whether the store answers and shows its tables.
    pub(crate) async fn antwoordt(&self) -> Result<(), KluisFout> {
        self.voer_uit(Box::new(|verbinding| {
            Box::pin(async move {
                let vraag = sleutel::table.select(sleutel::id).limit(1);
                vraag.load::<Uuid>(verbinding).await.map(|_| ())
            })
        }))
        .await
    }
}

async fn zoek(
    verbinding: &mut AsyncPgConnection,
    kenmerk: String,
) -> QueryResult<Option<Sleutelrij>> {
    let vraag = sleutel::table.filter(sleutel::kenmerk.eq(kenmerk));
    vraag
        .select(Sleutelrij::as_select())
        .first(verbinding)
        .await
        .optional()
}
