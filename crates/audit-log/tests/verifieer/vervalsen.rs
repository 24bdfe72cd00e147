// SPDX-License-Identifier: EUPL-1.2
//! Tampering with what the log holds. "Signed" means that the forger also has the signing key, or that the server lies.

use audit_log::codes::Resultaat;
use audit_log::note::Ondertekenaar;
use audit_log::subjecten::Gezouten;
use audit_log::verifieer::{Feit, Leesfout, Opdracht, controleer};
use uuid::Uuid;

use crate::hulp::{
    Geheugen, LATER_US, OORSPRONG, Wereld, eerste, feit, inhoud, kort, staat_na, toets, volgorde,
};

const N: u64 = 600;

fn verraden(inhoud: &mut audit_log::record::Inhoud) {
    inhoud.wat.resultaat = Resultaat::NietBevoegd;
}

#[test]
fn honest_log_of_every_small_size_is_in_order_and_remembered() {
    let wereld = Wereld::nieuw(N);
    for n in [0, 1, 2, 255, 256, 257, 511, 512, 513, N] {
        let uitkomst = toets(wereld.bestanden(&wereld.checkpoint(n)), None);
        assert!(uitkomst.rapport.in_orde, "{n}: {}", uitkomst.rapport);
        assert_eq!(uitkomst.rapport.regels_gelezen, n);
        assert_eq!(uitkomst.staat.unwrap().laatste().unwrap().omvang, n);
    }
    let staat = staat_na(&wereld, &[0, 100, 300, 300, N]);
    let omvangen: Vec<u64> = staat.checkpoints.iter().map(|b| b.omvang).collect();
    assert_eq!(omvangen, [0, 100, 300, N]);
}

#[test]
fn edited_entry_is_named() {
    let mut wereld = Wereld::nieuw(N);
    let checkpoint = wereld.checkpoint(N);
    let id = wereld.record_id(417);
    wereld.wijzig(417, |i, _| verraden(i));
    let uitkomst = toets(wereld.bestanden(&checkpoint), None);
    assert_eq!(
        kort(&uitkomst),
        [("regel_gewijzigd", Some(417)), ("kolommen", Some(417))]
    );
    assert_eq!(eerste(&uitkomst, "regel_gewijzigd").record_id, Some(id));
    assert!(uitkomst.rapport.conclusie.contains("de andere niet"));
    let tekst = uitkomst.rapport.to_string();
    assert!(tekst.contains(&format!("Blad 417, logregel {id}: De regel is gewijzigd")));
    // The checkpoint itself is proved by the tiles, so it may be remembered.
    assert!(uitkomst.staat.is_some());
}

#[test]
fn edited_entry_with_a_forged_id_is_named_by_its_own() {
    let goed = Wereld::nieuw(20);
    let mut wereld = goed.clone();
    wereld.wijzig(4, |i, _| i.record_id = Uuid::from_u128(7));
    wereld.kolommen[4] = goed.kolommen[4].clone();
    let uitkomst = toets(wereld.bestanden(&goed.checkpoint(20)), None);
    assert_eq!(
        eerste(&uitkomst, "regel_gewijzigd").record_id,
        Some(goed.record_id(4))
    );
}

#[test]
fn every_single_column_counts() {
    type Vervalsing = fn(&mut audit_log::kolommen::Kolommen);
    let alle: [(&str, Vervalsing); 9] = [
        ("record_id", |k| k.record_id = Uuid::from_u128(1)),
        ("seq_time_us", |k| k.seq_time_us += 1),
        ("leaf", |k| k.hash[0] ^= 1),
        ("organisatie", |k| k.organisatie = None),
        ("handeling", |k| k.handeling.push('x')),
        ("resultaat", |k| k.resultaat = 104),
        ("actor_alias", |k| k.actor_alias = Some(Uuid::from_u128(2))),
        ("zaak_alias", |k| k.zaak_alias = None),
        ("record_subject", |k| {
            k.subjecten.push(Gezouten {
                alias: Uuid::from_u128(3),
                zout: [0; 16],
            });
        }),
    ];
    let goed = Wereld::nieuw(20);
    for (naam, vervals) in alle {
        let mut wereld = goed.clone();
        vervals(wereld.kolommen[9].as_mut().unwrap());
        let uitkomst = toets(wereld.export(), None);
        assert_eq!(kort(&uitkomst), [("kolommen", Some(9))], "{naam}");
        assert_eq!(feit(&uitkomst, "kolommen"), &Feit::Kolommen(vec![naam]));
        assert_eq!(
            eerste(&uitkomst, "kolommen").record_id,
            Some(goed.record_id(9))
        );
    }
}

