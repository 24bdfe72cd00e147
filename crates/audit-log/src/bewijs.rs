// SPDX-License-Identifier: EUPL-1.2
//! Inclusion and consistency proofs, and the text form `.tlog-proof` (C2SP tlog-proof).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tlog_tiles::{Error as Tlogfout, Hash as TlogHash, HashReader};

use crate::boom::{self, Hash};
use crate::note::{Checkpoint, Controleur, NOTE_MAXIMUM, Notefout};

const EERSTE_REGEL: &str = "c2sp.org/tlog-proof@v1";
/// A tree of 2^63 leaves has proofs of at most 63 hashes.
const HASHES_MAXIMUM: usize = 64;

/// Why there is no proof, or why it does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Bewijsfout {
    /// The leaf lies outside the tree.
    #[error("the leaf is not in the tree of this size")]
    BuitenDeBoom,
    /// A hash that the proof needs is missing.
    #[error("a hash of the tree is missing")]
    HashOntbreekt,
    /// The text is not a proof.
    #[error("the proof is malformed")]
    Vorm,
    /// The hashes do not lead to the root.
    #[error("the proof does not lead to the root")]
    KloptNiet,
    /// The checkpoint in the proof is not good.
    #[error(transparent)]
    Checkpoint(#[from] Notefout),
}

/// A node of the tree: `nummer` counts the full subtrees of `2^niveau` leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Knoop {
    /// Height above the leaves.
    pub niveau: u8,
    /// Index at that height.
    pub nummer: u64,
}

/// Collects which nodes a proof needs, without having them.
struct Verzamelaar(std::cell::RefCell<Vec<Knoop>>);

impl HashReader for Verzamelaar {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<TlogHash>, Tlogfout> {
        let knopen = indexes
            .iter()
            .map(|i| tlog_tiles::split_stored_hash_index(*i));
        self.0
            .borrow_mut()
            .extend(knopen.map(|(niveau, nummer)| Knoop { niveau, nummer }));
        Ok(vec![TlogHash([0; 32]); indexes.len()])
    }
}

/// Gives the hashes that were fetched for the nodes of [`Verzamelaar`], in the same order.
struct Gegeven<'a>(&'a [Hash]);

impl HashReader for Gegeven<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<TlogHash>, Tlogfout> {
        if indexes.len() == self.0.len() {
            Ok(self.0.iter().map(|h| TlogHash(*h)).collect())
        } else {
            Err(Tlogfout::BadMath)
        }
    }
}

/// Nodes needed to prove leaf `blad` in a tree of `omvang` leaves.
///
/// # Errors
/// When the leaf lies outside the tree.
pub fn nodig_voor_opname(omvang: u64, blad: u64) -> Result<Vec<Knoop>, Bewijsfout> {
    let lijst = Verzamelaar(std::cell::RefCell::default());
    tlog_tiles::prove_record(omvang, blad, &lijst).map_err(|_| Bewijsfout::BuitenDeBoom)?;
    Ok(lijst.0.into_inner())
}

/// Proof of inclusion from the hashes of [`nodig_voor_opname`], in that order.
///
/// # Errors
/// When the hashes are not as many as needed.
pub fn opname(omvang: u64, blad: u64, hashes: &[Hash]) -> Result<Vec<Hash>, Bewijsfout> {
    let pad = tlog_tiles::prove_record(omvang, blad, &Gegeven(hashes))
        .map_err(|_| Bewijsfout::HashOntbreekt)?;
    Ok(pad.into_iter().map(|h| h.0).collect())
}

/// Nodes needed to prove that the tree of `oud` leaves is the beginning of that of `nieuw` leaves.
///
/// # Errors
/// Unless `1 <= oud <= nieuw`.
pub fn nodig_voor_groei(oud: u64, nieuw: u64) -> Result<Vec<Knoop>, Bewijsfout> {
    let lijst = Verzamelaar(std::cell::RefCell::default());
    tlog_tiles::prove_tree(nieuw, oud, &lijst).map_err(|_| Bewijsfout::BuitenDeBoom)?;
    Ok(lijst.0.into_inner())
}

/// Proof of consistency from the hashes of [`nodig_voor_groei`], in that order.
///
/// # Errors
/// When the hashes are not as many as needed.
pub fn groei(oud: u64, nieuw: u64, hashes: &[Hash]) -> Result<Vec<Hash>, Bewijsfout> {
    let pad = tlog_tiles::prove_tree(nieuw, oud, &Gegeven(hashes))
        .map_err(|_| Bewijsfout::HashOntbreekt)?;
    Ok(pad.into_iter().map(|h| h.0).collect())
}

