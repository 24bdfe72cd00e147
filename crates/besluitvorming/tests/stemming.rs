// SPDX-License-Identifier: EUPL-1.2
//! Quorum and count, held against a plain reading of the norm: voorzitter and three deelnemers, among them OM or politie;
//! one standpunt of each deelnemer that counts; simple majority; a tie rejects.

use std::collections::{BTreeMap, BTreeSet};

use besluitvorming::domein::besluit::{GeenUitslag, laatste_dag, stem};
use besluitvorming::domein::vergadering::zicht_vanaf;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use wgs::deelnemer::Onderdeel;
use wgs::stemming::{Aanwezige, Standpunt, Stem, TAFEL_QUORUM};

const DEELNEMERS: [(&str, Onderdeel); 6] = [
    ("politie", Onderdeel::A),
    ("belasting", Onderdeel::B),
    ("kmar", Onderdeel::D),
    ("om", Onderdeel::G),
    ("burgemeester", Onderdeel::H),
    ("college", Onderdeel::I),
];

fn aanwezige() -> impl Strategy<Value = Aanwezige<'static>> {
    (
        0..DEELNEMERS.len(),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.15),
    )
        .prop_map(|(wie, is_voorzitter, heeft_belang)| Aanwezige {
            deelnemer: DEELNEMERS[wie].0,
            onderdeel: DEELNEMERS[wie].1,
            is_voorzitter,
            heeft_belang,
        })
}

/// Mostly one of each who is present, in disorder; sometimes one missing, double, or of somebody absent.
fn zitting() -> impl Strategy<Value = (Vec<Aanwezige<'static>>, Vec<Stem<'static>>)> {
    (
        prop::collection::vec(aanwezige(), 0..9),
        prop::collection::vec((0..Standpunt::ALLE.len(), 0..12_usize), 6),
        prop::collection::vec(0..DEELNEMERS.len(), 0..2),
    )
        .prop_map(|(aanwezigen, keuzes, extra)| {
            let mut stemmen: Vec<Stem<'static>> = Vec::new();
            for (wie, (keuze, lot)) in keuzes.into_iter().enumerate() {
                let deelnemer = DEELNEMERS[wie].0;
                let telt = aanwezigen
                    .iter()
                    .any(|lid| lid.deelnemer == deelnemer && !lid.heeft_belang);
                if telt && lot > 0 {
                    let standpunt = Standpunt::ALLE[keuze];
                    stemmen.push(Stem {
                        deelnemer,
                        standpunt,
                    });
                }
            }
            stemmen.reverse();
            for wie in extra {
                stemmen.push(Stem {
                    deelnemer: DEELNEMERS[wie].0,
                    standpunt: Standpunt::Voor,
                });
            }
            (aanwezigen, stemmen)
        })
}

#[derive(Debug, PartialEq, Eq)]
enum Verwacht {
    GeenQuorum,
    StandpuntenKloppenNiet,
    Uitslag {
        voor: usize,
        tegen: usize,
        wie: BTreeSet<&'static str>,
    },
}

fn naief(aanwezigen: &[Aanwezige<'static>], stemmen: &[Stem<'static>]) -> Verwacht {
    let tellend: Vec<_> = aanwezigen.iter().filter(|lid| !lid.heeft_belang).collect();
    let voorzitters: Vec<_> = tellend.iter().filter(|lid| lid.is_voorzitter).collect();
    let [voorzitter] = voorzitters[..] else {
        return Verwacht::GeenQuorum;
    };
    let naast: BTreeSet<_> = tellend
        .iter()
        .map(|lid| lid.deelnemer)
        .filter(|wie| *wie != voorzitter.deelnemer)
        .collect();
    if naast.len() < 3 || !(naast.contains("om") || naast.contains("politie")) {
        return Verwacht::GeenQuorum;
    }
    let wie: BTreeSet<_> = tellend.iter().map(|lid| lid.deelnemer).collect();
    let mut per_deelnemer: BTreeMap<&str, Vec<Standpunt>> = BTreeMap::new();
    for stem in stemmen {
        per_deelnemer
            .entry(stem.deelnemer)
            .or_default()
            .push(stem.standpunt);
    }
    let klopt = per_deelnemer.keys().copied().collect::<BTreeSet<_>>() == wie
        && per_deelnemer.values().all(|een| een.len() == 1);
    if !klopt {
        return Verwacht::StandpuntenKloppenNiet;
    }
    let aantal = |wat| stemmen.iter().filter(|stem| stem.standpunt == wat).count();
    Verwacht::Uitslag {
        voor: aantal(Standpunt::Voor),
        tegen: aantal(Standpunt::Tegen),
        wie,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn quorum_en_telling_volgen_de_norm((aanwezigen, stemmen) in zitting()) {
        let gevonden = match stem(&TAFEL_QUORUM, &aanwezigen, &stemmen) {
            Ok(stemming) => {
                prop_assert_eq!(stemming.uitslag.is_aangenomen(), stemming.uitslag.voor > stemming.uitslag.tegen);
                prop_assert_eq!(
                    stemming.uitslag.voor + stemming.uitslag.tegen + stemming.uitslag.onthoudingen,
                    stemming.deelnemers.len()
                );
                Verwacht::Uitslag {
                    voor: stemming.uitslag.voor,
                    tegen: stemming.uitslag.tegen,
                    wie: stemming.deelnemers.into_iter().map(|wie| {
                        DEELNEMERS.iter().find(|een| een.0 == wie).unwrap().0
                    }).collect(),
                }
            }
            Err(GeenUitslag::Quorum(wat)) => {
                prop_assert!(!wat.is_empty());
                Verwacht::GeenQuorum
            }
            Err(GeenUitslag::Standpunten(wat)) => {
                prop_assert!(!wat.is_empty());
                Verwacht::StandpuntenKloppenNiet
            }
        };
        prop_assert_eq!(gevonden, naief(&aanwezigen, &stemmen));
    }

    #[test]
    fn zicht_begint_nooit_te_vroeg_en_nooit_in_het_verleden(nu in 0_i64..4_000_000_000, na in -4_000_000..40_000_000_i64, dagen in 0_u16..60) {
        let nu = Timestamp::from_second(nu).unwrap();
        let begint = nu + SignedDuration::from_secs(na);
        let vanaf = zicht_vanaf(nu, begint, dagen);
        prop_assert!(vanaf >= nu);
        let vooruit = SignedDuration::from_hours(24 * i64::from(dagen));
        prop_assert!(vanaf == nu || begint.duration_since(vanaf) == vooruit);
    }
}

#[test]
fn de_laatste_dag_is_de_aanneming_en_de_termijn() {
    assert_eq!(laatste_dag(date(2026, 11, 24), 30), date(2026, 12, 24));
    assert_eq!(laatste_dag(date(2027, 1, 30), 30), date(2027, 3, 1));
}
