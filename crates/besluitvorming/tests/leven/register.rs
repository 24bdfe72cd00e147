// SPDX-License-Identifier: EUPL-1.2
//! The dated registers: norms, verschijningsvormen, gremia.

use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::handelingen::{GremiaZoeken, NormenZoeken, VerschijningsvormenZoeken};
use besluitvorming::norm::{Normstand, alle_op_dag, op_dag};
use besluitvorming::register::{Registerlijst, Vorm, gremia, vormregister};
use jiff::civil::{Date, date};
use tokio_postgres::NoTls;
use uuid::Uuid;
use wgs::norm::{Eenheid, Norm, Normwaarde};
use wgs::tafel::Gremium;
use wgs::verschijningsvorm::{Verschijningsvorm, Vormrij, toets_vormen};

use crate::draai;
use crate::wereld::Wereld;

const DAG: Date = date(2026, 11, 24);
const BESLUIT: Uuid = Uuid::from_u128(0xb5);

async fn normen(wereld: &Wereld, dag: Date) -> Vec<Normstand> {
    let werk = async move |t: &mut Toegang<'_, NormenZoeken>| {
        let alle = alle_op_dag(t, dag).await?;
        for stand in &alle {
            assert_eq!(op_dag(t, stand.norm, dag).await?, stand.waarde);
        }
        Ok(Registerlijst(alle))
    };
    let verzoek = wereld.verzoek("lid_om", None);
    let gelezen = wereld.poort.lijst(&verzoek, NormenZoeken {}, werk).await;
    gelezen.unwrap().in_waarde().0
}

async fn quorum(wereld: &Wereld, dag: Date) -> (Normwaarde, Option<Uuid>) {
    let alle = normen(wereld, dag).await;
    let stand = alle.iter().find(|een| een.norm == Norm::TafelQuorum);
    stand.map(|een| (een.waarde, een.besluit)).unwrap()
}

async fn vormen(wereld: &Wereld) -> Vec<Vorm> {
    let werk = async |t: &mut Toegang<'_, VerschijningsvormenZoeken>| {
        Ok(Registerlijst(vormregister(t).await?))
    };
    let verzoek = wereld.verzoek("regisseur", None);
    let handeling = VerschijningsvormenZoeken {};
    let gelezen = wereld.poort.lijst(&verzoek, handeling, werk).await;
    gelezen.unwrap().in_waarde().0
}

/// A besluit of the Stuurgroep to refer to, and one of a tafel.
async fn besluiten(wereld: &Wereld) {
    let persoon = wereld.wie("voorzitter").persoon;
    wereld
        .sql(&format!(
            "INSERT INTO autorisatie.zaak (id, soort, nummer, alias, geopend_op, verloopt_op) VALUES \
             ('{BESLUIT}', 'hhk', '2026-AAAAA', gen_random_uuid(), now(), now()); \
             INSERT INTO besluitvorming.besluit (id, alias, soort, gremium, zaak, zaken, subjecten, status, versie, indiener, \
             indiener_lidmaatschap, verschijningsvormen, motivering, inhoud, inhoud_hash, voorgesteld_op) \
             SELECT id, gen_random_uuid(), 'norm.vaststellen', gremium, '{BESLUIT}', ARRAY['{BESLUIT}'::uuid], '{{}}', 'voorgesteld', 1, '{persoon}', \
             '{persoon}', '{{}}', '', '', decode(repeat('00', 32), 'hex'), now() \
             FROM (VALUES ('{BESLUIT}'::uuid, 'STUURGROEP'), ('{}', 'D')) AS een (id, gremium)",
            Uuid::from_u128(0xd)
        ))
        .await;
}

async fn weigering(wereld: &Wereld, sql: &str) -> String {
    let fout = wereld.beheer.batch_execute(sql).await.unwrap_err();
    let fout = fout.as_db_error().unwrap();
    fout.constraint().unwrap_or(fout.message()).to_owned()
}

fn norm(waarde: &str, dagen: &str, besluit: Uuid) -> String {
    format!(
        "INSERT INTO besluitvorming.norm (naam, getal, eenheid, keuze, geldig, bekend, besluit, bepaling) VALUES \
         ('TAFEL_QUORUM', {waarde}, '{dagen}', tstzrange(now(), NULL), '{besluit}', 'UA_GOVERNANCE')"
    )
}

