// SPDX-License-Identifier: EUPL-1.2
//! The database knows the transitions of a casus as the law's table has them, and no others.

use std::collections::BTreeSet;

use tokio::task::LocalSet;
use wgs::overgangen::casus::{Casusgebeurtenis, Casusstatus, TABEL, volgende_vanuit};

use crate::wereld::Wereld;

#[tokio::test]
async fn de_tabel_van_de_databank_is_die_van_de_wet() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let sql = "SELECT van, vanuit, gebeurtenis, naar FROM casus.casusovergang";
        let rijen = wereld.sql.query(sql, &[]).await.expect("rows");
        let gevonden: BTreeSet<[String; 4]> = rijen
            .iter()
            .map(|rij| [rij.get(0), rij.get(1), rij.get(2), rij.get(3)])
            .collect();
        let code = |status: Option<Casusstatus>| status.map_or("", Casusstatus::code).to_owned();
        let verwacht: BTreeSet<[String; 4]> = TABEL
            .rijen
            .iter()
            .map(|rij| {
                let gebeurtenis = rij.gebeurtenis.code().to_owned();
                [
                    code(rij.van),
                    code(rij.vanuit),
                    gebeurtenis,
                    code(Some(rij.naar)),
                ]
            })
            .collect();
        assert_eq!(gevonden, verwacht);

        let sql = "SELECT pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = 'casus.casus'::regclass AND conname = 'casus_status_check'";
        let lijst: String = wereld.een(sql, &[]).await;
        let statussen = Casusstatus::ALLE
            .iter()
            .map(|een| format!("'{}'::text", een.code()));
        let statussen: Vec<String> = statussen.collect();
        assert!(lijst.contains(&statussen.join(", ")), "{lijst}");
    };
    LocalSet::new().run_until(proef).await;
}

/// Every status × every former status × every status: the database lets through what some gebeurtenis of the law brings
/// about, and nothing else.
#[tokio::test]
async fn de_databank_weigert_elke_sprong_die_de_wet_niet_kent() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let id = wereld.casus().await;
        for van in Casusstatus::ALLE.iter().copied() {
            for vanuit in vormen_van(van) {
                for naar in Casusstatus::ALLE
                    .iter()
                    .copied()
                    .filter(|naar| *naar != van)
                {
                    zet(&wereld, id, van, vanuit).await;
                    let naar_vanuit = (naar == Casusstatus::Opgeschort)
                        .then_some(van)
                        .filter(|een| een.is_actief());
                    let sql =
                        "UPDATE casus.casus SET status = $2, opgeschort_vanuit = $3 WHERE id = $1";
                    let naar_vanuit = naar_vanuit.map(Casusstatus::code);
                    let gedaan = wereld
                        .sql
                        .execute(sql, &[&id, &naar.code(), &naar_vanuit])
                        .await;
                    let mag = Casusgebeurtenis::ALLE
                        .iter()
                        .any(|wat| volgende_vanuit(Some(van), vanuit, *wat) == Ok(naar));
                    assert_eq!(
                        gedaan.is_ok(),
                        mag,
                        "{van} ({vanuit:?}) → {naar}: {gedaan:?}"
                    );
                }
            }
        }
    };
    LocalSet::new().run_until(proef).await;
}

fn vormen_van(status: Casusstatus) -> Vec<Option<Casusstatus>> {
    if status == Casusstatus::Opgeschort {
        Casusstatus::ACTIEF.iter().copied().map(Some).collect()
    } else {
        vec![None]
    }
}

/// Puts the casus in a state past the trigger.
async fn zet(wereld: &Wereld, id: uuid::Uuid, status: Casusstatus, vanuit: Option<Casusstatus>) {
    wereld
        .voer_uit(
            "ALTER TABLE casus.casus DISABLE TRIGGER casus_gaat_over",
            &[],
        )
        .await;
    let sql = "UPDATE casus.casus SET status = $2, opgeschort_vanuit = $3 WHERE id = $1";
    let vanuit = vanuit.map(Casusstatus::code);
    wereld.voer_uit(sql, &[&id, &status.code(), &vanuit]).await;
    wereld
        .voer_uit(
            "ALTER TABLE casus.casus ENABLE TRIGGER casus_gaat_over",
            &[],
        )
        .await;
}
