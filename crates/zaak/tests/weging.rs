// SPDX-License-Identifier: EUPL-1.2
//! What holds of every weging, change and terugsturing, whatever is in it.
#![cfg(test)]

use jiff::civil::{Date, date};
use proptest::prelude::*;
use wgs::nummer::Bereik;
use wgs::verschijningsvorm::{Verschijningsvorm, Vormbereik, Vormrij};
use wgs::weging::{Oordeel, Weging};
use zaak::domein::melding::toets_melding;
use zaak::domein::signaal::{Opstelling, Signaalinhoud};
use zaak::domein::terugsturing::{
    GEBREKEN_MAXIMUM, Onderdeel, Terugsturing, Vormgebrek, toets_terugsturing,
};
use zaak::domein::weging::Wegingwijziging;

const DEELNEMERS: [&str; 4] = ["belasting", "kmar", "om", "politie"];

fn oordeel() -> impl Strategy<Value = Oordeel> {
    let door = proptest::sample::subsequence(DEELNEMERS.to_vec(), 1..=DEELNEMERS.len());
    ("[a-z]{1,20}", door).prop_map(|(tekst, door)| Oordeel {
        tekst,
        beoordeeld_door: door.into_iter().map(str::to_owned).collect(),
    })
}

prop_compose! {
    fn wijziging()(
        doel in any::<Option<bool>>(),
        a in proptest::option::of(oordeel()),
        b in proptest::option::of(oordeel()),
        c in proptest::option::of(oordeel()),
        d in proptest::option::of(oordeel()),
        e in proptest::option::of(oordeel()),
    ) -> Wegingwijziging {
        Wegingwijziging {
            in_overeenstemming_met_doel: doel,
            doeltoets: a,
            type_signaal: b,
            aantal_aard_omvang: c,
            gewicht_interventies: d,
            deelnemers_verband: e,
        }
    }
}

proptest! {
    #[test]
    fn wat_niet_is_gegeven_blijft_en_wat_is_gegeven_geldt(eerste in wijziging(), tweede in wijziging()) {
        let oud = eerste.op(Weging::default());
        let nieuw = tweede.clone().op(oud.clone());
        let verwacht = tweede.in_overeenstemming_met_doel.or(oud.in_overeenstemming_met_doel);
        prop_assert_eq!(nieuw.in_overeenstemming_met_doel, verwacht);
        for (gegeven, was, wordt) in [
            (&tweede.doeltoets, &oud.doeltoets, &nieuw.doeltoets),
            (&tweede.type_signaal, &oud.type_signaal, &nieuw.type_signaal),
            (&tweede.aantal_aard_omvang, &oud.aantal_aard_omvang, &nieuw.aantal_aard_omvang),
            (&tweede.gewicht_interventies, &oud.gewicht_interventies, &nieuw.gewicht_interventies),
            (&tweede.deelnemers_verband, &oud.deelnemers_verband, &nieuw.deelnemers_verband),
        ] {
            prop_assert_eq!(gegeven.as_ref().unwrap_or(was), wordt);
        }
        // A second time changes nothing.
        prop_assert_eq!(tweede.op(nieuw.clone()), nieuw);
    }

    #[test]
    fn alleen_deelnemers_oordelen(goed in wijziging(), vreemd in "[a-z_]{2,32}", welke in 0_usize..5) {
        prop_assume!(!DEELNEMERS.contains(&vreemd.as_str()));
        let is_leeg = goed == Wegingwijziging::default();
        prop_assert_eq!(goed.toets(&DEELNEMERS).is_empty(), !is_leeg);
        let mut slecht = goed;
        let (veld, plaats) = match welke {
            0 => (&mut slecht.doeltoets, "/doeltoets"),
            1 => (&mut slecht.type_signaal, "/type"),
            2 => (&mut slecht.aantal_aard_omvang, "/aantalAardOmvang"),
            3 => (&mut slecht.gewicht_interventies, "/gewichtInterventies"),
            _ => (&mut slecht.deelnemers_verband, "/deelnemersVerband"),
        };
        *veld = Some(Oordeel { tekst: "t".to_owned(), beoordeeld_door: vec![vreemd] });
        let gevonden: Vec<String> = slecht.toets(&DEELNEMERS).into_iter().map(|fout| fout.plaats).collect();
        prop_assert_eq!(gevonden, vec![format!("{plaats}/beoordeeldDoor/0")]);
    }

    #[test]
    fn een_terugsturing_noemt_een_tot_twintig_gebreken(aantal in 0..GEBREKEN_MAXIMUM * 2, leeg in any::<prop::sample::Index>()) {
        let gebrek = |toelichting: &str| Vormgebrek { onderdeel: Onderdeel::Datum, toelichting: toelichting.to_owned() };
        let mut terugsturing = Terugsturing { vormgebreken: (0..aantal).map(|_| gebrek("ontbreekt")).collect() };
        let mag = (1..=GEBREKEN_MAXIMUM).contains(&aantal);
        prop_assert_eq!(toets_terugsturing(&terugsturing).is_empty(), mag);
        if mag {
            let welke = leeg.index(aantal);
            terugsturing.vormgebreken[welke] = gebrek(" \n");
            let plaatsen: Vec<String> = toets_terugsturing(&terugsturing).into_iter().map(|fout| fout.plaats).collect();
            prop_assert_eq!(plaatsen, vec![format!("/vormgebreken/{welke}/toelichting")]);
        }
    }

    #[test]
    fn een_vorm_geldt_van_de_eerste_dag_tot_de_laatste(van in 0_i16..800, duur in 1_i16..800, dag in 0_i16..1_600) {
        let begin = date(2025, 1, 1);
        let later = |dagen: i16| -> Date { begin.saturating_add(jiff::Span::new().days(dagen)) };
        let register = [Vormrij {
            code: Verschijningsvorm::Witwassen.code(),
            bereik: Vormbereik::Landelijk,
            geldig_van: later(van),
            geldig_tot: Some(later(van + duur)),
            heeft_besluit: false,
        }];
        let opstelling = Opstelling {
            inhoud: Signaalinhoud { gedragingen: "g".to_owned(), waarom_gezamenlijk: "w".to_owned() },
            verschijningsvorm: Verschijningsvorm::Witwassen,
            personen: vec![],
        };
        let fouten = toets_melding(&opstelling, &register, later(dag), Bereik::Proef);
        prop_assert_eq!(fouten.is_empty(), dag >= van && dag < van + duur);
    }
}
