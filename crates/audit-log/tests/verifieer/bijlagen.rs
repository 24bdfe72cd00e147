// SPDX-License-Identifier: EUPL-1.2
//! What the records say of themselves, what the reader brings along, what the log signed on the way, and proofs of what is found.

use std::collections::BTreeSet;

use audit_log::Soort;
use audit_log::boom::{Hash, blad};
use audit_log::export::Tarstroom;
use audit_log::note::Controleur;
use audit_log::record::{Inhoud, Spoor};
use audit_log::verifieer::{
    Bijlagen, Feit, Opdracht, Rapport, Tarbron, Uitkomst, VOORNEMEN_TERMIJN_US, bewijs_bevindingen,
    controleer, controleer_bewijs,
};
use uuid::Uuid;

use crate::hulp::{
    Bestanden, Geheugen, LATER_US, Wereld, eerste, inhoud, kort, ondertekenaar, toets, volgorde,
};

/// A log of ten records of which the fourth and the seventh are these; the last one is `na_us` after the others.
fn met(vierde: impl FnOnce(&mut Inhoud), zevende: impl FnOnce(&mut Inhoud), na_us: u64) -> Wereld {
    let mut wereld = Wereld::default();
    let (mut vierde, mut zevende) = (Some(vierde), Some(zevende));
    for i in 0..10 {
        let (mut regel, personen) = inhoud(i);
        match i {
            3 => vierde.take().unwrap()(&mut regel),
            6 => zevende.take().unwrap()(&mut regel),
            _ => {}
        }
        let mut plek = volgorde(i);
        if i == 9 {
            plek.seq_time_us += na_us;
        }
        wereld.voeg_toe(&regel, &plek, personen);
    }
    wereld
}

fn spoor(span: u8, ouder: Option<u8>) -> Spoor {
    Spoor {
        trace_id: [1; 16],
        span_id: [span; 8],
        parent_span: ouder.map(|o| [o; 8]),
    }
}

fn voornemen(i: &mut Inhoud) {
    i.soort = Soort::Voornemen;
    i.spoor = spoor(2, None);
}

fn uitkomst(i: &mut Inhoud) {
    i.soort = Soort::UitkomstBijVoornemen;
    i.spoor = spoor(3, Some(2));
}

#[test]
fn what_was_begun_outside_has_an_outcome() {
    let lang = VOORNEMEN_TERMIJN_US + 1;
    let gewoon = |_: &mut Inhoud| {};
    let zonder = |n: u64| toets(met(voornemen, gewoon, n).export(), None);
    assert!(
        toets(met(voornemen, uitkomst, lang).export(), None)
            .rapport
            .in_orde
    );
    assert_eq!(kort(&zonder(lang)), [("voornemen_open", Some(3))]);
    assert!(
        zonder(VOORNEMEN_TERMIJN_US / 2).rapport.in_orde,
        "it may still come"
    );
    let los = toets(met(gewoon, uitkomst, 0).export(), None);
    assert_eq!(kort(&los), [("uitkomst_zonder_voornemen", Some(6))]);
    let ander_spoor = |i: &mut Inhoud| {
        uitkomst(i);
        i.spoor.trace_id = [9; 16];
    };
    assert_eq!(
        kort(&toets(met(voornemen, ander_spoor, lang).export(), None)),
        [
            ("uitkomst_zonder_voornemen", Some(6)),
            ("voornemen_open", Some(3))
        ]
    );
}

fn toets_met(bestanden: Bestanden, bijlagen: &Bijlagen) -> Uitkomst {
    let sleutel = ondertekenaar();
    let opdracht = Opdracht {
        sleutel: Some(sleutel.vkey()),
        staat: None,
        nu_us: LATER_US,
        bijlagen: Some(bijlagen),
    };
    controleer(&mut Geheugen(bestanden), &opdracht, &mut |_, _| {}).unwrap()
}

#[test]
fn a_policy_that_the_reader_does_not_know_is_named_once() {
    let wereld = Wereld::nieuw(30);
    // Every eighth record names the policy of sixes.
    let bekend = |hash: &[Hash]| Bijlagen {
        beleid: Some(hash.iter().copied().collect()),
        ontvangsten: None,
    };
    assert!(
        toets_met(wereld.export(), &bekend(&[[6; 32]]))
            .rapport
            .in_orde
    );
    let uitkomst = toets_met(wereld.export(), &bekend(&[[7; 32]]));
    assert_eq!(kort(&uitkomst), [("beleid_onbekend", Some(0))]);
    let tekst = format!("{}\n\n {} \n", "06".repeat(32), "07".repeat(32));
    assert_eq!(
        Bijlagen::lees_beleid(&tekst),
        Some(BTreeSet::from([[6; 32], [7; 32]]))
    );
    assert_eq!(Bijlagen::lees_beleid("0606"), None);
}

