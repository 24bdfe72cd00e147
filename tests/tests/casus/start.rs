// SPDX-License-Identifier: EUPL-1.2
//! The start: all of it or nothing, once, with the clock of the earliest signaal.

use autorisatie::{Fout, Weigersoort};
use casus::Startsubject;
use jiff::civil::date;
use tokio::task::LocalSet;
use uuid::Uuid;
use wgs::persoonsrol::Persoonsrol;
use wgs::trap::Trap;
use wgs::weging::{Oordeel, Weging};

use crate::gegevens::{gewogen, inhoud};
use crate::wereld::Wereld;

/// Every right that the start uses, in the order of its steps.
const STAPPEN: [(&str, &str); 10] = [
    ("INSERT", "autorisatie.zaak"),
    ("INSERT", "autorisatie.zaakstand"),
    ("INSERT", "casus.casus"),
    ("INSERT", "casus.casus_signaal"),
    ("INSERT", "autorisatie.deelname"),
    ("INSERT", "autorisatie.toewijzing"),
    ("INSERT", "zaak.trap"),
    ("INSERT", "zaak.subject"),
    ("UPDATE (status)", "zaak.signaal"),
    ("UPDATE (versie)", "zaak.signaal"),
];

#[tokio::test]
async fn een_start_die_ergens_faalt_laat_niets_na_en_kan_opnieuw() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let signaal = wereld.signaal(date(2026, 3, 1)).await;
        let besluit = wereld.aangenomen(signaal.id, &[signaal.id]).await;
        let voor = wereld.tellingen().await;
        for (recht, tabel) in STAPPEN {
            wereld
                .voer_uit(&format!("REVOKE {recht} ON {tabel} FROM verband_app"), &[])
                .await;
            let geweigerd = wereld.start(besluit, signaal.id, inhoud(&[&signaal])).await;
            let fout = geweigerd.expect_err("a step fails");
            assert!(
                matches!(fout.fout(), Fout::Storing(_)),
                "{recht} {tabel}: {fout:?}"
            );
            assert_eq!(wereld.tellingen().await, voor, "{recht} {tabel}");
            let status: String = wereld
                .een(
                    "SELECT status FROM zaak.signaal WHERE id = $1",
                    &[&signaal.id],
                )
                .await;
            assert_eq!(status, "in_weging", "{recht} {tabel}");
            wereld
                .voer_uit(&format!("GRANT {recht} ON {tabel} TO verband_app"), &[])
                .await;
        }
        let gestart = wereld.start(besluit, signaal.id, inhoud(&[&signaal])).await;
        assert_eq!(gestart.expect("starts").collectie, "casussen");
        assert_ne!(wereld.tellingen().await, voor);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn een_start_brengt_alles_teweeg_met_de_klok_van_het_oudste_signaal() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let jong = wereld.signaal(date(2026, 3, 1)).await;
        let oud = wereld.signaal(date(2024, 2, 29)).await;
        let zaken = [jong.id, oud.id];
        let besluit = wereld.aangenomen(jong.id, &zaken).await;
        let mut start = inhoud(&[&jong, &oud]);
        start.trappen = Some(vec![Trap::Twee]);
        start.subjecten.push(Startsubject {
            persoon: oud.personen[1],
            persoonsrol: Persoonsrol::DirecteKring,
            hangt_aan: Some(jong.personen[0]),
            waarom: Some("Woont op hetzelfde adres.".to_owned()),
        });
        let gedaan = wereld.start(besluit, jong.id, start).await.expect("starts");
        let id = gedaan.id;
        let tekst = async |sql: &str| wereld.een::<String>(sql, &[&id]).await;
        let register = "SELECT concat_ws(' ', soort, tafel, timezone('Europe/Amsterdam', verloopt_op)) FROM autorisatie.zaak WHERE id = $1";
        assert_eq!(tekst(register).await, "casus D 2029-02-28 00:00:00");
        let rij = "SELECT concat_ws(' ', status, eerste_verwerking, versie, verschijningsvormen) FROM casus.casus WHERE id = $1";
        assert_eq!(tekst(rij).await, "gestart 2024-02-29 1 {witwassen}");
        let trappen =
            "SELECT string_agg(nummer::text, ' ' ORDER BY nummer) FROM zaak.trap WHERE zaak = $1";
        assert_eq!(tekst(trappen).await, "1 2");
        let deelname = "SELECT string_agg(o.code, ' ' ORDER BY o.code) FROM autorisatie.deelname d
            JOIN autorisatie.organisatie o ON o.id = d.organisatie WHERE d.zaak = $1";
        assert_eq!(tekst(deelname).await, "om politie");
        // Each subject keeps the clock of his own signaal.
        let subjecten = "SELECT string_agg(concat_ws(' ', persoonsrol, status, eerste_verwerking), ', ' ORDER BY volgnummer)
            FROM zaak.subject WHERE zaak = $1";
        assert_eq!(
            tekst(subjecten).await,
            "signaal actief 2026-03-01, directe_kring actief 2024-02-29"
        );
        let signalen = "SELECT string_agg(s.status, ' ') FROM casus.casus_signaal c JOIN zaak.signaal s ON s.id = c.signaal
            WHERE c.casus = $1";
        assert_eq!(tekst(signalen).await, "aanvaard aanvaard");
        let (persoon, lidmaatschap) = wereld.wie("casusregisseur").await;
        let sql = "SELECT count(*) FROM autorisatie.toewijzing t JOIN casus.casus c ON c.id = t.zaak
            WHERE t.zaak = $1 AND t.persoon = $2 AND c.casusregisseur_lidmaatschap = $3 AND c.casusregisseur = $2";
        assert_eq!(
            wereld
                .een::<i64>(sql, &[&id, &persoon, &lidmaatschap])
                .await,
            1
        );
        let sql = "SELECT count(*) FROM zaak.subject WHERE zaak = $1 AND alias = ANY ($2)";
        assert_eq!(wereld.een::<i64>(sql, &[&id, &gedaan.subjecten]).await, 2);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn een_tweede_start_op_hetzelfde_signaal_is_409_en_laat_niets_na() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let signaal = wereld.signaal(date(2026, 3, 1)).await;
        let besluiten = [
            wereld.aangenomen(signaal.id, &[signaal.id]).await,
            wereld.aangenomen(signaal.id, &[signaal.id]).await,
        ];
        let eerste = wereld
            .start(besluiten[0], signaal.id, inhoud(&[&signaal]))
            .await;
        eerste.expect("starts");
        let voor = wereld.tellingen().await;
        let tweede = wereld
            .start(besluiten[1], signaal.id, inhoud(&[&signaal]))
            .await;
        let fout = tweede.expect_err("refused");
        let Fout::Geweigerd(geweigerd) = fout.fout() else {
            panic!("{fout:?}");
        };
        assert_eq!(geweigerd.soort, Weigersoort::Toestand);
        assert_eq!(geweigerd.code, "gevolg-niet-rechtmatig");
        assert_eq!(geweigerd.ontbreekt, ["signaal_niet_in_weging"]);
        assert_eq!(wereld.tellingen().await, voor);
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn twee_starts_tegelijk_op_gedeelde_signalen_geven_een_casus() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let (een, ander) = (
            wereld.signaal(date(2026, 3, 1)).await,
            wereld.signaal(date(2026, 4, 1)).await,
        );
        let zaken = [een.id, ander.id];
        let (a, b) = (
            wereld.aangenomen(een.id, &zaken).await,
            wereld.aangenomen(een.id, &zaken).await,
        );
        let (x, y) = tokio::join!(
            wereld.start(a, een.id, inhoud(&[&een, &ander])),
            wereld.start(b, een.id, inhoud(&[&een, &ander])),
        );
        assert_eq!(u8::from(x.is_ok()) + u8::from(y.is_ok()), 1, "{x:?} {y:?}");
        assert_eq!(
            wereld
                .een::<i64>("SELECT count(*) FROM casus.casus", &[])
                .await,
            1
        );
    };
    LocalSet::new().run_until(proef).await;
}