#[test]
fn zonder_besluit_geldt_van_elke_norm_de_standaard() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let alle = normen(&wereld, DAG).await;
        assert_eq!(alle.len(), Norm::ALLE.len());
        for stand in alle {
            assert_eq!(stand.waarde, stand.norm.standaard());
            assert_eq!((stand.besluit, stand.geldig_van), (None, None));
        }
    });
}

#[test]
fn een_vastgestelde_norm_geldt_op_haar_dagen_zolang_zij_bekend_is() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        besluiten(&wereld).await;
        let vijf = norm("5, 'deelnemers', NULL", "[2026-11-24,2027-01-01)", BESLUIT);
        wereld.sql(&vijf).await;
        let vastgesteld = (Normwaarde::Getal(5, Eenheid::Deelnemers), Some(BESLUIT));
        let standaard = (Norm::TafelQuorum.standaard(), None);
        for (dag, verwacht) in [
            (date(2026, 11, 23), standaard),
            (DAG, vastgesteld),
            (date(2026, 12, 31), vastgesteld),
            (date(2027, 1, 1), standaard),
        ] {
            assert_eq!(quorum(&wereld, dag).await, verwacht, "{dag}");
        }
        wereld
            .sql("UPDATE besluitvorming.norm SET bekend = tstzrange(lower(bekend), now() + interval '1 s')")
            .await;
        assert_eq!(quorum(&wereld, DAG).await, standaard);
    });
}

#[test]
fn een_waarde_die_dit_systeem_niet_kan_uitvoeren_geldt_niet_in_stilte() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        besluiten(&wereld).await;
        let rij = |naam: &str, waarde: &str| {
            norm(waarde, "[2026-11-24,)", BESLUIT).replace("TAFEL_QUORUM", naam)
        };
        // A choice for a number, a number of something else, a choice that nothing here carries out.
        wereld
            .sql(&rij("TAFEL_QUORUM", "NULL, NULL, 'allen'"))
            .await;
        wereld
            .sql(&rij("STUURGROEP_QUORUM", "3, 'dagen', NULL"))
            .await;
        wereld
            .sql(&rij("TAFEL_VOORZITTER", "NULL, NULL, 'wethouder'"))
            .await;
        wereld
            .sql(&rij("TRAP_BESLISSER", "NULL, NULL, 'tafel'"))
            .await;
        let werk = async |t: &mut Toegang<'_, NormenZoeken>| {
            for welke in [
                Norm::TafelQuorum,
                Norm::StuurgroepQuorum,
                Norm::TafelVoorzitter,
            ] {
                let fout = op_dag(t, welke, DAG).await.unwrap_err();
                assert!(
                    matches!(fout, Fout::Storing(Storing::Samenhang(_))),
                    "{welke}"
                );
            }
            let tafel = op_dag(t, Norm::TrapBeslisser, DAG).await?;
            assert_eq!(tafel, Normwaarde::Keuze("tafel"));
            Ok(Registerlijst(Vec::<Normstand>::new()))
        };
        let verzoek = wereld.verzoek("lid_om", None);
        let gelezen = wereld.poort.lijst(&verzoek, NormenZoeken {}, werk).await;
        assert!(gelezen.is_ok());
    });
}

#[test]
fn een_registerrij_rust_op_een_besluit_van_de_stuurgroep_en_blijft() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        besluiten(&wereld).await;
        let geldig = "[2026-11-24,)";
        let vijf = |besluit| norm("5, 'deelnemers', NULL", geldig, besluit);
        for ander in [Uuid::from_u128(0xd), Uuid::from_u128(0xe)] {
            let zonder = weigering(&wereld, &vijf(ander)).await;
            assert_eq!(zonder, "norm_besluit_gremium_fkey");
        }
        wereld.sql(&vijf(BESLUIT)).await;
        let dubbel = weigering(&wereld, &vijf(BESLUIT)).await;
        assert_eq!(dubbel, "norm_naam_geldig_bekend_excl");
        for daad in [
            "UPDATE besluitvorming.norm SET getal = 1",
            "DELETE FROM besluitvorming.norm",
            "UPDATE besluitvorming.verschijningsvorm SET naam = 'x'",
            "DELETE FROM besluitvorming.verschijningsvorm",
        ] {
            let blijft = weigering(&wereld, daad).await;
            assert!(blijft.contains("alleen opgevolgd"), "{daad}: {blijft}");
        }
    });
}

