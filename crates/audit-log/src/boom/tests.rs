// SPDX-License-Identifier: EUPL-1.2
//! The tree against two independent implementations.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;

use super::tegel::{Tegel, hashes_op, op_niveau};
use super::*;

fn bladen(n: u64) -> Vec<[u8; 8]> {
    (0..n).map(u64::to_be_bytes).collect()
}

fn toppen_van(n: u64) -> Toppen {
    let mut toppen = Toppen::default();
    for inhoud in bladen(n) {
        toppen.voeg_toe(blad(&inhoud));
    }
    toppen
}

#[test]
fn every_root_up_to_600_is_the_oracles() {
    let mut orakel = MemoryBackedTree::<sha2_011::Sha256, Vec<u8>>::new();
    let mut toppen = Toppen::default();
    for n in 0..600_u64 {
        assert_eq!(
            toppen.wortel().as_slice(),
            orakel.root().as_bytes().as_slice(),
            "{n}"
        );
        orakel.push(n.to_be_bytes().to_vec());
        toppen.voeg_toe(blad(&n.to_be_bytes()));
    }
}

#[test]
fn empty_tree_has_the_root_of_rfc_6962() {
    assert_eq!(Toppen::default().wortel(), tlog_tiles::EMPTY_HASH.0);
}

#[test]
fn partial_and_full_tiles_of_the_example_in_the_specification() {
    let niveaus: Vec<Vec<Tegel>> = (0..4).map(|l| op_niveau(70_000, l).collect()).collect();
    assert_eq!(niveaus[0].len(), 274);
    assert_eq!(niveaus[0][273].breedte, 112);
    assert_eq!(
        niveaus[1].iter().map(|t| t.breedte).collect::<Vec<_>>(),
        [256, 17]
    );
    assert_eq!(
        niveaus[2].iter().map(|t| t.breedte).collect::<Vec<_>>(),
        [1]
    );
    assert!(niveaus[3].is_empty());
    assert_eq!(hashes_op(u64::MAX, 200), 0);
    let ver = Tegel {
        niveau: 2,
        nummer: 1_234_067,
        breedte: 5,
    };
    assert_eq!(ver.pad(), "tile/2/x001/x234/067.p/5");
    assert_eq!(
        Tegel {
            breedte: 256,
            ..ver
        }
        .regelpad(),
        "tile/entries/x001/x234/067"
    );
}

proptest! {
    #[test]
    fn range_survives_storage_and_goes_on(n in 0_u64..3000, m in 0_u64..300) {
        let toppen = toppen_van(n);
        let mut terug = Toppen::van_bytes(n, &toppen.als_bytes()).unwrap();
        prop_assert_eq!(&terug, &toppen);
        (n..n + m).for_each(|i| terug.voeg_toe(blad(&i.to_be_bytes())));
        prop_assert_eq!(terug, toppen_van(n + m));
    }

    #[test]
    fn wrong_number_of_hashes_is_refused(n in 1_u64..u64::MAX, weg in 1_usize..40) {
        let goed = vec![0_u8; n.count_ones() as usize * 32];
        prop_assert!(Toppen::van_bytes(n, &goed).is_some());
        prop_assert!(Toppen::van_bytes(n, &goed[..goed.len().saturating_sub(weg)]).is_none());
    }

    #[test]
    fn whole_subtrees_equal_their_leaves(n in 0_u64..20, niveau in 0_u32..6) {
        let mut per_blad = Toppen::default();
        let mut per_deelboom = Toppen::default();
        for i in 0..n {
            let deel: Vec<Hash> = (0..1_u64 << niveau).map(|j| blad(&(i << 8 | j).to_be_bytes())).collect();
            for hash in &deel {
                per_blad.voeg_toe(*hash);
            }
            prop_assert!(per_deelboom.voeg_deelboom_toe(niveau, deelboom(&deel).unwrap()));
        }
        prop_assert_eq!(per_blad, per_deelboom);
    }
}

#[test]
fn unaligned_subtree_is_refused() {
    let mut toppen = toppen_van(3);
    assert!(!toppen.voeg_deelboom_toe(1, [0; 32]));
    assert!(!toppen.voeg_deelboom_toe(64, [0; 32]));
    assert_eq!(toppen, toppen_van(3));
    assert_eq!(deelboom(&[[0; 32]; 3]), None);
    assert_eq!(deelboom(&[]), None);
}
