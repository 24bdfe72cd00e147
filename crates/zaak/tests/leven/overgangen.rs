// SPDX-License-Identifier: EUPL-1.2
//! The database knows the transitions of a subject as the law's table has them, and no others.

use std::collections::BTreeSet;

use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus, TABEL, volgende};

use crate::starten::{Ids, besluit, in_weging, start, stel_vast};
use crate::wereld::{Wereld, op_een_werker};

#[tokio::test]
async fn de_tabel_van_de_databank_is_die_van_de_wet() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let sql = "SELECT string_agg(concat_ws('|', van, gebeurtenis, naar), ' ') FROM zaak.subjectovergang";
        let tekst = w.tekst(sql).await;
        let gevonden: BTreeSet<&str> = tekst.split(' ').collect();
        let wet: BTreeSet<String> = TABEL
            .rijen
            .iter()
            .map(|rij| {
                let van = rij.van.map_or("", Subjectstatus::code);
                format!("{van}|{}|{}", rij.gebeurtenis.code(), rij.naar.code())
            })
            .collect();
        assert_eq!(gevonden, wet.iter().map(String::as_str).collect());
    })
    .await;
}

/// Every status × every status: the database lets through what some gebeurtenis of the law brings about.
#[tokio::test]
async fn de_databank_weigert_elke_sprong_die_de_wet_niet_kent() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen"]).await.id;
        let besluit = besluit(&w, &[signaal]).await;
        let werk = async move |t: &mut autorisatie::Toegang<'_, _>| start(t, besluit, &[signaal]).await;
        let Ids(ids) = stel_vast(&w, besluit, werk).await.unwrap();
        // Columns that a status asks for are not at issue here.
        w.sql(
            "ALTER TABLE zaak.subject DROP CONSTRAINT subject_gegevens_check, DROP CONSTRAINT subject_sporen_check,
                DROP CONSTRAINT subject_voordracht_check, DROP CONSTRAINT subject_uit_check",
        )
        .await;
        for van in Subjectstatus::ALLE.iter().copied() {
            for naar in Subjectstatus::ALLE.iter().copied() {
                w.sql(&format!(
                    "BEGIN; SET LOCAL session_replication_role = replica;
                     UPDATE zaak.subject SET status = '{}' WHERE id = '{}'; COMMIT",
                    van.code(),
                    ids[1],
                ))
                .await;
                let sprong = format!(
                    "UPDATE zaak.subject SET status = '{}' WHERE id = '{}'",
                    naar.code(),
                    ids[1],
                );
                let mag = van == naar
                    || Subjectgebeurtenis::ALLE
                        .iter()
                        .any(|stap| volgende(Some(van), *stap) == Ok(naar));
                let gedaan = w.beheer.batch_execute(&sprong).await;
                assert_eq!(gedaan.is_ok(), mag, "{van:?} {naar:?}");
            }
        }
        // Data of a subject are never overwritten.
        let over = format!("UPDATE zaak.subject SET gegevens = '\\x00' WHERE id = '{}'", ids[1]);
        assert!(w.beheer.batch_execute(&over).await.is_err());
    })
    .await;
}
