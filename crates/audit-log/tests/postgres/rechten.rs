// SPDX-License-Identifier: EUPL-1.2
//! Who may do what, role by role, and what even the owner may not.

use lokale_postgres::proef::Proefdatabank;

use crate::hulp::{beheer, open, regel, verbind};

/// The functions that the application may call; everything else in the schema is closed to it.
const VOOR_DE_APPLICATIE: &[&str] = &[
    "alias_vastleggen",
    "blad_van",
    "bladhashes",
    "checkpoint_bewaren",
    "checkpoint_tussen",
    "identiteit",
    "kop_vergrendeld",
    "laatste_checkpoint",
    "lijst",
    "min_index",
    "outbox_aanwezig",
    "outbox_plaatsen",
    "outbox_stand",
    "outbox_wachtend",
    "partities_vooruit",
    "regels",
    "subjecten",
    "tegel_bewaren",
    "tegels",
    "tegels_bewaard",
    "toevoegen",
    "zoek_actor",
    "zoek_alias",
    "zoek_subject",
    "zoek_zaak",
];

#[tokio::test]
async fn de_applicatie_mag_alleen_deze_functies_en_de_kop_lezen() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let baas = beheer(&db).await;
    let rijen = baas
        .query(
            "SELECT p.proname::text FROM pg_proc p WHERE p.pronamespace = 'audit'::regnamespace \
             AND has_function_privilege('verband_app', p.oid, 'EXECUTE') ORDER BY 1",
            &[],
        )
        .await
        .unwrap();
    let mag: Vec<String> = rijen.iter().map(|rij| rij.get(0)).collect();
    assert_eq!(mag, VOOR_DE_APPLICATIE);
    let rechten = baas
        .query(
            "SELECT c.relname::text, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a \
             WHERE c.relnamespace = 'audit'::regnamespace AND a.grantee <> c.relowner",
            &[],
        )
        .await
        .unwrap();
    let rechten: Vec<(String, String)> =
        rechten.iter().map(|rij| (rij.get(0), rij.get(1))).collect();
    assert_eq!(rechten, [("head".to_owned(), "SELECT".to_owned())]);
}

#[tokio::test]
async fn functies_met_rechten_van_de_eigenaar_hebben_een_vast_zoekpad() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let rijen = beheer(&db)
        .await
        .query(
            "SELECT p.proname::text, r.rolname::text, p.proconfig::text FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner \
             WHERE p.pronamespace = 'audit'::regnamespace AND p.prosecdef",
            &[],
        )
        .await
        .unwrap();
    assert!(rijen.len() >= VOOR_DE_APPLICATIE.len());
    for rij in rijen {
        let (naam, eigenaar, instelling): (String, String, Option<String>) =
            (rij.get(0), rij.get(1), rij.get(2));
        assert_eq!(eigenaar, "audit_owner", "{naam}");
        assert!(
            instelling.is_some_and(|i| i.contains("search_path=pg_catalog, pg_temp")),
            "{naam}"
        );
    }
}

#[tokio::test]
async fn andere_rollen_komen_er_niet_in() {
    let db = Proefdatabank::nieuw().await.unwrap();
    for url in [db.lezer_url(), db.migratie_url()] {
        let client = verbind(&url).await;
        for tekst in [
            "SELECT * FROM audit.head",
            "SELECT * FROM audit.record",
            "SELECT audit.outbox_stand()",
            "SELECT audit.outbox_plaatsen(gen_random_uuid(), 'x')",
        ] {
            assert!(client.batch_execute(tekst).await.is_err(), "{url} {tekst}");
        }
    }
}

#[tokio::test]
async fn ook_de_eigenaar_wijzigt_niets_in_geen_partitie() {
    let db = Proefdatabank::nieuw().await.unwrap();
    let logboek = open(&db, 1).await;
    logboek.leg_vast(regel(1)).await.unwrap();
    logboek.publiceer().await.unwrap();
    let baas = beheer(&db).await;
    baas.batch_execute("SELECT audit.partities_vooruit(4)")
        .await
        .unwrap();
    baas.batch_execute("SET ROLE audit_owner").await.unwrap();
    for tekst in [
        "DELETE FROM audit.record",
        "UPDATE audit.record SET entry = 'x'",
        "DELETE FROM audit.record_000000",
        "DELETE FROM audit.checkpoint",
        "UPDATE audit.checkpoint SET note = 'x'",
        "TRUNCATE audit.checkpoint CASCADE",
        "TRUNCATE audit.outbox",
        "TRUNCATE audit.head",
    ] {
        assert!(baas.batch_execute(tekst).await.is_err(), "{tekst}");
    }
    let rijen = baas
        .query(
            "SELECT c.relname::text, count(*) FILTER (WHERE t.tgname = 'onveranderlijk' AND t.tgenabled = 'A'), \
             count(*) FILTER (WHERE t.tgname = 'niet_leegmaken' AND t.tgenabled = 'A') \
             FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid \
             WHERE c.relnamespace = 'audit'::regnamespace AND c.relname ~ '^record(_subject)?_[0-9]+$' GROUP BY 1",
            &[],
        )
        .await
        .unwrap();
    assert_eq!(rijen.len(), 10, "five partitions of each");
    for rij in rijen {
        let naam: String = rij.get(0);
        assert_eq!(
            (rij.get::<_, i64>(1), rij.get::<_, i64>(2)),
            (1, 1),
            "{naam}"
        );
        let leeg = format!("TRUNCATE audit.{naam}");
        assert!(baas.batch_execute(&leeg).await.is_err(), "{naam}");
    }
}
