// SPDX-License-Identifier: EUPL-1.2
//! The plan van aanpak: in its order, of the tafel concerned, version after version.

use scenarios::klant::Aanroep;
use scenarios::stappen::werkcontext_voor;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::wereld::{TAFEL, Wereld, codes, plan};

fn vaststellen(versie: i64) -> Value {
    json!({"planVaststellen": {"versie": versie}})
}

async fn stel_plan_vast(wereld: &Wereld, id: Uuid, versie: i64) {
    let besluit = wereld
        .stel_voor(
            "casusregisseur",
            "handhavingsknelpunt",
            id,
            &vaststellen(versie),
        )
        .await
        .moet(201)
        .id();
    let gedaan = wereld.besluit(&TAFEL, besluit).await.moet(200).json();
    assert_eq!(gedaan["resultaat"]["collectie"], "plannen-van-aanpak");
    assert_eq!(gedaan["resultaat"]["id"], json!(id));
}

#[tokio::test]
async fn zonder_aanwijzing_geen_plan_en_alleen_van_een_tafel_die_het_aangaat() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let geweigerd = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "hhk-niet-aangewezen");
    assert_eq!(geweigerd.json()["regels"], json!(["R-108"]));
    let hhk = wereld.aangewezen().await;
    let geweigerd = wereld.stel_plan_op("casusregisseur@E", hhk, &plan()).await;
    assert!([403, 404].contains(&geweigerd.status), "{geweigerd}");
    let buiten = json!({
        "locaties": [{"naam": "Elders", "punt": {"type": "Point", "coordinates": [5.0, 52.1]}}, {"naam": "Ergens"}],
        "gegevens": " ",
        "stappen": [{"tekst": "Controle.", "deelnemer": "fiod"}],
    });
    let geweigerd = wereld
        .stel_plan_op("casusregisseur", hhk, &buiten)
        .await
        .moet(400);
    assert_eq!(
        codes(&geweigerd),
        [
            "gegevens-ontbreken",
            "locatie-buiten-scope",
            "locatie-buiten-scope",
            "deelnemer-niet-betrokken"
        ]
    );
}

#[tokio::test]
async fn de_tafel_stelt_vast_en_een_volgende_versie_vervangt() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.aangewezen().await;
    let eerste = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(201)
        .id();
    let geweigerd = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "plan-concept-bestaat");
    // Nobody who takes part sees a concept.
    let pad = format!("/plannen-van-aanpak/{eerste}");
    let _ = wereld
        .als("partner")
        .doe(Aanroep::get(&pad))
        .await
        .moet(404);
    stel_plan_vast(&wereld, eerste, 1).await;
    let vol = wereld
        .lees(
            "partner@om",
            "handhavingsknelpunt",
            "plannen-van-aanpak",
            eerste,
        )
        .await
        .moet(200)
        .json();
    assert_eq!(
        (&vol["status"], &vol["volgnummer"]),
        (&json!("vastgesteld"), &json!(1))
    );
    assert_eq!(vol["inhoud"]["stappen"], plan()["stappen"]);
    // What was adopted is not changed: a next version replaces it.
    let wie = wereld.als("casusregisseur");
    let werk = werkcontext_voor(&wie, "handhavingsknelpunt", eerste).await;
    let call = Aanroep::patch(&pad)
        .json(&plan())
        .werkcontext(werk)
        .versie("\"2\"");
    let geweigerd = wie.doe(call).await.moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
    volgende_versie(&wereld, hhk, eerste).await;
}

/// A second plan of the same handhavingsknelpunt names the one that it will replace; the list has both.
async fn volgende_versie(wereld: &Wereld, hhk: Uuid, eerste: Uuid) {
    let wie = wereld.als("casusregisseur");
    let tweede = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(201)
        .id();
    let vol = wereld
        .lees(
            "casusregisseur",
            "handhavingsknelpunt",
            "plannen-van-aanpak",
            tweede,
        )
        .await
        .moet(200)
        .json();
    assert_eq!(
        (&vol["volgnummer"], &vol["vervangt"]),
        (&json!(2), &json!(eerste))
    );
    let lijst = Aanroep::get(&format!("/handhavingsknelpunten/{hhk}/plannen-van-aanpak"));
    let werk = werkcontext_voor(&wie, "handhavingsknelpunt", hhk).await;
    let lijst = wie.doe(lijst.werkcontext(werk)).await.moet(200).json();
    assert_eq!(
        lijst["plannenVanAanpak"].as_array().expect("a list").len(),
        2
    );
}

#[tokio::test]
async fn een_concept_dat_na_het_voorstel_wijzigt_wordt_niet_vastgesteld() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.aangewezen().await;
    let id = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(201)
        .id();
    let besluit = wereld
        .stel_voor("casusregisseur", "handhavingsknelpunt", id, &vaststellen(1))
        .await
        .moet(201)
        .id();
    let vergadering = wereld.neem_aan(&TAFEL, besluit).await;
    let wie = wereld.als("casusregisseur");
    let werk = werkcontext_voor(&wie, "handhavingsknelpunt", id).await;
    let pad = format!("/plannen-van-aanpak/{id}");
    let call = Aanroep::patch(&pad)
        .json(&plan())
        .werkcontext(werk)
        .versie("\"1\"");
    let _ = wie.doe(call).await.moet(200);
    let geweigerd = wereld
        .stel_vast(&TAFEL, besluit, vergadering)
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "gevolg-niet-rechtmatig");
    let status = wereld
        .tekst(&format!(
            "SELECT status FROM knelpunt.plan WHERE id = '{id}'"
        ))
        .await;
    assert_eq!(status.as_deref(), Some("concept"));
}

#[tokio::test]
async fn uitvoeren_en_afronden_gaan_in_hun_volgorde() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.aangewezen().await;
    let id = wereld
        .stel_plan_op("casusregisseur", hhk, &plan())
        .await
        .moet(201)
        .id();
    let wie = wereld.als("casusregisseur");
    let werk = werkcontext_voor(&wie, "handhavingsknelpunt", id).await;
    let stap = async |stap: &str, etag: &str| {
        let call = Aanroep::post(&format!("/plannen-van-aanpak/{id}/{stap}"));
        wie.doe(call.werkcontext(werk).versie(etag)).await
    };
    let geweigerd = stap("uitvoering", "\"1\"").await.moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
    stel_plan_vast(&wereld, id, 1).await;
    let geweigerd = stap("afronding", "\"2\"").await.moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
    let begonnen = stap("uitvoering", "\"2\"").await.moet(200);
    let klaar = stap("afronding", &begonnen.etag()).await.moet(200).json();
    assert_eq!(klaar["status"], "afgerond");
}
