// SPDX-License-Identifier: EUPL-1.2
//! Who adopts the closing of a casus, and that nothing but a besluit closes it.

use scenarios::klant::{Aanroep, nieuw_id};
use scenarios::stappen::werkcontext_voor;
use scenarios::tafel::{Casuswerk, voorstel};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::afsluiten::{grond, klaar_om_te_sluiten, zonder_eigen};

#[tokio::test]
async fn de_casusregisseur_stelt_niet_vast_en_hoort_wie_wel() {
    let werk = klaar_om_te_sluiten().await;
    let besluit = werk
        .stel_voor("casusAfsluiten", grond())
        .await
        .moet(201)
        .id();
    let aangenomen = werk.tafel.neem_aan(besluit).await;
    let call = werk.tafel.vaststelling(aangenomen).await;
    let call = call.zonder_kop("Werkcontext").werkcontext(werk.werk);
    let geweigerd = werk.regisseur.doe(call).await.moet(403);
    assert_eq!(
        zonder_eigen(&geweigerd),
        json!({
            "type": "/problemen/eis-ontbreekt",
            "title": "Niet toegestaan",
            "status": 403,
            "code": "eis-ontbreekt",
            "detail": "Een weigerregel van het beleid sluit dit uit.",
            "handeling": "besluit.vaststellen",
            "beleidsregel": "X-05",
            "regels": ["R-43"],
            "bepalingen": [{
                "regeling": "systeem",
                "onderwerp": "eigen keuze van het systeem",
                "status": "ontwerp"
            }],
            "ontbreekt": ["rol"],
            "wieWel": ["stg_voorzitter", "omt_voorzitter"]
        })
    );
    let _ = werk.lees(&werk.regisseur, Some(werk.werk)).await.moet(200);
}

