// SPDX-License-Identifier: EUPL-1.2
//! One pass over the files of an export: never more in memory than one tile per level.

use std::io;

use super::bevinding::{Feit, Lijst};
use super::bron::{Bron, Gelezen};
use super::keten::Ketens;
use super::regels::Blok;
use super::staat::Bekend;
use super::volgorde::Volgorde;
use super::{KLEIN_MAXIMUM, Leesfout, Opdracht};
use crate::boom::Hash;
use crate::boom::tegel::{BREEDTE, Tegel};
use crate::export::{Stap, stappen};
use crate::note::{Controleur, Notefout};

/// Longest bundle: 256 records of the longest length that the format can say.
const BUNDEL_MAXIMUM: u64 = BREEDTE * (2 + 65_535);
/// Longest file of columns: 256 records with a thousand persons each, and room.
const KOLOMMEN_MAXIMUM: u64 = 64 * 1024 * 1024;
/// Tiles that may be absent in a row before the export is taken to end: a forged size must not keep the verifier busy for ever.
const AFWEZIG_MAXIMUM: u32 = 4;

/// One pass over the files, in order.
pub(super) struct Doorloop<'b, 'a> {
    bron: &'b mut dyn Bron,
    pub(super) uit: Lijst,
    pub(super) ketens: Ketens<'a>,
    pub(super) volgorde: Volgorde,
    blok: Option<Blok>,
    sleutel: &'a Controleur,
    min_index: u64,
    /// Tiles absent in a row.
    afwezig: u32,
}

impl<'b, 'a> Doorloop<'b, 'a> {
    pub(super) fn nieuw(
        bron: &'b mut dyn Bron,
        uit: Lijst,
        bekend: &'a [Bekend],
        min_index: u64,
        opdracht: &Opdracht<'_>,
        sleutel: &'a Controleur,
    ) -> Self {
        Self {
            bron,
            uit,
            ketens: Ketens::nieuw(bekend),
            volgorde: Volgorde::nieuw(min_index, opdracht),
            blok: None,
            sleutel,
            min_index,
            afwezig: 0,
        }
    }

    /// Whether the export went on to the end of the checkpoint.
    pub(super) fn alles(
        &mut self,
        omvang: u64,
        voortgang: &mut dyn FnMut(u64, u64),
    ) -> Result<bool, Leesfout> {
        for stap in stappen(omvang, self.min_index) {
            match stap {
                Stap::Regels(tegel) => self.regels(tegel)?,
                Stap::Checkpoint(tegel) => self.eerder_checkpoint(tegel)?,
                Stap::Tegel(tegel) if tegel.niveau == 0 => {
                    self.bladtegel(tegel)?;
                    voortgang(self.ketens.omvang(), omvang);
                }
                Stap::Tegel(tegel) => {
                    let gelezen = self.hashes(tegel)?;
                    self.ketens.tegel(tegel, gelezen, &mut self.uit);
                }
            }
            if self.afwezig == AFWEZIG_MAXIMUM {
                let blad = self.ketens.omvang();
                self.uit
                    .meld_bij(Some(blad), None, Feit::HoudtOp { omvang });
                return Ok(false);
            }
        }
        match self.bron.over()? {
            Some(over) if over.verkeerde_volgorde => Err(Leesfout::Volgorde),
            Some(over) => {
                self.uit.meld(Feit::BestandOver(over.pad));
                Ok(true)
            }
            None => Ok(true),
        }
    }

    fn bestand(&mut self, pad: &str, maximum: u64) -> io::Result<Option<Vec<u8>>> {
        match self.bron.lees(pad, maximum)? {
            Gelezen::Inhoud(bytes) => Ok(Some(bytes)),
            Gelezen::Ontbreekt => {
                self.uit.meld(Feit::BestandOntbreekt(pad.to_owned()));
                Ok(None)
            }
            Gelezen::TeGroot => {
                self.uit.meld(Feit::BestandVorm(pad.to_owned()));
                Ok(None)
            }
        }
    }

    fn regels(&mut self, tegel: Tegel) -> io::Result<()> {
        let bundel = self.bestand(&tegel.regelpad(), BUNDEL_MAXIMUM)?;
        let kolommen = self.bestand(&tegel.kolommenpad(), KOLOMMEN_MAXIMUM)?;
        self.blok = (bundel.is_some() || kolommen.is_some()).then(|| {
            Blok::nieuw(
                tegel,
                bundel.unwrap_or_default(),
                &kolommen.unwrap_or_default(),
                &mut self.uit,
            )
        });
        Ok(())
    }

    /// Check 2, by what the log itself signed on the way.
    fn eerder_checkpoint(&mut self, tegel: Tegel) -> io::Result<()> {
        let pad = tegel.checkpointpad();
        let note = match self.bron.lees(&pad, KLEIN_MAXIMUM)? {
            Gelezen::Ontbreekt => return Ok(()),
            Gelezen::Inhoud(note) => note,
            Gelezen::TeGroot => Vec::new(),
        };
        let van = tegel.eerste_blad();
        match self.sleutel.controleer(&note) {
            Ok(kop) if kop.omvang > van && kop.omvang <= van + u64::from(tegel.breedte) => {
                self.ketens.verwacht(kop.omvang, kop.wortel);
            }
            Ok(_) => self.uit.meld(Feit::EerderCheckpoint(pad, Notefout::Vorm)),
            Err(fout) => self.uit.meld(Feit::EerderCheckpoint(pad, fout)),
        }
        Ok(())
    }

    fn hashes(&mut self, tegel: Tegel) -> io::Result<Option<Vec<Hash>>> {
        let Some(bytes) = self.bestand(&tegel.pad(), BREEDTE * 32)? else {
            return Ok(None);
        };
        let (hashes, rest) = bytes.as_chunks::<32>();
        if rest.is_empty() && hashes.len() == usize::from(tegel.breedte) {
            Ok(Some(hashes.to_vec()))
        } else {
            self.uit.meld(Feit::BestandVorm(tegel.pad()));
            Ok(None)
        }
    }

    fn bladtegel(&mut self, tegel: Tegel) -> io::Result<()> {
        let gelezen = self.hashes(tegel)?;
        let blok = self.blok.take();
        self.afwezig = if gelezen.is_none() && blok.is_none() {
            self.afwezig + 1
        } else {
            0
        };
        let einde = tegel.nummer * BREEDTE + u64::from(tegel.breedte);
        if blok.is_none() && einde > self.min_index {
            self.volgorde.onleesbaar(tegel.breedte.into());
        }
        let mut hashes = Vec::with_capacity(usize::from(tegel.breedte));
        for i in 0..usize::from(tegel.breedte) {
            let in_tegel = gelezen.as_ref().and_then(|g| g.get(i)).copied();
            let regel = match &blok {
                Some(blok) => blok.controleer(i, in_tegel, &mut self.volgorde, &mut self.uit),
                None => in_tegel.unwrap_or_default(),
            };
            let in_boom = in_tegel.unwrap_or(regel);
            self.ketens.blad(regel, in_boom);
            hashes.push(in_boom);
        }
        if let Some(omvang) = self.ketens.gemist() {
            self.uit.meld(Feit::EerderCheckpointPastNiet { omvang });
        }
        if tegel.is_vol() {
            self.ketens.volle_bladtegel(&hashes);
        }
        Ok(())
    }
}
