// SPDX-License-Identifier: EUPL-1.2
//! The pure rules, by property: areas, bounds, ends.
#![cfg(test)]

use handhavingsknelpunt::domein::aanwijzing::{HhkVerlengenInhoud, toets_einde, toets_verlenging};
use handhavingsknelpunt::domein::inhoud::{Knelpuntinhoud, Knelpuntscope, Voorbereiding};
use handhavingsknelpunt::domein::ruimte::{Punt, Vlak};
use handhavingsknelpunt::domein::voorbereiding::{Voorbereidingsfeiten, toets_voorbereiding};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use wgs::knelpunt::Scopesoort;
use wgs::verschijningsvorm::{Vormbereik, Vormrij};

const DAG: Date = date(2026, 11, 24);

fn rechthoek(west: f64, zuid: f64, oost: f64, noord: f64) -> Vlak {
    Vlak {
        coordinates: vec![vec![
            [west, zuid],
            [oost, zuid],
            [oost, noord],
            [west, noord],
            [west, zuid],
        ]],
    }
}

fn scope(soort: &str, welke: [bool; 4]) -> Knelpuntscope {
    let [personen, groep, gebied, branche] = welke;
    Knelpuntscope {
        soort: soort.to_owned(),
        personen: if personen {
            vec![uuid::Uuid::nil()]
        } else {
            Vec::new()
        },
        groep: groep.then(|| "Handelaren zonder vergunning".to_owned()),
        grens: gebied.then(|| rechthoek(4.0, 52.0, 4.5, 52.5)),
        sbi: if branche {
            vec!["6810".to_owned()]
        } else {
            Vec::new()
        },
    }
}

/// The places of what is wrong with a scope, everything else being whole.
fn gebreken(scope: Knelpuntscope) -> Vec<String> {
    let register = [Vormrij {
        code: "witwassen",
        bereik: Vormbereik::Landelijk,
        geldig_van: date(2025, 1, 1),
        geldig_tot: None,
        heeft_besluit: false,
    }];
    let feiten = Voorbereidingsfeiten {
        vormregister: &register,
        deelnemers: &["politie", "om"],
        dag: DAG,
    };
    let wat = Voorbereiding {
        verschijningsvormen: vec!["witwassen".to_owned()],
        signalen: vec![uuid::Uuid::nil()],
        deelnemers: vec!["politie".to_owned(), "om".to_owned()],
        tafels: vec!["D".to_owned()],
        inhoud: Knelpuntinhoud {
            omschrijving: "Panden.".to_owned(),
            structureel: "Al jaren.".to_owned(),
            scope,
            aanwijzingen: vec![handhavingsknelpunt::domein::inhoud::Knelpuntaanwijzing {
                datum: DAG,
                bron: "controle".to_owned(),
                tekst: "Gezien.".to_owned(),
            }],
            nieuwe_verwerking: false,
            dpia: None,
            fg_advies: None,
            rac_advies: None,
        },
    };
    toets_voorbereiding(&wat, &feiten)
        .into_iter()
        .map(|een| een.plaats)
        .collect()
}

/// All kinds × all combinations of bounds: only that of its own kind is lawful.
#[test]
fn a_scope_is_bounded_by_what_belongs_to_its_kind_and_by_nothing_else() {
    let codes = Scopesoort::ALLE.iter().map(|soort| soort.code());
    for (nummer, soort) in codes.enumerate() {
        for bits in 0..16_u8 {
            let welke = [0, 1, 2, 3].map(|bit| bits & (1 << bit) != 0);
            let is_eigen = bits == 1 << nummer;
            let gevonden = gebreken(scope(soort, welke));
            assert_eq!(
                gevonden.is_empty(),
                is_eigen,
                "{soort} {welke:?}: {gevonden:?}"
            );
        }
    }
}