#[tokio::test]
async fn een_voorzitter_stelt_zijn_eigen_voorstel_niet_vast() {
    let werk = klaar_om_te_sluiten().await;
    let sub = scenarios::inrichting::LID_EN_VOORZITTER;
    let hoedanigheid = async |rol: &str| {
        let lijst = werk
            .opstelling
            .als(sub)
            .doe(Aanroep::get("/lidmaatschappen"))
            .await
            .moet(200)
            .json();
        let rijen = lijst["lidmaatschappen"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let rij = rijen
            .into_iter()
            .find(|rij| rij["rol"] == rol)
            .expect("a lidmaatschap");
        let id: Uuid = serde_json::from_value(rij["id"].clone()).expect("an id");
        werk.opstelling.als(sub).in_hoedanigheid(id)
    };
    let (lid, voorzitter) = (
        hoedanigheid("omt_lid").await,
        hoedanigheid("omt_voorzitter").await,
    );
    let context = werkcontext_voor(&lid, "vergadering_voorbereiden", werk.casus).await;
    let mut wat = voorstel(werk.casus);
    wat["casusAfsluiten"] = grond();
    let call = Aanroep::post("/besluiten").json(&wat).werkcontext(context);
    let besluit = lid.doe(call).await.moet(201).id();
    let aangenomen = werk.tafel.neem_aan(besluit).await;
    let zijn = scenarios::stappen::werkcontext_over(
        &voorzitter,
        "besluitvorming",
        "vergadering",
        aangenomen.vergadering,
    )
    .await;
    let call = werk
        .tafel
        .vaststelling(aangenomen)
        .await
        .zonder_kop("Werkcontext");
    let geweigerd = voorzitter.doe(call.werkcontext(zijn)).await.moet(403);
    let body = geweigerd.json();
    assert_eq!(
        (&body["beleidsregel"], &body["regels"]),
        (&json!("X-05"), &json!(["R-43"]))
    );
    let _ = werk.lees(&werk.regisseur, Some(werk.werk)).await.moet(200);
    // Another voorzitter can.
    let _ = werk.tafel.stel_vast(aangenomen).await.moet(200);
}

#[tokio::test]
async fn dezelfde_vaststelling_geeft_met_dezelfde_sleutel_het_eerste_antwoord_en_anders_409() {
    let werk = klaar_om_te_sluiten().await;
    let besluit = werk
        .stel_voor("casusAfsluiten", grond())
        .await
        .moet(201)
        .id();
    let aangenomen = werk.tafel.neem_aan(besluit).await;
    let call = werk.tafel.vaststelling(aangenomen).await;
    let sleutel = nieuw_id().to_string();
    let voorzitter = &werk.tafel.voorzitter;
    let eerst = voorzitter
        .doe(call.clone().sleutel(&sleutel))
        .await
        .moet(200);
    let opnieuw = voorzitter
        .doe(call.clone().sleutel(&sleutel))
        .await
        .moet(200);
    assert_eq!(
        (eerst.lichaam, true),
        (opnieuw.lichaam.clone(), opnieuw.kop("Herhaald").is_some())
    );
    let nog_eens = werk.tafel.vaststelling(aangenomen).await;
    let gebruikt = voorzitter.doe(nog_eens).await.moet(409);
    assert_eq!(gebruikt.code(), "toestand-laat-niet-toe");
    let inkijk = werk.opstelling.inkijk().await;
    let sql = "SELECT count(*)::text FROM casus.afsluiting";
    assert_eq!(inkijk.tekst(sql).await.as_deref(), Some("1"));
}

#[tokio::test]
async fn wie_de_status_wijzigt_krijgt_400_en_een_werktitel_mag() {
    let werk = klaar_om_te_sluiten().await;
    let gelezen = werk.lees(&werk.regisseur, Some(werk.werk)).await.moet(200);
    let toegestaan = gelezen.json()["toegestaneHandelingen"].clone();
    assert!(
        toegestaan
            .as_array()
            .is_some_and(|alle| alle.contains(&json!("casus.wijzigen")))
    );
    let patch = async |body: Value, etag: &str| {
        let call = Aanroep::patch(&werk.pad())
            .json(&body)
            .werkcontext(werk.werk);
        werk.regisseur.doe(call.versie(etag)).await
    };
    for body in [
        json!({"status": "afgesloten"}),
        json!({"werktitel": "Panden", "status": "afgesloten"}),
    ] {
        let geweigerd = patch(body, &gelezen.etag()).await.moet(400);
        let fouten = geweigerd.json()["fouten"].to_string();
        assert!(fouten.contains("/status"), "{geweigerd}");
    }
    let leeg = patch(json!({"werktitel": "--"}), &gelezen.etag())
        .await
        .moet(400);
    assert_eq!(leeg.json()["fouten"][0]["plaats"], "/werktitel");
    let klaar = patch(json!({"werktitel": "Panden"}), &gelezen.etag())
        .await
        .moet(200);
    assert_eq!(klaar.json()["status"], "gestart");
    let _ = patch(json!({"werktitel": "Te laat"}), &gelezen.etag())
        .await
        .moet(412);
    let nu = werk
        .lees(&werk.regisseur, Some(werk.werk))
        .await
        .moet(200)
        .json();
    assert_eq!(
        (&nu["werktitel"], &nu["status"]),
        (&json!("Panden"), &json!("gestart"))
    );
    let lid = werk
        .lees(&werk.opstelling.als("omt_lid@D:kmar"), None)
        .await
        .moet(200)
        .json();
    assert!(lid.get("werktitel").is_none());
}

/// Words of the acts that only a gremium may bring about.
const ALLEEN_BIJ_BESLUIT: [&str; 9] = [
    "starten",
    "afsluiten",
    "heropenen",
    "toevoegen",
    "verwijderen",
    "afwijzen",
    "deelnemers_wijzigen",
    "overdragen",
    "overnemen",
];

#[tokio::test]
async fn geen_operatie_start_sluit_voegt_toe_of_verwijdert_zonder_besluit() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let contract = werk.opstelling.contract().await;
    for operatie in contract.operaties() {
        let woord = operatie.handeling.rsplit('.').next().unwrap_or_default();
        assert!(!ALLEEN_BIJ_BESLUIT.contains(&woord), "{}", operatie.id);
        // Nothing removes, and no path of a casus or subject names such an act.
        assert_ne!(operatie.methode, "DELETE", "{}", operatie.id);
        for naam in [
            "start",
            "sluiting",
            "afsluiting",
            "toevoeging",
            "verwijdering",
            "heropening",
            "overdracht",
        ] {
            let is_vergadering = operatie.sjabloon.contains("/vergaderingen");
            assert!(
                is_vergadering || !operatie.sjabloon.ends_with(&format!("/{naam}")),
                "{}",
                operatie.id
            );
        }
    }
}
