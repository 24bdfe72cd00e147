// SPDX-License-Identifier: EUPL-1.2
//! Padding to size classes, so that the length of a sealed value does not tell a surname from a surname.
//!
//! The value is followed by one byte `0x80` and then zeros up to the class (ISO/IEC 7816-4). The last non-zero byte is
//! therefore always that mark, whatever the value is: unpadding needs no length field and has one outcome.

use zeroize::Zeroizing;

use crate::fout::KluisFout;

/// The longest value that is sealed in one piece (16 MiB less the mark): more belongs in an object store, in pieces.
pub const KLAAR_MAXIMUM_BYTES: usize = 16 * 1024 * 1024 - 1;

/// Marks the end of the value.
const MERK: u8 = 0x80;
/// Names, numbers, dates and codes; the smallest holds a BSN, a date and most names alike.
const KLEINE_KLASSEN_BYTES: [usize; 5] = [32, 64, 128, 256, 512];
/// Above the small classes: up to a limit, in steps. Long texts differ in length anyway; a step hides a paragraph, a
/// page, some pages.
const STAPPEN_BYTES: [(usize, usize); 3] = [
    (8 * 1024, 512),
    (64 * 1024, 4 * 1024),
    (usize::MAX, 64 * 1024),
];

/// The padded length of a value of `lengte` bytes: the only thing that a sealed value tells of its content.
#[must_use]
pub fn klasse_bytes(lengte: usize) -> usize {
    let nodig = lengte.saturating_add(1);
    if let Some(klasse) = KLEINE_KLASSEN_BYTES
        .into_iter()
        .find(|klasse| nodig <= *klasse)
    {
        return klasse;
    }
    STAPPEN_BYTES
        .into_iter()
        .find(|(tot, _)| nodig <= *tot)
        .map_or(usize::MAX, |(_, stap)| {
            nodig.div_ceil(stap).saturating_mul(stap)
        })
}

/// Appends value and padding to `uit`, which must have room for [`klasse_bytes`] so that no copy of the value is left
/// behind by a reallocation.
pub(crate) fn vul_aan(uit: &mut Vec<u8>, klaar: &[u8]) -> Result<(), KluisFout> {
    if klaar.len() > KLAAR_MAXIMUM_BYTES {
        return Err(KluisFout::TeGroot { bytes: klaar.len() });
    }
    let einde = uit.len() + klasse_bytes(klaar.len());
    uit.extend_from_slice(klaar);
    uit.push(MERK);
    uit.resize(einde, 0);
    Ok(())
}

/// Takes the padding off again.
pub(crate) fn ontvul(mut gevuld: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, KluisFout> {
    let merk = gevuld
        .iter()
        .rposition(|byte| *byte != 0)
        .ok_or(KluisFout::Beschadigd)?;
    if gevuld.get(merk) != Some(&MERK) || gevuld.len() != klasse_bytes(merk) {
        return Err(KluisFout::Beschadigd);
    }
    // INVARIANT: `truncate` leaves the bytes behind the end, but those are mark and zeros, never content.
    gevuld.truncate(merk);
    Ok(gevuld)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0, 32)]
    #[case(9, 32)]
    #[case(31, 32)]
    #[case(32, 64)]
    #[case(63, 64)]
    #[case(64, 128)]
    #[case(127, 128)]
    #[case(255, 256)]
    #[case(256, 512)]
    #[case(511, 512)]
    #[case(512, 1024)]
    #[case(1023, 1024)]
    #[case(1024, 1536)]
    #[case(8191, 8192)]
    #[case(8192, 12_288)]
    #[case(65_535, 65_536)]
    #[case(65_536, 131_072)]
    #[case(KLAAR_MAXIMUM_BYTES, 16 * 1024 * 1024)]
    fn klassen(#[case] lengte: usize, #[case] verwacht: usize) {
        assert_eq!(klasse_bytes(lengte), verwacht);
    }

    #[test]
    fn vectoren() {
        let mut uit = Vec::new();
        vul_aan(&mut uit, b"Jansen-Demo").unwrap();
        let mut verwacht = b"Jansen-Demo\x80".to_vec();
        verwacht.resize(32, 0);
        assert_eq!(uit, verwacht);

        let mut leeg = Vec::new();
        vul_aan(&mut leeg, b"").unwrap();
        assert_eq!(leeg[0], 0x80);
        assert_eq!(leeg.len(), 32);
    }

    #[rstest]
    #[case::leeg(vec![])]
    #[case::geen_merk(vec![0; 32])]
    #[case::ander_merk({ let mut v = vec![0; 32]; v[3] = 0x40; v })]
    #[case::te_grote_klasse({ let mut v = vec![0; 64]; v[3] = MERK; v })]
    #[case::geen_klasse({ let mut v = vec![0; 33]; v[32] = MERK; v })]
    fn wat_geen_vulling_is(#[case] gevuld: Vec<u8>) {
        assert_eq!(ontvul(Zeroizing::new(gevuld)), Err(KluisFout::Beschadigd));
    }

    #[test]
    fn te_groot_wordt_geweigerd() {
        let te_groot = vec![1; KLAAR_MAXIMUM_BYTES + 1];
        let mut uit = Vec::new();
        assert_eq!(
            vul_aan(&mut uit, &te_groot),
            Err(KluisFout::TeGroot {
                bytes: te_groot.len()
            })
        );
        assert!(uit.is_empty());
    }

    proptest! {
        #[test]
        fn heen_en_terug(klaar in proptest::collection::vec(prop_oneof![Just(0), Just(MERK), any::<u8>()], 0..2000)) {
            let mut uit = Vec::new();
            vul_aan(&mut uit, &klaar).unwrap();
            prop_assert_eq!(uit.len(), klasse_bytes(klaar.len()));
            let terug = ontvul(Zeroizing::new(uit)).unwrap();
            prop_assert_eq!(terug.as_slice(), klaar.as_slice());
        }

        #[test]
        fn klassen_groeien(lengte in 0_usize..200_000) {
            prop_assert!(klasse_bytes(lengte) > lengte);
            prop_assert!(klasse_bytes(lengte) <= klasse_bytes(lengte + 1));
            // Idempotent: the largest value of a class fills that class.
            prop_assert_eq!(klasse_bytes(klasse_bytes(lengte) - 1), klasse_bytes(lengte));
        }
    }
}
