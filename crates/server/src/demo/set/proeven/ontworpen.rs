// SPDX-License-Identifier: EUPL-1.2
//! What will be sent: nobody who exists, the numbers of the table, the same every time.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use serde_json::Value;
use wgs::nummer::{Bereik, Bsn};
use wgs::tafel::Tafel;

use super::super::is_te_oud;
use super::super::mensen::GESLACHTSNAMEN;
use super::super::ontwerp::{Zaak, ontwerp};
use super::super::wensen::{Lot, Stap, TAFELS, VERLOOP, VORMEN, Zitting};

const DAG: Date = date(2026, 11, 24);

fn zaken() -> Vec<Zaak> {
    ontwerp(DAG).expect("a set")
}

fn personen(zaak: &Zaak) -> impl Iterator<Item = &Value> {
    let personen = zaak.opstelling["personen"].as_array().expect("persons");
    personen.iter()
}

#[test]
fn every_surname_says_that_nobody_is_called_so() {
    for naam in GESLACHTSNAMEN {
        assert!(naam.ends_with("-Demo"), "{naam}");
    }
    for zaak in zaken() {
        for persoon in personen(&zaak) {
            let naam = persoon["naam"]["geslachtsnaam"].as_str().expect("a name");
            assert!(naam.ends_with("-Demo"), "{}: {naam}", zaak.naam);
            assert_ne!(naam, "Nergenshuizen-Demo", "the person of the walk");
        }
    }
}

#[test]
fn every_number_is_of_the_test_range_and_of_one_person() {
    let mut van: BTreeMap<String, String> = BTreeMap::new();
    let mut zonder = 0;
    for zaak in zaken() {
        for persoon in personen(&zaak) {
            let Some(bsn) = persoon["bsn"].as_str() else {
                zonder += 1;
                continue;
            };
            Bsn::parse(bsn, Bereik::Proef).expect("elfproef");
            assert!(bsn.starts_with("99999"), "{bsn}");
            assert_ne!(bsn, "999990019", "the person of the walk");
            let wie = format!("{} {}", persoon["naam"], persoon["geboortedatum"]);
            let eerder = van.insert(bsn.to_owned(), wie.clone());
            assert!(eerder.is_none_or(|eerder| eerder == wie), "{bsn}");
        }
    }
    let wie: BTreeSet<&String> = van.values().collect();
    assert_eq!((wie.len(), zonder), (van.len(), 1));
}

#[test]
fn the_numbers_are_those_of_the_table() {
    let zaken = zaken();
    let met = |lot: fn(Lot) -> bool| zaken.iter().filter(|zaak| lot(zaak.lot)).count();
    assert_eq!(met(|lot| lot == Lot::Gemeld), 12);
    assert_eq!(met(|lot| lot == Lot::Teruggestuurd), 6);
    assert_eq!(met(|lot| lot == Lot::InWeging), 2);
    assert_eq!(met(|lot| lot == Lot::OpAgenda), 4);
    assert_eq!(met(|lot| lot == Lot::Verworpen), 2);
    assert_eq!(met(|lot| matches!(lot, Lot::Gestart(_))), 40);
    assert_eq!(zaken.len(), 66);
    let casussen: Vec<&Zaak> = zaken
        .iter()
        .filter(|zaak| matches!(zaak.lot, Lot::Gestart(_)))
        .collect();
    let per_tafel = Tafel::ALLE
        .iter()
        .map(|tafel| casussen.iter().filter(|zaak| zaak.tafel == *tafel).count());
    assert_eq!(per_tafel.collect::<Vec<_>>(), [9, 6, 6, 6, 7, 6]);
    let per_vorm = VORMEN
        .iter()
        .map(|vorm| casussen.iter().filter(|zaak| zaak.vorm == *vorm).count());
    assert_eq!(per_vorm.collect::<Vec<_>>(), [14, 8, 6, 6, 4, 2]);
    let subjecten: usize = casussen.iter().map(|zaak| personen(zaak).count()).sum();
    assert_eq!(subjecten, 85);
}