#[test]
fn een_regionale_vorm_zonder_besluit_bestaat_niet() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        besluiten(&wereld).await;
        let vorm = |bereik: &str, besluit: &str| {
            format!(
                "INSERT INTO besluitvorming.verschijningsvorm (code, naam, bereik, geldig, bekend, besluit, bepaling) VALUES \
                 ('nieuwe_vorm_{bereik}', 'Nieuw', '{bereik}', '[2026-11-24,)', tstzrange(now(), NULL), {besluit}, 'UA_VERSCHIJNINGSVORMEN')"
            )
        };
        let zonder = weigering(&wereld, &vorm("regionaal", "NULL")).await;
        assert_eq!(zonder, "regionale_vorm_rust_op_besluit");
        wereld.sql(&vorm("landelijk", "NULL")).await;
        wereld
            .sql(&vorm("regionaal", &format!("'{BESLUIT}'")))
            .await;
        let register = vormen(&wereld).await;
        let rijen: Vec<Vormrij<'_>> = register.iter().map(Vorm::als_rij).collect();
        let geldt = |dag| toets_vormen(&["nieuwe_vorm_regionaal"], &rijen, dag).is_empty();
        assert!(geldt(DAG) && !geldt(date(2026, 11, 23)));
    });
}

#[test]
fn het_register_begint_met_de_zes_van_2025() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let register = vormen(&wereld).await;
        let mut verwacht: Vec<(&str, &str, _)> = Verschijningsvorm::ALLE
            .iter()
            .map(|vorm| (vorm.code(), vorm.omschrijving(), vorm.bereik()))
            .collect();
        verwacht.sort();
        let gelezen: Vec<(&str, &str, _)> = register
            .iter()
            .map(|vorm| (vorm.code.as_str(), vorm.naam.as_str(), vorm.bereik))
            .collect();
        assert_eq!(gelezen, verwacht);
        let rijen: Vec<Vormrij<'_>> = register.iter().map(Vorm::als_rij).collect();
        for vorm in Verschijningsvorm::ALLE {
            assert_eq!(toets_vormen(&[vorm.code()], &rijen, vorm.geldig_van()), []);
            let eerder = toets_vormen(&[vorm.code()], &rijen, date(2024, 12, 31));
            assert_eq!(eerder.len(), 1);
        }
    });
}

#[test]
fn de_dienst_schrijft_niet_in_de_registers() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let (app, verbinding) = tokio_postgres::connect(&wereld.app_url(), NoTls)
            .await
            .unwrap();
        tokio::spawn(verbinding);
        for daad in [
            "INSERT INTO besluitvorming.norm DEFAULT VALUES",
            "UPDATE besluitvorming.norm SET bekend = bekend",
            "INSERT INTO besluitvorming.verschijningsvorm DEFAULT VALUES",
            "DELETE FROM besluitvorming.verschijningsvorm",
            "INSERT INTO besluitvorming.vergaderingovergang VALUES ('gesloten', 'heropenen', 'open')",
        ] {
            let fout = app.batch_execute(daad).await.unwrap_err();
            let fout = fout.as_db_error().unwrap();
            assert!(fout.message().starts_with("permission denied"), "{daad}");
        }
    });
}

#[test]
fn de_gremia_zijn_die_van_de_lijst() {
    draai(async {
        let wereld = Wereld::nieuw().await;
        let werk = async |t: &mut Toegang<'_, GremiaZoeken>| Ok(Registerlijst(gremia(t).await?));
        let verzoek = wereld.verzoek("secretaris", None);
        let gelezen = wereld.poort.lijst(&verzoek, GremiaZoeken {}, werk).await;
        assert_eq!(gelezen.unwrap().in_waarde().0, Gremium::ALLE);
    });
}
