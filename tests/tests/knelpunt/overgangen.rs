// SPDX-License-Identifier: EUPL-1.2
//! The database knows the transitions as the law's tables have them, and no others; every soort of besluit that can be
//! proposed has one gevolg.

use std::collections::BTreeSet;

use server::installatie::gevolgen;
use wgs::Codelijst;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::{Tabel, hhk, plan};

use crate::wereld::Wereld;

/// The rows of a table of the law, as the database writes them.
fn van_de_wet<S: Codelijst, G: Codelijst>(tabel: &Tabel<S, G>) -> BTreeSet<String> {
    let rijen = tabel.rijen.iter();
    rijen
        .map(|rij| {
            let van = rij.van.as_ref().map_or("", Codelijst::code);
            format!("{van}>{}>{}", rij.gebeurtenis.code(), rij.naar.code())
        })
        .collect()
}

async fn van_de_databank(wereld: &Wereld, tabel: &str) -> BTreeSet<String> {
    let sql = format!(
        "SELECT string_agg(van || '>' || gebeurtenis || '>' || naar, ' ') FROM knelpunt.{tabel}"
    );
    let alle = wereld.tekst(&sql).await.expect("rows");
    alle.split(' ').map(str::to_owned).collect()
}

/// Every jump from every status: what some gebeurtenis brings about, and nothing else.
async fn weigert_de_rest<S: Codelijst + PartialEq, G: Codelijst>(
    wereld: &Wereld,
    (naam, tabel): (&str, &Tabel<S, G>),
    id: uuid::Uuid,
    naast: &str,
) {
    let inkijk = wereld.opstelling.inkijk().await;
    for van in S::ALLE {
        for naar in S::ALLE.iter().filter(|naar| *naar != van) {
            inkijk
                .voer_uit(&format!(
                    "ALTER TABLE knelpunt.{naam} DISABLE TRIGGER {naam}_gaat_over;
                     UPDATE knelpunt.{naam} SET status = '{}'{naast} WHERE id = '{id}';
                     ALTER TABLE knelpunt.{naam} ENABLE TRIGGER {naam}_gaat_over",
                    van.code()
                ))
                .await;
            let sprong = format!(
                "DO $$ BEGIN UPDATE knelpunt.{naam} SET status = '{}' WHERE id = '{id}';
                 EXCEPTION WHEN check_violation THEN NULL; END $$",
                naar.code()
            );
            inkijk.voer_uit(&sprong).await;
            let nu = wereld
                .tekst(&format!(
                    "SELECT status FROM knelpunt.{naam} WHERE id = '{id}'"
                ))
                .await;
            let mag = G::ALLE.iter().any(|wat| {
                tabel
                    .volgende(Some(*van), *wat)
                    .is_ok_and(|uit| uit == *naar)
            });
            let verwacht = if mag { naar.code() } else { van.code() };
            assert_eq!(
                nu.as_deref(),
                Some(verwacht),
                "{} → {}",
                van.code(),
                naar.code()
            );
        }
    }
}

#[tokio::test]
async fn de_tabellen_van_de_databank_zijn_die_van_de_wet() {
    let wereld = Wereld::nieuw().await;
    assert_eq!(
        van_de_databank(&wereld, "hhkovergang").await,
        van_de_wet(&hhk::TABEL)
    );
    assert_eq!(
        van_de_databank(&wereld, "planovergang").await,
        van_de_wet(&plan::TABEL)
    );
    let id = wereld.aangewezen().await;
    weigert_de_rest(&wereld, ("hhk", &hhk::TABEL), id, "").await;
}

#[test]
fn elk_besluitsoort_dat_kan_worden_voorgesteld_heeft_precies_een_gevolg() {
    let gevolgen = gevolgen();
    let soorten: Vec<Besluitsoort> = gevolgen.soorten().collect();
    let verschillend: BTreeSet<&str> = soorten.iter().map(Codelijst::code).collect();
    assert_eq!(soorten.len(), verschillend.len());
    // What can be proposed is what the document has a property for.
    let document = server::api::document();
    let voorstel = &document["components"]["schemas"]["Besluitvoorstel"]["properties"];
    let eigenschappen: BTreeSet<String> = voorstel
        .as_object()
        .expect("properties")
        .keys()
        .cloned()
        .collect();
    let van_soort = |soort: &Besluitsoort| {
        let (zelfstandig, werkwoord) = soort.code().split_once('.').expect("two words");
        let mut letters = werkwoord.chars();
        let eerste = letters.next().expect("a word").to_ascii_uppercase();
        format!("{zelfstandig}{eerste}{}", letters.as_str())
    };
    for soort in Besluitsoort::ALLE {
        assert_eq!(
            eigenschappen.contains(&van_soort(soort)),
            soorten.contains(soort),
            "{soort}: proposed without a gevolg, or a gevolg that nobody can propose"
        );
    }
}
