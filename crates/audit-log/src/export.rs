// SPDX-License-Identifier: EUPL-1.2
//! The export: the log as files that others can check without the server, in the layout of C2SP tlog-tiles.
//!
//! `checkpoint`, `policy`, `min_index`, then per tile of 256 records `tile/entries/<N>` (the records), `verband/kolommen/<N>` (the
//! index columns beside them), `verband/checkpoints/<N>` (a checkpoint signed on the way, where there is one) and `tile/0/<N>` (their
//! stored hashes), each higher tile as soon as it is complete, and the partial
//! tiles at the end. A reader of a stream may count on this order ([`stappen`]), so that neither side needs more memory than one
//! tile per level.
//!
//! INVARIANT: everything is written as stored and nothing is recomputed: a change in the database must reach the verifier.

mod uitvoer;

use std::io;

pub use uitvoer::{Mapuitvoer, Tarstroom, Uitvoer};

use crate::boom::Hash;
use crate::boom::tegel::{BREEDTE, HOOGTE, NIVEAU_MAXIMUM, Tegel, hashes_op};
use crate::kolommen::Kolommen;
use crate::note::{Checkpoint, Controleur, Notefout};

/// Path of the signed checkpoint.
pub const CHECKPOINT: &str = "checkpoint";
/// Path of the policy: which key signs this log.
pub const POLICY: &str = "policy";
/// Path of the lowest leaf of which the record still exists.
pub const MIN_INDEX: &str = "min_index";

/// Why an export stops.
#[derive(Debug, thiserror::Error)]
pub enum Exportfout {
    /// The checkpoint is not good.
    #[error(transparent)]
    Checkpoint(#[from] Notefout),
    /// Writing failed.
    #[error("the export cannot be written: {0}")]
    Schrijven(#[from] io::Error),
    /// A step was given that is not the next one.
    #[error("the export was given {gekregen} where {verwacht} comes")]
    Volgorde {
        /// What was given.
        gekregen: String,
        /// What comes next.
        verwacht: String,
    },
    /// The columns of a row cannot be written.
    #[error("the columns of leaf {0} cannot be written")]
    Kolommen(u64),
}

/// One step of an export, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stap {
    /// The records and columns under this tile of level 0.
    Regels(Tegel),
    /// The last checkpoint that was signed while this tile of level 0 grew: what the log has vouched for on the way. Not always
    /// there: a tile can fill between two checkpoints.
    Checkpoint(Tegel),
    /// The tile itself.
    Tegel(Tegel),
}

impl Stap {
    fn pad(self) -> String {
        match self {
            Self::Regels(tegel) => tegel.regelpad(),
            Self::Checkpoint(tegel) => tegel.checkpointpad(),
            Self::Tegel(tegel) => tegel.pad(),
        }
    }
}

/// The steps for a log of `omvang` leaves of which the records below `min_index` were removed.
pub fn stappen(omvang: u64, min_index: u64) -> impl Iterator<Item = Stap> {
    let breedte = move |nummer: u64| {
        u16::try_from((omvang - nummer * BREEDTE).min(BREEDTE)).unwrap_or(u16::MAX)
    };
    let per_tegel = move |nummer: u64| {
        let tegel = Tegel {
            niveau: 0,
            nummer,
            breedte: breedte(nummer),
        };
        let einde = nummer * BREEDTE + u64::from(tegel.breedte);
        let regels = (einde > min_index).then_some(Stap::Regels(tegel));
        let vol = (1..=NIVEAU_MAXIMUM).map_while(move |niveau| {
            let onder = 1_u64.checked_shl(HOOGTE * u32::from(niveau))?;
            let af = tegel.is_vol() && (nummer + 1).is_multiple_of(onder);
            af.then(|| {
                Stap::Tegel(Tegel {
                    niveau,
                    nummer: (nummer + 1) / onder - 1,
                    breedte: 256,
                })
            })
        });
        let zelf = [Stap::Checkpoint(tegel), Stap::Tegel(tegel)];
        regels.into_iter().chain(zelf).chain(vol)
    };
    let gedeeltelijk = (1..=NIVEAU_MAXIMUM).filter_map(move |niveau| {
        let hashes = hashes_op(omvang, niveau);
        let rest = u16::try_from(hashes % BREEDTE).ok().filter(|r| *r > 0)?;
        Some(Stap::Tegel(Tegel {
            niveau,
            nummer: hashes / BREEDTE,
            breedte: rest,
        }))
    });
    (0..omvang.div_ceil(BREEDTE))
        .flat_map(per_tegel)
        .chain(gedeeltelijk)
}

/// A row of the log as stored: the bytes of the record, and the columns beside it.
#[derive(Clone, Copy, Debug)]
pub struct Rij<'a> {
    /// The bytes that were hashed.
    pub regel: &'a [u8],
    /// The columns; `kolommen.blad` says which leaf this is.
    pub kolommen: &'a Kolommen,
}

/// Writes an export, step by step: `while let Some(stap) = schrijver.volgende()`, fetch what the step asks, and give it.
///
/// Between two steps the bytes so far can be taken out and sent ([`Exportschrijver::uitvoer`]), so a slow receiver slows the
/// reading of the log and nothing piles up.
pub struct Exportschrijver<U> {
    uit: U,
    omvang: u64,
    stappen: Box<dyn Iterator<Item = Stap> + Send>,
    komt: Option<Stap>,
}

