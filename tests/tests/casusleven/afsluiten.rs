// SPDX-License-Identifier: EUPL-1.2
//! A casus is closed by besluit of its tafel and in no other way; from the next request on nobody finds it.

use scenarios::klant::{Aanroep, Antwoord, Klant, nieuw_id};
use scenarios::stappen::{probeer_werkcontext, werkcontext_voor};
use scenarios::tafel::Casuswerk;
use serde_json::{Value, json};
use uuid::Uuid;

const NIET_LANGER: &str = "niet_langer_noodzakelijk";

pub(crate) fn grond() -> Value {
    json!({"grond": NIET_LANGER})
}

/// A problem without what is of one request alone.
pub(crate) fn zonder_eigen(antwoord: &Antwoord) -> Value {
    let mut json = antwoord.json();
    let object = json.as_object_mut().expect("an object");
    for veld in ["logregel", "spoor"] {
        let _ = object.remove(veld);
    }
    json
}

/// A casus of which each subject has its decision about informing.
pub(crate) async fn klaar_om_te_sluiten() -> Casuswerk {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    werk.beslis_over_informeren().await;
    werk
}

#[tokio::test]
async fn na_de_afsluiting_vindt_niemand_de_casus_meer() {
    let werk = klaar_om_te_sluiten().await;
    let (politie, van_politie) = werk.deelnemer("partner").await;
    let lijst = Aanroep::get(&format!("{}/subjecten", werk.pad())).werkcontext(van_politie);
    let subjecten = politie.doe(lijst).await.moet(200).json();
    let subject = subjecten["subjecten"][0]["id"]
        .as_str()
        .expect("a subject")
        .to_owned();
    let besluit = werk
        .stel_voor("casusAfsluiten", grond())
        .await
        .moet(201)
        .id();
    let aangenomen = werk.tafel.neem_aan(besluit).await;
    let _ = werk.lees(&politie, Some(van_politie)).await.moet(200);
    let _ = werk.tafel.stel_vast(aangenomen).await.moet(200);

    let lid = werk.opstelling.als("omt_lid@D:kmar");
    let wie: [(&Klant, Option<Uuid>); 5] = [
        (&politie, Some(van_politie)),
        (&werk.regisseur, Some(werk.werk)),
        (&werk.tafel.voorzitter, Some(aangenomen.werk)),
        (&werk.tafel.voorzitter, None),
        (&lid, None),
    ];
    for (klant, context) in wie {
        let weg = werk.lees(klant, context).await.moet(404);
        let onbekend = Aanroep::get(&format!("/casussen/{}", nieuw_id()));
        let onbekend = klant.doe(match context {
            Some(context) => onbekend.werkcontext(context),
            None => onbekend,
        });
        assert_eq!(zonder_eigen(&weg), zonder_eigen(&onbekend.await.moet(404)));
        let lijst = klant.doe(Aanroep::get("/casussen")).await.moet(200).json();
        assert_eq!(lijst["casussen"], json!([]));
        assert!(
            probeer_werkcontext(klant, doel(klant, &werk, &lid), "zaak", werk.casus)
                .await
                .is_none()
        );
    }
    for path in [
        format!("/subjecten/{subject}"),
        format!("{}/subjecten", werk.pad()),
        format!("{}/deelnames", werk.pad()),
    ] {
        let _ = politie
            .doe(Aanroep::get(&path).werkcontext(van_politie))
            .await
            .moet(404);
    }
    het_signaal_gaat_mee(&werk).await;
    het_besluit_blijft_zonder_inhoud(&werk, besluit).await;
}

/// The gremium keeps that it took the besluit; what stands in it is of the casus.
async fn het_besluit_blijft_zonder_inhoud(werk: &Casuswerk, besluit: Uuid) {
    let path = format!("/besluiten/{besluit}");
    let call = Aanroep::get(&path).werkcontext(werk.werk);
    let stand = werk.regisseur.doe(call).await;
    assert!(
        stand.json().get("inhoud").is_none_or(Value::is_null),
        "{stand}"
    );
    let lijst = Aanroep::get("/besluiten?status=vastgesteld&limit=1");
    let lijst = werk.regisseur.doe(lijst).await.moet(200).json();
    assert_eq!(lijst["besluiten"][0]["id"], json!(besluit));
}

/// A doel of the rol of one of these people.
fn doel(klant: &Klant, werk: &Casuswerk, lid: &Klant) -> &'static str {
    let is = |ander: &Klant| std::ptr::eq(klant, ander);
    if is(&werk.tafel.voorzitter) {
        "besluitvorming"
    } else if is(lid) {
        "vergadering_voorbereiden"
    } else {
        "casusoverleg"
    }
}

