// SPDX-License-Identifier: EUPL-1.2
//! Quorum, vote and routing.

use proptest::prelude::*;
use wgs::{
    deelnemer::Onderdeel,
    routering::{Tafelgebied, tafel_voor, toets_tafel},
    schending::{Aard, Schending},
    stemming::{
        Aanwezige, Quorumnorm, Standpunt, Stem, TAFEL_QUORUM, stemgerechtigden, tel, toets_quorum,
    },
    tafel::Tafel,
};

const fn lid(deelnemer: &str, onderdeel: Onderdeel) -> Aanwezige<'_> {
    Aanwezige {
        deelnemer,
        onderdeel,
        is_voorzitter: false,
        heeft_belang: false,
    }
}

const VOORZITTER: Aanwezige<'static> = Aanwezige {
    is_voorzitter: true,
    ..lid("burgemeester", Onderdeel::H)
};
const VOLTALLIG: [Aanwezige<'static>; 4] = [
    VOORZITTER,
    lid("politie", Onderdeel::A),
    lid("belasting", Onderdeel::B),
    lid("college", Onderdeel::I),
];

fn codes(fouten: &[Schending]) -> Vec<&str> {
    fouten.iter().map(|fout| fout.code).collect()
}

#[test]
fn een_voltallige_tafel_heeft_quorum() {
    assert_eq!(toets_quorum(&TAFEL_QUORUM, &VOLTALLIG), []);
}

#[test]
fn zonder_wie_dan_ook_van_hen_is_er_geen_quorum() {
    let verwacht = [
        vec!["voorzitter_ontbreekt"],
        vec!["te_weinig_deelnemers", "vereiste_deelnemer_ontbreekt"],
        vec!["te_weinig_deelnemers"],
        vec!["te_weinig_deelnemers"],
    ];
    for (weg, verwacht) in verwacht.iter().enumerate() {
        let mut aanwezigen = VOLTALLIG.to_vec();
        aanwezigen.remove(weg);
        let fouten = toets_quorum(&TAFEL_QUORUM, &aanwezigen);
        assert_eq!(&codes(&fouten), verwacht);
        assert!(fouten.iter().all(|fout| fout.aard == Aard::Conflict));
        // A member with an interest is as good as absent.
        let mut met_belang = VOLTALLIG;
        met_belang[weg].heeft_belang = true;
        assert_eq!(&codes(&toets_quorum(&TAFEL_QUORUM, &met_belang)), verwacht);
    }
}

#[test]
fn twee_leden_van_een_deelnemer_tellen_een_keer() {
    let aanwezigen = [
        VOORZITTER,
        lid("politie", Onderdeel::A),
        lid("politie", Onderdeel::A),
        lid("burgemeester", Onderdeel::H),
        lid("college", Onderdeel::I),
    ];
    assert_eq!(
        codes(&toets_quorum(&TAFEL_QUORUM, &aanwezigen)),
        ["te_weinig_deelnemers"]
    );
}

#[test]
fn een_tweede_voorzitter_is_er_een_te_veel() {
    let mut aanwezigen = VOLTALLIG.to_vec();
    aanwezigen.push(Aanwezige {
        is_voorzitter: true,
        ..lid("om", Onderdeel::G)
    });
    assert_eq!(
        codes(&toets_quorum(&TAFEL_QUORUM, &aanwezigen)),
        ["meer_voorzitters"]
    );
}

#[test]
fn een_norm_kan_minder_vragen() {
    let norm = Quorumnorm {
        deelnemers_naast_voorzitter: 1,
        een_van: &[],
    };
    assert_eq!(
        toets_quorum(&norm, &[VOORZITTER, lid("iw", Onderdeel::K)]),
        []
    );
}

