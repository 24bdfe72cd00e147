// SPDX-License-Identifier: EUPL-1.2
//! Each machine, over every status and every event.

use std::collections::BTreeSet;

use wgs::{
    Codelijst,
    besluitsoort::{Besluitsoort, Objectsoort},
    overgangen::{
        Tabel, besluit,
        casus::{self, Casusgebeurtenis as C, Casusstatus},
        hhk, plan, signaal, subject, toestanden, vergadering,
    },
};

/// The table written down a second time: `van gebeurtenis naar`, `-` for none.
/// Every pair that is not in it must be refused.
fn is_precies<S: Codelijst, G: Codelijst>(tabel: &Tabel<S, G>, verwacht: &str) {
    let regels: BTreeSet<[&str; 3]> = verwacht
        .lines()
        .filter(|regel| !regel.trim().is_empty())
        .map(|regel| {
            let woorden: Vec<&str> = regel.split_whitespace().collect();
            <[&str; 3]>::try_from(woorden).unwrap()
        })
        .collect();
    let mut gevonden = BTreeSet::new();
    let vanaf = std::iter::once(None).chain(S::ALLE.iter().copied().map(Some));
    for van in vanaf {
        for gebeurtenis in G::ALLE {
            let code = van.map_or("-", |s| s.code());
            match tabel.volgende(van, *gebeurtenis) {
                Ok(naar) => {
                    gevonden.insert([code, gebeurtenis.code(), naar.code()]);
                    assert!(tabel.mogelijk(van, None).contains(gebeurtenis));
                }
                Err(fout) => {
                    assert_eq!(fout.van, van.map(|s| s.code()));
                    assert_eq!(fout.gebeurtenis, gebeurtenis.code());
                    assert!(!fout.mogelijk.contains(&gebeurtenis.code()));
                }
            }
        }
    }
    assert_eq!(gevonden, regels);
}

/// What any table must be: no row twice, every status reached, every event used, a ground each.
fn is_welgevormd<S: Codelijst, G: Codelijst>(tabel: &Tabel<S, G>) {
    for (nummer, rij) in tabel.rijen.iter().enumerate() {
        assert!(!rij.bepalingen.is_empty());
        for ander in &tabel.rijen[nummer + 1..] {
            let zelfde = rij.van == ander.van && rij.gebeurtenis == ander.gebeurtenis;
            assert!(!zelfde || (rij.vanuit.is_some() && rij.vanuit != ander.vanuit));
        }
    }
    for status in S::ALLE {
        assert!(
            tabel.rijen.iter().any(|rij| rij.naar == *status),
            "{status:?}"
        );
    }
    for gebeurtenis in G::ALLE {
        assert!(
            tabel
                .rijen
                .iter()
                .any(|rij| rij.gebeurtenis == *gebeurtenis)
        );
    }
    assert_eq!(
        tabel.rijen.iter().filter(|rij| rij.van.is_none()).count(),
        1
    );
}

#[test]
fn signaal() {
    is_welgevormd(&signaal::TABEL);
    is_precies(
        &signaal::TABEL,
        "- opstellen concept
         concept wijzigen concept
         concept melden gemeld
         gemeld terugsturen concept
         gemeld in_weging_nemen in_weging
         in_weging weging_wijzigen in_weging
         in_weging aanvaarden aanvaard
         in_weging afwijzen afgewezen
         concept intrekken ingetrokken
         gemeld intrekken ingetrokken
         in_weging intrekken ingetrokken
         afgewezen vernietigen vernietigd
         ingetrokken vernietigen vernietigd
         aanvaard vernietigen vernietigd",
    );
}

#[test]
fn besluit() {
    is_welgevormd(&besluit::TABEL);
    is_precies(
        &besluit::TABEL,
        "- voorstellen voorgesteld
         voorgesteld agenderen geagendeerd
         geagendeerd standpunt_geven geagendeerd
         geagendeerd aannemen aangenomen
         geagendeerd verwerpen verworpen
         geagendeerd aanhouden voorgesteld
         aangenomen vaststellen vastgesteld
         voorgesteld intrekken ingetrokken
         geagendeerd intrekken ingetrokken
         aangenomen intrekken ingetrokken",
    );
}

#[test]
fn vergadering() {
    is_welgevormd(&vergadering::TABEL);
    is_precies(
        &vergadering::TABEL,
        "- plannen gepland
         gepland openen open
         open sluiten gesloten",
    );
}

#[test]
fn subject() {
    is_welgevormd(&subject::TABEL);
    is_precies(
        &subject::TABEL,
        "- voordragen voorgedragen
         voorgedragen toevoegen actief
         voorgedragen afwijzen afgewezen
         afgewezen vernietigen vernietigd
         actief beperken beperkt
         beperkt opheffen actief
         actief verwijderen afgeschermd
         beperkt verwijderen afgeschermd
         actief informeren actief
         beperkt informeren beperkt
         actief afschermen afgeschermd
         afgeschermd bekrachtigen afgeschermd
         afgeschermd vernietigen vernietigd",
    );
}

