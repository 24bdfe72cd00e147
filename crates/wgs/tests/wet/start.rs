// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal and the start of a casus.

use jiff::civil::date;
use proptest::prelude::*;
use wgs::{
    motivering::Motivering,
    overgangen::signaal::Signaalstatus,
    schending::{Aard, Schending},
    start::{Startsignaal, Startvoorstel, toets_start},
    trap::Trap,
    verschijningsvorm::{Vormbereik, Vormrij},
    weging::{Criterium, Oordeel, Weging},
};

const REGISTER: &[Vormrij<'static>] = &[Vormrij {
    code: "drugscriminaliteit",
    bereik: Vormbereik::Landelijk,
    geldig_van: date(2025, 1, 1),
    geldig_tot: None,
    heeft_besluit: false,
}];

fn oordeel() -> Oordeel {
    Oordeel {
        tekst: "ja, omdat".into(),
        beoordeeld_door: vec!["deelnemer-1".into()],
    }
}

fn weging() -> Weging {
    Weging {
        in_overeenstemming_met_doel: Some(true),
        doeltoets: oordeel(),
        type_signaal: oordeel(),
        aantal_aard_omvang: oordeel(),
        gewicht_interventies: oordeel(),
        deelnemers_verband: oordeel(),
    }
}

fn voorstel<'a>(signalen: &'a [Startsignaal<'a>]) -> Startvoorstel<'a> {
    Startvoorstel {
        motivering: Motivering {
            noodzaak: "nodig",
            proportionaliteit: "in verhouding",
            subsidiariteit: "kan niet met minder",
        },
        vormen: &["drugscriminaliteit"],
        vormregister: REGISTER,
        dag: date(2026, 11, 24),
        signalen,
        aantal_subjecten: 1,
        betrokken_deelnemers: &["politie", "gemeente"],
        casusregisseur: Some("regisseur"),
        trappen: &[Trap::Een],
    }
}

fn vondsten(fouten: &[Schending]) -> Vec<(&str, &str, &str)> {
    fouten
        .iter()
        .map(|fout| (fout.regel.id, fout.code, fout.plaats.as_str()))
        .collect()
}

#[test]
fn een_gave_start_mag() {
    let weging = weging();
    let signalen = [Startsignaal {
        status: Signaalstatus::InWeging,
        weging: &weging,
    }];
    assert_eq!(toets_start(&voorstel(&signalen)), []);
}

#[test]
fn een_lege_start_noemt_alles_wat_ontbreekt() {
    let leeg = Startvoorstel {
        motivering: Motivering {
            noodzaak: "",
            proportionaliteit: "  ",
            subsidiariteit: "-",
        },
        vormen: &[],
        vormregister: REGISTER,
        dag: date(2026, 11, 24),
        signalen: &[],
        aantal_subjecten: 0,
        betrokken_deelnemers: &["politie", "politie", " "],
        casusregisseur: None,
        trappen: &[Trap::Drie],
    };
    assert_eq!(
        vondsten(&toets_start(&leeg)),
        [
            ("R-06", "motivering_ontbreekt", "/noodzaak"),
            ("R-06", "motivering_ontbreekt", "/proportionaliteit"),
            ("R-06", "motivering_ontbreekt", "/subsidiariteit"),
            ("R-02", "vorm_ontbreekt", "/vormen"),
            ("R-94", "signaal_ontbreekt", "/signalen"),
            ("R-112", "subject_ontbreekt", "/subjecten"),
            ("R-07", "te_weinig_deelnemers", "/deelnemers"),
            ("R-02", "casusregisseur_ontbreekt", "/casusregisseur"),
            ("R-12", "lagere_trap_niet_geopend", "/trappen"),
        ]
    );
}

#[test]
fn een_start_zonder_weging_noemt_elk_criterium() {
    let leeg = Weging::default();
    let signalen = [Startsignaal {
        status: Signaalstatus::Gemeld,
        weging: &leeg,
    }];
    let fouten = toets_start(&voorstel(&signalen));
    assert_eq!(
        vondsten(&fouten),
        [
            ("R-94", "signaal_niet_in_weging", "/signalen/0"),
            (
                "R-93",
                "criterium_ontbreekt",
                "/signalen/0/weging/doeltoets"
            ),
            ("R-93", "criterium_ontbreekt", "/signalen/0/weging/type"),
            (
                "R-93",
                "criterium_ontbreekt",
                "/signalen/0/weging/aantal_aard_omvang"
            ),
            (
                "R-93",
                "criterium_ontbreekt",
                "/signalen/0/weging/gewicht_interventies"
            ),
            (
                "R-93",
                "criterium_ontbreekt",
                "/signalen/0/weging/deelnemers_verband"
            ),
        ]
    );
}

#[test]
fn alleen_een_signaal_in_weging_draagt_een_start() {
    let weging = weging();
    for status in Signaalstatus::ALLE {
        let signalen = [Startsignaal {
            status: *status,
            weging: &weging,
        }];
        let mag = toets_start(&voorstel(&signalen)).is_empty();
        assert_eq!(mag, *status == Signaalstatus::InWeging, "{status}");
    }
}

#[test]
fn buiten_het_doel_start_niets() {
    let weging = Weging {
        in_overeenstemming_met_doel: Some(false),
        ..weging()
    };
    assert!(weging.ontbrekende().is_empty());
    let fouten = weging.schendingen();
    assert_eq!(vondsten(&fouten), [("R-93", "buiten_doel", "/doeltoets")]);
    assert_eq!(fouten[0].aard, Aard::Conflict);
}

#[test]
fn een_start_mag_meer_trappen_openen_mits_op_volgorde() {
    let weging = weging();
    let signalen = [Startsignaal {
        status: Signaalstatus::InWeging,
        weging: &weging,
    }];
    let alle = Startvoorstel {
        trappen: &[Trap::Drie, Trap::Twee],
        ..voorstel(&signalen)
    };
    assert_eq!(toets_start(&alle), []);
}

#[test]
fn een_oordeel_zonder_deelnemer_is_geen_oordeel() {
    let van_het_bureau = Oordeel {
        beoordeeld_door: vec![],
        ..oordeel()
    };
    let weging = Weging {
        type_signaal: van_het_bureau,
        ..weging()
    };
    assert_eq!(weging.ontbrekende(), [Criterium::Type]);
}

#[test]
fn een_weging_leest_zijn_json() {
    let json = r#"{"in_overeenstemming_met_doel":true,
        "type":{"tekst":"a","beoordeeld_door":["x"]}}"#;
    let weging: Weging = serde_json::from_str(json).unwrap();
    assert_eq!(weging.ontbrekende().len(), 4);
    assert!(serde_json::from_str::<Weging>(r#"{"score":3}"#).is_err());
}

proptest! {
    #[test]
    fn wat_ontbreekt_wordt_geheel_genoemd(aanwezig in proptest::collection::vec(any::<bool>(), 5)) {
        let deel = |nummer: usize| if aanwezig[nummer] { oordeel() } else { Oordeel::default() };
        let weging = Weging {
            in_overeenstemming_met_doel: Some(true),
            doeltoets: deel(0),
            type_signaal: deel(1),
            aantal_aard_omvang: deel(2),
            gewicht_interventies: deel(3),
            deelnemers_verband: deel(4),
        };
        let verwacht: Vec<Criterium> = Criterium::ALLE
            .iter()
            .enumerate()
            .filter(|(nummer, _)| !aanwezig[*nummer])
            .map(|(_, criterium)| *criterium)
            .collect();
        prop_assert_eq!(weging.ontbrekende(), verwacht);
    }
}
