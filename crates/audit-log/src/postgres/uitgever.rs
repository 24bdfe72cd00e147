// SPDX-License-Identifier: EUPL-1.2
//! The publisher: checks that the log grew and nothing else, stores full tiles, signs a checkpoint.

use super::fout::LogFout;
use super::hoogwater::Hoogwater;
use super::kop::{BLADEN_PER_KEER, BLADHASHES, Kop, LEES_KOP, met_teken, natuurlijk, verleng};
use super::tegels;
use super::verbinding::Lezers;
use crate::boom::Toppen;
use crate::note::{Checkpoint, Controleur, Ondertekenaar};

const LAATSTE_CHECKPOINT: &str = "SELECT size, note FROM audit.laatste_checkpoint()";
const CHECKPOINT_BEWAREN: &str = "SELECT audit.checkpoint_bewaren($1, $2)";

/// The newest stored checkpoint as text, if there is one.
pub(super) async fn laatste_checkpoint(lezers: &Lezers) -> Result<Option<(u64, String)>, LogFout> {
    let rijen = lezers.vraag(LAATSTE_CHECKPOINT, Vec::new()).await?;
    let Some(rij) = rijen.first() else {
        return Ok(None);
    };
    Ok(Some((
        natuurlijk(rij.try_get(0)?, "checkpoint.size")?,
        rij.try_get(1)?,
    )))
}

/// State of the publisher.
pub(super) struct Uitgever {
    lezers: Lezers,
    ondertekenaar: Ondertekenaar,
    hoogwater: Option<Hoogwater>,
    /// The tree as checked leaf by leaf: from the beginning, or from the high-water file.
    bekend: Toppen,
    /// Size in the high-water file.
    vastgelegd: Option<u64>,
    uitgegeven: Option<(u64, String)>,
}

impl Uitgever {
    /// Reads what this replica knows of the log (its file, the last checkpoint by its own key) and checks the log against it.
    pub(super) async fn openen(
        lezers: Lezers,
        ondertekenaar: Ondertekenaar,
        hoogwater: Option<Hoogwater>,
    ) -> Result<(Self, Kop), LogFout> {
        let bekend = match &hoogwater {
            Some(bestand) => bestand.lees()?,
            None => None,
        };
        let vastgelegd = bekend.as_ref().map(Toppen::omvang);
        let bekend = bekend.unwrap_or_default();
        let laatste = laatste_checkpoint(&lezers).await?;
        let toets = match &laatste {
            Some((_, note)) => {
                Some(Controleur::nieuw(ondertekenaar.vkey())?.controleer(note.as_bytes())?)
            }
            None => None,
        };
        let mut uitgever = Self {
            lezers,
            ondertekenaar,
            hoogwater,
            bekend,
            vastgelegd,
            uitgegeven: None,
        };
        let kop = uitgever.controleer(toets.as_ref()).await?;
        uitgever.uitgegeven = laatste;
        uitgever.leg_hoogwater_vast().await?;
        Ok((uitgever, kop))
    }

    /// Extends the checked tree with the stored leaves up to the head, and compares. Of `toets` the root is compared on the way.
    async fn controleer(&mut self, toets: Option<&Checkpoint>) -> Result<Kop, LogFout> {
        let kop = Kop::van_rij(&self.lezers.vraag_een(LEES_KOP, Vec::new()).await?)?;
        let nu = kop.toppen.omvang();
        let bekend = self.bekend.omvang().max(toets.map_or(0, |t| t.omvang));
        if nu < bekend {
            return Err(LogFout::Teruggedraaid { eerder: bekend, nu });
        }
        let mut toppen = self.bekend.clone();
        loop {
            let omvang = toppen.omvang();
            if let Some(t) = toets.filter(|t| t.omvang == omvang)
                && t.wortel != toppen.wortel()
            {
                return Err(LogFout::Teruggedraaid { eerder: omvang, nu });
            }
            if omvang >= nu {
                break;
            }
            let halte = toets
                .map(|t| t.omvang)
                .filter(|t| *t > omvang)
                .unwrap_or(nu);
            let aantal = i32::try_from(halte - omvang)
                .unwrap_or(BLADEN_PER_KEER)
                .min(BLADEN_PER_KEER);
            let rijen = self
                .lezers
                .vraag(
                    BLADHASHES,
                    vec![Box::new(met_teken(omvang)), Box::new(aantal)],
                )
                .await?;
            verleng(&mut toppen, &rijen, nu)?;
        }
        if toppen != kop.toppen {
            return Err(LogFout::Teruggedraaid {
                eerder: self.bekend.omvang(),
                nu,
            });
        }
        self.bekend = toppen;
        Ok(kop)
    }

    async fn leg_hoogwater_vast(&mut self) -> Result<(), LogFout> {
        let omvang = self.bekend.omvang();
        let Some(bestand) = self
            .hoogwater
            .clone()
            .filter(|_| self.vastgelegd != Some(omvang))
        else {
            return Ok(());
        };
        let toppen = self.bekend.clone();
        let taak = tokio::task::spawn_blocking(move || bestand.schrijf(&toppen));
        taak.await.map_err(|_| LogFout::GeenRuntime)??;
        self.vastgelegd = Some(omvang);
        Ok(())
    }

    /// Checks the log and keeps the high-water file; what every replica does.
    pub(super) async fn waak(&mut self) -> Result<(), LogFout> {
        self.controleer(None).await?;
        self.leg_hoogwater_vast().await
    }

    /// Checks, then signs and stores a checkpoint if the log grew. The same size is never signed twice: the note has no time in it.
    pub(super) async fn publiceer(&mut self) -> Result<String, LogFout> {
        self.waak().await?;
        let omvang = self.bekend.omvang();
        if let Some((_, note)) = self.uitgegeven.as_ref().filter(|(n, _)| *n == omvang) {
            return Ok(note.clone());
        }
        // Tiles first: who sees the checkpoint may ask for them.
        tegels::bewaar(&self.lezers, omvang).await?;
        let note = self
            .ondertekenaar
            .onderteken(omvang, &self.bekend.wortel())?;
        self.lezers
            .vraag(
                CHECKPOINT_BEWAREN,
                vec![Box::new(met_teken(omvang)), Box::new(note.clone())],
            )
            .await?;
        self.uitgegeven = Some((omvang, note.clone()));
        Ok(note)
    }
}
