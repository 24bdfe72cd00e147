// SPDX-License-Identifier: EUPL-1.2
//! Terms, and the register of verschijningsvormen.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use wgs::{
    termijn::{
        Verlenging, einde_werktermijn, is_verlopen, is_werkdag, plus_werkdagen, toets_verlenging,
        vijf_jaar_na,
    },
    verschijningsvorm::{Verschijningsvorm, Vormbereik, Vormrij, toets_vormen},
};

fn dag() -> impl Strategy<Value = Date> {
    (1990i16..2100, 1i8..=12, 1i8..=31).prop_filter_map("bestaat niet", |(jaar, maand, dag)| {
        Date::new(jaar, maand, dag).ok()
    })
}

#[test]
fn schrikkeldag_wordt_28_februari() {
    assert_eq!(vijf_jaar_na(date(2024, 2, 29)), date(2029, 2, 28));
    assert_eq!(vijf_jaar_na(date(2025, 7, 5)), date(2030, 7, 5));
}

#[test]
fn de_termijn_eindigt_bij_het_begin_van_de_dag() {
    let einde = vijf_jaar_na(date(2025, 7, 5));
    assert!(!is_verlopen(einde, date(2030, 7, 4)));
    assert!(is_verlopen(einde, date(2030, 7, 5)));
}

#[test]
fn een_werktermijn_blijft_onder_het_plafond() {
    let eerste = date(2025, 1, 31);
    assert_eq!(
        einde_werktermijn(date(2025, 1, 31), 1, eerste),
        date(2025, 2, 28)
    );
    assert_eq!(
        einde_werktermijn(date(2029, 6, 1), 24, eerste),
        date(2030, 1, 31)
    );
}

#[test]
fn verlengen_kan_niet_voorbij_vijf_jaar_en_niet_achteraf() {
    let verlenging = Verlenging {
        eerste_verwerking: date(2025, 1, 1),
        huidig_einde: date(2027, 1, 1),
        nieuw_einde: date(2029, 1, 1),
    };
    assert_eq!(toets_verlenging(&verlenging, date(2026, 12, 31)), Ok(()));
    let te_laat = toets_verlenging(&verlenging, date(2027, 1, 1)).unwrap_err();
    assert_eq!(te_laat[0].code, "termijn_verlopen");
    let voorbij = Verlenging {
        nieuw_einde: date(2030, 1, 2),
        ..verlenging
    };
    let fouten = toets_verlenging(&voorbij, date(2028, 1, 1)).unwrap_err();
    let codes: Vec<&str> = fouten.iter().map(|fout| fout.code).collect();
    assert_eq!(codes, ["termijn_verlopen", "voorbij_vijf_jaar"]);
    let op_plafond = Verlenging {
        nieuw_einde: date(2030, 1, 1),
        ..verlenging
    };
    assert!(toets_verlenging(&op_plafond, date(2026, 1, 1)).is_ok());
    let niets = Verlenging {
        nieuw_einde: verlenging.huidig_einde,
        ..verlenging
    };
    assert_eq!(
        toets_verlenging(&niets, date(2026, 1, 1)).unwrap_err()[0].code,
        "geen_verlenging"
    );
}

#[test]
fn werkdagen_slaan_weekend_en_feestdag_over() {
    let feestdagen = [date(2026, 12, 25)];
    // Thursday 24 December: Friday is a holiday, then the weekend.
    assert_eq!(
        plus_werkdagen(date(2026, 12, 24), 1, &feestdagen),
        date(2026, 12, 28)
    );
    assert_eq!(
        plus_werkdagen(date(2026, 12, 24), 5, &feestdagen),
        date(2027, 1, 1)
    );
    assert_eq!(
        plus_werkdagen(date(2026, 12, 26), 0, &feestdagen),
        date(2026, 12, 26)
    );
    assert!(!is_werkdag(date(2026, 12, 27), &[]));
    assert_eq!(plus_werkdagen(Date::MAX, 3, &[]), Date::MAX);
}

proptest! {
    #[test]
    fn niets_gaat_voorbij_vijf_jaar(eerste in dag(), begin in dag(), maanden in 0u16..600) {
        let plafond = vijf_jaar_na(eerste);
        prop_assert!(einde_werktermijn(begin, maanden, eerste) <= plafond);
        prop_assert_eq!(plafond.year(), eerste.year() + 5);
        prop_assert!(is_verlopen(plafond, plafond));
        prop_assert!(!is_verlopen(plafond, plafond.yesterday().unwrap()));
    }

    #[test]
    fn een_aanvaarde_verlenging_ligt_onder_het_plafond(
        eerste_verwerking in dag(), huidig_einde in dag(), nieuw_einde in dag(), vandaag in dag(),
    ) {
        let verlenging = Verlenging { eerste_verwerking, huidig_einde, nieuw_einde };
        let lopend = vandaag < huidig_einde
            && nieuw_einde <= vijf_jaar_na(eerste_verwerking)
            && nieuw_einde > huidig_einde;
        prop_assert_eq!(toets_verlenging(&verlenging, vandaag).is_ok(), lopend);
    }

    #[test]
    fn een_termijn_in_werkdagen_eindigt_op_een_werkdag(van in dag(), aantal in 1u16..60) {
        let feestdagen = [van.tomorrow().unwrap()];
        let einde = plus_werkdagen(van, aantal, &feestdagen);
        prop_assert!(is_werkdag(einde, &feestdagen));
        let mut geteld = 0;
        let mut loper = van;
        while loper < einde {
            loper = loper.tomorrow().unwrap();
            geteld += u16::from(is_werkdag(loper, &feestdagen));
        }
        prop_assert_eq!(geteld, aantal);
    }
}

fn rij(code: &str, bereik: Vormbereik, heeft_besluit: bool) -> Vormrij<'_> {
    Vormrij {
        code,
        bereik,
        geldig_van: date(2025, 1, 1),
        geldig_tot: Some(date(2026, 1, 1)),
        heeft_besluit,
    }
}

#[test]
fn een_vorm_geldt_van_zijn_eerste_dag_tot_zijn_einde() {
    let register = [rij("drugscriminaliteit", Vormbereik::Landelijk, false)];
    for (vandaag, geldt) in [
        (date(2024, 12, 31), false),
        (date(2025, 1, 1), true),
        (date(2025, 12, 31), true),
        (date(2026, 1, 1), false),
    ] {
        let fouten = toets_vormen(&["drugscriminaliteit"], &register, vandaag);
        assert_eq!(fouten.is_empty(), geldt, "{vandaag}");
    }
}

#[test]
fn een_regionale_vorm_zonder_besluit_geldt_nooit() {
    let vandaag = date(2025, 6, 1);
    assert!(!rij("x", Vormbereik::Regionaal, false).geldt_op(vandaag));
    assert!(rij("x", Vormbereik::Regionaal, true).geldt_op(vandaag));
    let fouten = toets_vormen(
        &["x", "y"],
        &[rij("x", Vormbereik::Regionaal, true)],
        vandaag,
    );
    assert_eq!(fouten.len(), 1);
    assert_eq!(
        (fouten[0].regel.id, fouten[0].plaats.as_str()),
        ("R-02", "/vormen/1")
    );
}

#[test]
fn de_vormen_van_2025() {
    let landelijk = Verschijningsvorm::ALLE
        .iter()
        .filter(|vorm| vorm.bereik() == Vormbereik::Landelijk)
        .count();
    assert_eq!((Verschijningsvorm::ALLE.len(), landelijk), (6, 4));
    assert_eq!(Verschijningsvorm::Witwassen.geldig_van(), date(2025, 1, 1));
}
