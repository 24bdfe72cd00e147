// SPDX-License-Identifier: EUPL-1.2
//! The bundles of one worker: one for each kind of row that is read.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::marker::PhantomData;
use std::sync::Arc;

use diesel_async::methods::LoadQuery;
use diesel_async::pooled_connection::deadpool::Pool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use parking_lot::Mutex;

use super::bundel::{Bundel, Haler};
use super::feitenlezer::Feitenrij;
use super::verbinding::{Verbinding, maak_gedeelde_pool};
use crate::feiten::{Aanvraag, Feitenvraag, Leesrij};
use crate::fout::Storing;
use crate::handeling::Objectbron;

/// Every kind of read that this worker has done so far, over connections of their own.
pub(super) struct Gedeeld {
    lezer: Pool<AsyncPgConnection>,
    soorten: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Gedeeld {
    /// For one worker, as the role that only reads. No connection is made yet.
    pub fn voor_werker(lezer_url: &str) -> Result<Self, Storing> {
        Ok(Self {
            lezer: maak_gedeelde_pool(lezer_url)?,
            soorten: Mutex::default(),
        })
    }

    /// The facts of one request with the row that it reads, in a statement that is shared with whoever reads such a row at
    /// the same moment; by itself when that failed. A connection that broke in the pool is noticed so too.
    pub async fn lees<B: Objectbron, R: Leesrij>(
        &self,
        aanvraag: &Aanvraag,
    ) -> Result<Feitenrij<R>, Storing>
    where
        Feitenvraag<B, R>: for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<R>> + Send + 'static,
    {
        let bundel = self.bundel::<B, R>()?;
        if let Some(rij) = bundel.vraag(aanvraag.clone()).await? {
            return Ok(rij);
        }
        let alleen = Feitenhaler::<B, R>::nieuw(self.lezer.clone());
        let verbinding = alleen.verbind().await?;
        let rijen = alleen.haal(verbinding, vec![aanvraag.clone()]).await?;
        rijen
            .into_iter()
            .next()
            .map(|(_, rij)| rij)
            .ok_or(Storing::Samenhang("no row of facts"))
    }

    /// The callers who read rows `R` of objects found through `B`.
    fn bundel<B: Objectbron, R: Leesrij>(&self) -> Result<Arc<Bundel<Feitenhaler<B, R>>>, Storing>
    where
        Feitenvraag<B, R>: for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<R>> + Send + 'static,
    {
        let soort = Arc::clone(
            self.soorten
                .lock()
                .entry(TypeId::of::<(B, R)>())
                .or_insert_with(|| Bundel::nieuw(Feitenhaler::<B, R>::nieuw(self.lezer.clone()))),
        );
        soort
            .downcast()
            .map_err(|_| Storing::Samenhang("a bundle of another kind"))
    }
}

/// Sends the statement of facts for a bundle.
pub(super) struct Feitenhaler<B, R> {
    lezer: Pool<AsyncPgConnection>,
    _soort: PhantomData<fn() -> (B, R)>,
}

impl<B, R> Feitenhaler<B, R> {
    pub const fn nieuw(lezer: Pool<AsyncPgConnection>) -> Self {
        Self {
            lezer,
            _soort: PhantomData,
        }
    }
}

impl<B: Objectbron, R: Leesrij> Haler for Feitenhaler<B, R>
where
    Feitenvraag<B, R>: for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<R>> + Send + 'static,
{
    type Vraag = Aanvraag;
    type Rij = Feitenrij<R>;
    type Verbinding = Verbinding;

    async fn verbind(&self) -> Result<Verbinding, Storing> {
        Verbinding::leen(&self.lezer).await
    }

    async fn haal(
        &self,
        mut verbinding: Verbinding,
        vragen: Vec<Aanvraag>,
    ) -> Result<Vec<(usize, Feitenrij<R>)>, Storing> {
        let rijen: Vec<Feitenrij<R>> = Feitenvraag::<B, R>::nieuw(&vragen)
            .load(verbinding.conn()?)
            .await?;
        verbinding.klaar();
        rijen
            .into_iter()
            .map(|rij| {
                // INVARIANT: a row goes to the caller whose question made it, by its number, whatever the order.
                let plaats = usize::try_from(rij.0.nummer);
                plaats
                    .map(|plaats| (plaats, rij))
                    .map_err(|_| Storing::Samenhang("a row of facts without a place"))
            })
            .collect()
    }
}

#[cfg(test)]
#[path = "gedeeld_proeven.rs"]
mod proeven;
