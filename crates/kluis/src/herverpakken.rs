// SPDX-License-Identifier: EUPL-1.2
//! Wrapping all keys under the active master key, so that an old one can go.

use std::ops::ControlFlow;

use uuid::Uuid;

use crate::fout::KluisFout;
use crate::groep::SleutelId;
use crate::kluis::{Binnen, Kluis};
use crate::opslag::{Herverpakt, Sleutelrij};

/// Keys per transaction: some tens of milliseconds, so that an interruption loses little and nothing waits long.
const PARTIJ: i64 = 100;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voortgang {
    /// Keys that this run wrapped anew.
    pub herverpakt: u64,
    /// Keys still wrapped under another master key, at this moment.
    pub resterend: u64,
}

/// The end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Herverpakking {
    /// How far it came. The old master keys may go when `resterend` is 0.
    pub voortgang: Voortgang,
    /// Keys that could not be unwrapped, with the reason. They stay as they are.
    pub mislukt: Vec<(SleutelId, KluisFout)>,
}

impl Kluis {
    /// Wraps every key that is not under the active master key, in transactions of 100. The data keys themselves do not
    /// change, so nothing that was sealed changes. `na_partij` is told after each transaction how far it is and may
    /// break off; a run that was broken off, or crashed, is resumed by calling again.
    ///
    /// # Errors
    /// [`KluisFout::Onbereikbaar`], [`KluisFout::Toeval`]; what was wrapped before stays so.
    pub async fn herverpak(
        &self,
        mut na_partij: impl FnMut(Voortgang) -> ControlFlow<()> + Send,
    ) -> Result<Herverpakking, KluisFout> {
        let Binnen {
            opslag,
            hoofdsleutels,
            ..
        } = &*self.binnen;
        let actief = hoofdsleutels.actief();
        let (mut na, mut herverpakt, mut mislukt) = (Uuid::nil(), 0, Vec::new());
        loop {
            let partij = opslag.te_herverpakken(actief, na, PARTIJ).await?;
            let Some(laatste) = partij.last() else {
                break;
            };
            na = laatste.id.0;
            let mut nieuw = Vec::with_capacity(partij.len());
            for rij in partij {
                match self.pak_om(&rij) {
                    Ok(verpakt) => nieuw.push(Herverpakt {
                        id: rij.id,
                        verpakt,
                        was: rij.hoofdsleutel,
                    }),
                    Err(KluisFout::Toeval) => return Err(KluisFout::Toeval),
                    Err(fout) => mislukt.push((rij.id, fout)),
                }
            }
            herverpakt += telling(opslag.herverpak(nieuw, actief).await?);
            let voortgang = Voortgang {
                herverpakt,
                resterend: telling(opslag.resterend(actief).await?),
            };
            if na_partij(voortgang).is_break() {
                return Ok(Herverpakking { voortgang, mislukt });
            }
        }
        let voortgang = Voortgang {
            herverpakt,
            resterend: telling(opslag.resterend(actief).await?),
        };
        Ok(Herverpakking { voortgang, mislukt })
    }

    fn pak_om(&self, rij: &Sleutelrij) -> Result<Vec<u8>, KluisFout> {
        let Binnen {
            hoofdsleutels,
            toeval,
            ..
        } = &*self.binnen;
        let stof = hoofdsleutels.pak_uit(&rij.hoofdsleutel, rij.id, &rij.kenmerk, &rij.verpakt)?;
        hoofdsleutels.verpak(toeval.as_ref(), rij.id, &rij.kenmerk, &stof)
    }
}

/// A count is never negative and always fits.
fn telling(aantal: impl TryInto<u64>) -> u64 {
    aantal.try_into().unwrap_or(u64::MAX)
}