#[test]
fn recomputing_every_hash_breaks_the_signed_root_and_says_since_when() {
    let goed = Wereld::nieuw(N);
    let staat = staat_na(&goed, &[100, 300]);
    for (blad, gelijk, gebroken) in [
        (17, None, Some(300)),
        (200, Some(100), Some(300)),
        (400, Some(300), None),
    ] {
        let mut wereld = goed.clone();
        wereld.wijzig(blad, |i, _| verraden(i));
        wereld.herbereken();
        let uitkomst = toets(wereld.bestanden(&goed.checkpoint(N)), Some(&staat));
        assert_eq!(kort(&uitkomst), [("wortel", None)]);
        assert_eq!(
            feit(&uitkomst, "wortel"),
            &Feit::Wortel {
                omvang: N,
                laatste_gelijk: gelijk
            }
        );
        assert_eq!(uitkomst.staat.as_ref(), Some(&staat), "not remembered");
        // Signed anew: the reader's own memory still exposes it, unless it never saw the record.
        let uitkomst = toets(wereld.export(), Some(&staat));
        match gebroken {
            Some(bekend) => assert_eq!(
                feit(&uitkomst, "geen_voortzetting"),
                &Feit::GeenVoortzetting {
                    bekend,
                    laatste_gelijk: gelijk
                }
            ),
            None => assert!(uitkomst.rapport.in_orde),
        }
    }
}

#[test]
fn tiles_that_disagree_with_each_other_give_the_range() {
    let goed = Wereld::nieuw(N);
    let mut wereld = goed.clone();
    wereld.wijzig(300, |i, _| verraden(i));
    wereld.herbereken();
    let mut bestanden = wereld.bestanden(&goed.checkpoint(N));
    let hoog = goed.bestanden(&goed.checkpoint(N))["tile/1/000.p/2"].clone();
    bestanden.insert("tile/1/000.p/2".to_owned(), hoog);
    let uitkomst = toets(bestanden, None);
    assert_eq!(
        kort(&uitkomst),
        [("tegel_klopt_niet", None), ("wortel", None)]
    );
    assert_eq!(
        feit(&uitkomst, "tegel_klopt_niet"),
        &Feit::TegelKloptNiet {
            pad: "tile/1/000.p/2".to_owned(),
            van: 256,
            tot_en_met: 511
        }
    );
}

#[test]
fn edited_tile_alone_is_found_and_the_records_stand() {
    let wereld = Wereld::nieuw(N);
    let mut bestanden = wereld.export();
    bestanden.get_mut("tile/0/001").unwrap()[32 * 5] ^= 1;
    let uitkomst = toets(bestanden, None);
    assert_eq!(
        kort(&uitkomst),
        [("regel_gewijzigd", Some(261)), ("tegel_klopt_niet", None)]
    );
    assert!(uitkomst.rapport.conclusie.starts_with("De regels zelf"));
}

#[test]
fn last_record_deleted_after_the_checkpoint() {
    let mut wereld = Wereld::nieuw(N);
    let checkpoint = wereld.checkpoint(N);
    wereld.regels.pop();
    wereld.kolommen.pop();
    wereld.bladen.pop();
    let uitkomst = toets(wereld.bestanden(&checkpoint), None);
    assert_eq!(
        kort(&uitkomst),
        [
            ("bestand_vorm", None),
            ("regel_ontbreekt", Some(N - 1)),
            ("wortel", None)
        ]
    );
    // Also when the stored hash was left behind.
    let mut wereld = Wereld::nieuw(N);
    wereld.regels[599] = None;
    let uitkomst = toets(wereld.bestanden(&checkpoint), None);
    assert_eq!(kort(&uitkomst), [("regel_ontbreekt", Some(599))]);
}

