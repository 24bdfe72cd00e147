// SPDX-License-Identifier: EUPL-1.2
//! Aanwijzingen and persoonsrollen.

use jiff::civil::date;
use wgs::{
    aanwijzing::{Aanwijzing, toets_aanwijzingen},
    persoonsrol::{Ophanging, Persoonsrol, Rolopgave, Subjecttype, toets_persoonsrol},
    schending::Schending,
};

const GOED: Aanwijzing<'static> = Aanwijzing {
    datum: Some(date(2026, 11, 1)),
    bron: "eigen controle",
    vorm: "drugscriminaliteit",
    tekst: "Bij controle stond een drukpers in de loods.",
};

fn vondsten(fouten: &[Schending]) -> Vec<(&str, &str)> {
    fouten
        .iter()
        .map(|fout| {
            assert_eq!(fout.regel.id, "R-03");
            (fout.code, fout.plaats.as_str())
        })
        .collect()
}

#[test]
fn een_gave_aanwijzing_mag() {
    assert_eq!(toets_aanwijzingen(&[&[GOED]], date(2026, 11, 1)), []);
}

#[test]
fn een_persoon_zonder_aanwijzing_wordt_geweigerd() {
    let fouten = toets_aanwijzingen(&[&[GOED], &[]], date(2026, 11, 24));
    assert_eq!(
        vondsten(&fouten),
        [("aanwijzing_ontbreekt", "/personen/1/aanwijzingen")]
    );
}

#[test]
fn alle_gebreken_van_een_aanwijzing_in_een_keer() {
    let leeg = Aanwijzing {
        datum: None,
        bron: " ",
        vorm: "",
        tekst: "…",
    };
    let fouten = toets_aanwijzingen(&[&[leeg]], date(2026, 11, 24));
    assert_eq!(
        vondsten(&fouten),
        [
            ("datum_ontbreekt", "/personen/0/aanwijzingen/0/datum"),
            ("bron_ontbreekt", "/personen/0/aanwijzingen/0/bron"),
            ("vorm_ontbreekt", "/personen/0/aanwijzingen/0/vorm"),
            ("tekst_ontbreekt", "/personen/0/aanwijzingen/0/tekst"),
        ]
    );
    let morgen = toets_aanwijzingen(&[&[GOED]], date(2026, 10, 31));
    assert_eq!(
        vondsten(&morgen),
        [("datum_in_toekomst", "/personen/0/aanwijzingen/0/datum")]
    );
}

#[test]
fn de_tekst_van_een_ander_is_geen_aanwijzing() {
    let kopie = Aanwijzing {
        tekst: "bij controle  stond een DRUKPERS in de loods",
        ..GOED
    };
    let fouten = toets_aanwijzingen(&[&[GOED, GOED], &[kopie]], date(2026, 11, 24));
    assert_eq!(
        vondsten(&fouten),
        [("aanwijzing_gekopieerd", "/personen/1/aanwijzingen/0/tekst")]
    );
    assert!(fouten.iter().all(|fout| !fout.tekst.contains("loods")));
}

#[test]
fn elke_combinatie_van_rol_en_ophanging() {
    for persoonsrol in Persoonsrol::ALLE {
        for ander in Persoonsrol::ALLE {
            for subjecttype in Subjecttype::ALLE {
                let opgave = Rolopgave {
                    persoonsrol: *persoonsrol,
                    hangt_aan: Some(Ophanging {
                        persoonsrol: *ander,
                        subjecttype: *subjecttype,
                    }),
                    waarom: "zakenpartner",
                };
                let is_persoon = matches!(
                    subjecttype,
                    Subjecttype::NatuurlijkPersoon | Subjecttype::Eenmanszaak
                );
                let verwacht = *ander == Persoonsrol::Signaal
                    && match persoonsrol {
                        Persoonsrol::Signaal => false,
                        Persoonsrol::DirecteKring => is_persoon,
                        Persoonsrol::DirectVerband => *subjecttype == Subjecttype::Rechtspersoon,
                    };
                assert_eq!(toets_persoonsrol(&opgave).is_ok(), verwacht, "{opgave:?}");
            }
        }
    }
}

#[test]
fn een_kring_van_een_kring_bestaat_niet() {
    let opgave = Rolopgave {
        persoonsrol: Persoonsrol::DirecteKring,
        hangt_aan: Some(Ophanging {
            persoonsrol: Persoonsrol::DirecteKring,
            subjecttype: Subjecttype::NatuurlijkPersoon,
        }),
        waarom: "broer",
    };
    let fouten = toets_persoonsrol(&opgave).unwrap_err();
    assert_eq!(
        (fouten[0].regel.id, fouten[0].code),
        ("R-112", "kring_van_kring")
    );
}

#[test]
fn een_kring_noemt_wie_en_waarom() {
    let kring = Rolopgave {
        persoonsrol: Persoonsrol::DirecteKring,
        hangt_aan: None,
        waarom: " ",
    };
    let fouten = toets_persoonsrol(&kring).unwrap_err();
    let codes: Vec<&str> = fouten.iter().map(|fout| fout.code).collect();
    assert_eq!(codes, ["hangt_aan_ontbreekt", "waarom_ontbreekt"]);
    let signaal = Rolopgave {
        persoonsrol: Persoonsrol::Signaal,
        ..kring
    };
    assert_eq!(toets_persoonsrol(&signaal), Ok(()));
}
