// SPDX-License-Identifier: EUPL-1.2
//! The life of a besluit that starts a casus.

use scenarios::klant::{Aanroep, Antwoord, nieuw_id};
use serde_json::json;
use uuid::Uuid;

use crate::stappen::{Tafel, lees, vergadercontext};

/// With the voorzitter of the openbaar ministerie: three deelnemers more, among them the politie.
const QUORUM: [&str; 3] = ["politie", "belastingdienst", "fiod"];

#[tokio::test]
async fn een_voorstel_noemt_alles_wat_ontbreekt() {
    let tafel = Tafel::nieuw().await;
    let mut voorstel = tafel.voorstel();
    voorstel["noodzaak"] = json!(" ");
    voorstel["verschijningsvormen"] = json!(["witwassen", "afgelopen_vorm"]);
    let _ = voorstel
        .as_object_mut()
        .expect("an object")
        .remove("subsidiariteit");
    voorstel["casusStarten"]["deelnemers"] = json!(["politie"]);
    let geweigerd = tafel.stel_voor(&voorstel).await.moet(400);
    let fouten = geweigerd.json()["fouten"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let plaatsen: Vec<&str> = fouten
        .iter()
        .filter_map(|fout| fout["plaats"].as_str())
        .collect();
    for plaats in [
        "/noodzaak",
        "/subsidiariteit",
        "/verschijningsvormen/1",
        "/casusStarten/deelnemers",
    ] {
        assert!(plaatsen.contains(&plaats), "{plaats} in {plaatsen:?}");
    }
    // Doel test and the four criteria: nobody judged yet.
    let criteria = plaatsen
        .iter()
        .filter(|een| een.contains("/weging"))
        .count();
    assert!(criteria >= 5, "{plaatsen:?}");
    assert!(
        fouten.iter().all(|fout| fout["regel"].is_string()),
        "{fouten:?}"
    );
    // Of no soort.
    let _ = voorstel
        .as_object_mut()
        .expect("an object")
        .remove("casusStarten");
    let geweigerd = tafel.stel_voor(&voorstel).await.moet(400);
    assert!(
        geweigerd.json()["fouten"]
            .to_string()
            .contains("besluitsoort-ontbreekt")
    );
}

/// A first vergadering lacks its quorum.
async fn zonder_quorum_aangehouden(tafel: &Tafel, besluit: Uuid, vergadering: Uuid) {
    let leden = tafel.open(vergadering, &["fiod"]).await;
    tafel.allen_voor(besluit, vergadering, &leden).await;
    let geweigerd = tafel
        .stap(&tafel.secretaris, besluit, "aanneming", vergadering, None)
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "quorum-ontbreekt");
    assert!(geweigerd.json()["ontbreekt"].is_array());
    let reden = Some(json!({"reden": "Geen quorum."}));
    let _ = tafel
        .stap(&tafel.secretaris, besluit, "aanhouding", vergadering, reden)
        .await
        .moet(200);
    tafel.sluit(vergadering).await;
}

async fn alleen_de_tafel_ziet_haar_agenda(tafel: &Tafel, besluit: Uuid) {
    let vergadering = tafel.plan(false).await;
    let _ = tafel.agendeer(besluit, vergadering).await.moet(200);
    let lid = tafel.opstelling.als("omt_lid@D:fiod");
    let gelezen = lees(&lid, besluit, vergadering).await.moet(200).json();
    assert_eq!(gelezen["weergave"], "vol");
    assert_eq!(
        gelezen["inhoud"]["casusStarten"]["signalen"],
        json!([tafel.signaal])
    );
    let elders = tafel.opstelling.als("omt_lid@E");
    let niet = elders
        .doe(Aanroep::get(&format!("/besluiten/{besluit}")))
        .await
        .moet(404);
    let onbekend = elders
        .doe(Aanroep::get(&format!("/besluiten/{}", nieuw_id())))
        .await
        .moet(404);
    assert_eq!(niet.code(), onbekend.code());

    zonder_quorum_aangehouden(tafel, besluit, vergadering).await;
    let _ = lid
        .doe(Aanroep::get(&format!("/besluiten/{besluit}")))
        .await
        .moet(404);
}

async fn neem_aan_met_quorum(tafel: &Tafel, besluit: Uuid) -> (Uuid, Antwoord) {
    let vergadering = tafel.plan(false).await;
    let _ = tafel.agendeer(besluit, vergadering).await.moet(200);
    let leden = tafel.open(vergadering, &QUORUM).await;
    tafel.allen_voor(besluit, vergadering, &leden).await;
    let aangenomen = tafel
        .stap(&tafel.secretaris, besluit, "aanneming", vergadering, None)
        .await
        .moet(200);
    (vergadering, aangenomen)
}

