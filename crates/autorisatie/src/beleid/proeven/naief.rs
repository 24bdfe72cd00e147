// SPDX-License-Identifier: EUPL-1.2
//! casbin against an evaluator that shares nothing with it: own reading of the file, strings and sets only.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::prelude::*;

use super::super::rechter::Vraag;
use super::super::{
    Effect, Feit, FeitBits, Handeling, Keuze, Objectsoort, Oordeel, POLICY, Reden, Rol, Scope,
    ScopeBits, Weergave,
};
use super::{ingebouwd, vers};

struct NaieveRij {
    velden: Vec<String>,
}

fn naieve_rijen() -> Vec<NaieveRij> {
    let tekst = std::str::from_utf8(POLICY).expect("tekst");
    let rijen = tekst.lines().filter(|regel| regel.starts_with("p,"));
    rijen
        .map(|regel| NaieveRij {
            velden: regel
                .split(',')
                .map(|veld| veld.trim().to_owned())
                .collect(),
        })
        .collect()
}

/// The widest view that the rows give, or nothing.
fn naief(rijen: &[NaieveRij], (rol, object, handeling, scopes, feiten): Vraag) -> Option<String> {
    let scopes: HashSet<&str> = scopes
        .elementen()
        .map(Scope::naam)
        .chain(["altijd"])
        .collect();
    let feiten: HashSet<&str> = feiten.elementen().map(Feit::naam).collect();
    let mut weergaven = BTreeSet::new();
    for rij in rijen {
        let veld = |nummer: usize| rij.velden[nummer].as_str();
        let past = |nummer: usize, waarde: &str| veld(nummer) == "*" || veld(nummer) == waarde;
        let eisen_gehaald = veld(7) == "-" || veld(7).split('+').all(|eis| feiten.contains(eis));
        let raakt = past(2, rol.naam()) && past(3, object.naam()) && past(4, handeling.naam());
        if !(raakt && scopes.contains(veld(5)) && eisen_gehaald) {
            continue;
        }
        if veld(9) == "deny" {
            return None;
        }
        let rang = ["log", "meta", "pseudo", "vol"]
            .iter()
            .position(|naam| *naam == veld(6))
            .expect("weergave");
        weergaven.insert((rang, veld(6).to_owned()));
    }
    weergaven.pop_last().map(|(_, weergave)| weergave)
}

/// The view that was given, or nothing; casbin and the rows must never contradict each other.
fn van_oordeel(oordeel: &Oordeel) -> Option<String> {
    match oordeel {
        Oordeel::Toegestaan { weergave, .. } => Some(weergave.naam().to_owned()),
        Oordeel::Geweigerd { reden } => {
            assert_ne!(**reden, Reden::Onbeslist);
            None
        }
    }
}

/// Sets of facts that matter: from nothing to everything, and each deny fact on top of everything.
fn feitenlijst() -> Vec<FeitBits> {
    use Feit::{Besluit, Doel, Kanaal, Logdoel, Mfa};
    let toe: FeitBits = super::super::toets::alles_behalve_weigerend();
    let mut lijst: Vec<FeitBits> = [
        &[][..],
        &[Mfa],
        &[Doel],
        &[Doel, Mfa],
        &[Logdoel, Mfa],
        &[Doel, Mfa, Besluit],
        &[Doel, Kanaal],
    ]
    .iter()
    .map(|feiten| feiten.iter().copied().collect())
    .collect();
    lijst.push(toe);
    lijst.extend(
        Feit::ALLE
            .iter()
            .filter(|feit| feit.is_weigerend())
            .map(|feit| toe.met(*feit)),
    );
    lijst
}

/// Per act on a kind of object: the scopes that its rows name.
fn cellen() -> BTreeMap<(Objectsoort, Handeling), ScopeBits> {
    let mut cellen = BTreeMap::new();
    for rij in ingebouwd().rijen() {
        if let (Keuze::Een(object), Keuze::Een(handeling), Effect::Toestaan) =
            (rij.object, rij.handeling, rij.effect)
        {
            let scopes = cellen.entry((object, handeling)).or_insert(ScopeBits::LEEG);
            *scopes = scopes.met(rij.scope);
        }
    }
    cellen
}

