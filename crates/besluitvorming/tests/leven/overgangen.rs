// SPDX-License-Identifier: EUPL-1.2
//! Every status against every step, in the table of the law, in the database and in the acts.

use std::collections::BTreeSet;

use besluitvorming::dienst::besluit::Besluitstand;
use uuid::Uuid;
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus, TABEL, volgende};
use wgs::stemming::Standpunt;

use crate::draai;
use crate::tafel::{Nee, Tafel, indiening, inhoud};

#[test]
fn de_databank_kent_precies_de_overgangen_van_de_wet() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        let rijen = tafel
            .wereld
            .beheer
            .query(
                "SELECT van, gebeurtenis, naar FROM besluitvorming.besluitovergang",
                &[],
            )
            .await
            .unwrap();
        let in_databank: BTreeSet<[String; 3]> = rijen
            .iter()
            .map(|rij| [rij.get(0), rij.get(1), rij.get(2)])
            .collect();
        let in_wet: BTreeSet<[String; 3]> = TABEL
            .rijen
            .iter()
            .map(|rij| {
                let van = rij.van.map_or("", Besluitstatus::code);
                [van, rij.gebeurtenis.code(), rij.naar.code()].map(str::to_owned)
            })
            .collect();
        assert_eq!(in_databank, in_wet);
    });
}

#[test]
fn de_databank_weigert_elke_andere_sprong() {
    draai(async {
        let tafel = Tafel::nieuw().await;
        for van in Besluitstatus::ALLE {
            for naar in Besluitstatus::ALLE {
                let mag = van == naar
                    || Besluitgebeurtenis::ALLE
                        .iter()
                        .any(|stap| volgende(Some(*van), *stap) == Ok(*naar));
                // What is settled does not change at all, not even into itself.
                let is_klaar = TABEL.mogelijk(Some(*van), None).is_empty();
                let besluit = tafel
                    .stel_voor("regisseur", indiening(inhoud()))
                    .await
                    .unwrap();
                zet(&tafel, besluit.id, *van).await;
                let gelukt = tafel
                    .wereld
                    .beheer
                    .batch_execute(&wordt(besluit.id, *naar))
                    .await
                    .is_ok();
                assert_eq!(gelukt, mag && !is_klaar, "{van} -> {naar}");
            }
        }
    });
}

#[test]
fn elke_stap_in_elke_toestand_is_die_van_de_tabel() {
    draai(async {
        for status in Besluitstatus::ALLE {
            for stap in Besluitgebeurtenis::ALLE {
                if *stap == Besluitgebeurtenis::Voorstellen {
                    continue;
                }
                let tafel = Tafel::nieuw().await;
                let besluit = tafel.in_vergadering(inhoud()).await;
                // The vote is there, so that nothing but the status can stand in the way.
                let besluit = tafel.allen_voor(&besluit).await;
                zet(&tafel, besluit.id, *status).await;
                if *stap == Besluitgebeurtenis::Verwerpen {
                    let alles = "UPDATE besluitvorming.standpunt SET standpunt = 'tegen'";
                    tafel.wereld.sql(alles).await;
                }
                if *stap == Besluitgebeurtenis::StandpuntGeven {
                    tafel
                        .wereld
                        .sql("DELETE FROM besluitvorming.standpunt")
                        .await;
                }
                let uitkomst = doe(&tafel, &besluit, *status, *stap).await;
                match volgende(Some(*status), *stap) {
                    Ok(naar) => assert_eq!(
                        uitkomst.map(|stand| stand.status),
                        Ok(naar.code().to_owned()),
                        "{status} {stap}"
                    ),
                    Err(_) => assert_eq!(
                        uitkomst.map_err(|nee| nee.code),
                        Err("toestand-laat-niet-toe".to_owned()),
                        "{status} {stap}"
                    ),
                }
            }
        }
    });
}

async fn doe(
    tafel: &Tafel,
    besluit: &Besluitstand,
    status: Besluitstatus,
    stap: Besluitgebeurtenis,
) -> Result<Besluitstand, Nee> {
    use Besluitgebeurtenis as G;
    match stap {
        G::Voorstellen => unreachable!("has no status before it"),
        G::Agenderen => {
            let volgende = Uuid::from_u128(0xbe_0002);
            tafel.plan(volgende, "D", false).await;
            if status != Besluitstatus::Voorgesteld {
                let nu_op = tafel.vergadering;
                return tafel
                    .agendeer_onder("secretaris", besluit, volgende, nu_op)
                    .await;
            }
            // It gives sight anew.
            let nu = tafel.wereld.nu();
            let zicht =
                format!("UPDATE autorisatie.zicht SET bekend = tstzrange(lower(bekend), '{nu}')");
            tafel.wereld.sql(&zicht).await;
            tafel.agendeer("secretaris", besluit, volgende).await
        }
        G::StandpuntGeven => {
            let van = Some("lid_om");
            tafel
                .standpunt("secretaris", besluit, van, Standpunt::Voor)
                .await
        }
        G::Aannemen => tafel.aannemen("secretaris", besluit).await,
        G::Verwerpen => tafel.verwerpen("secretaris", besluit).await,
        G::Aanhouden => tafel.aanhouden("secretaris", besluit).await,
        G::Vaststellen => Ok(tafel.stel_vast("voorzitter", besluit).await?.stand),
        G::Intrekken if status == Besluitstatus::Aangenomen => {
            tafel.intrekken("voorzitter", besluit).await
        }
        G::Intrekken => tafel.intrekken("regisseur", besluit).await,
    }
}

/// Puts a besluit into a state past the triggers, as the superuser.
async fn zet(tafel: &Tafel, id: Uuid, status: Besluitstatus) {
    let tekst = format!(
        "SET session_replication_role = replica; {}; SET session_replication_role = origin",
        wordt(id, status)
    );
    tafel.wereld.sql(&tekst).await;
}

/// A status with everything that the row must then hold.
fn wordt(id: Uuid, status: Besluitstatus) -> String {
    let aangenomen = matches!(
        status,
        Besluitstatus::Aangenomen | Besluitstatus::Vastgesteld
    );
    let (op, hash) = if aangenomen {
        ("voorgesteld_op", "inhoud_hash")
    } else {
        ("NULL", "NULL")
    };
    let (vast_op, vast_door) = if status == Besluitstatus::Vastgesteld {
        ("voorgesteld_op", "indiener")
    } else {
        ("NULL", "NULL")
    };
    format!(
        "UPDATE besluitvorming.besluit SET status = '{status}', aangenomen_op = {op}, aangenomen_hash = {hash}, \
         vastgesteld_op = {vast_op}, vastgesteld_door = {vast_door}, reden = '\\x00' WHERE id = '{id}'"
    )
}
