// SPDX-License-Identifier: EUPL-1.2
//! Destroying keys.
//!
//! The order of a destruction: the data rows are taken away, then the key is destroyed, then the ids are written to the
//! log; each step may be repeated after a crash. In this process what was sealed is unreadable at once; in another
//! process that has the key in memory within [`crate::SLEUTEL_BEWAARTIJD`].

use uuid::Uuid;

use crate::fout::KluisFout;
use crate::groep::{Kenmerk, SleutelId, Sleutelgroep, Tijdvak};
use crate::kluis::Kluis;
use crate::opslag::Omvang;

/// Keys per statement: far below what a deadline allows.
const PARTIJ: usize = 1000;
/// The same for a query.
const PARTIJ_RIJEN: i64 = 1000;

/// A key that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VernietigdeSleutel {
    /// Its id.
    pub id: SleutelId,
    /// Its group in text, unless it was destroyed again in a store that did not know it.
    pub groep: Option<String>,
    /// When it was destroyed first, as this store knows.
    pub vernietigd_op: jiff::Timestamp,
}

impl Kluis {
    /// Destroys the key of a group for good: the group never gets a key again, and the id is never stored again. Gives
    /// the ids destroyed, on repetition the same ones; none when the group never had a key.
    ///
    /// # Errors
    /// [`KluisFout::Onbereikbaar`]: it may or may not have happened; repeat.
    pub async fn vernietig(&self, groep: &Sleutelgroep) -> Result<Vec<SleutelId>, KluisFout> {
        self.vernietig_omvang(Omvang::Groep(Kenmerk::from(groep).tekst()))
            .await
    }

    /// Destroys every key of a subject in a zaak: who he is and all gegevens on him, whatever their month.
    ///
    /// # Errors
    /// As [`Kluis::vernietig`].
    pub async fn vernietig_subject(
        &self,
        zaak: Uuid,
        subject: Uuid,
    ) -> Result<Vec<SleutelId>, KluisFout> {
        self.vernietig_omvang(Omvang::Subject { zaak, subject })
            .await
    }

    /// Destroys every key of a zaak: its own, those of its subjecten, gegevens and documents.
    ///
    /// # Errors
    /// As [`Kluis::vernietig`].
    pub async fn vernietig_zaak(&self, zaak: Uuid) -> Result<Vec<SleutelId>, KluisFout> {
        self.vernietig_omvang(Omvang::Zaak(zaak)).await
    }

    /// Destroys the key of a blind index of one epoch, when its last row has gone.
    ///
    /// # Errors
    /// As [`Kluis::vernietig`], and [`KluisFout::Veldnaam`].
    pub async fn vernietig_index(
        &self,
        veld: &str,
        tijdvak: Tijdvak,
    ) -> Result<Vec<SleutelId>, KluisFout> {
        self.vernietig_omvang(Omvang::Groep(Kenmerk::index(veld, tijdvak)?.tekst()))
            .await
    }

    /// Every key that this store knows to be destroyed, in order of id: to compare with the log.
    ///
    /// # Errors
    /// [`KluisFout::Onbereikbaar`].
    pub async fn vernietigde(&self) -> Result<Vec<VernietigdeSleutel>, KluisFout> {
        let mut uit: Vec<VernietigdeSleutel> = Vec::new();
        loop {
            let na = uit.last().map_or(Uuid::nil(), |laatste| laatste.id.0);
            let partij = self.binnen.opslag.vernietigde(na, PARTIJ_RIJEN).await?;
            if partij.is_empty() {
                return Ok(uit);
            }
            let rijen = partij.into_iter().map(|(id, groep, op)| {
                let vernietigd_op = op.to_jiff();
                VernietigdeSleutel {
                    id,
                    groep,
                    vernietigd_op,
                }
            });
            uit.extend(rijen);
        }
    }

    /// Destroys keys again, after an older key store came back: give the ids that the log has. Gives those that had
    /// come back with it. Ids that this store does not know are recorded, so that they stay out from now on.
    ///
    /// # Errors
    /// [`KluisFout::Onbereikbaar`]: some may have been destroyed; repeat.
    pub async fn opnieuw_vernietigen(
        &self,
        ids: &[SleutelId],
    ) -> Result<Vec<SleutelId>, KluisFout> {
        let mut er_waren = Vec::new();
        for partij in ids.chunks(PARTIJ) {
            er_waren.extend(
                self.binnen
                    .opslag
                    .vernietig_ids(partij.to_vec(), self.binnen.klok.nu())
                    .await?,
            );
            self.houd_buiten(partij);
        }
        Ok(er_waren)
    }

    async fn vernietig_omvang(&self, omvang: Omvang) -> Result<Vec<SleutelId>, KluisFout> {
        let uitkomst = self
            .binnen
            .opslag
            .vernietig(omvang.clone(), self.binnen.klok.nu())
            .await;
        // Also when the outcome is unknown: what is still in the store is loaded again.
        self.binnen
            .cache
            .lock()
            .vergeet(|kenmerk| omvang.raakt(kenmerk));
        let ids = uitkomst?;
        self.houd_buiten(&ids);
        Ok(ids)
    }

    /// After the store has committed, so that no load can bring back what it read before.
    fn houd_buiten(&self, ids: &[SleutelId]) {
        let nu = self.binnen.klok.verstreken();
        let mut cache = self.binnen.cache.lock();
        for id in ids {
            cache.vernietig(*id, nu);
        }
    }
}