#[test]
fn what_was_acknowledged_must_be_there() {
    let wereld = Wereld::nieuw(30);
    let (daar, weg) = (wereld.record_id(29), Uuid::from_u128(5));
    let tekst = format!("{daar}\n{weg}\n");
    let bijlagen = Bijlagen {
        beleid: None,
        ontvangsten: Bijlagen::lees_ontvangsten(&tekst),
    };
    let uitkomst = toets_met(wereld.export(), &bijlagen);
    assert_eq!(kort(&uitkomst), [("ontvangst_ontbreekt", None)]);
    assert_eq!(
        uitkomst.rapport.bevindingen[0].feit,
        Feit::OntvangstOntbreekt(weg)
    );
    assert_eq!(Bijlagen::lees_ontvangsten("geen nummer"), None);
}

fn gepubliceerd() -> Wereld {
    Wereld {
        gepubliceerd: vec![10, 100, 256, 300, 511],
        ..Wereld::nieuw(600)
    }
}

#[test]
fn checkpoints_on_the_way_fit_or_tell_that_the_log_was_written_anew() {
    let goed = gepubliceerd();
    let export = goed.export();
    assert!(toets(export.clone(), None).rapport.in_orde);
    // The last of each tile; 10, 100 and 300 were followed by another one in the same tile.
    let mee: Vec<&String> = export
        .keys()
        .filter(|pad| pad.starts_with("verband/checkpoints/"))
        .collect();
    assert_eq!(mee, ["verband/checkpoints/000", "verband/checkpoints/001"]);

    // Rewritten and signed anew by whoever has the key, but for what it signed before.
    let mut anders = goed.clone();
    anders.wijzig(300, |i, _| i.wat.rijen = 9);
    anders.herbereken();
    let mut vals = anders.export();
    for pad in mee {
        vals.insert(pad.clone(), export[pad].clone());
    }
    let uitkomst = toets(vals, None);
    assert_eq!(kort(&uitkomst), [("eerder_checkpoint_past_niet", None)]);
    assert_eq!(
        uitkomst.rapport.bevindingen[0].feit,
        Feit::EerderCheckpointPastNiet { omvang: 511 }
    );
}

#[test]
fn a_checkpoint_on_the_way_is_one_of_this_log_and_of_this_place() {
    let goed = gepubliceerd();
    let export = goed.export();
    let pad = "verband/checkpoints/001".to_owned();
    for verkeerd in [
        b"geen checkpoint".to_vec(),
        export["verband/checkpoints/000"].clone(),
        vec![b'x'; 1_000_000],
    ] {
        let mut anders = export.clone();
        anders.insert(pad.clone(), verkeerd);
        assert_eq!(kort(&toets(anders, None)), [("eerder_checkpoint", None)]);
    }
}

#[test]
fn each_record_in_a_finding_gets_a_proof_of_what_it_was() {
    let goed = gepubliceerd();
    let checkpoint = goed.checkpoint(600);
    let mut wereld = goed.clone();
    for i in [41, 258, 599] {
        wereld.wijzig(i, |i, _| i.wat.rijen = 9);
    }
    let sleutel = Controleur::nieuw(ondertekenaar().vkey()).unwrap();
    let bestanden = wereld.bestanden(&checkpoint);
    let rapport: Rapport = toets(bestanden.clone(), None).rapport;
    let bewijzen = bewijs_bevindingen(&mut Geheugen(bestanden), &rapport).unwrap();
    let bladen: Vec<u64> = bewijzen.iter().map(|b| b.blad).collect();
    assert_eq!(bladen, [41, 258, 599]);
    for bewijs in &bewijzen {
        let i = usize::try_from(bewijs.blad).unwrap();
        let (was, is) = (goed.regels[i].as_ref(), wereld.regels[i].as_ref());
        let oordeel =
            |regel: &[u8]| controleer_bewijs(&sleutel, &bewijs.tekst(), regel, None).in_orde;
        assert!(oordeel(was.unwrap()), "{i}");
        assert!(!oordeel(is.unwrap()), "{i}");
    }
    // The same from an archive, which is read in order.
    let tar = wereld
        .schrijf(Tarstroom::nieuw(Vec::new()), &checkpoint)
        .neem();
    let mut archief = tar::Archive::new(tar.as_slice());
    let uit_tar = bewijs_bevindingen(&mut Tarbron::nieuw(&mut archief).unwrap(), &rapport).unwrap();
    assert_eq!(uit_tar, bewijzen);
}

#[test]
fn there_is_no_proof_from_a_tree_that_does_not_lead_to_the_root() {
    let goed = Wereld::nieuw(20);
    let mut wereld = goed.clone();
    wereld.wijzig(4, |i, _| i.wat.rijen = 9);
    wereld.bladen[4] = blad(wereld.regels[4].as_ref().unwrap());
    let bestanden = wereld.bestanden(&goed.checkpoint(20));
    let uitkomst = toets(bestanden.clone(), None);
    assert_eq!(eerste(&uitkomst, "wortel").blad, None);
    let bewijzen = bewijs_bevindingen(&mut Geheugen(bestanden), &uitkomst.rapport).unwrap();
    assert_eq!(bewijzen, []);
}
