// SPDX-License-Identifier: EUPL-1.2
//! Malformed sizes and encodings.

use audit_log::record::Recordfout;
use audit_log::verifieer::{Feit, Leesfout, Staat};
use rstest::rstest;

use crate::hulp::{Geheugen, Wereld, feit, kort, lees, ondertekenaar, toets};

#[rstest]
#[case("tile/entries/000.p/20", "bestand_vorm")]
#[case("tile/0/000.p/20", "bestand_vorm")]
#[case("verband/kolommen/000.p/20", "kolommen_vorm")]
#[case("policy", "bestand_vorm")]
#[case("checkpoint", "handtekening")]
fn cut_and_extended_files(#[case] pad: &str, #[case] soort: &'static str) {
    let goed = Wereld::nieuw(20).export();
    for extra in [false, true] {
        let mut bestanden = goed.clone();
        let inhoud = bestanden.get_mut(pad).unwrap();
        if extra {
            inhoud.push(b'x');
        } else {
            inhoud.pop();
        }
        let uitkomst = toets(bestanden, None);
        assert!(
            kort(&uitkomst).iter().any(|(s, _)| *s == soort),
            "{pad} {extra}: {}",
            uitkomst.rapport
        );
    }
}

#[test]
fn absent_files() {
    let goed = Wereld::nieuw(300).export();
    for pad in goed.keys().filter(|p| *p != "checkpoint") {
        let mut bestanden = goed.clone();
        bestanden.remove(pad);
        let uitkomst = toets(bestanden, None);
        assert_eq!(
            feit(&uitkomst, "bestand_ontbreekt"),
            &Feit::BestandOntbreekt(pad.clone())
        );
    }
    let mut bestanden = goed;
    bestanden.remove("checkpoint");
    let fout = lees(&mut Geheugen(bestanden), None).unwrap_err();
    assert!(matches!(fout, Leesfout::GeenExport));
}

#[test]
fn forged_enormous_size_ends_soon() {
    let wereld = Wereld::nieuw(300);
    let mut bestanden = wereld.export();
    let groot = wereld
        .checkpoint(300)
        .replace("\n300\n", "\n4611686018427387904\n");
    bestanden.insert("checkpoint".to_owned(), groot.into_bytes());
    let uitkomst = toets(bestanden, None);
    let soorten: Vec<_> = kort(&uitkomst).iter().map(|(s, _)| *s).collect();
    assert_eq!(soorten.first(), Some(&"handtekening"));
    assert_eq!(soorten.last(), Some(&"export_houdt_op"));
    // Signed by the key itself, too.
    let note = ondertekenaar().onderteken(1 << 62, &[1; 32]).unwrap();
    let mut bestanden = wereld.export();
    bestanden.insert("checkpoint".to_owned(), note.into_bytes());
    let uitkomst = toets(bestanden, None);
    assert!(kort(&uitkomst).iter().any(|(s, _)| *s == "export_houdt_op"));
    assert!(uitkomst.staat.is_none());
}

/// The same record in another encoding: version 1 as a two-byte integer.
fn niet_canoniek(regel: &[u8]) -> Vec<u8> {
    let kop = regel.iter().position(|b| *b == 1).unwrap();
    let mut uit = regel[..=kop].to_vec();
    uit.extend_from_slice(&[0x18, 0x01]);
    uit.extend_from_slice(&regel[kop + 2..]);
    uit
}

#[test]
fn other_encodings_are_findings_even_under_a_signed_root() {
    let goed = Wereld::nieuw(10);
    let regel = goed.regels[4].clone().unwrap();
    let mut te_groot = regel.clone();
    te_groot.resize(5000, 0);
    let mut overschot = regel.clone();
    overschot.push(0);
    for (bytes, fout) in [
        (niet_canoniek(&regel), Recordfout::NietCanoniek),
        (overschot, Recordfout::Overschot),
        (te_groot, Recordfout::TeGroot),
        (b"geen cbor".to_vec(), Recordfout::Vorm),
    ] {
        let mut wereld = goed.clone();
        wereld.regels[4] = Some(bytes);
        wereld.herbereken();
        let uitkomst = toets(wereld.export(), None);
        assert_eq!(kort(&uitkomst), [("codering", Some(4))]);
        assert_eq!(feit(&uitkomst, "codering"), &Feit::Codering(fout));
        let id = uitkomst.rapport.bevindingen[0].record_id;
        assert_eq!(id, Some(goed.record_id(4)), "named by its columns");
    }
}

#[test]
fn overlong_record_does_not_stop_the_export() {
    let mut wereld = Wereld::nieuw(10);
    let checkpoint = wereld.checkpoint(10);
    wereld.regels[4] = Some(vec![0; 70_000]);
    let uitkomst = toets(wereld.bestanden(&checkpoint), None);
    assert_eq!(
        kort(&uitkomst),
        [("regel_gewijzigd", Some(4)), ("codering", Some(4))]
    );
}

#[test]
fn columns_of_no_record_twice_or_gone() {
    let goed = Wereld::nieuw(10);
    let pad = "verband/kolommen/000.p/10";
    let mut bestanden = goed.export();
    let regels: Vec<Vec<u8>> = bestanden[pad]
        .split_inclusive(|b| *b == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let mut dubbel = regels.clone();
    dubbel[3] = regels[2].clone();
    bestanden.insert(pad.to_owned(), dubbel.concat());
    assert_eq!(
        kort(&toets(bestanden.clone(), None)),
        [("kolommen_vorm", Some(2)), ("kolommen_ontbreken", Some(3))]
    );
    let elders = String::from_utf8(regels.concat())
        .unwrap()
        .replace("\"leaf_index\":7,", "\"leaf_index\":99,");
    bestanden.insert(pad.to_owned(), elders.into_bytes());
    assert_eq!(
        kort(&toets(bestanden, None)),
        [("kolommen_vorm", Some(99)), ("kolommen_ontbreken", Some(7))]
    );
}

#[test]
fn very_many_findings_are_counted_and_not_kept() {
    let mut wereld = Wereld::nieuw(1200);
    for k in wereld.kolommen.iter_mut().flatten() {
        k.resultaat = 2;
    }
    let rapport = toets(wereld.export(), None).rapport;
    assert_eq!(rapport.bevindingen_totaal, 1200);
    assert_eq!(rapport.bevindingen.len(), 1000);
    assert!(rapport.to_string().contains("en nog 200"));
}

#[test]
fn state_file_of_another_form_is_refused() {
    let goed = r#"{"versie":1,"sleutel":"a","checkpoints":[]}"#;
    assert!(Staat::ontleed(goed.as_bytes()).is_ok());
    let cp = |n| {
        format!(
            r#"{{"omvang":{n},"wortel":"{}","checkpoint":""}}"#,
            "0".repeat(64)
        )
    };
    for tekst in [
        String::new(),
        "{}".to_owned(),
        goed.replace(":1,", ":2,"),
        goed.replace("[]", &format!("[{},{}]", cp(2), cp(2))),
        goed.replace("[]", &format!("[{},{}]", cp(2), cp(1))),
        goed.replace(
            "[]",
            "[{\"omvang\":1,\"wortel\":\"00\",\"checkpoint\":\"\"}]",
        ),
    ] {
        assert!(Staat::ontleed(tekst.as_bytes()).is_err(), "{tekst}");
    }
    let op_volgorde = goed.replace("[]", &format!("[{},{}]", cp(1), cp(2)));
    assert!(Staat::ontleed(op_volgorde.as_bytes()).is_ok());
}
