// SPDX-License-Identifier: EUPL-1.2
//! Registers of provisions, rules and norms.

use std::collections::BTreeSet;

use wgs::{
    bepaling::{self, Bepaling, Bronstatus, Regeling},
    deelnemer::Onderdeel,
    norm::Norm,
    regel::{self, Regel},
};

#[test]
fn elke_sleutel_is_uniek_en_vindbaar() {
    let mut sleutels = BTreeSet::new();
    for bepaling in bepaling::REGISTER {
        assert!(sleutels.insert(bepaling.sleutel), "{}", bepaling.sleutel);
        assert_eq!(Bepaling::van(bepaling.sleutel), Some(*bepaling));
    }
    assert_eq!(Bepaling::van("WGS_9_9"), None);
}

#[test]
fn de_wet_is_lid_voor_lid_opgenomen() {
    // Number of leden per article; 0 for an article that has none.
    let artikelen = [
        ("1.1", 0),
        ("1.2", 2),
        ("1.3", 6),
        ("1.4", 4),
        ("1.5", 4),
        ("1.6", 2),
        ("1.7", 8),
        ("1.8", 9),
        ("1.9", 6),
        ("1.10", 5),
        ("1.11", 3),
        ("1.12", 2),
        ("2.16", 2),
        ("2.17", 0),
        ("2.18", 2),
        ("2.19", 3),
        ("2.20", 2),
        ("2.21", 2),
        ("2.22", 2),
        ("2.23", 9),
        ("5.3", 0),
    ];
    for (artikel, leden) in artikelen {
        let gevonden: BTreeSet<&str> = bepaling::REGISTER
            .iter()
            .filter(|b| b.regeling == Regeling::Wgs && b.artikel == Some(artikel))
            .map(|b| b.lid.unwrap_or("0"))
            .collect();
        let verwacht: BTreeSet<String> = if leden == 0 {
            BTreeSet::from(["0".into()])
        } else {
            (1..=leden).map(|lid: i32| lid.to_string()).collect()
        };
        let verwacht: BTreeSet<&str> = verwacht.iter().map(String::as_str).collect();
        assert_eq!(gevonden, verwacht, "artikel {artikel}");
    }
}

#[test]
fn de_koppeling_is_gedateerd() {
    assert_eq!(
        bepaling::WGS_1_8_2.url,
        Some("https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8")
    );
    for b in bepaling::REGISTER {
        match b.status {
            Bronstatus::Gelezen => {
                let url = b.url.unwrap();
                assert!(url.starts_with("https://"), "{}", b.sleutel);
                if b.regeling == Regeling::Wgs {
                    assert!(url.contains("/2025-07-05#Artikel"), "{}", b.sleutel);
                }
                assert!(b.artikel.is_some());
            }
            Bronstatus::Onbevestigd | Bronstatus::Werkafspraak | Bronstatus::Ontwerp => {
                assert_eq!(b.url, None, "{}", b.sleutel);
            }
        }
    }
}

#[test]
fn een_ongelezen_tekst_toont_nooit_een_artikelnummer() {
    for b in bepaling::REGISTER
        .iter()
        .filter(|b| b.status != Bronstatus::Gelezen)
    {
        let getoond = b.weergave();
        assert!(
            !getoond.chars().any(|teken| teken.is_ascii_digit()),
            "{getoond}"
        );
        assert!(
            !b.sleutel.chars().any(|teken| teken.is_ascii_digit()),
            "{}",
            b.sleutel
        );
        let staart = match b.status {
            Bronstatus::Onbevestigd => "(onbevestigd)",
            Bronstatus::Werkafspraak => "(werkafspraak)",
            Bronstatus::Ontwerp => "regel van het systeem",
            Bronstatus::Gelezen => continue,
        };
        assert!(getoond.ends_with(staart), "{getoond}");
    }
}

#[test]
fn zo_wordt_een_bepaling_getoond() {
    assert_eq!(bepaling::WGS_1_8_2.weergave(), "WGS 1.8(2)");
    assert_eq!(bepaling::WGS_2_22_1_A_2.weergave(), "WGS 2.22(1)(a)(2°)");
    assert_eq!(bepaling::WGS_1_1_SIGNAAL.weergave(), "WGS 1.1 (signaal)");
    assert_eq!(bepaling::WGS_2_17.weergave(), "WGS 2.17");
    assert_eq!(
        bepaling::BGS_LOGGING.weergave(),
        "BGS, onderwerp logging (onbevestigd)"
    );
    assert_eq!(
        bepaling::UA_GOVERNANCE.weergave(),
        "UA, Governance (werkafspraak)"
    );
    assert_eq!(bepaling::ONTWERP.weergave(), "regel van het systeem");
    assert_eq!(bepaling::WPG_20_3.weergave(), "Wpg 20(3)");
}

#[test]
fn elke_regel_rust_op_een_bepaling_uit_het_register() {
    let mut vorige = 0;
    for regel in regel::REGISTER {
        assert!(regel.nummer > vorige, "{} staat niet op volgorde", regel.id);
        vorige = regel.nummer;
        assert_eq!(regel.id, format!("R-{:02}", regel.nummer));
        assert_eq!(Regel::van(regel.id), Some(*regel));
        assert!(regel.omschrijving.ends_with('.'), "{}", regel.id);
        assert!(!regel.bepalingen.is_empty(), "{}", regel.id);
        for b in regel.bepalingen {
            assert_eq!(Bepaling::van(b.sleutel), Some(*b), "{}", regel.id);
        }
    }
    assert_eq!(Regel::van("R-105"), None);
    assert_eq!(Regel::van("r-40"), None);
}

#[test]
fn geen_regel_ontbreekt() {
    let reeksen = [
        1..=7,
        10..=15,
        20..=25,
        30..=35,
        40..=44,
        50..=55,
        60..=67,
        70..=74,
        80..=104,
        106..=117,
    ];
    let verwacht: Vec<u16> = reeksen.into_iter().flatten().collect();
    let gevonden: Vec<u16> = regel::REGISTER.iter().map(|regel| regel.nummer).collect();
    assert_eq!(gevonden, verwacht);
}

#[test]
fn elke_deelnemer_heeft_zijn_onderdeel() {
    for wie in Onderdeel::ALLE {
        assert_eq!(wie.bepaling().onderdeel, Some(wie.code()));
        assert_eq!(wie.bepaling().onderwerp, wie.omschrijving());
    }
    let leveranciers: Vec<&str> = Onderdeel::ALLE
        .iter()
        .filter(|wie| wie.levert_politiegegevens())
        .map(|wie| wie.code())
        .collect();
    assert_eq!(leveranciers, ["a", "d"]);
    assert!(Onderdeel::C.gesloten_voor_private_deelnemer());
    assert!(!Onderdeel::C.gesloten_voor_privaat_belang());
}

#[test]
fn elke_norm_rust_op_een_bepaling_uit_het_register() {
    for norm in Norm::ALLE {
        let b = norm.bepaling();
        assert_eq!(Bepaling::van(b.sleutel), Some(b));
        if let wgs::norm::Normwaarde::Getal(waarde, _) = norm.standaard() {
            assert!(waarde > 0);
        }
    }
}
