// SPDX-License-Identifier: EUPL-1.2
//! From leaves to roots (check 3), twice: over the hashes of the records and over the stored tiles. When only one of the two leads
//! to the signed root, the other one was changed, and the places where they differ are the changed records.

use super::bevinding::{Feit, Lijst};
use super::staat::Bekend;
use crate::boom::tegel::{HOOGTE, NIVEAU_MAXIMUM, Tegel};
use crate::boom::{self, Hash, Toppen};

/// Which of the two chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keten {
    Regels,
    Tegels,
}

/// Where one chain stood at the checkpoints verified before.
#[derive(Clone, Copy, Debug, Default)]
struct Peil {
    laatste_gelijk: Option<u64>,
    /// The largest of those passed, and whether the root was the same.
    laatste: Option<(u64, bool)>,
}

/// Both chains.
pub(super) struct Ketens<'a> {
    toppen: [Toppen; 2],
    peil: [Peil; 2],
    bekend: std::iter::Peekable<std::slice::Iter<'a, Bekend>>,
    /// Checkpoint of the log itself that is passed next, and whether either chain had its root.
    eigen: Option<(u64, Hash)>,
    eigen_gelijk: bool,
    /// Hashes for the tile of each level that is being completed; level 0 is not used.
    lagen: Vec<Vec<Hash>>,
}

impl<'a> Ketens<'a> {
    /// Chains that are compared with the checkpoints verified before, smallest first.
    pub(super) fn nieuw(bekend: &'a [Bekend]) -> Self {
        let mut ketens = Self {
            toppen: Default::default(),
            peil: [Peil::default(); 2],
            bekend: bekend.iter().peekable(),
            eigen: None,
            eigen_gelijk: false,
            lagen: vec![Vec::new(); usize::from(NIVEAU_MAXIMUM) + 2],
        };
        ketens.peil_af();
        ketens
    }

    pub(super) fn blad(&mut self, regel: Hash, tegel: Hash) {
        self.toppen[0].voeg_toe(regel);
        self.toppen[1].voeg_toe(tegel);
        self.peil_af();
    }

    /// Compares with a checkpoint of this size when the chains come by.
    pub(super) const fn verwacht(&mut self, omvang: u64, wortel: Hash) {
        self.eigen = Some((omvang, wortel));
        self.eigen_gelijk = false;
    }

    /// The checkpoint that was expected and that neither chain had.
    pub(super) const fn gemist(&mut self) -> Option<u64> {
        match self.eigen.take() {
            Some((omvang, _)) if !self.eigen_gelijk => Some(omvang),
            Some(_) | None => None,
        }
    }

    fn peil_af(&mut self) {
        let omvang = self.toppen[0].omvang();
        if let Some((_, wortel)) = self.eigen.filter(|(n, _)| *n == omvang) {
            self.eigen_gelijk = self.toppen.iter().any(|t| t.wortel() == wortel);
        }
        while let Some(bekend) = self.bekend.next_if(|b| b.omvang == omvang) {
            for (toppen, peil) in self.toppen.iter().zip(&mut self.peil) {
                let gelijk = toppen.wortel() == bekend.wortel;
                peil.laatste = Some((omvang, gelijk));
                if gelijk {
                    peil.laatste_gelijk = Some(omvang);
                }
            }
        }
    }

    pub(super) fn omvang(&self) -> u64 {
        self.toppen[0].omvang()
    }

    /// The chain that leads to `wortel`, the records' first.
    pub(super) fn leidt_naar(&self, wortel: &Hash) -> Option<Keten> {
        let [regels, tegels] = &self.toppen;
        if regels.wortel() == *wortel {
            Some(Keten::Regels)
        } else if tegels.wortel() == *wortel {
            Some(Keten::Tegels)
        } else {
            None
        }
    }

    /// Largest checkpoint verified before with which either chain agrees.
    pub(super) fn laatste_gelijk(&self) -> Option<u64> {
        self.peil.iter().filter_map(|p| p.laatste_gelijk).max()
    }

    /// The largest checkpoint verified before that this chain passed without having its root.
    pub(super) fn gebroken(&self, keten: Keten) -> Option<u64> {
        let peil = match keten {
            Keten::Regels => &self.peil[0],
            Keten::Tegels => &self.peil[1],
        };
        peil.laatste
            .and_then(|(omvang, gelijk)| (!gelijk).then_some(omvang))
    }

    /// A full tile of level 0, as stored or else as computed.
    pub(super) fn volle_bladtegel(&mut self, hashes: &[Hash]) {
        self.naar_boven(0, hashes);
    }

    /// A tile of a higher level: compares it with what lies below, and goes on with what is stored.
    pub(super) fn tegel(&mut self, tegel: Tegel, gelezen: Option<Vec<Hash>>, uit: &mut Lijst) {
        let Some(laag) = self.lagen.get_mut(usize::from(tegel.niveau)) else {
            return;
        };
        let berekend = std::mem::take(laag);
        let bladen = 1_u64 << (HOOGTE * u32::from(tegel.niveau)).min(63);
        let eerste = tegel.nummer << HOOGTE;
        if let Some(gelezen) = &gelezen {
            for ((een, ander), nummer) in gelezen.iter().zip(&berekend).zip(eerste..) {
                if een != ander {
                    let van = nummer.saturating_mul(bladen);
                    uit.meld(Feit::TegelKloptNiet {
                        pad: tegel.pad(),
                        van,
                        tot_en_met: van.saturating_add(bladen - 1),
                    });
                }
            }
        }
        if tegel.is_vol() {
            self.naar_boven(tegel.niveau, &gelezen.unwrap_or(berekend));
        }
    }

    fn naar_boven(&mut self, niveau: u8, hashes: &[Hash]) {
        let boven = self.lagen.get_mut(usize::from(niveau) + 1);
        if let (Some(laag), Some(hash)) = (boven, boom::deelboom(hashes)) {
            laag.push(hash);
        }
    }
}
