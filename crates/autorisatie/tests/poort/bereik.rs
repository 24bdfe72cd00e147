// SPDX-License-Identifier: EUPL-1.2
//! A list shows what a single read shows, and both what a naive reading of the facts says.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use super::handelingen::{CasusLezen, CasussenLezen, lijst};
use super::hulp::{Iemand, NU, Wereld, is_zichtbaar, op_een_werker};
use super::werelden::{Feitsoort, ROLLEN, Schets, Wanneer, schets};

/// Worlds per run: each costs some hundred requests.
const WERELDEN: u32 = 12;

/// A schets laid down in the database: the ids of what it names.
struct Gelegd {
    mensen: Vec<Iemand>,
    zaken: Vec<Uuid>,
}

/// Letters that no other world uses, so that worlds cannot see each other.
fn gremium(wereld: u32, welk: usize) -> String {
    let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap());
    format!(
        "P{}{}{}",
        letter(wereld / 26),
        letter(wereld),
        ["X", "Y"][welk]
    )
}

async fn leg(w: &Wereld, nummer: u32, schets: &Schets) -> Gelegd {
    let mut organisaties = Vec::new();
    for welk in 0..3 {
        organisaties.push(w.organisatie(&format!("proef_{nummer}_{welk}")).await);
    }
    let mut mensen = Vec::new();
    for mens in &schets.mensen {
        let tafel = gremium(nummer, mens.gremium);
        let org = organisaties[mens.organisatie];
        mensen.push(w.iemand(ROLLEN[mens.rol], org, Some(&tafel)).await);
    }
    let mut zaken = Vec::new();
    for zaak in &schets.zaken {
        let tafel = zaak.gremium.map(|welk| gremium(nummer, welk));
        let id = w.zaak("casus", tafel.as_deref(), None).await;
        if zaak.is_verlopen {
            w.voer_uit(&format!(
                "UPDATE autorisatie.zaak SET verloopt_op = to_timestamp({}) WHERE id = '{id}'",
                NU - 1
            ))
            .await;
        }
        if zaak.is_vernietigd {
            w.voer_uit(&format!(
                "UPDATE autorisatie.zaak SET vernietigd_op = to_timestamp({}) WHERE id = '{id}'",
                NU - 1
            ))
            .await;
        }
        zaken.push(id);
    }
    for ((soort, zaak, wie), wanneer) in &schets.feiten {
        let (zaak, tijd) = (zaken[*zaak], wanneer.sql());
        let nieuw = autorisatie::Idbron::nieuw(w.ids.as_ref());
        w.voer_uit(&match soort {
            Feitsoort::Deelname => format!(
                "INSERT INTO autorisatie.deelname (zaak, organisatie, besluit, geldig, bekend) VALUES ('{zaak}', '{}', '{nieuw}', {tijd})",
                organisaties[wie % 3]
            ),
            Feitsoort::Toewijzing => format!(
                "INSERT INTO autorisatie.toewijzing (zaak, persoon, geldig, bekend) VALUES ('{zaak}', '{}', {tijd})",
                mensen[*wie].persoon
            ),
            Feitsoort::Belang => format!(
                "INSERT INTO autorisatie.belang (zaak, persoon, geldig, bekend) VALUES ('{zaak}', '{}', {tijd})",
                mensen[*wie].persoon
            ),
            Feitsoort::Agenda => format!(
                "INSERT INTO autorisatie.zicht (object, gremium, door, vergadering, besluit, geldig, bekend)
                 VALUES ('{zaak}', '{}', 'agenda', '{nieuw}', '{nieuw}', {tijd})",
                gremium(nummer, wie % 2)
            ),
        })
        .await;
    }
    Gelegd { mensen, zaken }
}

/// What somebody sees, read from the sketch without any SQL.
fn ziet(schets: &Schets, mens: usize, zaak: usize) -> bool {
    let wie = &schets.mensen[mens];
    let wat = &schets.zaken[zaak];
    let geldt = |soort: Feitsoort, bij: &dyn Fn(usize) -> bool| {
        schets.feiten.iter().any(|((feit, waar, wie), wanneer)| {
            *feit == soort && *waar == zaak && bij(*wie) && *wanneer == Wanneer::Nu
        })
    };
    if wat.is_verlopen || wat.is_vernietigd || geldt(Feitsoort::Belang, &|wie| wie == mens) {
        return false;
    }
    let tafel = wat.gremium == Some(wie.gremium);
    let agenda = geldt(Feitsoort::Agenda, &|welk| welk % 2 == wie.gremium);
    let deelname = geldt(Feitsoort::Deelname, &|welk| welk % 3 == wie.organisatie);
    let toegewezen = geldt(Feitsoort::Toewijzing, &|wie| wie == mens);
    match ROLLEN[wie.rol] {
        "partner" => deelname,
        "omt_lid" | "omt_voorzitter" => tafel || agenda,
        "casusregisseur" => tafel || toegewezen,
        "adviseur_riec" | "analist_riec" => toegewezen,
        "stg_lid" | "cfg" => false,
        rol => panic!("{rol}"),
    }
}

async fn vergelijk(w: &Wereld, nummer: u32, schets: &Schets) -> Result<(), TestCaseError> {
    let gelegd = leg(w, nummer, schets).await;
    for (mens, wie) in gelegd.mensen.iter().enumerate() {
        let in_lijst = w
            .poort
            .lijst(&w.verzoek(wie), CasussenLezen(), async |t: &mut _| {
                lijst(t).await
            })
            .await;
        let in_lijst: BTreeSet<Uuid> = match in_lijst {
            Ok(gezien) => gezien.waarde().0.iter().copied().collect(),
            Err(_) => BTreeSet::new(),
        };
        let mut apart = BTreeSet::new();
        let mut verwacht = BTreeSet::new();
        for (zaak, id) in gelegd.zaken.iter().enumerate() {
            let gelezen = w.poort.lees(&w.verzoek(wie), CasusLezen(*id)).await;
            let heeft_rij = !matches!(ROLLEN[schets.mensen[mens].rol], "stg_lid" | "cfg");
            if heeft_rij && is_zichtbaar(&gelezen) {
                apart.insert(*id);
            }
            if ziet(schets, mens, zaak) {
                verwacht.insert(*id);
            }
        }
        let rol = ROLLEN[schets.mensen[mens].rol];
        prop_assert_eq!(&in_lijst, &verwacht, "list of {} ({})", mens, rol);
        prop_assert_eq!(&apart, &verwacht, "single reads of {} ({})", mens, rol);
    }
    Ok(())
}

#[test]
fn a_list_shows_what_single_reads_show() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let w = runtime.block_on(Wereld::nieuw());
    let number = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(WERELDEN)
    });
    runner
        .run(&schets(), |schets| {
            number.set(number.get() + 1);
            runtime.block_on(op_een_werker(vergelijk(&w, number.get(), &schets)))
        })
        .unwrap();
    assert!(number.get() >= WERELDEN);
}

#[test]
fn the_worlds_are_not_all_empty() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeMap::new();
    for _ in 0..WERELDEN {
        let schets = schets().new_tree(&mut runner).unwrap().current();
        for mens in 0..schets.mensen.len() {
            for zaak in 0..schets.zaken.len() {
                *seen.entry(ziet(&schets, mens, zaak)).or_insert(0) += 1;
            }
        }
    }
    assert!(seen[&true] > 20 && seen[&false] > 20, "{seen:?}");
}