fn tlog(pad: &[Hash]) -> Vec<TlogHash> {
    pad.iter().map(|h| TlogHash(*h)).collect()
}

/// Checks a proof of inclusion.
///
/// # Errors
/// When it does not hold.
pub fn controleer_opname(
    pad: &[Hash],
    omvang: u64,
    wortel: &Hash,
    blad: u64,
    bladhash: &Hash,
) -> Result<(), Bewijsfout> {
    if pad.len() > HASHES_MAXIMUM {
        return Err(Bewijsfout::Vorm);
    }
    tlog_tiles::check_record(
        &tlog(pad),
        omvang,
        TlogHash(*wortel),
        blad,
        TlogHash(*bladhash),
    )
    .map_err(|_| Bewijsfout::KloptNiet)
}

/// Checks a proof of consistency.
///
/// # Errors
/// When it does not hold.
pub fn controleer_groei(
    pad: &[Hash],
    oud: (u64, &Hash),
    nieuw: (u64, &Hash),
) -> Result<(), Bewijsfout> {
    if pad.len() > 2 * HASHES_MAXIMUM {
        return Err(Bewijsfout::Vorm);
    }
    tlog_tiles::check_tree(
        &tlog(pad),
        nieuw.0,
        TlogHash(*nieuw.1),
        oud.0,
        TlogHash(*oud.1),
    )
    .map_err(|_| Bewijsfout::KloptNiet)
}

/// A proof that can be checked without the log: index, path and signed checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opnamebewijs {
    /// Leaf index.
    pub blad: u64,
    /// Hashes from the leaf's sibling upwards.
    pub pad: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

impl Opnamebewijs {
    /// The text of a `.tlog-proof`.
    #[must_use]
    pub fn tekst(&self) -> String {
        let mut uit = format!("{EERSTE_REGEL}\nindex {}\n", self.blad);
        for hash in &self.pad {
            uit.push_str(&STANDARD.encode(hash));
            uit.push('\n');
        }
        uit.push('\n');
        uit.push_str(&self.checkpoint);
        uit
    }

    /// Reads a `.tlog-proof`; extra data is skipped, since nothing vouches for it.
    ///
    /// # Errors
    /// When the text is not one.
    pub fn lees(tekst: &str) -> Result<Self, Bewijsfout> {
        if tekst.len() > NOTE_MAXIMUM * 2 {
            return Err(Bewijsfout::Vorm);
        }
        let (kop, checkpoint) = tekst.split_once("\n\n").ok_or(Bewijsfout::Vorm)?;
        let mut regels = kop.split('\n').peekable();
        if regels.next() != Some(EERSTE_REGEL) {
            return Err(Bewijsfout::Vorm);
        }
        regels.next_if(|r| r.starts_with("extra "));
        let index = regels
            .next()
            .and_then(|r| r.strip_prefix("index "))
            .ok_or(Bewijsfout::Vorm)?;
        let blad: u64 = index.parse().map_err(|_| Bewijsfout::Vorm)?;
        if blad.to_string() != index {
            return Err(Bewijsfout::Vorm);
        }
        let hash = |r: &str| {
            STANDARD
                .decode(r)
                .ok()
                .and_then(|b| Hash::try_from(b).ok())
                .ok_or(Bewijsfout::Vorm)
        };
        let pad: Vec<Hash> = regels.map(hash).collect::<Result<_, _>>()?;
        Ok(Self {
            blad,
            pad,
            checkpoint: checkpoint.to_owned(),
        })
    }

    /// Checks the signature and the path for the bytes of the record.
    ///
    /// # Errors
    /// When either does not hold.
    pub fn controleer(&self, sleutel: &Controleur, regel: &[u8]) -> Result<Checkpoint, Bewijsfout> {
        let kop = sleutel.controleer(self.checkpoint.as_bytes())?;
        controleer_opname(
            &self.pad,
            kop.omvang,
            &kop.wortel,
            self.blad,
            &boom::blad(regel),
        )?;
        Ok(kop)
    }
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use proptest::prelude::*;

    use super::*;
    use crate::boom::Toppen;
    use crate::note::Ondertekenaar;

