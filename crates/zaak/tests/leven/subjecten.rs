// SPDX-License-Identifier: EUPL-1.2
//! Who sees a subject, and how much of him.

use std::time::Duration;

use autorisatie::{Toegang, Vrijgegeven};
use uuid::Uuid;
use zaak::handelingen::{SubjectLezen, SubjectenZoeken};
use zaak::{SubjectBeeld, Subjectenlijst};

use crate::stappen::Uitkomst;
use crate::starten::{Ids, besluit, in_weging, start, stel_vast};
use crate::wereld::{Wereld, geweigerd, op_een_werker};

/// A casus with two subjecten; belasting takes part, the analyst is assigned.
async fn casus(w: &Wereld) -> (Uuid, Vec<Uuid>) {
    let signaal = in_weging(w, &["Nergenshuizen", "Elders"]).await.id;
    let besluit = besluit(w, &[signaal]).await;
    let werk = async move |t: &mut Toegang<'_, _>| start(t, besluit, &[signaal]).await;
    let Ids(mut ids) = stel_vast(w, besluit, werk).await.unwrap();
    let casus = ids.remove(0);
    let van = format!("tstzrange('{}', NULL)", w.nu());
    w.sql(&format!(
        "INSERT INTO autorisatie.deelname (zaak, organisatie, besluit, geldig, bekend) VALUES ('{casus}', '{}', '{besluit}', {van}, {van});
         INSERT INTO autorisatie.toewijzing (zaak, persoon, geldig, bekend) VALUES ('{casus}', '{}', {van}, {van})",
        w.wie("betrokken").organisatie,
        w.wie("analist").persoon,
    ))
    .await;
    (casus, ids)
}

async fn lees(w: &Wereld, wie: &str, werk: Option<Uuid>, id: Uuid) -> Uitkomst<SubjectBeeld> {
    let verzoek = w.verzoek(wie, werk);
    let uit = w.poort.lees(&verzoek, SubjectLezen { id }).await;
    uit.map(Vrijgegeven::in_waarde)
}

async fn lijst(
    w: &Wereld,
    wie: &str,
    werk: Option<Uuid>,
    casus: Uuid,
    maximum: i64,
    na: Option<Uuid>,
) -> Uitkomst<Subjectenlijst> {
    let verzoek = w.verzoek(wie, werk);
    let zoek = async move |t: &mut Toegang<'_, SubjectenZoeken>| {
        zaak::dienst::subjecten_zoeken(t, na).await
    };
    let uit = w
        .poort
        .bekijk(&verzoek, SubjectenZoeken { casus, maximum }, zoek)
        .await;
    uit.map(Vrijgegeven::in_waarde)
}

#[tokio::test]
async fn een_betrokken_deelnemer_ziet_wie_het_is_en_de_analist_niet() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (casus, ids) = casus(&w).await;
        let werk = w
            .werkcontext("betrokken", "casusoverleg", "zaak", casus)
            .await;
        let SubjectBeeld::Vol(vol) = lees(&w, "betrokken", Some(werk), ids[0]).await.unwrap()
        else {
            panic!("een betrokken deelnemer ziet wie het is")
        };
        assert_eq!(
            vol.gegevens.persoon.naam.geslachtsnaam,
            "Nergenshuizen-Demo"
        );
        assert_eq!(
            (vol.meta.casus, vol.meta.pseudoniem.as_str()),
            (casus, "Subject 1")
        );
        let alle = lijst(&w, "betrokken", Some(werk), casus, 10, None)
            .await
            .unwrap();
        let namen: Vec<_> = alle
            .subjecten
            .iter()
            .filter_map(|een| een.naam.as_ref())
            .collect();
        assert_eq!(namen.len(), 2);

        let werk = w
            .werkcontext("analist", "casusoverleg", "zaak", casus)
            .await;
        let beeld = lees(&w, "analist", Some(werk), ids[0]).await.unwrap();
        let SubjectBeeld::Pseudo(pseudo) = &beeld else {
            panic!("de analist werkt zonder identiteiten")
        };
        assert_eq!(pseudo.gegevens.geboortejaar, Some(1980));
        let alles = format!("{beeld:?}");
        for deel in ["Nergenshuizen", "Bram", "999990019", "contant", "02-29"] {
            assert!(!alles.contains(deel), "{deel}");
        }
        let alle = lijst(&w, "analist", Some(werk), casus, 10, None)
            .await
            .unwrap();
        assert!(alle.subjecten.iter().all(|een| een.naam.is_none()));
        assert_eq!(alle.subjecten[1].pseudoniem, "Subject 2");
    })
    .await;
}