#[test]
fn hhk() {
    is_welgevormd(&hhk::TABEL);
    is_precies(
        &hhk::TABEL,
        "- voorbereiden voorbereiding
         voorbereiding wijzigen voorbereiding
         voorbereiding aanwijzen aangewezen
         voorbereiding afwijzen afgewezen
         aangewezen trap_openen aangewezen
         aangewezen verlengen aangewezen
         aangewezen beeindigen beeindigd
         afgewezen vernietigen vernietigd
         beeindigd vernietigen vernietigd",
    );
}

#[test]
fn plan() {
    is_welgevormd(&plan::TABEL);
    is_precies(
        &plan::TABEL,
        "- opstellen concept
         concept wijzigen concept
         concept vaststellen vastgesteld
         vastgesteld uitvoeren uitvoering
         uitvoering afronden afgerond",
    );
}

#[test]
fn casus() {
    is_welgevormd(&casus::TABEL);
    let mut verwacht = String::from(
        "- starten gestart
         gestart verzamelen verzameling
         verzameling trap_openen verzameling
         verzameling duiden analyse
         analyse verzamelen verzameling
         analyse afspreken uitvoering
         uitvoering herwegen verzameling
         opgeschort bekrachtigen opgeschort
         afgesloten heropenen gestart
         afgesloten vernietigen vernietigd\n",
    );
    for actief in ["gestart", "verzameling", "analyse", "uitvoering"] {
        for (gebeurtenis, naar) in [
            ("deelnemers_wijzigen", actief),
            ("opschorten", "opgeschort"),
            ("overdragen", actief),
            ("overnemen", actief),
            ("afsluiten", "afgesloten"),
        ] {
            verwacht += &[actief, gebeurtenis, naar, "\n"].join(" ");
        }
    }
    // `hervatten` is not among them: without the stored former status there is nowhere to go.
    is_precies(&casus::TABEL, &verwacht);
}

#[test]
fn hervatten_gaat_terug_naar_waar_het_vandaan_kwam() {
    for van in Casusstatus::ALLE {
        let uitkomst =
            casus::volgende_vanuit(Some(Casusstatus::Opgeschort), Some(*van), C::Hervatten);
        if van.is_actief() {
            assert_eq!(
                casus::volgende(Some(*van), C::Opschorten),
                Ok(Casusstatus::Opgeschort)
            );
            assert_eq!(uitkomst, Ok(*van));
        } else {
            assert!(uitkomst.is_err(), "{van:?}");
            assert!(casus::volgende(Some(*van), C::Opschorten).is_err());
        }
    }
}

#[test]
fn een_besluit_voert_een_gebeurtenis_uit_die_zijn_machine_kent() {
    for soort in Besluitsoort::ALLE {
        let gevolgen = [Some(soort.gevolg()), soort.gevolg_bij_verwerpen()];
        for gevolg in gevolgen.into_iter().flatten() {
            let bekend = match gevolg.object {
                Objectsoort::Signaal => {
                    signaal::Signaalgebeurtenis::from_code(gevolg.gebeurtenis).is_some()
                }
                Objectsoort::Casus => C::from_code(gevolg.gebeurtenis).is_some(),
                Objectsoort::Subject => {
                    subject::Subjectgebeurtenis::from_code(gevolg.gebeurtenis).is_some()
                }
                Objectsoort::Hhk => hhk::Hhkgebeurtenis::from_code(gevolg.gebeurtenis).is_some(),
                Objectsoort::Plan => plan::Plangebeurtenis::from_code(gevolg.gebeurtenis).is_some(),
                // Their machines stand in later crates.
                _ => true,
            };
            assert!(bekend, "{soort}: {}", gevolg.gebeurtenis);
        }
        assert!(soort.gremia().contains(&soort.gremiumsoort()));
        assert!(soort.code().contains('.'));
    }
    assert_eq!(Besluitsoort::CasusStarten.gevolg().gebeurtenis, "starten");
    assert_eq!(Besluitsoort::DeelnemersWijzigen.gremia().len(), 2);
}

#[test]
fn de_plaat_toont_elke_overgang_met_zijn_grond() {
    let bladen = toestanden();
    let namen: Vec<&str> = bladen.iter().map(|(naam, _)| *naam).collect();
    assert_eq!(
        namen,
        [
            "signaal",
            "besluit",
            "vergadering",
            "casus",
            "subject",
            "hhk",
            "plan"
        ]
    );
    let plaat = signaal::TABEL.mermaid();
    assert!(plaat.starts_with("stateDiagram-v2\n"));
    assert!(plaat.contains("    [*] --> concept : opstellen [WGS 2.23(1)]\n"));
    assert!(plaat.contains("    vernietigd --> [*]\n"));
    assert!(
        casus::TABEL.mermaid().contains(
            "opgeschort --> analyse : hervatten (vanuit analyse) [regel van het systeem]"
        )
    );
    for (_, blad) in &bladen {
        let plaat = blad.split("```").nth(1).unwrap();
        for regel in plaat.lines().filter(|regel| regel.contains(" : ")) {
            assert_eq!(regel.matches(':').count(), 1, "{regel}");
            assert!(!regel.contains(';'), "{regel}");
        }
    }
}
