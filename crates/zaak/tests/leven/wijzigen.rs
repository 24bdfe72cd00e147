// SPDX-License-Identifier: EUPL-1.2
//! A concept is changed in part, judged again when it is reported, and ends when it is withdrawn.

use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::SignaalBeeld;
use zaak::domein::wijziging::Signaalwijziging;

use crate::stappen::{concept, gemeld, lees, meld, persoon, trek_in, wijzig};
use crate::wereld::{Wereld, geweigerd, op_een_werker};

#[tokio::test]
async fn wat_niet_is_genoemd_blijft() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = concept(&w, &["Nergenshuizen", "Elders"], Tafel::D).await;
        let wijziging = Signaalwijziging {
            gedragingen: Some("Ook een tweede pand".to_owned()),
            tafel: Some(Tafel::E),
            ..Signaalwijziging::default()
        };
        let stand = wijzig(&w, "melder", &stand, wijziging).await.unwrap();
        assert_eq!((stand.status.as_str(), stand.versie), ("concept", 2));
        let SignaalBeeld::Vol(vol) = lees(&w, "melder", stand.id).await.unwrap() else {
            panic!("de melder ziet zijn concept")
        };
        assert_eq!(vol.inhoud.gedragingen, "Ook een tweede pand");
        assert_eq!(
            vol.inhoud.waarom_gezamenlijk,
            "Geen deelnemer ziet het geheel"
        );
        assert_eq!(vol.meta.tafel.as_deref(), Some("E"));
        assert_eq!(vol.meta.verschijningsvorm, "witwassen");
        let namen: Vec<_> = vol
            .personen
            .iter()
            .map(|(_, p)| p.naam.geslachtsnaam.as_str())
            .collect();
        assert_eq!(namen, ["Nergenshuizen-Demo", "Elders-Demo"]);
        // Untouched, the BSN is still there, though no view shows it.
        assert!(vol.personen.iter().all(|(_, p)| p.bsn.is_some()));
    })
    .await;
}

#[tokio::test]
async fn nieuwe_personen_vervangen_de_oude() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = concept(&w, &["Nergenshuizen", "Elders"], Tafel::D).await;
        let oud = stand.personen.clone();
        let wijziging = Signaalwijziging {
            verschijningsvorm: Some(Verschijningsvorm::Drugscriminaliteit),
            personen: Some(vec![persoon("Nieuwland")]),
            ..Signaalwijziging::default()
        };
        let stand = wijzig(&w, "melder", &stand, wijziging).await.unwrap();
        // The log names those who went and those who came.
        assert_eq!(stand.personen.len(), 3);
        assert!(oud.iter().all(|alias| stand.personen.contains(alias)));
        let SignaalBeeld::Vol(vol) = lees(&w, "melder", stand.id).await.unwrap() else {
            panic!("de melder ziet zijn concept")
        };
        assert_eq!(vol.meta.verschijningsvorm, "drugscriminaliteit");
        let namen: Vec<_> = vol
            .personen
            .iter()
            .map(|(_, p)| p.naam.geslachtsnaam.as_str())
            .collect();
        assert_eq!(namen, ["Nieuwland-Demo"]);
    })
    .await;
}

#[tokio::test]
async fn een_wijziging_wordt_beoordeeld_als_een_opstelling() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = concept(&w, &["Nergenshuizen"], Tafel::D).await;
        let mut zonder = persoon("Elders");
        zonder.aanwijzingen.clear();
        let slecht = Signaalwijziging {
            gedragingen: Some("  ".to_owned()),
            personen: Some(vec![zonder]),
            ..Signaalwijziging::default()
        };
        assert_eq!(
            geweigerd(wijzig(&w, "melder", &stand, slecht).await),
            (
                400,
                "/gedragingen ontbreekt, /personen/0/aanwijzingen aanwijzing_ontbreekt".to_owned()
            )
        );
        let niets = Signaalwijziging::default();
        assert_eq!(
            geweigerd(wijzig(&w, "melder", &stand, niets).await),
            (400, " niets_gewijzigd".to_owned())
        );
        let goed = || Signaalwijziging {
            gedragingen: Some("anders".to_owned()),
            ..Signaalwijziging::default()
        };
        assert_eq!(
            geweigerd(wijzig(&w, "buitenstaander", &stand, goed()).await).0,
            404
        );
        assert_eq!(
            geweigerd(wijzig(&w, "regisseur", &stand, goed()).await).0,
            403
        );
        let stand = meld(&w, stand.id, stand.versie).await.unwrap();
        assert_eq!(
            geweigerd(wijzig(&w, "melder", &stand, goed()).await),
            (409, "toestand-laat-niet-toe".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn melden_beoordeelt_op_de_dag_zelf() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = concept(&w, &["Nergenshuizen"], Tafel::D).await;
        // Meanwhile the verschijningsvorm came to an end.
        w.sql(
            "SET session_replication_role = replica;
             UPDATE besluitvorming.verschijningsvorm SET geldig = daterange(lower(geldig), '2026-11-24') WHERE code = 'witwassen';
             SET session_replication_role = DEFAULT",
        )
        .await;
        assert_eq!(
            geweigerd(meld(&w, stand.id, stand.versie).await),
            (
                400,
                "/verschijningsvorm vorm_niet_geldig, /personen/0/aanwijzingen/0/verschijningsvorm vorm_niet_geldig"
                    .to_owned()
            )
        );
        assert_eq!(
            geweigerd(meld(&w, stand.id, stand.versie + 1).await),
            (412, "versie-verouderd".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn intrekken_beeindigt_de_zaak_in_het_register() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let is_beeindigd = format!(
            "SELECT (z.beeindigd_op IS NOT NULL)::text || ' ' || bool_or(s.beeindigd)::text FROM autorisatie.zaak z
             JOIN autorisatie.zaakstand s ON s.zaak = z.id AND upper_inf(s.bekend) WHERE z.id = '{}' GROUP BY z.id",
            stand.id
        );
        assert_eq!(w.tekst(&is_beeindigd).await, "false false");
        let stand = trek_in(&w, &stand).await.unwrap();
        assert_eq!(stand.status, "ingetrokken");
        assert_eq!(w.tekst(&is_beeindigd).await, "true true");
        assert_eq!(
            geweigerd(trek_in(&w, &stand).await),
            (409, "toestand-laat-niet-toe".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn alleen_uit_een_concept_verdwijnt_een_persoon() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let stand = gemeld(&w, &["Nergenshuizen"]).await;
        let weg = format!(
            "DELETE FROM zaak.signaalpersoon WHERE signaal = '{}'",
            stand.id
        );
        let fout = w.beheer.batch_execute(&weg).await.unwrap_err();
        assert_eq!(
            fout.code(),
            Some(&tokio_postgres::error::SqlState::RESTRICT_VIOLATION)
        );
    })
    .await;
}
