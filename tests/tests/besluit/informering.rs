// SPDX-License-Identifier: EUPL-1.2
//! Whether a subject is told: decided by the casusregisseur, with ground and review date.

use scenarios::klant::{Aanroep, Antwoord, Klant};
use scenarios::wereld::over_dagen;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::casus::Casus;

fn dag(over: i64) -> String {
    over_dagen(over).to_string().chars().take(10).collect()
}

async fn beslis(casus: &Casus, wie: &Klant, subject: Uuid, versie: &str, body: &Value) -> Antwoord {
    let werk = casus.werk(wie).await;
    let pad = format!("/subjecten/{subject}/informering");
    let call = Aanroep::post(&pad).json(body).werkcontext(werk);
    wie.doe(call.versie(versie)).await
}

async fn lees(casus: &Casus, wie: &Klant) -> Antwoord {
    let werk = casus.werk(wie).await;
    let pad = format!("/subjecten/{}/informering", casus.eerste);
    wie.doe(Aanroep::get(&pad).werkcontext(werk)).await
}

/// Decisions that lack something, and where.
fn niet_volledig() -> [(Value, &'static str); 6] {
    [
        (
            json!({"beslissing": "uitstellen", "grond": "strafbare_feiten", "toelichting": "Nog niet."}),
            "/herzienOp",
        ),
        (
            json!({"beslissing": "uitstellen", "grond": "strafbare_feiten", "toelichting": "Nog niet.", "herzienOp": dag(400)}),
            "/herzienOp",
        ),
        (
            json!({"beslissing": "uitstellen", "grond": "strafbare_feiten", "toelichting": "Nog niet.", "herzienOp": dag(-1)}),
            "/herzienOp",
        ),
        (
            json!({"beslissing": "informeren", "grond": "strafbare_feiten", "toelichting": "Ja."}),
            "/grond",
        ),
        (
            json!({"beslissing": "uitstellen", "grond": "al_bekend", "toelichting": "Ja.", "herzienOp": dag(30)}),
            "/grond",
        ),
        (
            json!({"beslissing": "achterwege_laten", "grond": "toezicht", "toelichting": " "}),
            "/toelichting",
        ),
    ]
}

#[tokio::test]
async fn een_beslissing_noemt_grond_en_herziening() {
    let casus = Casus::nieuw().await;
    let regisseur = casus.als("casusregisseur");
    let _ = lees(&casus, &regisseur).await.moet(404);
    for (body, plaats) in niet_volledig() {
        let geweigerd = beslis(&casus, &regisseur, casus.eerste, "\"1\"", &body)
            .await
            .moet(400);
        let fouten = geweigerd.json()["fouten"].clone();
        assert_eq!(
            (&fouten[0]["plaats"], &fouten[0]["regel"]),
            (&json!(plaats), &json!("R-84")),
            "{body}"
        );
        assert!(fouten[1].is_null(), "{fouten}");
    }
    let uitstel = json!({"beslissing": "uitstellen", "grond": "strafbare_feiten", "herzienOp": dag(60), "toelichting": "Het onderzoek loopt."});
    let eerst = beslis(&casus, &regisseur, casus.eerste, "\"1\"", &uitstel)
        .await
        .moet(201);
    assert_eq!(eerst.etag(), "\"2\"");
    let oud = beslis(&casus, &regisseur, casus.eerste, "\"1\"", &uitstel)
        .await
        .moet(412);
    assert_eq!(oud.code(), "versie-verouderd");
    let beeld = lees(&casus, &casus.als("partner")).await.moet(200).json();
    assert_eq!(beeld["beslissing"], "uitstellen");
    assert_eq!(beeld["herzienOp"], json!(dag(60)));
    assert_eq!(beeld["toelichting"], "Het onderzoek loopt.");
    assert!(beeld["beslotenDoor"].is_string());
    let ja = json!({"beslissing": "informeren", "grond": "informatieplicht", "toelichting": "Het belang is voorbij."});
    let _ = beslis(&casus, &regisseur, casus.eerste, "\"2\"", &ja)
        .await
        .moet(201);
    let beeld = lees(&casus, &regisseur).await.moet(200).json();
    assert_eq!(beeld["beslissing"], "informeren");
    // Earlier decisions stay.
    let inkijk = casus.tafel.opstelling.inkijk().await;
    let aantal = inkijk
        .tekst("SELECT count(*)::text FROM zaak.informering")
        .await;
    assert_eq!(aantal.as_deref(), Some("2"));
}

#[tokio::test]
async fn alleen_de_casusregisseur_beslist_en_niet_over_wie_is_voorgedragen() {
    let casus = Casus::nieuw().await;
    let partner = casus.als("partner");
    let body =
        json!({"beslissing": "informeren", "grond": "informatieplicht", "toelichting": "Ja."});
    let geweigerd = beslis(&casus, &partner, casus.eerste, "\"1\"", &body)
        .await
        .moet(403);
    assert_eq!(geweigerd.json()["wieWel"], json!(["casusregisseur"]));
    let id = casus
        .draag_voor(&partner, &casus.voordracht())
        .await
        .moet(201)
        .id();
    let regisseur = casus.als("casusregisseur");
    let geweigerd = beslis(&casus, &regisseur, id, "\"1\"", &body)
        .await
        .moet(409);
    assert_eq!(
        (geweigerd.code().as_str(), &geweigerd.json()["regels"]),
        ("toestand-laat-niet-toe", &json!(["R-63"]))
    );
    // Who only proposes is named what he may: nothing on this subject, and the casusregisseur is.
    let beeld = casus.lees(&regisseur, casus.eerste).await.json();
    assert_eq!(
        beeld["toegestaneHandelingen"],
        json!(["subject.informeren"])
    );
}
