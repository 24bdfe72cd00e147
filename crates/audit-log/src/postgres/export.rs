// SPDX-License-Identifier: EUPL-1.2
//! What leaves the house so that others can check the log without this server: checkpoints, tiles, stored rows, proofs.
//!
//! Everything here is as stored, never recomputed from the entries: a change in the database must reach the verifier.

use uuid::Uuid;

use super::kop::{met_teken, natuurlijk};
use super::uitgever::laatste_checkpoint;
use super::verbinding::Lezers;
use super::wachtrij::zoek_bladen;
use super::{LogFout, Logboek, tegels};
use crate::bewijs::Opnamebewijs;
use crate::boom::Hash;
use crate::boom::tegel::Tegel;
use crate::kolommen::Kolommen;
use crate::note::Controleur;
use crate::subjecten::Gezouten;

/// Most rows in one answer: a tile of records.
const REGELS_MAXIMUM: u16 = 256;
const REGELS: &str = "SELECT leaf_index, record_id, seq_time_us, organisatie, handeling, resultaat, \
     actor_alias, zaak_alias, leaf, entry FROM audit.regels($1, $2)";
const SUBJECTEN: &str = "SELECT leaf_index, subject_alias, salt FROM audit.subjecten($1, $2)";

/// A record as it stands in the database: the bytes of the entry, and the columns beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opgeslagen {
    /// The bytes that were hashed.
    pub regel: Vec<u8>,
    /// The columns.
    pub kolommen: Kolommen,
}

impl Logboek {
    /// Public key of the checkpoints, as text: what the CFG gives to the verifier.
    #[must_use]
    pub fn vkey(&self) -> &str {
        self.binnen.ondertekenaar.vkey()
    }

    /// The newest signed checkpoint, verbatim.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn checkpoint(&self) -> Result<Option<String>, LogFout> {
        Ok(laatste_checkpoint(&self.binnen.lezers)
            .await?
            .map(|(_, note)| note))
    }

    /// The hashes of a tile; nothing when the log does not reach so far.
    ///
    /// # Errors
    /// When the database does not answer, or a row is malformed.
    pub async fn tegel(&self, tegel: Tegel) -> Result<Option<Vec<Hash>>, LogFout> {
        tegels::lees(&self.binnen.lezers, tegel).await
    }

    /// Stored records from leaf `blad` on, at most 256, in order; a leaf that is missing in the database is missing here.
    ///
    /// # Errors
    /// When the database does not answer, or a row is malformed.
    pub async fn regels_vanaf(&self, blad: u64, maximum: u16) -> Result<Vec<Opgeslagen>, LogFout> {
        lees_regels(&self.binnen.lezers, blad, maximum).await
    }

    /// Where a record stands in the log, if it does.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn blad_van(&self, record_id: Uuid) -> Result<Option<u64>, LogFout> {
        Ok(zoek_bladen(&self.binnen.lezers, vec![record_id])
            .await?
            .remove(&record_id))
    }

    /// Proof that leaf `blad` is under the newest checkpoint; nothing when that one is older than the record.
    ///
    /// # Errors
    /// When the database does not answer, or a hash is missing.
    pub async fn opnamebewijs(&self, blad: u64) -> Result<Option<Opnamebewijs>, LogFout> {
        let Some((_, checkpoint)) = laatste_checkpoint(&self.binnen.lezers).await? else {
            return Ok(None);
        };
        let omvang = Controleur::nieuw(self.vkey())?
            .controleer(checkpoint.as_bytes())?
            .omvang;
        if blad >= omvang {
            return Ok(None);
        }
        let pad = tegels::opnamepad(&self.binnen.lezers, omvang, blad).await?;
        Ok(Some(Opnamebewijs {
            blad,
            pad,
            checkpoint,
        }))
    }
}

/// As [`Logboek::regels_vanaf`].
pub(super) async fn lees_regels(
    lezers: &Lezers,
    blad: u64,
    maximum: u16,
) -> Result<Vec<Opgeslagen>, LogFout> {
    let aantal = i32::from(maximum.min(REGELS_MAXIMUM));
    let van = met_teken(blad);
    let rijen = lezers
        .vraag(REGELS, vec![Box::new(van), Box::new(aantal)])
        .await?;
    let personen = lezers
        .vraag(SUBJECTEN, vec![Box::new(van), Box::new(aantal)])
        .await?;
    let mut uit = rijen
        .iter()
        .map(opgeslagen)
        .collect::<Result<Vec<_>, _>>()?;
    for rij in &personen {
        let blad = natuurlijk(rij.try_get(0)?, "record_subject.leaf_index")?;
        let zout: &[u8] = rij.try_get(2)?;
        let zout = zout
            .try_into()
            .map_err(|_| LogFout::Beschadigd("record_subject.salt"))?;
        // A row of a leaf that came in between the two reads belongs to the next page.
        if let Ok(plaats) = uit.binary_search_by_key(&blad, |o| o.kolommen.blad)
            && let Some(o) = uit.get_mut(plaats)
        {
            o.kolommen.subjecten.push(Gezouten {
                alias: rij.try_get(1)?,
                zout,
            });
        }
    }
    Ok(uit)
}

fn opgeslagen(rij: &tokio_postgres::Row) -> Result<Opgeslagen, LogFout> {
    let hash: &[u8] = rij.try_get(8)?;
    let kolommen = Kolommen {
        blad: natuurlijk(rij.try_get(0)?, "record.leaf_index")?,
        record_id: rij.try_get(1)?,
        seq_time_us: natuurlijk(rij.try_get(2)?, "record.seq_time_us")?,
        hash: hash
            .try_into()
            .map_err(|_| LogFout::Beschadigd("record.leaf"))?,
        organisatie: rij.try_get(3)?,
        handeling: rij.try_get(4)?,
        resultaat: u16::try_from(rij.try_get::<_, i16>(5)?)
            .map_err(|_| LogFout::Beschadigd("record.resultaat"))?,
        actor_alias: rij.try_get(6)?,
        zaak_alias: rij.try_get(7)?,
        subjecten: Vec::new(),
    };
    Ok(Opgeslagen {
        regel: rij.try_get(9)?,
        kolommen,
    })
}
