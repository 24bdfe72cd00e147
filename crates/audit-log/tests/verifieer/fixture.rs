// SPDX-License-Identifier: EUPL-1.2
//! The stored export of version 1. It must verify for ever: logs are kept longer than code.

use std::fs;
use std::path::Path;

use audit_log::export::Tarstroom;
use audit_log::verifieer::{Opdracht, Staat, Tarbron, controleer};

use crate::hulp::{LATER_US, Wereld, kort, lees, ondertekenaar, staat_na};

const EXPORT: &str = "tests/fixtures/export-v1.tar";
/// The same log, with the checkpoints that were signed on the way.
const MET_CHECKPOINTS: &str = "tests/fixtures/export-v1-checkpoints.tar";
const STAAT: &str = "tests/fixtures/staat-v1.json";
/// The key as it was handed out then; never derived again.
const SLEUTEL: &str = include_str!("../fixtures/sleutel-v1.txt");
const OMVANG: u64 = 260;

fn bestand(pad: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(pad)).unwrap()
}

#[test]
fn stored_exports_of_version_1_verify() {
    for export in [EXPORT, MET_CHECKPOINTS] {
        verifies(export);
    }
}

fn verifies(export: &str) {
    let staat = Staat::ontleed(&bestand(STAAT)).unwrap();
    let opdracht = Opdracht {
        sleutel: Some(SLEUTEL),
        staat: Some(&staat),
        nu_us: LATER_US,
        bijlagen: None,
    };
    let bytes = bestand(export);
    let mut archief = tar::Archive::new(bytes.as_slice());
    let mut bron = Tarbron::nieuw(&mut archief).unwrap();
    let uitkomst = controleer(&mut bron, &opdracht, &mut |_, _| {}).unwrap();
    assert!(uitkomst.rapport.in_orde, "{}", uitkomst.rapport);
    assert!(uitkomst.rapport.waarschuwingen.is_empty());
    assert_eq!(uitkomst.rapport.regels_gelezen, OMVANG);
    assert_eq!(
        uitkomst.rapport.wortel.as_deref(),
        Some("5b712dca12d34529efd6cdc4a4a9227e952abb6ea411d43dbc47de2c08cf26d8")
    );
    assert_eq!(uitkomst.staat.unwrap().laatste().unwrap().omvang, OMVANG);
}

/// Where the stored files come from: a fixed seed; an absent file is written, for the next version. It also shows that the writer still writes version 1. With a next version this
/// test goes to the next files; the one above stays as it is.
#[test]
fn writer_still_writes_the_stored_export() {
    let wereld = Wereld::nieuw(OMVANG);
    let tar = wereld
        .schrijf(Tarstroom::nieuw(Vec::new()), &wereld.checkpoint(OMVANG))
        .neem();
    let staat = staat_na(&wereld, &[100, 200]);
    let hier = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !hier.join(EXPORT).exists() {
        fs::write(hier.join(EXPORT), &tar).unwrap();
        staat.schrijf(&hier.join(STAAT)).unwrap();
        panic!("written: look at it, fill in its root above, and commit it");
    }
    assert!(tar == bestand(EXPORT), "the writer writes something else");
    let wereld = Wereld {
        gepubliceerd: vec![100, 200, 258],
        ..wereld
    };
    let tar = wereld
        .schrijf(Tarstroom::nieuw(Vec::new()), &wereld.checkpoint(OMVANG))
        .neem();
    if !hier.join(MET_CHECKPOINTS).exists() {
        fs::write(hier.join(MET_CHECKPOINTS), &tar).unwrap();
        panic!("written: look at it and commit it");
    }
    assert!(
        tar == bestand(MET_CHECKPOINTS),
        "the writer writes something else"
    );
    assert_eq!(Staat::ontleed(&bestand(STAAT)).unwrap(), staat);
    assert_eq!(SLEUTEL.trim(), ondertekenaar().vkey());
}

#[test]
fn every_record_of_the_stored_export_is_guarded() {
    let goed = bestand(EXPORT);
    let wereld = Wereld::nieuw(OMVANG);
    for i in [0, 8, 255, 256, 259] {
        let regel = wereld.regels[i].as_ref().unwrap();
        let plek = goed.windows(regel.len()).position(|w| w == regel).unwrap();
        let mut anders = goed.clone();
        anders[plek + regel.len() - 1] ^= 1;
        let mut archief = tar::Archive::new(anders.as_slice());
        let uitkomst = lees(&mut Tarbron::nieuw(&mut archief).unwrap(), None).unwrap();
        assert_eq!(kort(&uitkomst)[0], ("regel_gewijzigd", Some(i as u64)));
        assert_eq!(
            uitkomst.rapport.bevindingen[0].record_id,
            Some(wereld.record_id(i))
        );
    }
}
