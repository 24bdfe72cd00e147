// SPDX-License-Identifier: EUPL-1.2
//! Removed records: on record, or not.

use audit_log::codes::{Resultaat, Soort};
use audit_log::verifieer::Feit;

use crate::hulp::{Wereld, feit, inhoud, kort, toets, volgorde};

const GRENS: u64 = 65_536;

/// A log of which the first 65,536 records are gone; only their hashes are left.
fn gesnoeid(met_besluit: Option<Resultaat>) -> Wereld {
    let mut wereld = Wereld {
        bladen: (0..GRENS)
            .map(|i| audit_log::boom::sha256(&i.to_be_bytes()))
            .collect(),
        min_index: GRENS,
        ..Wereld::default()
    };
    wereld.regels.resize(wereld.bladen.len(), None);
    wereld.kolommen.resize(wereld.bladen.len(), None);
    for i in GRENS..GRENS + 20 {
        let (mut inhoud, personen) = inhoud(i);
        if let Some(resultaat) = met_besluit.filter(|_| i == GRENS + 3) {
            inhoud.soort = Soort::Retentie;
            inhoud.wat.resultaat = resultaat;
        }
        wereld.voeg_toe(&inhoud, &volgorde(i), personen);
    }
    wereld
}

#[test]
fn removal_needs_a_record_of_the_decision() {
    let met = gesnoeid(Some(Resultaat::Gelukt));
    let uitkomst = toets(met.export(), None);
    assert!(uitkomst.rapport.in_orde, "{}", uitkomst.rapport);
    assert_eq!(uitkomst.rapport.regels_gelezen, 20);
    for besluit in [None, Some(Resultaat::NietBevoegd)] {
        let uitkomst = toets(gesnoeid(besluit).export(), None);
        assert_eq!(kort(&uitkomst), [("retentie_ontbreekt", None)]);
    }
    // Partition dropped, `min_index` not raised: the records are simply gone, and 256 files say so.
    let mut stil = met.export();
    stil.insert("min_index".to_owned(), b"0\n".to_vec());
    let uitkomst = toets(stil, None);
    assert!(!uitkomst.rapport.in_orde);
    assert_eq!(uitkomst.rapport.bevindingen_totaal, 512);
    // Hashes of removed records stay bound to the root.
    let mut anders = met.export();
    anders.get_mut("tile/0/100").unwrap()[0] ^= 1;
    let uitkomst = toets(anders, None);
    assert_eq!(
        kort(&uitkomst),
        [("tegel_klopt_niet", None), ("wortel", None)]
    );
}

#[test]
fn min_index_must_be_a_boundary_within_the_log() {
    let goed = Wereld::nieuw(20).export();
    for (tekst, fout) in [
        ("65536\n", "het ligt voorbij het einde van het logboek"),
        ("10\n", "het ligt niet op een grens van 65536 regels"),
        ("0", "geen getal"),
        ("00\n", "geen getal"),
        ("-1\n", "geen getal"),
        ("18446744073709551616\n", "geen getal"),
        ("\u{ff}\n", "geen getal"),
    ] {
        let mut bestanden = goed.clone();
        bestanden.insert("min_index".to_owned(), tekst.as_bytes().to_vec());
        let uitkomst = toets(bestanden, None);
        assert_eq!(kort(&uitkomst), [("min_index", None)], "{tekst:?}");
        assert_eq!(feit(&uitkomst, "min_index"), &Feit::MinIndex(fout));
    }
}
