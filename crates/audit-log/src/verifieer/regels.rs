// SPDX-License-Identifier: EUPL-1.2
//! The records and columns under one tile: bundle, lines, and what is to be said of each leaf (checks 3, 4 and 5).

use uuid::Uuid;

use super::bevinding::{Feit, Lijst};
use super::volgorde::Volgorde;
use crate::boom::tegel::{BREEDTE, Tegel};
use crate::boom::{self, Hash};
use crate::cbor;
use crate::kolommen::Kolommen;

/// The records and columns of one tile as read.
pub(super) struct Blok {
    tegel: Tegel,
    bundel: Vec<u8>,
    /// Begin and end of each record in the bundle.
    plaatsen: Vec<(usize, usize)>,
    kolommen: Vec<Option<Kolommen>>,
}

impl Blok {
    /// Takes the files apart; reports what does not fit. A file that is absent is given as no bytes.
    pub(super) fn nieuw(tegel: Tegel, bundel: Vec<u8>, kolommen: &[u8], uit: &mut Lijst) -> Self {
        let aantal = usize::from(tegel.breedte);
        let mut plaatsen = Vec::with_capacity(aantal);
        let mut plek = 0;
        while plaatsen.len() < aantal {
            let Some([hoog, laag]) = bundel.get(plek..plek + 2) else {
                break;
            };
            let einde = plek + 2 + usize::from(u16::from_be_bytes([*hoog, *laag]));
            if einde > bundel.len() {
                break;
            }
            plaatsen.push((plek + 2, einde));
            plek = einde;
        }
        // An absent bundle has its own finding.
        if (plaatsen.len() < aantal || plek != bundel.len()) && !bundel.is_empty() {
            uit.meld(Feit::BestandVorm(tegel.regelpad()));
        }
        Self {
            kolommen: lees_kolommen(tegel, kolommen, uit),
            tegel,
            bundel,
            plaatsen,
        }
    }

    fn regel(&self, i: usize) -> Option<&[u8]> {
        let (van, tot) = *self.plaatsen.get(i)?;
        self.bundel.get(van..tot).filter(|r| !r.is_empty())
    }

    /// Checks leaf `i` of the tile against its hash in the tile. Gives the hash of the record, or what stands for it.
    pub(super) fn controleer(
        &self,
        i: usize,
        in_tegel: Option<Hash>,
        volgorde: &mut Volgorde,
        uit: &mut Lijst,
    ) -> Hash {
        let blad = self.tegel.nummer * BREEDTE + i as u64;
        let kolommen = self.kolommen.get(i).and_then(Option::as_ref);
        let id_kolom = kolommen.map(|k| k.record_id);
        let Some(regel) = self.regel(i) else {
            volgorde.onleesbaar(1);
            uit.meld_bij(Some(blad), id_kolom, Feit::RegelOntbreekt);
            return in_tegel.unwrap_or_default();
        };
        let gelezen = cbor::ontleed(regel);
        let hash = boom::blad(regel);
        // A changed record is named by its columns if these still tell of the leaf in the tree: its own id may be forged.
        let kolom_spreekt = kolommen.is_some_and(|k| k.hash != hash && Some(k.hash) == in_tegel);
        let eigen = gelezen.as_ref().ok().map(|r| r.inhoud.record_id);
        let id: Option<Uuid> = if kolom_spreekt {
            id_kolom
        } else {
            eigen.or(id_kolom)
        };
        if let Some(in_tegel) = in_tegel.filter(|h| *h != hash) {
            uit.meld_bij(
                Some(blad),
                id,
                Feit::RegelGewijzigd {
                    inhoud: hash,
                    boom: in_tegel,
                },
            );
        }
        match gelezen {
            Err(fout) => {
                volgorde.onleesbaar(1);
                uit.meld_bij(Some(blad), id, Feit::Codering(fout));
            }
            Ok(record) => {
                let namen = kolommen.map(|k| k.afwijkingen(blad, &record, regel));
                match namen {
                    None => uit.meld_bij(Some(blad), id, Feit::KolommenOntbreken),
                    Some(namen) if namen.is_empty() => {}
                    Some(namen) => uit.meld_bij(Some(blad), id, Feit::Kolommen(namen)),
                }
                volgorde.record(blad, &record, uit);
            }
        }
        hash
    }
}

fn lees_kolommen(tegel: Tegel, bytes: &[u8], uit: &mut Lijst) -> Vec<Option<Kolommen>> {
    let van = tegel.nummer * BREEDTE;
    let mut lijst: Vec<Option<Kolommen>> = vec![None; usize::from(tegel.breedte)];
    for regel in bytes.split_inclusive(|b| *b == b'\n') {
        let gelezen = regel
            .strip_suffix(b"\n")
            .and_then(|r| Kolommen::lees(r).ok());
        let Some(kolommen) = gelezen else {
            uit.meld(Feit::KolommenVorm(tegel.kolommenpad()));
            continue;
        };
        let plek = kolommen
            .blad
            .checked_sub(van)
            .and_then(|i| usize::try_from(i).ok())
            .and_then(|i| lijst.get_mut(i));
        match plek {
            Some(vrij @ None) => *vrij = Some(kolommen),
            // Of another tile, or a second row for the same leaf.
            Some(Some(_)) | None => uit.meld_bij(
                Some(kolommen.blad),
                Some(kolommen.record_id),
                Feit::KolommenVorm(tegel.kolommenpad()),
            ),
        }
    }
    lijst
}
