// SPDX-License-Identifier: EUPL-1.2
//! For who has an interest in a casus it does not exist, and he does not count when it is decided upon.

use scenarios::Opstelling;
use scenarios::klant::{Aanroep, Antwoord, Klant, nieuw_id};
use scenarios::stappen::werkcontext_over;
use scenarios::tafel::Casuswerk;
use serde_json::{Value, json};
use uuid::Uuid;

async fn lidmaatschap(opstelling: &Opstelling, sub: &str) -> Uuid {
    let lijst = opstelling
        .als(sub)
        .doe(Aanroep::get("/lidmaatschappen"))
        .await
        .moet(200)
        .json();
    serde_json::from_value(lijst["lidmaatschappen"][0]["id"].clone()).expect("an id")
}

/// A problem without what is of one request alone.
fn zonder_eigen(antwoord: &Antwoord) -> Value {
    let mut json = antwoord.json();
    let object = json.as_object_mut().expect("an object");
    for veld in ["logregel", "spoor"] {
        let _ = object.remove(veld);
    }
    json
}

async fn meld(werk: &Casuswerk, wie: &Klant, body: Value) -> Antwoord {
    let call = Aanroep::post(&format!("{}/belangen", werk.pad())).json(&body);
    wie.doe(call).await
}

/// The casus looks to him like one that nobody has.
async fn bestaat_niet(werk: &Casuswerk, wie: &Klant, context: Option<Uuid>) {
    let weg = werk.lees(wie, context).await.moet(404);
    let onbekend = Aanroep::get(&format!("/casussen/{}", nieuw_id()));
    let onbekend = match context {
        Some(context) => onbekend.werkcontext(context),
        None => onbekend,
    };
    let onbekend = wie.doe(onbekend).await.moet(404);
    assert_eq!(zonder_eigen(&weg), zonder_eigen(&onbekend));
    let lijst = wie.doe(Aanroep::get("/casussen")).await.moet(200).json();
    assert_eq!(lijst["casussen"], json!([]));
}

#[tokio::test]
async fn wie_zijn_eigen_belang_meldt_ziet_de_casus_niet_meer_en_zijn_deelnemer_wel() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let (politie, context) = werk.deelnemer("partner").await;
    let (om, van_om) = werk.deelnemer("partner@om").await;
    let subjecten = Aanroep::get(&format!("{}/subjecten", werk.pad()));
    let lijst = politie
        .doe(subjecten.clone().werkcontext(context))
        .await
        .moet(200)
        .json();
    let subject = lijst["subjecten"][0]["id"]
        .as_str()
        .expect("a subject")
        .to_owned();
    let gemeld = meld(&werk, &politie, json!({})).await.moet(201).json();
    assert_eq!(gemeld, json!({"casus": werk.casus, "status": "vastgelegd"}));
    bestaat_niet(&werk, &politie, Some(context)).await;
    for path in [
        format!("/subjecten/{subject}"),
        format!("{}/deelnames", werk.pad()),
    ] {
        let _ = politie
            .doe(Aanroep::get(&path).werkcontext(context))
            .await
            .moet(404);
    }
    let _ = politie.doe(subjecten.werkcontext(context)).await.moet(404);
    // He cannot undo it: there is no such casus.
    let _ = meld(&werk, &politie, json!({})).await.moet(404);
    let _ = werk.lees(&om, Some(van_om)).await.moet(200);

    let lid = lidmaatschap(&werk.opstelling, "partner").await;
    let einde = Aanroep::post(&format!("{}/belangen/{lid}/beeindiging", werk.pad()));
    let geweigerd = werk.regisseur.doe(einde.clone()).await.moet(403);
    assert_eq!(geweigerd.json()["wieWel"], json!(["omt_voorzitter"]));
    let elders = werk
        .opstelling
        .als("omt_voorzitter@E")
        .doe(einde.clone())
        .await;
    let _ = elders.moet(404);
    let klaar = werk
        .tafel
        .voorzitter
        .doe(einde.clone())
        .await
        .moet(200)
        .json();
    assert_eq!(klaar["status"], "beeindigd");
    let _ = werk.lees(&politie, Some(context)).await.moet(200);
    let _ = werk.tafel.voorzitter.doe(einde).await.moet(409);

    // Both periods stay on record.
    let inkijk = werk.opstelling.inkijk().await;
    let sql = "SELECT string_agg(concat_ws(' ', upper_inf(geldig), upper_inf(bekend)), ', ' ORDER BY lower(bekend))
        FROM autorisatie.belang";
    assert_eq!(inkijk.tekst(sql).await.as_deref(), Some("t f, f t"));
}

