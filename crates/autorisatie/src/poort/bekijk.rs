// SPDX-License-Identifier: EUPL-1.2
//! Reads of several statements, from one snapshot.

use diesel_async::AsyncPgConnection;
use diesel_async::methods::LoadQuery;

use super::afronding::Gelukt;
use super::feitenlezer::{self, Feitenrij};
use super::logregel::Akte;
use super::toegang::Omgeving;
use super::verbinding::{Begin, Verbinding};
use super::{Poort, Toegang};
use crate::beleid::Weergave;
use crate::besluit::{Stand, Toestemming};
use crate::feiten::{Feitenvraag, GeenRij};
use crate::fout::Fout;
use crate::handeling::Handeling;
use crate::verzoek::Verzoek;
use crate::{Verantwoord, Vrijgegeven, Weigering};

/// How the act is decided.
#[derive(Clone, Copy)]
enum Doorgang {
    /// On the object, or on the parent of what is read.
    Object,
    /// Row by row: the list shows what each row's scope allows.
    Lijst,
}

impl Poort {
    /// Reads through several statements, after a decision on the object.
    ///
    /// # Errors
    /// A recorded refusal, or a failure.
    pub async fn bekijk<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: H,
        werk: W,
    ) -> Result<Vrijgegeven<T>, Weigering>
    where
        H: Handeling,
        T: Verantwoord + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout> + 'static,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        self.door(verzoek, handeling, Doorgang::Object, werk).await
    }

    /// Reads a list: `werk` filters with [`Toegang::zichtbare`]. Across zaken no content is shown, so no doel is asked.
    ///
    /// # Errors
    /// A recorded refusal, or a failure.
    pub async fn lijst<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: H,
        werk: W,
    ) -> Result<Vrijgegeven<T>, Weigering>
    where
        H: Handeling,
        T: Verantwoord + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout> + 'static,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        self.door(verzoek, handeling, Doorgang::Lijst, werk).await
    }

    async fn door<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: H,
        doorgang: Doorgang,
        werk: W,
    ) -> Result<Vrijgegeven<T>, Weigering>
    where
        H: Handeling,
        T: Verantwoord + 'static,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout> + 'static,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        let (poort, eigen) = (self.clone(), verzoek.clone());
        self.in_eigen_taak::<H, T>(verzoek, async move {
            let mut stand = None;
            match poort
                .kijk(&eigen, &handeling, doorgang, &mut stand, werk)
                .await
            {
                Ok(gelukt) => {
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

    async fn kijk<H, T, W>(
        &self,
        verzoek: &Verzoek,
        handeling: &H,
        doorgang: Doorgang,
        uit: &mut Option<Stand>,
        werk: W,
    ) -> Result<Gelukt<T>, Fout>
    where
        H: Handeling,
        W: AsyncFnOnce(&mut Toegang<'_, H>) -> Result<T, Fout>,
        Feitenvraag<H::Bron, GeenRij>:
            for<'q> LoadQuery<'q, AsyncPgConnection, Feitenrij<GeenRij>> + Send + 'static,
    {
        let nu = self.nu()?;
        let mut verbinding = Verbinding::leen(&self.lezer).await?;
        verbinding
            .begin(Begin::Momentopname, verzoek.record_id)
            .await?;
        let (ik, object, _) =
            feitenlezer::feiten::<H, GeenRij>(verbinding.conn()?, verzoek, nu, handeling).await?;
        let uitkomst = async {
            let stand = &*uit.insert(feitenlezer::stand(
                &ik,
                object,
                handeling,
                self.verzoekfeiten(verzoek, nu),
            )?);
            let toestemming = self.beslis::<H>(stand, doorgang)?;
            let mut toegang = Toegang::nieuw(
                verbinding.conn()?,
                handeling,
                stand,
                toestemming,
                self.omgeving(nu),
            );
            let waarde = werk(&mut toegang).await?;
            Ok::<_, Fout>(Gelukt {
                waarde,
                beleidsregel: toestemming.regel.als_tekst().to_owned(),
                herhaald: false,
            })
        }
        .await;
        verbinding.rollback().await?;
        uitkomst
    }

    fn beslis<H: Handeling>(&self, stand: &Stand, doorgang: Doorgang) -> Result<Toestemming, Fout> {
        Ok(match doorgang {
            Doorgang::Object => stand.beslis::<H>(&self.delen.beleid)?,
            Doorgang::Lijst => {
                let (regel, weergave) = stand.lijstregel(&self.delen.beleid, H::OBJECT)?;
                Toestemming {
                    regel,
                    weergave: weergave.unwrap_or(Weergave::Meta),
                }
            }
        })
    }

    pub(super) fn omgeving(&self, nu: jiff::Timestamp) -> Omgeving<'_> {
        Omgeving {
            beleid: &self.delen.beleid,
            kluis: &self.delen.kluis,
            ids: self.delen.ids.as_ref(),
            nu,
        }
    }
}
