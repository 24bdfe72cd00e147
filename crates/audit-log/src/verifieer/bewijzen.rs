// SPDX-License-Identifier: EUPL-1.2
//! A proof for each record that a finding names: the hash that the signed tree has at its place, which the bytes found there do
//! or do not have. So the finding can be shown to others who have neither the export nor this program.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;

use super::bron::{Bron, Gelezen};
use super::{KLEIN_MAXIMUM, Rapport, ongetekend};
use crate::bewijs::{self, Bewijsfout, Knoop, Opnamebewijs};
use crate::boom::tegel::{BREEDTE, HOOGTE};
use crate::boom::{self, Hash};
use crate::export::{CHECKPOINT, MIN_INDEX, POLICY, Stap, stappen};

/// Longest file that is passed over, in bytes.
const OVERSLAAN_MAXIMUM: u64 = 64 * 1024 * 1024;

type Tegels = HashMap<(u8, u64), Vec<Hash>>;

/// Proofs for the leaves in the findings of a report, from the same export read once more. A leaf of which the stored tree does not
/// lead to the signed root has none.
///
/// # Errors
/// When reading fails.
pub fn bewijs_bevindingen(bron: &mut dyn Bron, rapport: &Rapport) -> io::Result<Vec<Opnamebewijs>> {
    let Gelezen::Inhoud(note) = bron.lees(CHECKPOINT, KLEIN_MAXIMUM)? else {
        return Ok(Vec::new());
    };
    let Some(kop) = ongetekend(&note) else {
        return Ok(Vec::new());
    };
    let bladen: BTreeSet<u64> = rapport
        .bevindingen
        .iter()
        .filter_map(|b| b.blad)
        .filter(|blad| *blad < kop.omvang)
        .collect();
    let mut knopen: BTreeMap<u64, Vec<Knoop>> = BTreeMap::new();
    for blad in bladen {
        if let Ok(nodig) = bewijs::nodig_voor_opname(kop.omvang, blad) {
            knopen.insert(blad, nodig);
        }
    }
    let tegels = lees_tegels(bron, kop.omvang, rapport.min_index, &knopen)?;
    let checkpoint = String::from_utf8_lossy(&note).into_owned();
    let mut uit = Vec::new();
    for (blad, nodig) in knopen {
        let Ok(pad) = pad(&tegels, kop.omvang, blad, &nodig) else {
            continue;
        };
        let eigen = Knoop {
            niveau: 0,
            nummer: blad,
        };
        let klopt = knoophash(&tegels, eigen).is_some_and(|hash| {
            bewijs::controleer_opname(&pad, kop.omvang, &kop.wortel, blad, &hash).is_ok()
        });
        if klopt {
            uit.push(Opnamebewijs {
                blad,
                pad,
                checkpoint: checkpoint.clone(),
            });
        }
    }
    Ok(uit)
}

fn pad(tegels: &Tegels, omvang: u64, blad: u64, nodig: &[Knoop]) -> Result<Vec<Hash>, Bewijsfout> {
    let hashes: Option<Vec<Hash>> = nodig.iter().map(|k| knoophash(tegels, *k)).collect();
    bewijs::opname(omvang, blad, &hashes.ok_or(Bewijsfout::HashOntbreekt)?)
}

/// Level and number of the tile that holds the parts of a node, and the place of the first of these.
fn plaats(knoop: Knoop) -> Option<(u8, u64, usize, usize)> {
    let hoogte = u32::from(knoop.niveau);
    let delen = 1_u64 << (hoogte % HOOGTE);
    let van = knoop.nummer.checked_mul(delen)?;
    Some((
        u8::try_from(hoogte / HOOGTE).ok()?,
        van / BREEDTE,
        usize::try_from(van % BREEDTE).ok()?,
        usize::try_from(delen).ok()?,
    ))
}

fn knoophash(tegels: &Tegels, knoop: Knoop) -> Option<Hash> {
    let (niveau, nummer, begin, delen) = plaats(knoop)?;
    let hashes = tegels.get(&(niveau, nummer))?;
    boom::deelboom(hashes.get(begin..begin.checked_add(delen)?)?)
}

/// The tiles that hold these nodes, and the leaves themselves.
fn lees_tegels(
    bron: &mut dyn Bron,
    omvang: u64,
    min_index: u64,
    knopen: &BTreeMap<u64, Vec<Knoop>>,
) -> io::Result<Tegels> {
    let nodig: BTreeSet<(u8, u64)> = knopen
        .iter()
        .flat_map(|(blad, nodig)| {
            let eigen = (0, blad / BREEDTE);
            let anderen = nodig.iter().filter_map(|k| plaats(*k));
            anderen.map(|(n, t, ..)| (n, t)).chain([eigen])
        })
        .collect();
    // An archive gives its files in order, so also what is not needed is asked for.
    for klein in [POLICY, MIN_INDEX] {
        bron.lees(klein, KLEIN_MAXIMUM)?;
    }
    let mut uit = Tegels::new();
    for stap in stappen(omvang, min_index) {
        match stap {
            Stap::Regels(tegel) => {
                bron.lees(&tegel.regelpad(), OVERSLAAN_MAXIMUM)?;
                bron.lees(&tegel.kolommenpad(), OVERSLAAN_MAXIMUM)?;
            }
            Stap::Checkpoint(tegel) => {
                bron.lees(&tegel.checkpointpad(), OVERSLAAN_MAXIMUM)?;
            }
            Stap::Tegel(tegel) => {
                let gelezen = bron.lees(&tegel.pad(), BREEDTE * 32)?;
                if let (true, Gelezen::Inhoud(bytes)) =
                    (nodig.contains(&(tegel.niveau, tegel.nummer)), gelezen)
                {
                    let (hashes, _) = bytes.as_chunks::<32>();
                    uit.insert((tegel.niveau, tegel.nummer), hashes.to_vec());
                }
            }
        }
        if uit.len() == nodig.len() {
            break;
        }
    }
    Ok(uit)
}
