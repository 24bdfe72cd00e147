// SPDX-License-Identifier: EUPL-1.2
//! A subject comes and goes by besluit of the tafel: proposed, added, rejected, removed.

use reqwest::Method;
use scenarios::klant::{Aanroep, nieuw_id};
use serde_json::json;

use crate::casus::Casus;

const VOORGEDRAGEN: Option<&str> = Some("voorgedragen");

#[tokio::test]
async fn wie_is_voorgedragen_hoort_er_pas_bij_na_het_besluit() {
    let casus = Casus::nieuw().await;
    let partner = casus.als("partner");
    let id = casus
        .draag_voor(&partner, &casus.voordracht())
        .await
        .moet(201)
        .id();
    // The side that proposed him and the bureau; not the other deelnemer, nor who analyses.
    assert_eq!(casus.ziet("partner", id).await.as_deref(), VOORGEDRAGEN);
    assert_eq!(
        casus.ziet("casusregisseur", id).await.as_deref(),
        VOORGEDRAGEN
    );
    assert_eq!(casus.ziet("partner@om", id).await, None);
    let beeld = casus.lees(&partner, id).await.json();
    assert!(
        beeld["gegevens"]["heeftBsn"] == json!(true) && !beeld.to_string().contains("999993653")
    );

    let besluit = casus
        .stel_voor("subjectToevoegen", json!({ "subject": id }))
        .await
        .moet(201)
        .id();
    let dubbel = casus
        .stel_voor("subjectToevoegen", json!({ "subject": id }))
        .await
        .moet(409);
    assert_eq!(dubbel.code(), "voorstel-loopt");
    assert_eq!(dubbel.json()["regels"], json!(["R-112"]));
    let vergadering = casus.breng_in_stemming(besluit, "voor").await;
    let lid = casus.als("omt_lid@D:fiod");
    let werk = crate::stappen::vergadercontext(&lid, vergadering).await;
    let call = Aanroep::get(&format!("/subjecten/{id}")).werkcontext(werk);
    let _ = lid.doe(call).await.moet(200);
    let vast = casus.stel_vast(besluit, vergadering).await.json();
    assert_eq!(
        vast["resultaat"]["plaats"],
        json!(format!("/api/v1/subjecten/{id}"))
    );
    for sub in ["partner", "partner@om", "casusregisseur"] {
        assert_eq!(
            casus.ziet(sub, id).await.as_deref(),
            Some("actief"),
            "{sub}"
        );
    }
}

#[tokio::test]
async fn van_wie_is_afgewezen_blijven_alleen_de_sporen_van_het_besluit() {
    let casus = Casus::nieuw().await;
    let partner = casus.als("partner");
    let id = casus
        .draag_voor(&partner, &casus.voordracht())
        .await
        .moet(201)
        .id();
    let besluit = casus
        .stel_voor("subjectToevoegen", json!({ "subject": id }))
        .await
        .moet(201)
        .id();
    let vergadering = casus.breng_in_stemming(besluit, "tegen").await;
    let reden = Some(json!({"reden": "Een adres is geen grond."}));
    let tafel = &casus.tafel;
    let verworpen = tafel.stap(&tafel.secretaris, besluit, "verwerping", vergadering, reden);
    let _ = verworpen.await.moet(200);
    for sub in ["partner", "partner@om", "casusregisseur"] {
        assert_eq!(casus.ziet(sub, id).await, None, "{sub}");
    }
    let inkijk = tafel.opstelling.inkijk().await;
    let rest = format!(
        "SELECT status || ' ' || num_nulls(gegevens, herkomst_signaal, herkomst_persoon, hangt_aan) || ' ' || (uit_door = '{besluit}') \
         FROM zaak.subject WHERE id = '{id}'"
    );
    assert_eq!(
        inkijk.tekst(&rest).await.as_deref(),
        Some("afgewezen 4 true")
    );
    casus.wacht_op_vernietiging(id).await;
    // He is out, and can be proposed anew.
    let _ = casus
        .draag_voor(&partner, &casus.voordracht())
        .await
        .moet(201);
}

