// SPDX-License-Identifier: EUPL-1.2
//! What the verifier remembers between runs: the key, and the checkpoints it verified. This makes the reader a witness: a log
//! that was rewritten no longer continues what he has seen.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::boom::Hash;
use crate::kolommen::hex;

/// Checkpoints kept; the oldest go first. One a week is twenty years.
const CHECKPOINTS_MAXIMUM: usize = 1024;
/// Version of the file.
const VERSIE: u16 = 1;
/// Longest file that is read: all checkpoints at their longest.
const BESTAND_MAXIMUM: usize = 32 * 1024 * 1024;

/// A checkpoint that was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bekend {
    /// Number of leaves.
    pub omvang: u64,
    /// Root.
    #[serde(with = "hex")]
    pub wortel: Hash,
    /// The signed note: with another one of the same size it proves that there are two logs.
    pub checkpoint: String,
}

/// The state file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staat {
    versie: u16,
    /// Key of the log, as text.
    pub sleutel: String,
    /// Verified checkpoints, smallest first.
    pub checkpoints: Vec<Bekend>,
}

/// Why the state file is no good.
#[derive(Debug, thiserror::Error)]
pub enum Staatfout {
    /// Reading or writing failed.
    #[error("het staatbestand is niet te lezen of te schrijven: {0}")]
    Bestand(#[from] io::Error),
    /// It is something else.
    #[error("het staatbestand is geen geldig staatbestand van deze versie")]
    Vorm,
}

impl Staat {
    /// An empty state for a key.
    #[must_use]
    pub fn nieuw(sleutel: &str) -> Self {
        Self {
            versie: VERSIE,
            sleutel: sleutel.to_owned(),
            checkpoints: Vec::new(),
        }
    }

    /// Reads the file; nothing when it does not exist yet.
    ///
    /// # Errors
    /// When it exists and cannot be read as a state: then nothing may be concluded.
    pub fn lees(pad: &Path) -> Result<Option<Self>, Staatfout> {
        match fs::read(pad) {
            Ok(bytes) => Self::ontleed(&bytes).map(Some),
            Err(fout) if fout.kind() == ErrorKind::NotFound => Ok(None),
            Err(fout) => Err(fout.into()),
        }
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// When it is something else.
    pub fn ontleed(bytes: &[u8]) -> Result<Self, Staatfout> {
        if bytes.len() > BESTAND_MAXIMUM {
            return Err(Staatfout::Vorm);
        }
        let staat: Self = serde_json::from_slice(bytes).map_err(|_| Staatfout::Vorm)?;
        let oplopend = staat.checkpoints.is_sorted_by(|a, b| a.omvang < b.omvang);
        if staat.versie == VERSIE && oplopend {
            Ok(staat)
        } else {
            Err(Staatfout::Vorm)
        }
    }

    /// Adds a verified checkpoint; one that is known changes nothing.
    pub fn onthoud(&mut self, nieuw: Bekend) {
        if self.laatste().is_none_or(|l| l.omvang < nieuw.omvang) {
            self.checkpoints.push(nieuw);
            let over = self.checkpoints.len().saturating_sub(CHECKPOINTS_MAXIMUM);
            self.checkpoints.drain(..over);
        }
    }

    /// The largest verified checkpoint.
    #[must_use]
    pub fn laatste(&self) -> Option<&Bekend> {
        self.checkpoints.last()
    }

    /// Writes the file: a new one first, then put in its place, so that a crash leaves the old one.
    ///
    /// # Errors
    /// When writing fails.
    pub fn schrijf(&self, pad: &Path) -> Result<(), Staatfout> {
        let tekst = serde_json::to_vec_pretty(self).map_err(|_| Staatfout::Vorm)?;
        let mut naast = pad.as_os_str().to_owned();
        naast.push(".nieuw");
        let mut bestand = fs::File::create(&naast)?;
        bestand.write_all(&tekst)?;
        bestand.sync_all()?;
        fs::rename(&naast, pad)?;
        Ok(())
    }
}