/// The bureau no longer sees the signaal on which it rested; who reported it keeps his own.
async fn het_signaal_gaat_mee(werk: &Casuswerk) {
    let path = format!("/signalen/{}", werk.signaal);
    let _ = werk.regisseur.doe(Aanroep::get(&path)).await.moet(404);
    let melder = werk.opstelling.als("partner");
    let zijn = werkcontext_voor(&melder, "signaal_wegen", werk.signaal).await;
    let call = Aanroep::get(&path).werkcontext(zijn);
    let _ = melder.doe(call).await.moet(200);
    let inkijk = werk.opstelling.inkijk().await;
    for zaak in [werk.signaal, werk.casus] {
        let sql = format!(
            "SELECT (beeindigd_op IS NOT NULL AND verloopt_op < now() + interval '6 months 1 day'
                 AND verloopt_op > now() + interval '5 months 27 days')::text
             FROM autorisatie.zaak WHERE id = '{zaak}'"
        );
        assert_eq!(inkijk.tekst(&sql).await.as_deref(), Some("true"));
    }
    let sql = format!(
        "SELECT concat_ws(' ', a.grond, c.status) FROM casus.afsluiting a JOIN casus.casus c ON c.id = a.casus
         WHERE c.id = '{}'",
        werk.casus
    );
    let rij = inkijk.tekst(&sql).await;
    assert_eq!(rij.as_deref(), Some("niet_langer_noodzakelijk afgesloten"));
}

#[tokio::test]
async fn zonder_besluit_over_informeren_van_elk_subject_sluit_een_casus_niet() {
    let werk = Casuswerk::met(&["politie", "om"]).await;
    let geweigerd = werk.stel_voor("casusAfsluiten", grond()).await.moet(409);
    let body = geweigerd.json();
    assert_eq!(geweigerd.code(), "informering-ontbreekt");
    assert_eq!(body["regels"], json!(["R-84"]));
    assert_eq!(body["ontbreekt"], json!(["informering_ontbreekt"]));
    assert_eq!(body["bepalingen"][0]["artikel"], "1.4(4)(a)");

    // What was there when it was proposed must be there when it is adopted.
    werk.beslis_over_informeren().await;
    let besluit = werk
        .stel_voor("casusAfsluiten", grond())
        .await
        .moet(201)
        .id();
    let aangenomen = werk.tafel.neem_aan(besluit).await;
    let inkijk = werk.opstelling.inkijk().await;
    inkijk.voer_uit("TRUNCATE zaak.informering").await;
    let geweigerd = werk.tafel.stel_vast(aangenomen).await.moet(409);
    assert_eq!(geweigerd.code(), "gevolg-niet-rechtmatig");
    assert_eq!(
        geweigerd.json()["ontbreekt"],
        json!(["informering_ontbreekt"])
    );
    let _ = werk.lees(&werk.regisseur, Some(werk.werk)).await.moet(200);
    werk.beslis_over_informeren().await;
    let _ = werk.tafel.stel_vast(aangenomen).await.moet(200);
    let _ = werk.lees(&werk.regisseur, Some(werk.werk)).await.moet(404);
}

#[tokio::test]
async fn resultaten_horen_bij_een_bereikt_doel_en_een_grond_is_er_altijd() {
    let werk = klaar_om_te_sluiten().await;
    let eis = async |inhoud: Value, verwacht: &str| {
        let geweigerd = werk.stel_voor("casusAfsluiten", inhoud).await.moet(400);
        let fout = &geweigerd.json()["fouten"][0];
        let gevonden = [&fout["plaats"], &fout["code"]].map(|een| een.as_str().unwrap_or_default());
        assert_eq!(gevonden.join(" "), verwacht, "{geweigerd}");
    };
    let tekst = json!(["Twee panden gesloten."]);
    let bij = |grond: &str, tekst: &Value| json!({"grond": grond, "resultaten": tekst});
    eis(
        bij(NIET_LANGER, &tekst),
        "/casusAfsluiten/resultaten resultaten-niet-bij-deze-grond",
    )
    .await;
    eis(
        json!({"grond": "doel_bereikt"}),
        "/casusAfsluiten/resultaten resultaten-ontbreken",
    )
    .await;
    eis(
        bij("doel_bereikt", &json!([" - "])),
        "/casusAfsluiten/resultaten/0 ontbreekt",
    )
    .await;
    let zonder = werk.stel_voor("casusAfsluiten", json!({})).await.moet(400);
    assert_eq!(
        zonder.json()["fouten"][0]["plaats"],
        "/casusAfsluiten/grond"
    );
    let anders = werk
        .stel_voor("casusAfsluiten", json!({"grond": "geen_zin_meer"}))
        .await
        .moet(400);
    assert_eq!(
        anders.json()["fouten"][0]["plaats"],
        "/casusAfsluiten/grond"
    );
    let goed = werk
        .stel_voor("casusAfsluiten", bij("doel_bereikt", &tekst))
        .await
        .moet(201);
    let gelezen = Aanroep::get(&format!("/besluiten/{}", goed.id())).werkcontext(werk.werk);
    let gelezen = werk.regisseur.doe(gelezen).await.moet(200).json();
    assert_eq!(
        gelezen["inhoud"]["casusAfsluiten"],
        bij("doel_bereikt", &tekst)
    );
}