proptest! {
    #[test]
    fn what_the_law_does_not_name_is_no_scope(soort in "[a-z_]{3,32}") {
        prop_assume!(Scopesoort::from_code(&soort).is_none());
        for bits in 0..16_u8 {
            let welke = [0, 1, 2, 3].map(|bit| bits & (1 << bit) != 0);
            prop_assert_eq!(gebreken(scope(&soort, welke)), ["/scope/soort"]);
        }
    }

    #[test]
    fn a_rectangle_holds_what_lies_between_its_sides(
        west in 3.0..7.0_f64, zuid in 50.0..53.0_f64, breed in 0.01..1.0_f64, hoog in 0.01..1.0_f64,
        x in 2.0..9.0_f64, y in 49.0..55.0_f64,
    ) {
        let vlak = rechthoek(west, zuid, west + breed, zuid + hoog);
        prop_assert!(vlak.is_vlak());
        let binnen = west < x && x < west + breed && zuid < y && y < zuid + hoog;
        prop_assert_eq!(vlak.bevat(Punt { coordinates: [x, y] }), binnen);
        // In a hole as large as itself nothing lies.
        let gat = vlak.coordinates[0].clone();
        let leeg = Vlak { coordinates: vec![gat.clone(), gat] };
        let in_gat = leeg.bevat(Punt { coordinates: [x, y] });
        prop_assert!(!in_gat);
    }

    #[test]
    fn a_ring_that_is_open_flat_or_off_the_earth_bounds_nothing(
        x in -180.0..180.0_f64, y in -80.0..80.0_f64, verder in 0.5..5.0_f64,
    ) {
        let open = Vlak { coordinates: vec![vec![[x, y], [x + verder, y], [x, y + verder], [x, y - verder]]] };
        prop_assert!(!open.is_vlak());
        let plat = Vlak { coordinates: vec![vec![[x, y]; 4]] };
        prop_assert!(!plat.is_vlak());
        prop_assert!(!rechthoek(x, y, x + verder, 90.0 + verder).is_vlak());
        let leeg = Vlak { coordinates: Vec::new() };
        prop_assert!(!leeg.is_vlak());
    }

    #[test]
    fn an_end_lies_after_today_and_not_after_the_last_day(na in -800..1600_i32, duur in 1..800_i32) {
        let (einde, laatste) = (DAG.saturating_add(na.days()), DAG.saturating_add(duur.days()));
        let mag = na > 0 && na <= duur;
        prop_assert_eq!(toets_einde(einde, DAG, laatste, "/einde").is_none(), mag);
    }

    #[test]
    fn an_extension_goes_forward_only(nu in 1..700_i32, na in 1..1600_i32, duur in 1..800_i32) {
        let dag = |dagen: i32| DAG.saturating_add(dagen.days());
        let besluit = HhkVerlengenInhoud { einde: dag(na), evaluatie: "Twaalf panden.".to_owned() };
        let mag = na > nu && na <= duur;
        prop_assert_eq!(toets_verlenging(&besluit, dag(nu), DAG, dag(duur)).is_empty(), mag);
        let stil = HhkVerlengenInhoud { evaluatie: " . ".to_owned(), ..besluit };
        prop_assert!(!toets_verlenging(&stil, dag(nu), DAG, dag(duur)).is_empty());
    }
}

/// Random days seldom hit the edges.
#[test]
fn an_end_is_judged_to_the_day() {
    let dag = |dagen: i32| DAG.saturating_add(dagen.days());
    for (na, mag) in [(-1, false), (0, false), (1, true), (30, true), (31, false)] {
        assert_eq!(
            toets_einde(dag(na), DAG, dag(30), "/einde").is_none(),
            mag,
            "{na}"
        );
    }
    for (na, mag) in [(9, false), (10, false), (11, true)] {
        let besluit = HhkVerlengenInhoud {
            einde: dag(na),
            evaluatie: "Twaalf panden.".to_owned(),
        };
        let gevonden = toets_verlenging(&besluit, dag(10), DAG, dag(30));
        assert_eq!(gevonden.is_empty(), mag, "{na}");
    }
}
