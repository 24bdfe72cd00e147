// SPDX-License-Identifier: EUPL-1.2
//! Random damage: never a panic, and never unnoticed.

use std::sync::LazyLock;

use audit_log::export::Tarstroom;
use audit_log::note::Controleur;
use audit_log::verifieer::{Staat, Tarbron, controleer_bewijs};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::hulp::{Bestanden, Geheugen, Wereld, lees, ondertekenaar};

static BESTANDEN: LazyLock<Bestanden> = LazyLock::new(|| Wereld::nieuw(260).export());
static TAR: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let wereld = Wereld::nieuw(12);
    let mut tar = wereld.schrijf(Tarstroom::nieuw(Vec::new()), &wereld.checkpoint(12));
    tar.neem()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_changed_byte_of_any_file_is_noticed(bestand: Index, plek: Index, anders in 1_u8..) {
        let mut bestanden = BESTANDEN.clone();
        let (pad, inhoud) = bestanden.iter_mut().nth(bestand.index(BESTANDEN.len())).unwrap();
        let (pad, i) = (pad.clone(), plek.index(inhoud.len()));
        inhoud[i] ^= anders;
        if let Ok(uitkomst) = lees(&mut Geheugen(bestanden), None) {
            prop_assert!(!uitkomst.rapport.in_orde, "{pad} byte {i}");
        }
    }

    #[test]
    fn damaged_archives_never_panic(ingrepen in proptest::collection::vec((any::<Index>(), any::<u8>(), 0_u8..3), 1..8), stop in any::<Option<Index>>()) {
        let mut bytes = TAR.clone();
        for (plek, waarde, soort) in ingrepen {
            let i = plek.index(bytes.len());
            match soort {
                0 => bytes[i] = waarde,
                1 => bytes.insert(i, waarde),
                _ => { bytes.remove(i); }
            }
        }
        if let Some(stop) = stop {
            bytes.truncate(stop.index(bytes.len()));
        }
        let mut archief = tar::Archive::new(bytes.as_slice());
        if let Ok(mut bron) = Tarbron::nieuw(&mut archief) {
            let _ = lees(&mut bron, None);
        }
    }

    #[test]
    fn proofs_and_state_never_panic(tekst in "\\PC{0,400}", bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let sleutel = Controleur::nieuw(ondertekenaar().vkey()).unwrap();
        prop_assert!(!controleer_bewijs(&sleutel, &tekst, &bytes, None).in_orde);
        let _ = Staat::ontleed(tekst.as_bytes());
        let _ = Staat::ontleed(&bytes);
    }
}
