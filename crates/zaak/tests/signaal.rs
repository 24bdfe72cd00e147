// SPDX-License-Identifier: EUPL-1.2
//! What holds of every signaal, whatever is in it.
#![cfg(test)]

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use wgs::nummer::Bereik;
use wgs::verschijningsvorm::Verschijningsvorm;

use zaak::domein::signaal::{
    Aanwijzing, Naam, Opstelling, PERSONEN_MAXIMUM, Signaalinhoud, Signaalpersoon, toets,
    toets_reden,
};

const DAG: Date = date(2026, 11, 24);

/// A sound signaal; each person has a text of his own.
fn deugdelijk() -> impl Strategy<Value = Opstelling> {
    let persoon = (
        proptest::option::of(0_i32..30_000),
        proptest::collection::vec(0_i32..2_000, 1..4),
    );
    proptest::collection::vec(persoon, 0..=PERSONEN_MAXIMUM).prop_map(|personen| Opstelling {
        inhoud: Signaalinhoud {
            gedragingen: "Contante betalingen zonder herkomst".to_owned(),
            waarom_gezamenlijk: "Geen deelnemer ziet het geheel".to_owned(),
        },
        verschijningsvorm: Verschijningsvorm::Witwassen,
        personen: personen
            .into_iter()
            .enumerate()
            .map(|(nummer, (geboren, dagen))| Signaalpersoon {
                naam: Naam {
                    voornamen: None,
                    voorvoegsel: None,
                    geslachtsnaam: format!("Nergenshuizen{nummer}-Demo"),
                },
                geboortedatum: geboren.map(|dagen| DAG.saturating_sub(dagen.days())),
                bsn: Some("999990019".to_owned()),
                aanwijzingen: dagen
                    .into_iter()
                    .map(|dagen| Aanwijzing {
                        datum: DAG.saturating_sub(dagen.days()),
                        bron: "eigen waarneming".to_owned(),
                        verschijningsvorm: Verschijningsvorm::Witwassen,
                        tekst: format!("feit over persoon {nummer}"),
                    })
                    .collect(),
            })
            .collect(),
    })
}

/// The places of the faults.
fn plaatsen(opstelling: &Opstelling) -> Vec<String> {
    let mut uit: Vec<String> = toets(opstelling, DAG, Bereik::Proef)
        .into_iter()
        .map(|fout| fout.plaats)
        .collect();
    uit.sort();
    uit
}

proptest! {
    #[test]
    fn een_deugdelijk_signaal_heeft_geen_fouten(opstelling in deugdelijk()) {
        prop_assert_eq!(plaatsen(&opstelling), Vec::<String>::new());
    }

    #[test]
    fn een_persoon_zonder_aanwijzing_wordt_altijd_gezien(
        mut opstelling in deugdelijk(), wie in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!opstelling.personen.is_empty());
        let wie = wie.index(opstelling.personen.len());
        opstelling.personen[wie].aanwijzingen.clear();
        prop_assert_eq!(plaatsen(&opstelling), vec![format!("/personen/{wie}/aanwijzingen")]);
    }

    #[test]
    fn een_aanwijzing_uit_de_toekomst_wordt_altijd_gezien(
        mut opstelling in deugdelijk(), wie in any::<prop::sample::Index>(), later in 1_i32..4_000,
    ) {
        prop_assume!(!opstelling.personen.is_empty());
        let wie = wie.index(opstelling.personen.len());
        opstelling.personen[wie].aanwijzingen[0].datum = DAG.saturating_add(later.days());
        prop_assert_eq!(plaatsen(&opstelling), vec![format!("/personen/{wie}/aanwijzingen/0/datum")]);
    }

    #[test]
    fn fouten_van_verschillende_personen_komen_alle_terug(opstelling in deugdelijk()) {
        let mut slecht = opstelling;
        let mut verwacht = Vec::new();
        for (wie, persoon) in slecht.personen.iter_mut().enumerate() {
            persoon.bsn = Some("999990018".to_owned());
            persoon.naam.geslachtsnaam = " ".to_owned();
            verwacht.push(format!("/personen/{wie}/bsn"));
            verwacht.push(format!("/personen/{wie}/naam/geslachtsnaam"));
        }
        verwacht.sort();
        prop_assert_eq!(plaatsen(&slecht), verwacht);
    }

    #[test]
    fn geen_fout_herhaalt_wat_is_ingestuurd(opstelling in deugdelijk()) {
        let mut slecht = opstelling;
        for persoon in &mut slecht.personen {
            persoon.bsn = Some("999990018".to_owned());
            persoon.aanwijzingen.clear();
        }
        for fout in toets(&slecht, DAG, Bereik::Proef) {
            prop_assert!(!fout.tekst.contains("999990018") && !fout.tekst.contains("-Demo"));
        }
    }

    #[test]
    fn een_intrekking_heeft_een_reden(leeg in "[ \t\n]{0,10}", tekst in "[a-z]{1,20}") {
        let zonder = toets_reden(&leeg).map(|fout| fout.plaats);
        prop_assert_eq!(zonder, Some("/reden".to_owned()));
        let met = format!("{leeg}{tekst}");
        prop_assert_eq!(toets_reden(&met), None);
    }
}

#[test]
fn een_persoon_te_veel_wordt_gezien() {
    let persoon = |nummer: usize| Signaalpersoon {
        naam: Naam {
            voornamen: None,
            voorvoegsel: None,
            geslachtsnaam: "Nergenshuizen-Demo".to_owned(),
        },
        geboortedatum: None,
        bsn: None,
        aanwijzingen: vec![Aanwijzing {
            datum: DAG,
            bron: "eigen waarneming".to_owned(),
            verschijningsvorm: Verschijningsvorm::Witwassen,
            tekst: format!("feit over persoon {nummer}"),
        }],
    };
    let met = |aantal| Opstelling {
        inhoud: Signaalinhoud {
            gedragingen: "g".to_owned(),
            waarom_gezamenlijk: "w".to_owned(),
        },
        verschijningsvorm: Verschijningsvorm::Witwassen,
        personen: (0..aantal).map(persoon).collect(),
    };
    assert_eq!(plaatsen(&met(PERSONEN_MAXIMUM)), Vec::<String>::new());
    assert_eq!(plaatsen(&met(PERSONEN_MAXIMUM + 1)), ["/personen"]);
}
