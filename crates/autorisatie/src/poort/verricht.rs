// SPDX-License-Identifier: EUPL-1.2
//! Changes: decision, work, record and stored answer in one transaction; then the append; then the answer.

use audit_log::{Logregel, OutboxPlaatsen, Voorbereid};
use diesel_async::methods::LoadQuery;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::afronding::{Gelukt, na_ontvangst};
use super::feitenlezer::{self, Feitenrij};
use super::herhaling::{self, Claim};
use super::logregel::{Afloop, Akte};
use super::verbinding::{Begin, Verbinding};
use super::{Poort, Toegang};
use crate::besluit::Stand;
use crate::feiten::{Feitenvraag, GeenRij, Rijstaat};
use crate::fout::{Fout, Storing};
use crate::handeling::Handeling;
use crate::verzoek::Verzoek;
use crate::{Verantwoord, Vrijgegeven, Weigering};

/// What the transaction leaves behind once it is committed.
enum Gedaan<T> {
    /// The change, whose record waits in the outbox.
    Nu {
        waarde: T,
        voorbereid: Box<Voorbereid>,
    },
    /// The answer to an earlier request with the same key.
    Eerder(Gelukt<T>),
}

fn eerste(hashes: &[Vec<u8>]) -> Option<[u8; 32]> {
    <[_]>::first(hashes)?.as_slice().try_into().ok()
}

impl Poort {
    /// Changes something. `werk` runs in the transaction; its result is stored with the Idempotency-Key, and answered only
    /// when the record is durable.
    ///
    /// # Errors
    /// A recorded refusal, or a failure. [`Storing::Log`] after a commit means: done, but not yet provable; the same
    /// request with the same key gives the answer later.
    pub async fn verricht<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: H,
        werk: W,
    ) -> Result<Vrijgegeven<T>, Weigering>
    where
        H: Handeling,
        T: Verantwoord + Serialize + DeserializeOwned + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout> + 'static,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        let (poort, eigen) = (self.clone(), verzoek.clone());
        self.in_eigen_taak::<H, T>(verzoek, async move {
            let mut stand = None;
            match poort
                .verricht_binnen(&eigen, &handeling, &mut stand, werk)
                .await
            {
                Ok(Gedaan::Nu { waarde, voorbereid }) => {
                    let ontvangst = poort.delen.logboek.leg_vast_uit_outbox(*voorbereid).await;
                    na_ontvangst(ontvangst, waarde, false)
                }
                Ok(Gedaan::Eerder(gelukt)) => {
                    poort
                        .geef_vrij::<H, T>(&eigen, stand.as_ref(), gelukt)
                        .await
                }
                Err(fout) => Err(poort
                    .weiger(Akte::van::<H>(), &eigen, stand.as_ref(), fout)
                    .await),
            }
        })
        .await
    }

    async fn verricht_binnen<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: &H,
        uit: &mut Option<Stand>,
        werk: W,
    ) -> Result<Gedaan<T>, Fout>
    where
        H: Handeling,
        T: Verantwoord + Serialize + DeserializeOwned + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout>,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        let nu = self.nu()?;
        let mut verbinding = Verbinding::leen(&self.app).await?;
        verbinding
            .begin(Begin::Wijziging, verzoek.record_id)
            .await?;
        match self
            .in_transactie(&mut verbinding, verzoek, handeling, nu, uit, werk)
            .await
        {
            Ok(gedaan @ Gedaan::Nu { .. }) => {
                verbinding.commit().await?;
                Ok(gedaan)
            }
            Ok(gedaan @ Gedaan::Eerder(_)) => {
                verbinding.rollback().await?;
                Ok(gedaan)
            }
            Err(fout) => {
                verbinding.rollback().await?;
                Err(fout)
            }
        }
    }

    async fn in_transactie<H, T, W>(
        &self,
        verbinding: &mut Verbinding,
        verzoek: &Verzoek,
        handeling: &H,
        nu: jiff::Timestamp,
        uit: &mut Option<Stand>,
        werk: W,
    ) -> Result<Gedaan<T>, Fout>
    where
        H: Handeling,
        T: Verantwoord + Serialize + DeserializeOwned + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout>,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        // Locks before facts: what is decided upon can then not change until the commit.
        let voor = match Rijstaat::<H::Bron, true>::van(&handeling.object(), nu) {
            Some(slot) => eerste(&slot.load::<Vec<u8>>(verbinding.conn()?).await?),
            None => None,
        };
        let (ik, object, _) =
            feitenlezer::feiten::<H, GeenRij>(verbinding.conn()?, verzoek, nu, handeling).await?;
        let stand = &*uit.insert(feitenlezer::stand(
            &ik,
            object,
            handeling,
            self.verzoekfeiten(verzoek, nu),
        )?);
        let kluis = &self.delen.kluis;
        if let Some(sleutel) = verzoek.herhaling {
            match herhaling::claim::<H>(verbinding.conn()?, stand, sleutel, nu).await? {
                Claim::Nieuw => {}
                Claim::Eerder(antwoord) => {
                    let beleidsregel = herhaling::mag_opnieuw::<H>(&self.delen.beleid, stand)?;
                    return Ok(Gedaan::Eerder(Gelukt {
                        waarde: herhaling::open(kluis, stand, sleutel, antwoord).await?,
                        beleidsregel,
                        herhaald: true,
                    }));
                }
            }
        }
        let toestemming = stand.beslis::<H>(&self.delen.beleid)?;
        let mut toegang = Toegang::nieuw(
            verbinding.conn()?,
            handeling,
            stand,
            toestemming,
            self.omgeving(nu),
        );
        let waarde = werk(&mut toegang).await?;
        let mut staat = toegang.staat();
        // INVARIANT: a change of a stored row names that row before and after in its record, whoever wrote the act.
        if !staat.is_genoemd()
            && let Some(vraag) = Rijstaat::<H::Bron, false>::van(&handeling.object(), nu)
        {
            staat.voor = voor;
            staat.na = eerste(&vraag.load::<Vec<u8>>(verbinding.conn()?).await?);
        }
        if let Some(sleutel) = verzoek.herhaling {
            herhaling::bewaar::<H, T>(verbinding.conn()?, kluis, stand, sleutel, nu, &waarde)
                .await?;
        }
        let beleidsregel = toestemming.regel.als_tekst().to_owned();
        let afloop = Afloop::gelukt(&waarde, verzoek.status, beleidsregel, staat);
        let regel = self.logregel(Akte::van::<H>(), verzoek, None, Some(stand), &afloop);
        let voorbereid = self.plaats_in_outbox(verbinding, verzoek, regel).await?;
        Ok(Gedaan::Nu { waarde, voorbereid })
    }

    async fn plaats_in_outbox(
        &self,
        verbinding: &mut Verbinding,
        verzoek: &Verzoek,
        regel: Logregel,
    ) -> Result<Box<Voorbereid>, Fout> {
        let voorbereid = self
            .delen
            .logboek
            .bereid_voor(regel)
            .await
            .map_err(|_| Storing::Log)?;
        // INVARIANT: no change without its record in the same transaction. The mark set at BEGIN must still be there: if the
        // transaction was ended in between, the record finds no mark and nothing is committed.
        let geplaatst: Vec<bool> = OutboxPlaatsen::nieuw(&voorbereid, verzoek.record_id)
            .load(verbinding.conn()?)
            .await?;
        if geplaatst.len() == 1 {
            Ok(Box::new(voorbereid))
        } else {
            Err(Storing::Transactie.into())
        }
    }
}