#[tokio::test]
async fn een_voordracht_overleeft_haar_voorstel_niet() {
    let casus = Casus::nieuw().await;
    let regisseur = casus.als("casusregisseur");
    let voordracht = casus.voordracht();
    let id = casus
        .draag_voor(&regisseur, &voordracht)
        .await
        .moet(201)
        .id();
    let voorgesteld = casus
        .stel_voor("subjectToevoegen", json!({ "subject": id }))
        .await
        .moet(201);
    let werk = casus.werk(&regisseur).await;
    let pad = format!("/besluiten/{}/intrekking", voorgesteld.id());
    let call = Aanroep::post(&pad).json(&json!({"reden": "Te vroeg."}));
    let call = call.werkcontext(werk).versie(&voorgesteld.etag());
    let _ = regisseur.doe(call).await.moet(200);
    assert_eq!(casus.ziet("casusregisseur", id).await, None);
    casus.wacht_op_vernietiging(id).await;

    // Whom nobody proposes to add, the tafel rejects by a besluit of its own.
    let ander = casus
        .draag_voor(&regisseur, &voordracht)
        .await
        .moet(201)
        .id();
    let _ = casus
        .besluit_over("subjectAfwijzen", json!({ "subject": ander }))
        .await;
    assert_eq!(casus.ziet("casusregisseur", ander).await, None);
    casus.wacht_op_vernietiging(ander).await;
}

#[tokio::test]
async fn een_verwijderd_subject_is_voor_niemand_meer_te_vinden() {
    let casus = Casus::nieuw().await;
    let tweede = casus.tweede().await;
    let grond = "niet_langer_noodzakelijk";
    // The first has a circle: without him there is no ground for it.
    let eerst = casus
        .stel_voor(
            "subjectVerwijderen",
            json!({"subject": casus.eerste, "grond": grond}),
        )
        .await
        .moet(409);
    assert_eq!(eerst.code(), "kring-blijft-achter");
    let toch = casus
        .stel_voor("subjectToevoegen", json!({ "subject": tweede }))
        .await
        .moet(409);
    assert_eq!(toch.code(), "toestand-laat-niet-toe");
    let onbekend = casus
        .stel_voor(
            "subjectVerwijderen",
            json!({"subject": casus.id, "grond": grond}),
        )
        .await
        .moet(400);
    let fout = onbekend.json()["fouten"][0].clone();
    assert_eq!(
        (&fout["plaats"], &fout["regel"]),
        (&json!("/subjectVerwijderen/subject"), &json!("R-112"))
    );
    let _ = casus
        .besluit_over(
            "subjectVerwijderen",
            json!({"subject": tweede, "grond": grond}),
        )
        .await;
    for sub in ["partner", "partner@om", "casusregisseur"] {
        assert_eq!(casus.ziet(sub, tweede).await, None, "{sub}");
    }
    let inkijk = casus.tafel.opstelling.inkijk().await;
    let rest = format!(
        "SELECT status || ' ' || (gegevens IS NULL) || ' ' || (vernietigen_vanaf = (uit_op AT TIME ZONE 'Europe/Amsterdam')::date + interval '3 months') \
         FROM zaak.subject WHERE id = '{tweede}'"
    );
    assert_eq!(
        inkijk.tekst(&rest).await.as_deref(),
        Some("afgeschermd false true")
    );
    // Now the first can go.
    let _ = casus
        .besluit_over(
            "subjectVerwijderen",
            json!({"subject": casus.eerste, "grond": "grond_vervallen"}),
        )
        .await;
    assert_eq!(casus.ziet("partner", casus.eerste).await, None);
}