#[tokio::test]
async fn van_een_ander_legt_alleen_de_voorzitter_van_de_tafel_het_vast() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let lid = lidmaatschap(&werk.opstelling, "omt_lid@D:kmar").await;
    let van_hem = json!({"lidmaatschap": lid});
    let geweigerd = meld(&werk, &werk.regisseur, van_hem.clone())
        .await
        .moet(403);
    let body = geweigerd.json();
    assert_eq!(
        (&body["regels"], &body["ontbreekt"]),
        (&json!(["R-43"]), &json!(["rol"]))
    );
    assert_eq!(body["wieWel"], json!(["de voorzitter van de tafel"]));
    let elders = werk.opstelling.als("omt_voorzitter@E");
    let _ = meld(&werk, &elders, van_hem.clone()).await.moet(404);
    let onbekend = json!({"lidmaatschap": nieuw_id()});
    let onbekend = meld(&werk, &werk.tafel.voorzitter, onbekend)
        .await
        .moet(400);
    assert_eq!(onbekend.json()["fouten"][0]["plaats"], "/lidmaatschap");

    let kmar = werk.opstelling.als("omt_lid@D:kmar");
    let _ = werk.lees(&kmar, None).await.moet(200);
    let _ = meld(&werk, &werk.tafel.voorzitter, van_hem.clone())
        .await
        .moet(201);
    bestaat_niet(&werk, &kmar, None).await;
    let dubbel = meld(&werk, &werk.tafel.voorzitter, van_hem).await.moet(409);
    assert_eq!(dubbel.json()["regels"], json!(["R-43"]));
}

#[tokio::test]
async fn een_lid_met_belang_ziet_het_besluit_niet_en_telt_niet_mee() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let lid = lidmaatschap(&werk.opstelling, "omt_lid@D:kmar").await;
    let inhoud = json!({"toevoegen": ["fiod"]});
    let besluit = werk
        .stel_voor("deelnemersWijzigen", inhoud)
        .await
        .moet(201)
        .id();
    let _ = meld(&werk, &werk.opstelling.als("omt_lid@D:kmar"), json!({}))
        .await
        .moet(201);
    let zitting = werk
        .tafel
        .leg_voor(besluit, &["politie", "belastingdienst", "fiod", "kmar"])
        .await;
    let secretaris = &werk.tafel.secretaris;
    let context = werkcontext_over(
        secretaris,
        "besluitvorming",
        "vergadering",
        zitting.vergadering,
    )
    .await;
    let body = json!({"lidmaatschap": lid, "standpunt": "voor"});
    let call = Aanroep::post(&format!("/besluiten/{besluit}/standpunten")).json(&body);
    let geweigerd = secretaris.doe(call.werkcontext(context)).await.moet(403);
    assert_eq!(geweigerd.code(), "lid-met-belang");
    assert_eq!(geweigerd.json()["regels"], json!(["R-43"]));

    let kmar = werk.opstelling.als("omt_lid@D:kmar");
    let zijn = werkcontext_over(&kmar, "besluitvorming", "vergadering", zitting.vergadering).await;
    let path = format!("/besluiten/{besluit}");
    let _ = kmar
        .doe(Aanroep::get(&path).werkcontext(zijn))
        .await
        .moet(404);
    let anderen: Vec<Value> = zitting
        .leden
        .iter()
        .filter(|een| **een != json!(lid))
        .cloned()
        .collect();
    let aangenomen = werk
        .tafel
        .stem(besluit, zitting.vergadering, &anderen)
        .await;
    let _ = werk.tafel.stel_vast(aangenomen).await.moet(200);
}