fn stemmen(standpunten: &[(&'static str, Standpunt)]) -> Vec<Stem<'static>> {
    standpunten
        .iter()
        .map(|(deelnemer, standpunt)| Stem {
            deelnemer,
            standpunt: *standpunt,
        })
        .collect()
}

#[test]
fn staken_is_verworpen() {
    use Standpunt::{Onthouding, Tegen, Voor};
    let namen = ["burgemeester", "politie", "belasting", "college"];
    for (standpunten, aangenomen) in [
        ([Voor, Voor, Voor, Voor], true),
        ([Voor, Voor, Tegen, Onthouding], true),
        ([Voor, Onthouding, Onthouding, Onthouding], true),
        ([Voor, Voor, Tegen, Tegen], false),
        ([Voor, Tegen, Onthouding, Onthouding], false),
        ([Onthouding; 4], false),
        ([Tegen; 4], false),
    ] {
        let paren: Vec<_> = namen.into_iter().zip(standpunten).collect();
        let uitslag = tel(&VOLTALLIG, &stemmen(&paren)).unwrap();
        assert_eq!(uitslag.is_aangenomen(), aangenomen, "{standpunten:?}");
        assert_eq!(uitslag.voor + uitslag.tegen + uitslag.onthoudingen, 4);
    }
}

#[test]
fn wie_belang_heeft_wie_er_niet_is_en_wie_dubbel_stemt() {
    let mut aanwezigen = VOLTALLIG;
    aanwezigen[3].heeft_belang = true;
    let fouten = tel(
        &aanwezigen,
        &stemmen(&[
            ("politie", Standpunt::Voor),
            ("politie", Standpunt::Voor),
            ("college", Standpunt::Voor),
            ("om", Standpunt::Voor),
        ]),
    )
    .unwrap_err();
    let gevonden: Vec<_> = fouten
        .iter()
        .map(|f| (f.code, f.plaats.as_str(), f.aard))
        .collect();
    assert_eq!(
        gevonden,
        [
            ("standpunt_dubbel", "/standpunten/1", Aard::Conflict),
            ("lid_met_belang", "/standpunten/2", Aard::Geweigerd),
            ("deelnemer_niet_aanwezig", "/standpunten/3", Aard::Conflict),
            ("standpunt_ontbreekt", "/standpunten", Aard::Conflict),
        ]
    );
}

proptest! {
    #[test]
    fn een_lid_met_belang_verandert_de_uitslag_niet(
        belang in proptest::collection::vec(any::<bool>(), 4),
        keuze in proptest::collection::vec(proptest::sample::select(Standpunt::ALLE), 4),
    ) {
        let mut met = VOLTALLIG.to_vec();
        for (aanwezige, heeft) in met.iter_mut().zip(&belang) {
            aanwezige.heeft_belang = *heeft;
        }
        let zonder: Vec<Aanwezige<'_>> = met.iter().copied().filter(|a| !a.heeft_belang).collect();
        let gegeven: Vec<Stem<'_>> = zonder
            .iter()
            .zip(&keuze)
            .map(|(aanwezige, standpunt)| Stem { deelnemer: aanwezige.deelnemer, standpunt: *standpunt })
            .collect();
        prop_assert_eq!(stemgerechtigden(&met), stemgerechtigden(&zonder));
        prop_assert_eq!(tel(&met, &gegeven), tel(&zonder, &gegeven));
        prop_assert_eq!(toets_quorum(&TAFEL_QUORUM, &met), toets_quorum(&TAFEL_QUORUM, &zonder));
    }

    #[test]
    fn aangenomen_is_meer_voor_dan_tegen(
        keuze in proptest::collection::vec(proptest::sample::select(Standpunt::ALLE), 4),
    ) {
        let gegeven: Vec<Stem<'_>> = VOLTALLIG
            .iter()
            .zip(&keuze)
            .map(|(aanwezige, standpunt)| Stem { deelnemer: aanwezige.deelnemer, standpunt: *standpunt })
            .collect();
        let telt = |wat| keuze.iter().filter(|standpunt| **standpunt == wat).count();
        let uitslag = tel(&VOLTALLIG, &gegeven).unwrap();
        prop_assert_eq!(uitslag.is_aangenomen(), telt(Standpunt::Voor) > telt(Standpunt::Tegen));
    }
}

const GEBIEDEN: &[Tafelgebied<'static>] = &[
    Tafelgebied {
        tafel: Tafel::D,
        gemeenten: &["0001", "0002"],
    },
    Tafelgebied {
        tafel: Tafel::E,
        gemeenten: &["0003"],
    },
];

#[test]
fn gemeenten_van_een_district_horen_bij_die_tafel() {
    assert_eq!(
        tafel_voor(&["0001", "0002", "0001"], false, GEBIEDEN),
        Ok(Tafel::D)
    );
    assert_eq!(tafel_voor(&["0003"], false, GEBIEDEN), Ok(Tafel::E));
}

#[test]
fn meer_districten_of_regionale_partners_horen_bij_regionaal() {
    assert_eq!(
        tafel_voor(&["0001", "0003"], false, GEBIEDEN),
        Ok(Tafel::Regionaal)
    );
    assert_eq!(tafel_voor(&["0001"], true, GEBIEDEN), Ok(Tafel::Regionaal));
}

#[test]
fn een_verkeerde_tafel_noemt_de_juiste() {
    let fouten = toets_tafel(Tafel::D, &["0001", "0003"], false, GEBIEDEN).unwrap_err();
    assert_eq!(
        (codes(&fouten), fouten[0].aard),
        (vec!["andere_tafel"], Aard::Conflict)
    );
    assert!(fouten[0].tekst.contains("tafel REGIONAAL"));
    assert!(toets_tafel(Tafel::Regionaal, &["0001"], false, GEBIEDEN).is_err());
    assert!(toets_tafel(Tafel::D, &["0001"], false, GEBIEDEN).is_ok());
}

#[test]
fn buiten_het_werkgebied_wordt_geweigerd() {
    let fouten = tafel_voor(&["0001", "9999"], false, GEBIEDEN).unwrap_err();
    assert_eq!(
        (fouten[0].regel.id, fouten[0].plaats.as_str()),
        ("R-110", "/gemeenten/1")
    );
    assert_eq!(fouten[0].aard, Aard::Ongeldig);
    assert_eq!(
        codes(&tafel_voor(&[], false, GEBIEDEN).unwrap_err()),
        ["gemeente_ontbreekt"]
    );
}
