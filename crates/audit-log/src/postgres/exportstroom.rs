// SPDX-License-Identifier: EUPL-1.2
//! The whole log as one archive, part by part: never more in memory than the records of one tile.

use tokio::runtime::Handle;
use tokio_postgres::Config;

use super::export::lees_regels;
use super::kop::{met_teken, natuurlijk};
use super::uitgever::laatste_checkpoint;
use super::verbinding::{Lezers, Parameter};
use super::{LogFout, Logboek, tegels};
use crate::export::{Exportfout, Exportschrijver, Rij, Stap, Tarstroom};

const MIN_INDEX: &str = "SELECT audit.min_index()";
const CHECKPOINT_TUSSEN: &str = "SELECT note FROM audit.checkpoint_tussen($1, $2)";

/// An export, begun: what it covers is known, nothing of it was read yet.
///
/// Who wants the next part asks for it ([`Export::volgend_deel`]): a slow receiver slows the reading of the log, and one that
/// goes away ends it by dropping this.
pub struct Export {
    lezers: Lezers,
    omvang: u64,
    min_index: u64,
    stand: Stand,
}

/// How far an export is.
enum Stand {
    Bezig(Box<Exportschrijver<Tarstroom<Vec<u8>>>>),
    Klaar,
}

impl Export {
    /// Begins an export of a database that this process does not keep, under the last checkpoint in it: a copy, or a backup that
    /// was put back. Without the log's key, which an administrator does not have either.
    ///
    /// # Errors
    /// When the database does not answer, or the checkpoint in it is not by the key `vkey`.
    pub async fn van_databank(url: &str, vkey: &str) -> Result<Option<Self>, LogFout> {
        let runtime = Handle::try_current().map_err(|_| LogFout::GeenRuntime)?;
        let mut config: Config = url
            .parse()
            .map_err(|_| LogFout::Databank("address".to_owned()))?;
        config.application_name("verband-export");
        Self::begin(Lezers::nieuw(config, runtime), vkey).await
    }

    async fn begin(lezers: Lezers, vkey: &str) -> Result<Option<Self>, LogFout> {
        let Some((_, checkpoint)) = laatste_checkpoint(&lezers).await? else {
            return Ok(None);
        };
        let rij = lezers.vraag_een(MIN_INDEX, Vec::new()).await?;
        let min_index = natuurlijk(rij.try_get(0)?, "retention.to_leaf")?;
        let tar = Tarstroom::nieuw(Vec::new());
        let schrijver = Exportschrijver::nieuw(tar, &checkpoint, vkey, min_index)?;
        Ok(Some(Self {
            lezers,
            omvang: schrijver.omvang(),
            min_index,
            stand: Stand::Bezig(Box::new(schrijver)),
        }))
    }

    /// Leaves under the checkpoint of this export.
    #[must_use]
    pub const fn omvang(&self) -> u64 {
        self.omvang
    }

    /// Records in this export: those that were not dropped after their term.
    #[must_use]
    pub const fn regels(&self) -> u64 {
        self.omvang.saturating_sub(self.min_index)
    }

    /// The next bytes of the archive; nothing after the last.
    ///
    /// # Errors
    /// When the log cannot be read; the archive then stays incomplete, and a reader sees that.
    pub async fn volgend_deel(&mut self) -> Result<Option<Vec<u8>>, LogFout> {
        // Taken out, so that after an error nothing follows.
        let Stand::Bezig(mut schrijver) = std::mem::replace(&mut self.stand, Stand::Klaar) else {
            return Ok(None);
        };
        match schrijver.volgende() {
            None => Ok(Some(schrijver.sluit()?.neem())),
            Some(stap) => {
                self.zet(&mut schrijver, stap).await?;
                let deel = schrijver.uitvoer().neem();
                self.stand = Stand::Bezig(schrijver);
                Ok(Some(deel))
            }
        }
    }

    async fn zet(
        &self,
        schrijver: &mut Exportschrijver<Tarstroom<Vec<u8>>>,
        stap: Stap,
    ) -> Result<(), LogFout> {
        match stap {
            Stap::Regels(tegel) => {
                let van = tegel.eerste_blad();
                let rijen = lees_regels(&self.lezers, van, tegel.breedte).await?;
                let rijen = rijen.iter().map(|r| Rij {
                    regel: &r.regel,
                    kolommen: &r.kolommen,
                });
                schrijver.regels(tegel, rijen)?;
            }
            Stap::Checkpoint(tegel) => {
                let van = tegel.eerste_blad();
                // The one at the very end is the checkpoint of the export itself.
                let tot = (van + u64::from(tegel.breedte)).min(self.omvang.saturating_sub(1));
                let tussen: Vec<Parameter> =
                    vec![Box::new(met_teken(van)), Box::new(met_teken(tot))];
                let rijen = self.lezers.vraag(CHECKPOINT_TUSSEN, tussen).await?;
                let note: Option<&str> = rijen.first().map(|rij| rij.try_get(0)).transpose()?;
                schrijver.checkpoint(tegel, note)?;
            }
            Stap::Tegel(tegel) => {
                let hashes = tegels::lees(&self.lezers, tegel).await?;
                schrijver.tegel(tegel, hashes.as_deref())?;
            }
        }
        Ok(())
    }
}

impl Logboek {
    /// Begins an export under the newest checkpoint, of everything that was recorded before this call; nothing when the log is
    /// empty.
    ///
    /// # Errors
    /// When the database does not answer, or the checkpoint in it is not by this log's key.
    pub async fn export(&self) -> Result<Option<Export>, LogFout> {
        // A log that cannot be signed any more is exported all the same, under its last checkpoint: whoever checks it must be
        // able to see what is wrong.
        if let Err(fout) = self.publiceer().await {
            tracing::error!(%fout, "exporting under an earlier checkpoint");
        }
        Export::begin(self.binnen.lezers.clone(), self.vkey()).await
    }
}

impl From<Exportfout> for LogFout {
    fn from(fout: Exportfout) -> Self {
        match fout {
            Exportfout::Checkpoint(fout) => Self::Note(fout),
            // Into memory, in the order of the steps: what is left is a row that cannot be written.
            Exportfout::Schrijven(_) | Exportfout::Volgorde { .. } | Exportfout::Kolommen(_) => {
                Self::Beschadigd("the export cannot be written")
            }
        }
    }
}