#[tokio::test]
async fn buiten_de_casus_is_er_niemand() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (casus, ids) = casus(&w).await;
        let werk = w
            .werkcontext("buitenstaander", "casusoverleg", "zaak", casus)
            .await;
        for id in [ids[0], Uuid::from_u128(99)] {
            let uit = lees(&w, "buitenstaander", Some(werk), id).await;
            assert_eq!(geweigerd(uit), (404, "niet-gevonden".to_owned()));
        }
        for id in [casus, Uuid::from_u128(99)] {
            let uit = lijst(&w, "buitenstaander", Some(werk), id, 10, None).await;
            assert_eq!(geweigerd(uit), (404, "niet-gevonden".to_owned()));
        }
        // Who asks the log who saw this person is told of that attempt too.
        let alias = w
            .tekst(&format!(
                "SELECT alias::text FROM zaak.subject WHERE id = '{}'",
                ids[0]
            ))
            .await;
        let vraag = audit_log::Zoekvraag::Subject(alias.parse().unwrap());
        let gevonden = w.logboek.zoek(vraag, 0, u64::MAX, None, 100).await.unwrap();
        let geweigerd_is: Vec<_> = gevonden
            .iter()
            .map(|g| &g.record.inhoud.wat)
            .filter(|wat| wat.resultaat.is_weigering())
            .map(|wat| (wat.handeling.as_str(), wat.http_status))
            .collect();
        assert_eq!(geweigerd_is, [("subject.lezen", Some(404))]);
        // Without a werkcontext, or under one for another zaak, not even who takes part.
        let uit = lees(&w, "betrokken", None, ids[0]).await;
        assert_eq!(geweigerd(uit), (400, "werkcontext-ontbreekt".to_owned()));
        let uit = lijst(&w, "betrokken", None, casus, 10, None).await;
        assert_eq!(geweigerd(uit), (400, "werkcontext-ontbreekt".to_owned()));
        let signaal = w
            .tekst(&format!(
                "SELECT herkomst_signaal::text FROM zaak.subject WHERE id = '{}'",
                ids[0]
            ))
            .await
            .parse()
            .unwrap();
        let ander = w
            .werkcontext("betrokken", "casusoverleg", "zaak", signaal)
            .await;
        let uit = lees(&w, "betrokken", Some(ander), ids[0]).await;
        assert_eq!(geweigerd(uit), (403, "werkcontext-past-niet".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn een_signaal_heeft_geen_subjecten() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let signaal = in_weging(&w, &["Nergenshuizen"]).await.id;
        besluit(&w, &[signaal]).await;
        let vergadering = crate::starten::VERGADERING;
        let werk = w
            .werkcontext("lid", "besluitvorming", "vergadering", vergadering)
            .await;
        let uit = lijst(&w, "lid", Some(werk), signaal, 10, None).await;
        assert_eq!(geweigerd(uit).0, 404);
    })
    .await;
}

#[tokio::test]
async fn wie_is_afgeschermd_of_verlopen_is_nergens_te_vinden() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (casus, ids) = casus(&w).await;
        let werk = w.werkcontext("betrokken", "casusoverleg", "zaak", casus).await;
        let zicht = async |werk: Uuid| {
            let gelezen = [
                lees(&w, "betrokken", Some(werk), ids[0]).await.is_ok(),
                lees(&w, "betrokken", Some(werk), ids[1]).await.is_ok(),
            ];
            let lijst = lijst(&w, "betrokken", Some(werk), casus, 10, None).await.unwrap();
            let gevonden: Vec<Uuid> = lijst.subjecten.iter().map(|een| een.id).collect();
            // List and single read say the same.
            assert_eq!(gelezen, [gevonden.contains(&ids[0]), gevonden.contains(&ids[1])]);
            gelezen
        };
        assert_eq!(zicht(werk).await, [true, true]);
        // What leads to these states is the next file's: here they only have to be there.
        let zonder = "gegevens = NULL, herkomst_signaal = NULL, herkomst_persoon = NULL";
        for (status, rest) in [
            ("afgeschermd", "gegevens = gegevens"),
            ("afgewezen", zonder),
            ("vernietigd", zonder),
        ] {
            w.sql(&format!(
                "BEGIN; SET LOCAL session_replication_role = replica;
                 CREATE TEMP TABLE oud AS SELECT * FROM zaak.subject WHERE id = '{id}';
                 UPDATE zaak.subject SET status = '{status}', uit_op = now(), {rest} WHERE id = '{id}'; COMMIT",
                id = ids[0],
            ))
            .await;
            assert_eq!(zicht(werk).await, [false, true], "{status}");
            w.sql(&format!(
                "BEGIN; SET LOCAL session_replication_role = replica;
                 UPDATE zaak.subject s SET status = 'beperkt', uit_op = NULL, gegevens = o.gegevens,
                     herkomst_signaal = o.herkomst_signaal, herkomst_persoon = o.herkomst_persoon
                 FROM oud o WHERE s.id = o.id AND s.id = '{}'; DROP TABLE oud; COMMIT",
                ids[0],
            ))
            .await;
        }
        // The term of one subject ends, that of the casus does not yet.
        w.sql(&format!(
            "UPDATE zaak.subject SET verloopt_op = '{}'::timestamptz + interval '1 hour' WHERE id = '{}'",
            w.nu(),
            ids[1]
        ))
        .await;
        assert_eq!(zicht(werk).await, [true, true]);
        w.verzet(Duration::from_secs(3600));
        assert_eq!(zicht(werk).await, [true, false]);
    })
    .await;
}

#[tokio::test]
async fn een_lijst_gaat_verder_waar_zij_bleef() {
    op_een_werker(async {
        let w = Wereld::nieuw().await;
        let (casus, ids) = casus(&w).await;
        let werk = w
            .werkcontext("betrokken", "casusoverleg", "zaak", casus)
            .await;
        let eerste = lijst(&w, "betrokken", Some(werk), casus, 1, None)
            .await
            .unwrap();
        assert_eq!(
            (eerste.subjecten[0].id, eerste.volgende_na),
            (ids[0], Some(ids[0]))
        );
        let tweede = lijst(&w, "betrokken", Some(werk), casus, 1, Some(ids[0]))
            .await
            .unwrap();
        assert_eq!((tweede.subjecten[0].id, tweede.volgende_na), (ids[1], None));
    })
    .await;
}