/// Adopted with a key, and asked again with it: the same answer; with another key: settled.
async fn stel_vast_een_keer(
    tafel: &Tafel,
    besluit: Uuid,
    (vergadering, aangenomen): &(Uuid, Antwoord),
) -> Antwoord {
    let werk = vergadercontext(&tafel.voorzitter, *vergadering).await;
    let sleutel = nieuw_id().to_string();
    let vast = Aanroep::post(&format!("/besluiten/{besluit}/vaststelling")).werkcontext(werk);
    let zonder = tafel.voorzitter.doe(vast.clone()).await.moet(428);
    assert_eq!(zonder.code(), "versie-ontbreekt");
    let vast_nu = vast.clone().versie(&aangenomen.etag());
    let eerst = tafel
        .voorzitter
        .doe(vast_nu.clone().sleutel(&sleutel))
        .await
        .moet(200);
    let opnieuw = tafel
        .voorzitter
        .doe(vast_nu.clone().sleutel(&sleutel))
        .await
        .moet(200);
    assert_eq!(eerst.json(), opnieuw.json());
    let _ = tafel.voorzitter.doe(vast_nu).await.moet(412);
    let gebruikt = tafel
        .voorzitter
        .doe(vast.versie(&eerst.etag()))
        .await
        .moet(409);
    assert_eq!(gebruikt.code(), "toestand-laat-niet-toe");
    eerst
}

async fn er_is_een_casus(tafel: &Tafel, besluit: Uuid, eerst: &Antwoord) {
    let lid = tafel.opstelling.als("omt_lid@D:fiod");
    let resultaat = eerst.json()["resultaat"].clone();
    let casus = resultaat["id"].as_str().expect("an id").to_owned();
    assert_eq!(resultaat["plaats"], format!("/api/v1/casussen/{casus}"));
    let gezien = lid
        .doe(Aanroep::get(&format!("/casussen/{casus}")))
        .await
        .moet(200)
        .json();
    assert_eq!(gezien["weergave"], "meta");
    let regisseur = tafel
        .regisseur
        .doe(Aanroep::get("/besluiten?status=vastgesteld&limit=1"))
        .await;
    assert_eq!(
        regisseur.moet(200).json()["besluiten"][0]["id"],
        json!(besluit)
    );
}

#[tokio::test]
async fn van_signaal_tot_casus_bij_besluit_van_de_tafel() {
    let mut tafel = Tafel::nieuw().await;
    tafel.weeg().await;
    let voorgesteld = tafel.stel_voor(&tafel.voorstel()).await.moet(201);
    let besluit = voorgesteld.id();
    assert_eq!(
        voorgesteld.kop("Location"),
        Some(&*format!("/api/v1/besluiten/{besluit}"))
    );

    alleen_de_tafel_ziet_haar_agenda(&tafel, besluit).await;
    let aangenomen = neem_aan_met_quorum(&tafel, besluit).await;
    let eerst = stel_vast_een_keer(&tafel, besluit, &aangenomen).await;
    er_is_een_casus(&tafel, besluit, &eerst).await;
    tafel.opstelling.stop().await;
}

#[tokio::test]
async fn een_spoedvergadering_stemt_zelf_en_tegelijk() {
    let tafel = Tafel::nieuw().await;
    tafel.weeg().await;
    let besluit = tafel.stel_voor(&tafel.voorstel()).await.moet(201).id();
    let vergadering = tafel.plan(true).await;
    let _ = tafel.agendeer(besluit, vergadering).await.moet(200);
    let _ = tafel
        .open(vergadering, &["belastingdienst", "fiod", "kmar"])
        .await;
    let pad = format!("/besluiten/{besluit}/standpunten");
    let voor = json!({"standpunt": "voor"});
    let stem = async |sub: &str| {
        let wie = tafel.opstelling.als(sub);
        let werk = vergadercontext(&wie, vergadering).await;
        wie.doe(Aanroep::post(&pad).json(&voor).werkcontext(werk))
            .await
    };
    let _ = stem("omt_secretaris").await.moet(403);
    let (a, b, c) = tokio::join!(
        stem("omt_lid@D:belastingdienst"),
        stem("omt_lid@D:fiod"),
        stem("omt_lid@D:kmar")
    );
    for antwoord in [a, b, c] {
        let _ = antwoord.moet(201);
    }
    let nog_eens = stem("omt_lid@D:kmar").await.moet(409);
    assert_eq!(nog_eens.code(), "standpunt-dubbel");
    // Of those present the voorzitter sits for the openbaar ministerie; there is no politie, which the norm asks or OM.
    let geweigerd = tafel
        .stap(&tafel.secretaris, besluit, "aanneming", vergadering, None)
        .await
        .moet(409);
    assert_eq!(
        geweigerd.json()["ontbreekt"],
        json!(["vereiste_deelnemer_ontbreekt"])
    );
}
