// SPDX-License-Identifier: EUPL-1.2
//! What the demo begins with is enough to decide, and enough to be refused.

use std::collections::BTreeSet;

use autorisatie::opslag::inrichting::Inrichting;
use wgs::deelnemer::{Gremiumsoort, Onderdeel};
use wgs::stemming::{Aanwezige, TAFEL_QUORUM, toets_quorum};
use wgs::tafel::Gremium;

use super::INRICHTING;
use crate::inrichting::lees_tekst;

/// Organisation and its part of WGS 2.19(1), of everybody with this rol in this gremium.
fn with_rol<'a>(demo: &'a Inrichting, gremium: Gremium, rol: &str) -> Vec<(&'a str, Onderdeel)> {
    let part = |code: &str| {
        let own = demo.organisatie.iter().find(|one| one.code == code);
        let part = own.and_then(|one| one.onderdeel.as_deref());
        part.and_then(Onderdeel::from_code).expect("a deelnemer")
    };
    demo.persoon
        .iter()
        .flat_map(|persoon| &persoon.lidmaatschap)
        .filter(|lid| lid.rol == rol && lid.gremium.as_deref() == Some(gremium.code()))
        .map(|lid| (lid.organisatie.as_str(), part(&lid.organisatie)))
        .collect()
}

fn present<'a>(
    voorzitter: &[(&'a str, Onderdeel)],
    leden: &[(&'a str, Onderdeel)],
) -> Vec<Aanwezige<'a>> {
    let seat = |(deelnemer, onderdeel): &(&'a str, Onderdeel), is_voorzitter| Aanwezige {
        deelnemer,
        onderdeel: *onderdeel,
        is_voorzitter,
        heeft_belang: false,
    };
    let voorzitter = voorzitter.iter().map(|one| seat(one, true));
    voorzitter
        .chain(leden.iter().map(|one| seat(one, false)))
        .collect()
}

#[test]
fn every_gremium_can_have_a_quorum_and_miss_it_for_either_reason() {
    let demo = lees_tekst(INRICHTING).expect("reads");
    for gremium in Gremium::ALLE {
        let prefix = match gremium.soort() {
            Gremiumsoort::Omt => "omt",
            Gremiumsoort::Stuurgroep => "stg",
        };
        let mut voorzitter = with_rol(&demo, *gremium, &format!("{prefix}_voorzitter"));
        let leden = with_rol(&demo, *gremium, &format!("{prefix}_lid"));
        // TAFEL_VOORZITTER: a burgemeester presides, also who replaces him, who sits there as a lid.
        for (_, part) in &voorzitter {
            assert_eq!(*part, Onderdeel::H, "{gremium}");
        }
        voorzitter.retain(|one| !leden.contains(one));
        assert_eq!(voorzitter.len(), 1, "{gremium}");
        assert_eq!(
            with_rol(&demo, *gremium, &format!("{prefix}_secretaris")).len(),
            1
        );
        for regisseur in with_rol(&demo, *gremium, "casusregisseur") {
            assert_ne!(regisseur.0, voorzitter[0].0, "{gremium}");
        }
        let all = present(&voorzitter, &leden);
        assert_eq!(toets_quorum(&TAFEL_QUORUM, &all), [], "{gremium}");
        let missing = |leden: &[(&str, Onderdeel)]| -> Vec<&str> {
            let found = toets_quorum(&TAFEL_QUORUM, &present(&voorzitter, leden));
            found.iter().map(|one| one.code).collect()
        };
        assert_eq!(missing(&leden[..2]), ["te_weinig_deelnemers"], "{gremium}");
        let mut others = leden.clone();
        others.retain(|(_, part)| !TAFEL_QUORUM.een_van.contains(part));
        assert_eq!(
            missing(&others),
            ["vereiste_deelnemer_ontbreekt"],
            "{gremium}"
        );
    }
}

#[test]
fn every_body_of_the_law_takes_part_and_can_report() {
    let demo = lees_tekst(INRICHTING).expect("reads");
    let parts: BTreeSet<&str> = demo
        .organisatie
        .iter()
        .filter_map(|one| one.onderdeel.as_deref())
        .collect();
    let all: BTreeSet<&str> = Onderdeel::ALLE.iter().map(|part| part.code()).collect();
    assert_eq!(parts, all);
    let subs: BTreeSet<&str> = demo.persoon.iter().map(|one| one.sub.as_str()).collect();
    assert_eq!(subs.len(), demo.persoon.len(), "a sub is one person");
    for persoon in &demo.persoon {
        assert!(persoon.naam.ends_with("-Demo"), "{}", persoon.naam);
    }
}