impl<U: Uitvoer> Exportschrijver<U> {
    /// Starts an export of the log under a signed checkpoint: writes checkpoint, policy and `min_index`.
    ///
    /// # Errors
    /// When the checkpoint is not signed by `vkey`, or writing fails.
    pub fn nieuw(
        mut uit: U,
        checkpoint: &str,
        vkey: &str,
        min_index: u64,
    ) -> Result<Self, Exportfout> {
        let Checkpoint { omvang, .. } =
            Controleur::nieuw(vkey)?.controleer(checkpoint.as_bytes())?;
        uit.bestand(CHECKPOINT, checkpoint.as_bytes())?;
        uit.bestand(POLICY, policy(vkey).as_bytes())?;
        uit.bestand(MIN_INDEX, format!("{min_index}\n").as_bytes())?;
        let mut stappen = Box::new(stappen(omvang, min_index));
        Ok(Self {
            uit,
            omvang,
            komt: stappen.next(),
            stappen,
        })
    }

    /// Leaves under the signed checkpoint.
    #[must_use]
    pub const fn omvang(&self) -> u64 {
        self.omvang
    }

    /// What the export needs next; nothing when it is complete.
    #[must_use]
    pub const fn volgende(&self) -> Option<Stap> {
        self.komt
    }

    /// The output, for taking out what was written so far.
    pub const fn uitvoer(&mut self) -> &mut U {
        &mut self.uit
    }

    fn zet(&mut self, stap: Stap) -> Result<(), Exportfout> {
        if self.komt != Some(stap) {
            return Err(Exportfout::Volgorde {
                gekregen: stap.pad(),
                verwacht: self.komt.map_or_else(|| "the end".to_owned(), Stap::pad),
            });
        }
        self.komt = self.stappen.next();
        Ok(())
    }

    /// Gives the rows of [`Stap::Regels`], in order. A leaf without a row becomes a record of no bytes, so that the verifier sees
    /// the hole; rows of other leaves are passed over.
    ///
    /// # Errors
    /// When this is not the next step, or writing fails.
    pub fn regels<'a>(
        &mut self,
        tegel: Tegel,
        rijen: impl IntoIterator<Item = Rij<'a>>,
    ) -> Result<(), Exportfout> {
        self.zet(Stap::Regels(tegel))?;
        let van = tegel.nummer * BREEDTE;
        let tot = van + u64::from(tegel.breedte);
        let (mut bundel, mut kolommen) = (Vec::new(), Vec::new());
        let mut rijen = rijen.into_iter().peekable();
        for blad in van..tot {
            while rijen.next_if(|r| r.kolommen.blad < blad).is_some() {}
            let rij = rijen.next_if(|r| r.kolommen.blad == blad);
            let regel = rij.map_or(&[][..], |r| r.regel);
            // Longer than the format allows can only be a forgery; cut off, it still has another hash than its leaf.
            let lengte = u16::try_from(regel.len()).unwrap_or(u16::MAX);
            bundel.extend_from_slice(&lengte.to_be_bytes());
            bundel.extend_from_slice(&regel[..usize::from(lengte)]);
            if let Some(rij) = rij {
                rij.kolommen
                    .schrijf(&mut kolommen)
                    .map_err(|_| Exportfout::Kolommen(blad))?;
            }
        }
        self.uit.bestand(&tegel.regelpad(), &bundel)?;
        self.uit.bestand(&tegel.kolommenpad(), &kolommen)?;
        Ok(())
    }

    /// Gives the earlier checkpoint of [`Stap::Checkpoint`], if there is one.
    ///
    /// # Errors
    /// When this is not the next step, or writing fails.
    pub fn checkpoint(&mut self, tegel: Tegel, note: Option<&str>) -> Result<(), Exportfout> {
        self.zet(Stap::Checkpoint(tegel))?;
        if let Some(note) = note {
            self.uit.bestand(&tegel.checkpointpad(), note.as_bytes())?;
        }
        Ok(())
    }

    /// Gives the stored hashes of [`Stap::Tegel`]; a tile that the log cannot give is left out, so that the verifier sees the hole.
    ///
    /// # Errors
    /// When this is not the next step, or writing fails.
    pub fn tegel(&mut self, tegel: Tegel, hashes: Option<&[Hash]>) -> Result<(), Exportfout> {
        self.zet(Stap::Tegel(tegel))?;
        if let Some(hashes) = hashes {
            self.uit.bestand(&tegel.pad(), &hashes.concat())?;
        }
        Ok(())
    }

    /// Ends the export and gives the output back.
    ///
    /// # Errors
    /// When steps are left, or writing fails.
    pub fn sluit(mut self) -> Result<U, Exportfout> {
        if let Some(rest) = self.komt {
            return Err(Exportfout::Volgorde {
                gekregen: "the end".to_owned(),
                verwacht: rest.pad(),
            });
        }
        self.uit.einde()?;
        Ok(self.uit)
    }
}

/// The text of the policy file, in the form of C2SP tlog-policy: the log's key, no witnesses.
#[must_use]
pub fn policy(vkey: &str) -> String {
    format!("log {vkey}\nquorum none\n")
}