    fn hash_van(k: Knoop, bladen: &[Vec<u8>]) -> Hash {
        let breedte = 1_usize << k.niveau;
        let begin = usize::try_from(k.nummer).unwrap() * breedte;
        let deel: Vec<Hash> = bladen[begin..begin + breedte]
            .iter()
            .map(|b| boom::blad(b))
            .collect();
        boom::deelboom(&deel).unwrap()
    }

    fn wereld(
        n: u64,
    ) -> (
        Vec<Vec<u8>>,
        Toppen,
        MemoryBackedTree<sha2_011::Sha256, Vec<u8>>,
    ) {
        let bladen: Vec<Vec<u8>> = (0..n).map(|i| i.to_be_bytes().to_vec()).collect();
        let mut toppen = Toppen::default();
        let mut orakel = MemoryBackedTree::new();
        for b in &bladen {
            toppen.voeg_toe(boom::blad(b));
            orakel.push(b.clone());
        }
        (bladen, toppen, orakel)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn inclusion_equals_the_oracle(n in 1_u64..400, plek in 0.0_f64..1.0) {
            #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place below n")]
            let i = ((n as f64) * plek) as u64;
            let (bladen, toppen, orakel) = wereld(n);
            let hashes: Vec<Hash> = nodig_voor_opname(n, i).unwrap().into_iter().map(|k| hash_van(k, &bladen)).collect();
            let pad = opname(n, i, &hashes).unwrap();
            let index = usize::try_from(i).unwrap();
            let verwacht = orakel.prove_inclusion(index);
            prop_assert_eq!(pad.concat(), verwacht.as_bytes());
            let blad = boom::blad(&bladen[index]);
            controleer_opname(&pad, n, &toppen.wortel(), i, &blad).unwrap();
            prop_assert!(controleer_opname(&pad, n, &toppen.wortel(), i, &[0; 32]).is_err());
            prop_assert!(controleer_opname(&pad, n, &[0; 32], i, &blad).is_err());
        }

        #[test]
        fn consistency_equals_the_oracle(oud in 1_u64..300, bij in 0_u64..300) {
            let n = oud + bij;
            let (bladen, toppen, orakel) = wereld(n);
            let (_, oude, _) = wereld(oud);
            let hashes: Vec<Hash> = nodig_voor_groei(oud, n).unwrap().into_iter().map(|k| hash_van(k, &bladen)).collect();
            let pad = groei(oud, n, &hashes).unwrap();
            let verwacht = orakel.prove_consistency(usize::try_from(bij).unwrap());
            prop_assert_eq!(pad.concat(), verwacht.as_bytes());
            controleer_groei(&pad, (oud, &oude.wortel()), (n, &toppen.wortel())).unwrap();
            prop_assert!(controleer_groei(&pad, (oud, &[1; 32]), (n, &toppen.wortel())).is_err());
        }

        #[test]
        fn reading_never_panics(tekst in "\\PC{0,300}", regels in proptest::collection::vec("[ -~]{0,50}", 0..8)) {
            let _ = Opnamebewijs::lees(&tekst);
            let _ = Opnamebewijs::lees(&format!("{EERSTE_REGEL}\n{}\n\n", regels.join("\n")));
        }
    }

    #[test]
    fn text_form_round_trips_and_proves() {
        let (bladen, toppen, _) = wereld(9);
        let o = Ondertekenaar::nieuw("a.invalid/log", &[1; 32]).unwrap();
        let checkpoint = o.onderteken(9, &toppen.wortel()).unwrap();
        let hashes: Vec<Hash> = nodig_voor_opname(9, 4)
            .unwrap()
            .into_iter()
            .map(|k| hash_van(k, &bladen))
            .collect();
        let bewijs = Opnamebewijs {
            blad: 4,
            pad: opname(9, 4, &hashes).unwrap(),
            checkpoint,
        };
        assert_eq!(Opnamebewijs::lees(&bewijs.tekst()).unwrap(), bewijs);
        let met_extra = bewijs.tekst().replacen("\nindex", "\nextra AAAA\nindex", 1);
        assert_eq!(Opnamebewijs::lees(&met_extra).unwrap(), bewijs);
        let sleutel = Controleur::nieuw(o.vkey()).unwrap();
        assert_eq!(bewijs.controleer(&sleutel, &bladen[4]).unwrap().omvang, 9);
        assert!(bewijs.controleer(&sleutel, &bladen[5]).is_err());
        assert!(nodig_voor_opname(9, 9).is_err());
    }
}