#[tokio::test]
async fn een_voordracht_noemt_alles_wat_niet_klopt_op_zijn_plaats() {
    let casus = Casus::nieuw().await;
    let partner = casus.als("partner");
    let goed = casus.voordracht();
    let plaatsen = async |voordracht: serde_json::Value| {
        let geweigerd = casus.draag_voor(&partner, &voordracht).await.moet(400);
        let fouten = geweigerd.json()["fouten"].as_array().cloned();
        let regel = |fout: &serde_json::Value| {
            format!(
                "{} {}",
                fout["plaats"].as_str().unwrap_or_default(),
                fout["regel"].as_str().unwrap_or_default()
            )
        };
        fouten
            .unwrap_or_default()
            .iter()
            .map(regel)
            .collect::<Vec<_>>()
    };
    let mut kind = goed.clone();
    kind["persoon"]["bsn"] = json!("999990004");
    kind["persoon"]["geboortedatum"] = json!("2015-01-01");
    kind["hangtAan"] = json!(casus.id);
    assert_eq!(
        plaatsen(kind).await,
        [
            "/hangtAan R-112",
            "/motiveringAanduiding R-24",
            "/persoon/bsn R-23"
        ]
    );
    let mut los = goed.clone();
    los["waarom"] = json!(" ");
    let _ = los.as_object_mut().expect("an object").remove("hangtAan");
    assert_eq!(plaatsen(los).await, ["/hangtAan R-112", "/waarom R-112"]);
    let mut eigen = goed.clone();
    eigen["persoonsrol"] = json!("signaal");
    let eigen = plaatsen(eigen).await;
    assert!(
        eigen.contains(&"/signaalpersoon R-112".to_owned()),
        "{eigen:?}"
    );
    let mut getuige = goed.clone();
    getuige["aanduidingen"] = json!(["slachtoffer_of_getuige"]);
    assert_eq!(
        plaatsen(getuige.clone()).await,
        ["/motiveringAanduiding R-24"]
    );
    getuige["motiveringAanduiding"] = json!("Alleen hij kent de herkomst.");
    let _ = casus.draag_voor(&partner, &getuige).await.moet(201);
    let mut beide = goed.clone();
    beide["signaalpersoon"] = json!(casus.tafel.persoon);
    assert_eq!(plaatsen(beide).await, ["/signaalpersoon R-112"]);
    let mut derde = goed;
    derde["persoonsrol"] = json!("getuige");
    let derde = plaatsen(derde).await;
    assert!(derde[0].starts_with("/persoonsrol"), "{derde:?}");
}

#[tokio::test]
async fn wie_mag_voordragen_en_wie_niet() {
    let casus = Casus::nieuw().await;
    let body = casus.voordracht();
    let pad = format!("/casussen/{}/subjecten", casus.id);
    // Who takes no part gets no werkcontext for it, and cannot tell it from a casus that is not there.
    let buiten = casus.als("partner@fiod");
    let wil = json!({"doel": "casusoverleg", "zaak": casus.id, "reden": "Ook meedoen."});
    let _ = buiten
        .doe(Aanroep::post("/werkcontexten").json(&wil))
        .await
        .moet(404);
    let onbekend = format!("/casussen/{}/subjecten", nieuw_id());
    for pad in [&pad, &onbekend] {
        let geweigerd = buiten.doe(Aanroep::post(pad).json(&body)).await.moet(400);
        assert_eq!(geweigerd.code(), "werkcontext-ontbreekt");
    }
    let lid = casus.als("omt_lid");
    let geweigerd = lid.doe(Aanroep::post(&pad).json(&body)).await.moet(403);
    assert_eq!(
        geweigerd.json()["wieWel"],
        json!(["casusregisseur", "partner"])
    );
    // Nothing but a besluit adds, rejects or removes.
    for methode in [Method::PATCH, Method::PUT, Method::DELETE] {
        let call = Aanroep::nieuw(methode, &format!("/subjecten/{}", casus.eerste));
        let _ = casus.als("casusregisseur").doe(call).await.moet(405);
    }
    // The person of the signaal is a subject already.
    let dubbel = json!({"persoonsrol": "signaal", "signaalpersoon": casus.tafel.persoon});
    let regisseur = casus.als("casusregisseur");
    let geweigerd = casus.draag_voor(&regisseur, &dubbel).await.moet(409);
    assert_eq!(geweigerd.code(), "subject-dubbel");
}
