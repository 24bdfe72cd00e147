// SPDX-License-Identifier: EUPL-1.2
//! What holds of every opening, whoever is named as present.
#![cfg(test)]

use std::collections::BTreeSet;

use besluitvorming::domein::vergadering::Zetel::{Geen, Lid, Voorzitter};
use besluitvorming::domein::vergadering::{
    Kandidaat, SPEELRUIMTE, VOORUIT_HOOGSTENS, Zetel, toets_opening, toets_planning, zetel,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;
use wgs::deelnemer::{Gremiumsoort, Onderdeel};

const NU: Timestamp = Timestamp::constant(1_795_000_000, 0);

fn kandidaten() -> impl Strategy<Value = Vec<Kandidaat>> {
    let zetels = prop_oneof![
        3 => Just(Zetel::Lid),
        2 => Just(Zetel::Voorzitter),
        1 => Just(Zetel::Geen),
    ];
    let lichaam = prop_oneof![
        4 => (0..Onderdeel::ALLE.len()).prop_map(|plaats| Some(Onderdeel::ALLE[plaats])),
        1 => Just(None),
    ];
    // Fewer persons than lidmaatschappen: some have several.
    let rij = (0_u128..6, zetels, lichaam);
    proptest::collection::vec(rij, 0..8).prop_map(|rijen| {
        (1..)
            .zip(rijen)
            .map(|(nummer, (persoon, zetel, onderdeel))| Kandidaat {
                lidmaatschap: Uuid::from_u128(nummer),
                persoon: Uuid::from_u128(0x100 + persoon),
                zetel,
                onderdeel,
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn wie_opent_heeft_een_voorzitter_en_van_ieder_een_persoon_een_zetel_en_een_deelnemer(
        alle in kandidaten(),
        genoemd in proptest::collection::vec(1_u128..10, 0..8),
    ) {
        let genoemd: Vec<Uuid> = genoemd.into_iter().map(Uuid::from_u128).collect();
        let wie: Vec<Option<&Kandidaat>> = genoemd
            .iter()
            .map(|id| alle.iter().find(|een| een.lidmaatschap == *id))
            .collect();
        let ieder_past = wie.iter().all(|een| {
            een.is_some_and(|een| een.zetel != Zetel::Geen && een.onderdeel.is_some())
        });
        let personen: BTreeSet<Uuid> = wie.iter().flatten().map(|een| een.persoon).collect();
        let voorzitters = wie.iter().flatten().filter(|een| een.zetel == Zetel::Voorzitter).count();
        let mag = ieder_past && personen.len() == genoemd.len() && voorzitters == 1;
        let schendingen = toets_opening(&genoemd, &alle);
        prop_assert_eq!(schendingen.is_empty(), mag);
        // Every one who does not fit is named by his place.
        for (nummer, een) in wie.iter().enumerate() {
            let past = een.is_some_and(|een| een.zetel != Zetel::Geen && een.onderdeel.is_some());
            let plaats = format!("/aanwezigen/{nummer}");
            prop_assert!(past || schendingen.iter().any(|s| s.plaats == plaats));
        }
    }

    #[test]
    fn een_vergadering_begint_vanaf_nu_en_binnen_twee_jaar(uren in -30_000_i64..30_000) {
        let op = NU + SignedDuration::from_hours(uren);
        let mag = (0..=2 * 366 * 24).contains(&uren);
        prop_assert_eq!(toets_planning(op, NU).is_none(), mag);
    }
}

#[test]
fn wie_voor_nu_plant_heeft_even_de_tijd() {
    assert_eq!(toets_planning(NU - SPEELRUIMTE, NU), None);
    assert!(toets_planning(NU - SPEELRUIMTE - SignedDuration::from_secs(1), NU).is_some());
    assert_eq!(toets_planning(NU + VOORUIT_HOOGSTENS, NU), None);
}

#[test]
fn alleen_lid_en_voorzitter_van_dit_soort_gremium_hebben_een_zetel() {
    let zetels = |soort| {
        [
            "omt_lid",
            "omt_voorzitter",
            "omt_secretaris",
            "stg_lid",
            "stg_voorzitter",
            "casusregisseur",
        ]
        .map(|rol| zetel(soort, rol))
    };
    assert_eq!(
        zetels(Gremiumsoort::Omt),
        [Lid, Voorzitter, Geen, Geen, Geen, Geen]
    );
    assert_eq!(
        zetels(Gremiumsoort::Stuurgroep),
        [Geen, Geen, Geen, Lid, Voorzitter, Geen]
    );
}