#[test]
fn casbin_en_de_naieve_lezing_zijn_het_overal_eens() {
    let (beleid, rijen) = (ingebouwd(), naieve_rijen());
    let alle: ScopeBits = Scope::ALLE
        .iter()
        .copied()
        .filter(|scope| *scope != Scope::Altijd)
        .collect();
    let mut toegestaan = 0;
    for ((object, handeling), genoemd) in cellen() {
        let enkel = genoemd.elementen().map(|scope| ScopeBits::LEEG.met(scope));
        let scopelijst: Vec<ScopeBits> = enkel
            .chain([ScopeBits::LEEG, alle, alle.min(genoemd)])
            .collect();
        for rol in Rol::ALLE {
            let heeft_rij = !beleid.scopes_voor(*rol, object, handeling).is_empty();
            for feiten in feitenlijst() {
                let kort = !heeft_rij || feiten.elementen().any(Feit::is_weigerend);
                for scopes in scopelijst.iter().filter(|scopes| !kort || **scopes == alle) {
                    let vraag = (*rol, object, handeling, *scopes, feiten);
                    let oordeel = beleid.oordeel(*rol, object, handeling.naam(), *scopes, feiten);
                    assert_eq!(
                        van_oordeel(&oordeel),
                        naief(&rijen, vraag),
                        "{vraag:?} {oordeel:?}"
                    );
                    toegestaan += u32::from(oordeel.is_toegestaan());
                }
            }
        }
    }
    assert!(toegestaan > 500, "{toegestaan}");
}

#[test]
fn het_geheugen_vraagt_casbin_eens_per_vraag() {
    let beleid = vers();
    assert_eq!(beleid.vragen_aan_casbin(), 0);
    let scopes = ScopeBits::LEEG.met(Scope::Deelname);
    let feiten = FeitBits::LEEG.met(Feit::Doel).met(Feit::Mfa);
    for _ in 0..5 {
        assert!(
            beleid
                .oordeel(Rol::Partner, Objectsoort::Casus, "lezen", scopes, feiten)
                .is_toegestaan()
        );
        assert!(
            !beleid
                .oordeel(
                    Rol::Partner,
                    Objectsoort::Casus,
                    "lezen",
                    ScopeBits::LEEG,
                    feiten
                )
                .is_toegestaan()
        );
    }
    assert_eq!(beleid.vragen_aan_casbin(), 2);
    // `altijd` cannot be claimed by a caller, so it is no other question either.
    assert!(
        !beleid
            .oordeel(
                Rol::Partner,
                Objectsoort::Casus,
                "lezen",
                ScopeBits::LEEG.met(Scope::Altijd),
                feiten
            )
            .is_toegestaan()
    );
    assert_eq!(beleid.vragen_aan_casbin(), 2);
}

fn een_vraag() -> impl Strategy<Value = Vraag> {
    let handelingen: Vec<Handeling> = Handeling::alle().collect();
    (
        prop::sample::select(Rol::ALLE),
        prop::sample::select(Objectsoort::ALLE),
        prop::sample::select(handelingen),
        prop::sample::subsequence(Scope::ALLE, 0..=Scope::ALLE.len()),
        prop::sample::subsequence(Feit::ALLE, 0..=Feit::ALLE.len()),
    )
        .prop_map(|(rol, object, handeling, scopes, feiten)| {
            (
                rol,
                object,
                handeling,
                scopes.into_iter().collect(),
                feiten.into_iter().collect(),
            )
        })
}

#[test]
fn geheugen_en_casbin_geven_hetzelfde_antwoord() {
    let (beleid, rijen) = (ingebouwd(), naieve_rijen());
    proptest!(ProptestConfig::with_cases(2000), |(vraag in een_vraag())| {
        let (rol, object, handeling, scopes, feiten) = vraag;
        let eerste = beleid.oordeel(rol, object, handeling.naam(), scopes, feiten);
        let tweede = beleid.oordeel(rol, object, handeling.naam(), scopes, feiten);
        prop_assert_eq!(&eerste, &tweede);
        prop_assert_eq!(van_oordeel(&eerste), naief(&rijen, vraag));
    });
}

#[test]
fn de_ruimste_weergave_wint() {
    let beleid = ingebouwd();
    let beide = ScopeBits::LEEG.met(Scope::Tafel).met(Scope::Toegewezen);
    let feiten = FeitBits::LEEG.met(Feit::Doel).met(Feit::Mfa);
    let weergave = |scopes, feiten| match beleid.oordeel(
        Rol::Casusregisseur,
        Objectsoort::Casus,
        "lezen",
        scopes,
        feiten,
    ) {
        Oordeel::Toegestaan { weergave, .. } => Some(weergave),
        Oordeel::Geweigerd { .. } => None,
    };
    assert_eq!(weergave(beide, feiten), Some(Weergave::Vol));
    assert_eq!(
        weergave(ScopeBits::LEEG.met(Scope::Tafel), feiten),
        Some(Weergave::Meta)
    );
    assert_eq!(
        weergave(beide, FeitBits::LEEG.met(Feit::Mfa)),
        Some(Weergave::Meta)
    );
    assert_eq!(weergave(ScopeBits::LEEG, feiten), None);
}
