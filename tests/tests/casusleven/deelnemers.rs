// SPDX-License-Identifier: EUPL-1.2
//! Who takes part in a casus changes by besluit of its tafel (WGS 2.23(5), R-07).

use scenarios::klant::{Aanroep, Antwoord, nieuw_id};
use scenarios::tafel::Casuswerk;
use serde_json::{Value, json};

/// Places and codes of the faults, in order.
fn fouten(antwoord: &Antwoord) -> Vec<String> {
    let fouten = antwoord.json()["fouten"].as_array().cloned();
    let tekst = |een: &Value, veld: &str| een[veld].as_str().unwrap_or_default().to_owned();
    let mut uit: Vec<String> = fouten
        .unwrap_or_default()
        .iter()
        .map(|een| {
            format!(
                "{} {} {}",
                tekst(een, "plaats"),
                tekst(een, "code"),
                tekst(een, "regel")
            )
        })
        .collect();
    uit.sort();
    uit
}

#[tokio::test]
async fn wie_vertrekt_vindt_de_casus_bij_het_volgende_verzoek_niet_meer_en_wie_komt_wel() {
    let werk = Casuswerk::met(&["politie", "om", "belastingdienst"]).await;
    let (politie, van_politie) = werk.deelnemer("partner").await;
    let fiod = werk.opstelling.als("partner@fiod");
    let _ = werk.lees(&politie, Some(van_politie)).await.moet(200);
    let _ = werk.lees(&fiod, None).await.moet(404);

    let inhoud = json!({"toevoegen": ["fiod"], "beeindigen": ["politie"]});
    let voorgesteld = werk
        .stel_voor("deelnemersWijzigen", inhoud.clone())
        .await
        .moet(201);
    let gelezen = Aanroep::get(&format!("/besluiten/{}", voorgesteld.id())).werkcontext(werk.werk);
    let gelezen = werk.regisseur.doe(gelezen).await.moet(200).json();
    assert_eq!(gelezen["inhoud"]["deelnemersWijzigen"], inhoud);
    // Nothing happens until it is adopted.
    let _ = werk.lees(&politie, Some(van_politie)).await.moet(200);
    let klaar = werk.tafel.besluit(voorgesteld.id()).await.json();
    assert_eq!(klaar["resultaat"]["id"], json!(werk.casus));

    let weg = werk.lees(&politie, Some(van_politie)).await.moet(404);
    let onbekend = Aanroep::get(&format!("/casussen/{}", nieuw_id())).werkcontext(van_politie);
    assert_eq!(
        zonder_eigen(&weg),
        zonder_eigen(&politie.doe(onbekend).await.moet(404))
    );
    let lijst = politie
        .doe(Aanroep::get("/casussen"))
        .await
        .moet(200)
        .json();
    assert_eq!(lijst["casussen"], json!([]));
    let (fiod, van_fiod) = werk.deelnemer("partner@fiod").await;
    let nu = werk.lees(&fiod, Some(van_fiod)).await.moet(200).json();
    assert_eq!(
        nu["inhoud"]["deelnemers"],
        json!(["belastingdienst", "fiod", "om"])
    );

    // Who took part stays on record: since when, until when, by which besluit.
    let deelnames = Aanroep::get(&format!("{}/deelnames", werk.pad())).werkcontext(van_fiod);
    let deelnames = fiod.doe(deelnames).await.moet(200).json();
    let deelnames = deelnames["deelnames"].as_array().cloned().expect("a list");
    let van = |code: &str| {
        let mut gevonden = deelnames.iter().filter(|een| een["deelnemer"] == code);
        gevonden.next().cloned().expect("took part")
    };
    assert_eq!(deelnames.len(), 4);
    assert!(van("politie")["tot"].is_string() && van("om")["tot"].is_null());
    assert_eq!(van("fiod")["besluit"], json!(voorgesteld.id()));
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

#[tokio::test]
async fn een_voorstel_dat_niet_kan_noemt_alles_wat_er_aan_schort() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let stel_voor = async |inhoud: Value| werk.stel_voor("deelnemersWijzigen", inhoud).await;
    let geweigerd = stel_voor(json!({
        "toevoegen": ["fiu", "politie", "om", "fiod", "fiod"], "beeindigen": ["kmar", "om", "om"]
    }));
    assert_eq!(
        fouten(&geweigerd.await.moet(400)),
        [
            "/deelnemersWijzigen/beeindigen/0 deelnemer-niet-betrokken R-07",
            "/deelnemersWijzigen/beeindigen/2 deelnemer-dubbel R-07",
            "/deelnemersWijzigen/toevoegen/0 deelnemer-onbekend R-04",
            "/deelnemersWijzigen/toevoegen/1 deelnemer-al-betrokken R-07",
            "/deelnemersWijzigen/toevoegen/2 deelnemer-dubbel R-07",
            "/deelnemersWijzigen/toevoegen/4 deelnemer-dubbel R-07",
        ]
    );
    // At least two remain.
    let een_over = stel_voor(json!({"beeindigen": ["om"]})).await.moet(400);
    assert_eq!(
        fouten(&een_over),
        ["/deelnemersWijzigen te-weinig-deelnemers R-07"]
    );
    let niets = stel_voor(json!({})).await.moet(400);
    assert_eq!(
        fouten(&niets),
        ["/deelnemersWijzigen wijziging-ontbreekt R-07"]
    );
}

#[tokio::test]
async fn een_signaal_heeft_geen_deelnemers_om_te_wijzigen() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let signaal = scenarios::stappen::meld_signaal(&werk.opstelling.als("partner"))
        .await
        .id;
    let context =
        scenarios::stappen::werkcontext_voor(&werk.regisseur, "signaal_wegen", signaal).await;
    let mut voorstel = scenarios::tafel::voorstel(signaal);
    voorstel["deelnemersWijzigen"] = json!({"toevoegen": ["fiod"]});
    let call = Aanroep::post("/besluiten")
        .json(&voorstel)
        .werkcontext(context);
    let geweigerd = werk.regisseur.doe(call).await.moet(400);
    assert_eq!(fouten(&geweigerd), ["/zaak geen-casus R-01"]);
}

#[tokio::test]
async fn wat_bij_het_vaststellen_niet_meer_kan_gebeurt_niet_en_blijft_aangenomen() {
    let werk = Casuswerk::met(&["politie", "om", "belastingdienst"]).await;
    let weg = json!({"beeindigen": ["politie"]});
    let eerste = werk
        .stel_voor("deelnemersWijzigen", weg.clone())
        .await
        .moet(201)
        .id();
    let tweede = werk
        .stel_voor("deelnemersWijzigen", weg)
        .await
        .moet(201)
        .id();
    let wacht = werk.tafel.neem_aan(tweede).await;
    let _ = werk.tafel.besluit(eerste).await;
    let geweigerd = werk.tafel.stel_vast(wacht).await.moet(409);
    let body = geweigerd.json();
    assert_eq!(geweigerd.code(), "gevolg-niet-rechtmatig");
    assert_eq!(body["regels"], json!(["R-07"]));
    assert!(
        body["ontbreekt"]
            .as_array()
            .is_some_and(|alle| alle.contains(&json!("deelnemer_niet_betrokken"))),
        "{geweigerd}"
    );
    let path = format!("/besluiten/{tweede}");
    let stand = werk
        .tafel
        .voorzitter
        .doe(Aanroep::get(&path).werkcontext(wacht.werk))
        .await;
    assert_eq!(stand.moet(200).json()["status"], "aangenomen");
}