#[test]
fn seven_persons_are_subject_at_two_tafels() {
    let mut tafels: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let zaken = zaken();
    for zaak in &zaken {
        for persoon in personen(zaak) {
            let wie = format!("{}{}", persoon["naam"], persoon["geboortedatum"]);
            tafels.entry(wie).or_default().push(zaak.tafel.code());
        }
    }
    let twee: Vec<_> = tafels.values().filter(|waar| waar.len() > 1).collect();
    assert_eq!(twee.len(), 7);
    for waar in twee {
        assert!(waar.len() == 2 && waar[0] != waar[1], "{waar:?}");
    }
}

#[test]
fn the_same_day_gives_the_same_requests() {
    let bodies = || -> Vec<Value> {
        let zaken = zaken().into_iter();
        zaken.map(|zaak| zaak.opstelling).collect()
    };
    assert_eq!(bodies(), bodies());
}

#[test]
fn every_text_is_filled_in_and_lies_in_the_past() {
    let mut gedragingen = BTreeSet::new();
    for zaak in zaken() {
        for lichaam in [&zaak.opstelling, &zaak.weging, &zaak.terugsturing] {
            let tekst = lichaam.to_string();
            for rest in ["{plaats}", "{bedrijf}", "{n}"] {
                assert!(!tekst.contains(rest), "{}: {tekst}", zaak.naam);
            }
        }
        let motivering = &zaak.motivering;
        for tekst in [
            &motivering.noodzaak,
            &motivering.proportionaliteit,
            &motivering.subsidiariteit,
        ] {
            assert!(tekst.len() > 40 && !tekst.contains('{'), "{tekst}");
        }
        for persoon in personen(&zaak) {
            let aanwijzingen = persoon["aanwijzingen"].as_array().expect("facts");
            for een in aanwijzingen {
                let datum: Date = een["datum"]
                    .as_str()
                    .expect("a day")
                    .parse()
                    .expect("a day");
                assert!(datum < DAG);
            }
            let geboren: Date = persoon["geboortedatum"]
                .as_str()
                .expect("a day")
                .parse()
                .expect("a day");
            assert!(geboren < date(2006, 1, 1), "nobody under age");
        }
        gedragingen.insert(zaak.opstelling["gedragingen"].to_string());
    }
    assert!(gedragingen.len() > 30, "{} different", gedragingen.len());
}

#[test]
fn the_first_tafel_has_nine_points_on_the_agenda_that_is_open() {
    let punten = |zitting| {
        let zaken = zaken();
        let abc = zaken.iter().filter(|zaak| zaak.tafel == Tafel::Abc);
        abc.filter(|zaak| zaak.staat_op(zitting)).count()
    };
    let alle = Zitting::ALLE.map(punten);
    assert_eq!(alle, [2, 2, 9, 0]);
}

#[test]
fn what_says_that_the_set_is_whole_is_made_last() {
    let (laatste, _) = VERLOOP.last().expect("steps");
    assert_eq!(*laatste, Stap::Plannen(Zitting::Volgende));
    let seconden: BTreeSet<i8> = Zitting::ALLE.iter().map(|een| een.seconde()).collect();
    assert!(seconden.len() == Zitting::ALLE.len() && !seconden.contains(&0));
    assert_eq!(TAFELS.len(), Tafel::ALLE.len());
}

#[test]
fn a_load_that_was_cut_short_yesterday_is_left_alone() {
    let nu: jiff::Timestamp = "2026-11-24T12:00:00Z".parse().expect("an instant");
    let uren = |uren| Some(nu - jiff::SignedDuration::from_hours(uren));
    assert!(!is_te_oud(None, nu));
    assert!(!is_te_oud(uren(19), nu));
    assert!(is_te_oud(uren(21), nu));
}
