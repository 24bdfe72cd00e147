// SPDX-License-Identifier: EUPL-1.2
//! Preparation: what it must hold, who may, and who sees it.

use scenarios::klant::{Aanroep, nieuw_id};
use serde_json::json;

use crate::wereld::{Wereld, codes, voorbereiding};

#[tokio::test]
async fn een_thema_is_geen_scope() {
    let wereld = Wereld::nieuw().await;
    let mut wat = voorbereiding(&[nieuw_id()]);
    wat["scope"] = json!({"soort": "thema"});
    let geweigerd = wereld.bereid_voor(&wat).await.moet(400);
    assert_eq!(codes(&geweigerd), ["scope-thema"]);
    let fout = &geweigerd.json()["fouten"][0];
    assert_eq!(fout["plaats"], "/scope/soort");
    assert_eq!(fout["regel"], "R-108");
}

#[tokio::test]
async fn wat_ontbreekt_staat_er_in_een_keer() {
    let wereld = Wereld::nieuw().await;
    let wat = json!({"scope": {"soort": "gebied", "sbi": ["6810"]}, "deelnemers": ["politie", "geen_deelnemer"]});
    let geweigerd = wereld.bereid_voor(&wat).await.moet(400);
    let gevonden = codes(&geweigerd);
    for code in [
        "vorm-ontbreekt",
        "omschrijving-ontbreekt",
        "structureel-ontbreekt",
        "aanwijzing-ontbreekt",
        "scope-onbegrensd",
        "scope-dubbel",
        "signaal-ontbreekt",
        "deelnemer-onbekend",
        "tafel-ontbreekt",
    ] {
        assert!(
            gevonden.iter().any(|een| een == code),
            "{code} in {gevonden:?}"
        );
    }
    let fouten = geweigerd.json()["fouten"].clone();
    let zonder_regel = |fout: &&serde_json::Value| !fout["regel"].is_string();
    assert_eq!(
        fouten.as_array().expect("faults").iter().find(zonder_regel),
        None
    );
}

#[tokio::test]
async fn een_grens_omsluit_een_gebied() {
    let wereld = Wereld::nieuw().await;
    for ring in [
        json!([[4.2, 52.0], [4.4, 52.0], [4.4, 52.2], [4.2, 52.2]]),
        json!([[4.2, 52.0], [4.2, 52.0], [4.2, 52.0], [4.2, 52.0]]),
        json!([[4.2, 52.0], [4.4, 52.0], [4.4, 95.0], [4.2, 52.0]]),
    ] {
        let mut wat = voorbereiding(&[nieuw_id()]);
        wat["scope"]["grens"]["coordinates"] = json!([ring]);
        let geweigerd = wereld.bereid_voor(&wat).await.moet(400);
        assert_eq!(codes(&geweigerd), ["grens-ongeldig"], "{ring}");
    }
}

#[tokio::test]
async fn adviseur_en_deelnemer_bereiden_voor_en_ieder_ziet_het_zijne() {
    let wereld = Wereld::nieuw().await;
    let wat = voorbereiding(&[nieuw_id()]);
    let call = Aanroep::post("/handhavingsknelpunten").json(&wat);
    let van_politie = wereld.als("partner").doe(call.clone()).await.moet(201).id();
    let van_bureau = wereld.bereid_voor(&wat).await.moet(201).id();
    let geweigerd = wereld.als("casusregisseur").doe(call).await.moet(403);
    assert_eq!(geweigerd.code(), "eis-ontbreekt");
    assert_eq!(
        geweigerd.json()["wieWel"],
        json!(["adviseur_riec", "partner"])
    );
    // A deelnemer sees what his own organisation prepares, and nothing of what others do.
    let pad = format!("/handhavingsknelpunten/{van_bureau}");
    let onbekend = format!("/handhavingsknelpunten/{}", nieuw_id());
    for sub in ["partner", "partner@om"] {
        let wie = wereld.als(sub);
        let geheim = wie.doe(Aanroep::get(&pad)).await.moet(404);
        assert_eq!(geheim.code(), "niet-gevonden", "{sub}");
        let _ = wie.doe(Aanroep::get(&onbekend)).await.moet(404);
    }
    let lijst = wereld
        .als("partner")
        .doe(Aanroep::get("/handhavingsknelpunten"))
        .await;
    let lijst = lijst.moet(200).json();
    assert_eq!(
        lijst["handhavingsknelpunten"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
    assert_eq!(lijst["handhavingsknelpunten"][0]["id"], json!(van_politie));
    // Content only under a werkcontext for it.
    let pad = format!("/handhavingsknelpunten/{van_politie}");
    let zonder = wereld.als("partner").doe(Aanroep::get(&pad)).await;
    assert_eq!(zonder.code(), "werkcontext-ontbreekt");
    let vol = wereld
        .lees(
            "partner",
            "handhavingsknelpunt",
            "handhavingsknelpunten",
            van_politie,
        )
        .await
        .moet(200)
        .json();
    assert_eq!(vol["weergave"], "vol");
    assert_eq!(vol["inhoud"]["scope"], wat["scope"]);
    assert_eq!(vol["inhoud"]["dpia"], wat["dpia"]);
    assert_eq!(vol["toegestaneHandelingen"][0], "hhk.wijzigen");
}

#[tokio::test]
async fn een_wijziging_laat_de_rest_staan_en_gaat_over_de_huidige_versie() {
    let wereld = Wereld::nieuw().await;
    let mut wat = voorbereiding(&[nieuw_id()]);
    wat.as_object_mut().expect("an object").remove("dpia");
    let gemaakt = wereld.bereid_voor(&wat).await.moet(201);
    let (id, etag) = (gemaakt.id(), gemaakt.etag());
    let dpia = json!({"dpia": {"kenmerk": "DPIA-2026-9", "datum": "2026-03-02"}});
    let gewijzigd = wereld.wijzig(id, &etag, &dpia).await.moet(200);
    assert_eq!(gewijzigd.json()["versie"], 2);
    let oud = wereld.wijzig(id, &etag, &dpia).await.moet(412);
    assert_eq!(oud.code(), "versie-verouderd");
    let thema = json!({"scope": {"soort": "thema"}});
    let geweigerd = wereld.wijzig(id, &gewijzigd.etag(), &thema).await.moet(400);
    assert_eq!(codes(&geweigerd), ["scope-thema"]);
    let vol = wereld
        .lees(
            "adviseur_riec",
            "handhavingsknelpunt",
            "handhavingsknelpunten",
            id,
        )
        .await
        .moet(200)
        .json();
    assert_eq!(vol["inhoud"]["dpia"], dpia["dpia"]);
    assert_eq!(vol["inhoud"]["omschrijving"], wat["omschrijving"]);
    assert_eq!(vol["versie"], 2);
}