#[test]
fn last_record_deleted_before_the_checkpoint_leaves_a_gap() {
    let mut wereld = Wereld::nieuw(299);
    for i in 300..310 {
        let (inhoud, personen) = inhoud(i);
        wereld.voeg_toe(&inhoud, &volgorde(i), personen);
    }
    let uitkomst = toets(wereld.export(), None);
    assert_eq!(kort(&uitkomst), [("gat", Some(299))]);
    let tekst = eerste(&uitkomst, "gat").to_string();
    assert!(
        tekst.contains("ontbreken vóór deze regel 1 regels"),
        "{tekst}"
    );
}

#[test]
fn truncated_and_regrown_log_does_not_continue_what_was_seen() {
    let goed = Wereld::nieuw(N);
    let staat = staat_na(&goed, &[200, 500]);
    let mut ander = Wereld::nieuw(400);
    for i in 400..N + 50 {
        let (mut inhoud, personen) = inhoud(i);
        inhoud.record_id = Uuid::from_u128(u128::from(i));
        ander.voeg_toe(&inhoud, &volgorde(i), personen);
    }
    for n in [501, N + 50] {
        let uitkomst = toets(ander.bestanden(&ander.checkpoint(n)), Some(&staat));
        assert_eq!(kort(&uitkomst), [("geen_voortzetting", None)]);
        assert_eq!(uitkomst.staat.as_ref(), Some(&staat));
    }
    let zelfde = toets(ander.bestanden(&ander.checkpoint(500)), Some(&staat));
    assert_eq!(kort(&zelfde), [("ander_gezicht", None)]);
    let korter = toets(ander.bestanden(&ander.checkpoint(450)), Some(&staat));
    assert_eq!(kort(&korter), [("ouder_checkpoint", None)]);
}

#[test]
fn old_checkpoint_and_fresh_log_under_the_same_name() {
    let goed = Wereld::nieuw(N);
    let staat = staat_na(&goed, &[N]);
    let oud = toets(goed.bestanden(&goed.checkpoint(N - 1)), Some(&staat));
    assert_eq!(
        feit(&oud, "ouder_checkpoint"),
        &Feit::OuderCheckpoint {
            omvang: N - 1,
            bekend: N
        }
    );
    let mut vers = Wereld::default();
    for i in 0..=N {
        let (mut inhoud, personen) = inhoud(i);
        inhoud.begin_us = 0;
        vers.voeg_toe(&inhoud, &volgorde(i), personen);
    }
    let uitkomst = toets(vers.export(), Some(&staat));
    assert_eq!(kort(&uitkomst), [("geen_voortzetting", None)]);
}

fn verwissel(wereld: &mut Wereld, a: usize, b: usize) {
    wereld.regels.swap(a, b);
    wereld.kolommen.swap(a, b);
}

#[test]
fn swapped_inserted_and_duplicated_records() {
    let goed = Wereld::nieuw(50);
    let checkpoint = goed.checkpoint(50);
    let mut gewisseld = goed.clone();
    verwissel(&mut gewisseld, 10, 11);
    for (i, k) in gewisseld.kolommen.iter_mut().enumerate() {
        k.as_mut().unwrap().blad = i as u64;
    }
    let uitkomst = toets(gewisseld.bestanden(&checkpoint), None);
    let kort_ = kort(&uitkomst);
    assert!(
        kort_.contains(&("regel_gewijzigd", Some(10)))
            && kort_.contains(&("regel_gewijzigd", Some(11)))
    );
    gewisseld.herbereken();
    let uitkomst = toets(gewisseld.export(), None);
    assert_eq!(
        kort(&uitkomst),
        [
            ("gat", Some(10)),
            ("tijd_terug", Some(11)),
            ("herhaald", Some(11))
        ]
    );

    let (mut nieuw, personen) = inhoud(900);
    verraden(&mut nieuw);
    let mut ingevoegd = goed.clone();
    ingevoegd.voeg_toe(&nieuw, &volgorde(20), personen);
    let (regel, kolom) = (
        ingevoegd.regels.pop().unwrap(),
        ingevoegd.kolommen.pop().unwrap(),
    );
    ingevoegd.regels.insert(20, regel);
    ingevoegd.kolommen.insert(20, kolom);
    ingevoegd.herbereken();
    assert_eq!(
        kort(&toets(ingevoegd.export(), None)),
        [("herhaald", Some(21))]
    );
    let uitkomst = toets(ingevoegd.bestanden(&checkpoint), None);
    assert!(kort(&uitkomst).contains(&("wortel", None)));

    let mut dubbel = goed.clone();
    let (inhoud, personen) = inhoud(49);
    dubbel.voeg_toe(&inhoud, &volgorde(49), personen);
    assert_eq!(
        kort(&toets(dubbel.export(), None)),
        [("herhaald", Some(50))]
    );
}