/// Where and as what the faults of a proposal are named, in order.
async fn fouten(wereld: &Wereld, zaak: Uuid, inhoud: casus::CasusStartenInhoud) -> Vec<String> {
    let fout = wereld.toets(zaak, inhoud).await.expect_err("refused");
    let Fout::Ongeldig(fouten) = fout.fout() else {
        panic!("{fout:?}");
    };
    let mut uit: Vec<String> = fouten
        .iter()
        .map(|een| format!("{} {}", een.plaats, een.code))
        .collect();
    uit.sort();
    uit
}

#[tokio::test]
async fn een_voorstel_noemt_alles_wat_niet_klopt_tegelijk() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let signaal = wereld.signaal(date(2026, 3, 1)).await;
        let getoetst = wereld
            .toets(signaal.id, inhoud(&[&signaal]))
            .await
            .expect("lawful");
        assert_eq!(getoetst.zaken, [signaal.id]);
        let alias = wereld
            .een::<Uuid>(
                "SELECT alias FROM zaak.signaalpersoon WHERE id = $1",
                &[&signaal.personen[0]],
            )
            .await;
        assert_eq!(getoetst.subjecten, [alias]);

        let mut slecht = inhoud(&[&signaal]);
        slecht.signalen.push(wereld.nieuw_id());
        slecht.deelnemers = vec!["politie".to_owned(), "fiu".to_owned()];
        slecht.casusregisseur = Some(wereld.wie("casusregisseur@E").await.1);
        slecht.subjecten[0].persoon = wereld.nieuw_id();
        let weging = Weging {
            type_signaal: Oordeel::default(),
            in_overeenstemming_met_doel: None,
            ..gewogen()
        };
        wereld.weeg(signaal.id, &weging).await;
        assert_eq!(
            fouten(&wereld, signaal.id, slecht).await,
            [
                "/casusStarten/casusregisseur casusregisseur_onbekend",
                "/casusStarten/deelnemers te_weinig_deelnemers",
                "/casusStarten/deelnemers/1 deelnemer_onbekend",
                "/casusStarten/signalen/0/weging/doeltoets criterium_ontbreekt",
                "/casusStarten/signalen/0/weging/type criterium_ontbreekt",
                "/casusStarten/signalen/1 signaal_onbekend",
                "/casusStarten/subjecten/0/persoon subject_onbekend",
            ]
        );
    };
    LocalSet::new().run_until(proef).await;
}

#[tokio::test]
async fn wie_geen_deelnemer_meer_is_kan_niet_meedoen() {
    let proef = async {
        let wereld = Wereld::nieuw().await;
        let signaal = wereld.signaal(date(2026, 3, 1)).await;
        let voorbij = "WITH oud AS (UPDATE autorisatie.deelnemerschap d SET bekend = tstzrange(lower(bekend), clock_timestamp())
            FROM autorisatie.organisatie o WHERE o.id = d.organisatie AND o.code = 'om' RETURNING d.*)
            INSERT INTO autorisatie.deelnemerschap
            SELECT organisatie, onderdeel, tstzrange(lower(geldig), clock_timestamp()), tstzrange(upper(bekend), NULL) FROM oud";
        wereld.voer_uit(voorbij, &[]).await;
        assert_eq!(
            fouten(&wereld, signaal.id, inhoud(&[&signaal])).await,
            [
                "/casusStarten/deelnemers te_weinig_deelnemers",
                "/casusStarten/deelnemers/1 deelnemer_onbekend"
            ]
        );
    };
    LocalSet::new().run_until(proef).await;
}