#[test]
fn clock_either_way() {
    let mut wereld = Wereld::nieuw(30);
    wereld.wijzig(12, |_, v| v.seq_time_us -= 5_000);
    wereld.herbereken();
    assert_eq!(
        kort(&toets(wereld.export(), None)),
        [("tijd_terug", Some(12))]
    );
    let mut wereld = Wereld::nieuw(30);
    wereld.wijzig(12, |_, v| v.seq_time_us = LATER_US + 3_600_000_000);
    wereld.herbereken();
    assert_eq!(
        kort(&toets(wereld.export(), None)),
        [("tijd_vooruit", Some(12))]
    );
}

#[test]
fn swapped_key_and_policy() {
    let wereld = Wereld::nieuw(40);
    let staat = staat_na(&wereld, &[20]);
    let goed = wereld.export();
    let ander = Ondertekenaar::nieuw(OORSPRONG, &[66; 32]).unwrap();
    let mut vervalst = goed.clone();
    let mut toppen = audit_log::boom::Toppen::default();
    wereld.bladen.iter().for_each(|h| toppen.voeg_toe(*h));
    let note = ander.onderteken(40, &toppen.wortel()).unwrap();
    vervalst.insert("checkpoint".to_owned(), note.into_bytes());
    let uitkomst = toets(vervalst.clone(), None);
    assert_eq!(kort(&uitkomst), [("handtekening", None)]);
    assert!(uitkomst.staat.is_none());
    let policy = audit_log::export::policy(ander.vkey()).into_bytes();
    vervalst.insert("policy".to_owned(), policy.clone());
    assert_eq!(
        kort(&toets(vervalst.clone(), None)),
        [("andere_sleutel_in_policy", None), ("handtekening", None)]
    );
    // Without a key of his own the reader falls back on what he verified before, never on the export.
    let zonder = |staat, bestanden| {
        let opdracht = Opdracht {
            sleutel: None,
            staat,
            nu_us: LATER_US,
            bijlagen: None,
        };
        controleer(&mut Geheugen(bestanden), &opdracht, &mut |_, _| {})
    };
    let uitkomst = zonder(Some(&staat), vervalst.clone()).unwrap();
    assert_eq!(
        kort(&uitkomst),
        [("andere_sleutel_in_policy", None), ("handtekening", None)]
    );
    assert_eq!(uitkomst.staat.as_ref(), Some(&staat));
    let eerste_keer = zonder(None, vervalst.clone()).unwrap();
    assert!(eerste_keer.rapport.in_orde);
    assert!(eerste_keer.rapport.waarschuwingen[0].contains("komt uit de export zelf"));
    let mut zonder_policy = goed.clone();
    zonder_policy.remove("policy");
    assert!(matches!(
        zonder(None, zonder_policy),
        Err(Leesfout::GeenSleutel)
    ));
    // The reader is handed another key than before.
    let gewisseld = Opdracht {
        sleutel: Some(ander.vkey()),
        staat: Some(&staat),
        nu_us: LATER_US,
        bijlagen: None,
    };
    let uitkomst = controleer(&mut Geheugen(vervalst), &gewisseld, &mut |_, _| {}).unwrap();
    assert_eq!(kort(&uitkomst), [("andere_sleutel_dan_eerder", None)]);
    assert_eq!(uitkomst.staat.as_ref(), Some(&staat));
}
