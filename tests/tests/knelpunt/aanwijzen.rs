// SPDX-License-Identifier: EUPL-1.2
//! Designation by the Stuurgroep: what it brings about, and every reason for which it is refused.

use scenarios::klant::Aanroep;
use scenarios::stappen::{probeer_werkcontext, werkcontext_over};
use serde_json::{Value, json};

use crate::wereld::{STUURGROEP, Wereld, codes, dag, plan, voorbereiding};

fn aanwijzen(versie: i64) -> Value {
    json!({"hhkAanwijzen": {"versie": versie, "einde": dag(365)}})
}

#[tokio::test]
async fn de_stuurgroep_wijst_aan_en_alles_gebeurt_tegelijk() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(1))
        .await
        .moet(201)
        .id();
    let vergadering = wereld.neem_aan(&STUURGROEP, besluit).await;
    let gedaan = wereld
        .stel_vast(&STUURGROEP, besluit, vergadering)
        .await
        .moet(200);
    assert_eq!(
        gedaan.json()["resultaat"]["collectie"],
        "handhavingsknelpunten"
    );
    let sql = format!(
        "SELECT concat_ws(' ', h.status, h.versie, z.soort, z.tafel,
            (SELECT string_agg(s.status, ',') FROM knelpunt.hhk_signaal k JOIN zaak.signaal s ON s.id = k.signaal WHERE k.hhk = h.id),
            (SELECT string_agg(o.code, ',' ORDER BY o.code) FROM autorisatie.deelname d
                JOIN autorisatie.organisatie o ON o.id = d.organisatie WHERE d.zaak = h.id),
            (SELECT string_agg(t.nummer::text, ',') FROM zaak.trap t WHERE t.zaak = h.id))
         FROM knelpunt.hhk h JOIN autorisatie.zaak z ON z.id = h.id WHERE h.id = '{hhk}'"
    );
    assert_eq!(
        wereld.tekst(&sql).await.as_deref(),
        Some("aangewezen 2 hhk STUURGROEP aanvaard,aanvaard om,politie 1")
    );
    // Whoever takes part sees it now; a deelnemer who does not, does not.
    let vol = wereld
        .lees(
            "partner@om",
            "handhavingsknelpunt",
            "handhavingsknelpunten",
            hhk,
        )
        .await
        .moet(200)
        .json();
    assert_eq!(
        (&vol["status"], &vol["weergave"]),
        (&json!("aangewezen"), &json!("vol"))
    );
    assert!(vol["eindigtOp"].is_string());
    let pad = format!("/handhavingsknelpunten/{hhk}");
    let _ = wereld
        .als("partner@fiod")
        .doe(Aanroep::get(&pad))
        .await
        .moet(404);
    // Once designated it is not prepared any more, nor designated again.
    let geweigerd = wereld
        .wijzig(hhk, "\"2\"", &json!({"omschrijving": "Anders."}))
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
    let geweigerd = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(2))
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
    assert_eq!(geweigerd.json()["regels"], json!(["R-108"]));
}

#[tokio::test]
async fn zonder_dpia_en_advies_wordt_alles_wat_ontbreekt_in_een_keer_genoemd() {
    let wereld = Wereld::nieuw().await;
    let ongewogen = wereld.signaal("partner", false).await;
    let mut wat = voorbereiding(&[ongewogen]);
    wat["nieuweVerwerking"] = json!(true);
    for stuk in ["dpia", "fgAdvies"] {
        wat.as_object_mut().expect("an object").remove(stuk);
    }
    let hhk = wereld.bereid_voor(&wat).await.moet(201).id();
    let te_laat = json!({"hhkAanwijzen": {"versie": 1, "einde": dag(3 * 366)}});
    let geweigerd = wereld.stel_stuurgroep_voor(hhk, &te_laat).await.moet(400);
    let gevonden = codes(&geweigerd);
    for code in [
        "dpia-ontbreekt",
        "fg-advies-ontbreekt",
        "rac-advies-ontbreekt",
        "criterium-ontbreekt",
        "einde-te-laat",
    ] {
        assert!(
            gevonden.iter().any(|een| een == code),
            "{code} in {gevonden:?}"
        );
    }
    // Each criterion of the weging by itself.
    assert_eq!(
        gevonden
            .iter()
            .filter(|code| *code == "criterium-ontbreekt")
            .count(),
        5
    );
    let fouten = geweigerd.json()["fouten"].clone();
    let dpia = fouten
        .as_array()
        .and_then(|alle| alle.iter().find(|fout| fout["code"] == "dpia-ontbreekt"));
    assert_eq!(dpia.expect("found")["regel"], "R-89");
    assert_eq!(dpia.expect("found")["plaats"], "/zaak/dpia");
}

#[tokio::test]
async fn een_melder_is_te_weinig_en_een_negatief_advies_houdt_tegen() {
    let wereld = Wereld::nieuw().await;
    let eerste = wereld.signaal("partner", true).await;
    let ander = wereld.signaal("partner", true).await;
    let hhk = wereld
        .bereid_voor(&voorbereiding(&[eerste, ander]))
        .await
        .moet(201);
    let (id, etag) = (hhk.id(), hhk.etag());
    let geweigerd = wereld
        .stel_stuurgroep_voor(id, &aanwijzen(1))
        .await
        .moet(400);
    assert_eq!(codes(&geweigerd), ["te-weinig-melders"]);
    let van_om = wereld.signaal("partner@om", true).await;
    let negatief = json!({
        "signalen": [eerste, van_om],
        "fgAdvies": {"strekking": "negatief", "kenmerk": "FG-2026-8", "datum": "2026-03-03"},
    });
    let _ = wereld.wijzig(id, &etag, &negatief).await.moet(200);
    let geweigerd = wereld
        .stel_stuurgroep_voor(id, &aanwijzen(2))
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "advies-negatief");
    assert_eq!(geweigerd.json()["regels"], json!(["R-89"]));
    // And a version that is not the current one.
    let geweigerd = wereld
        .stel_stuurgroep_voor(id, &aanwijzen(1))
        .await
        .moet(409);
    assert!(
        geweigerd.json()["ontbreekt"]
            .to_string()
            .contains("stukken"),
        "{geweigerd}"
    );
}

#[tokio::test]
async fn een_tafel_wijst_niet_aan_en_de_stuurgroep_start_geen_casus() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    // About a zaak of his own tafel: another gremium decides on that.
    let signaal = wereld.signaal("partner", true).await;
    let geweigerd = wereld
        .stel_voor("casusregisseur", "signaal_wegen", signaal, &aanwijzen(1))
        .await
        .moet(400);
    let gevonden = codes(&geweigerd);
    assert!(
        gevonden.contains(&"gremium-beslist-hier-niet-over".to_owned()),
        "{gevonden:?}"
    );
    assert!(
        gevonden.contains(&"geen-handhavingsknelpunt".to_owned()),
        "{gevonden:?}"
    );
    let regels = geweigerd.json()["fouten"].clone();
    assert!(
        regels
            .as_array()
            .expect("faults")
            .iter()
            .all(|fout| fout["regel"].is_string())
    );
    // About the handhavingsknelpunt itself: it is not of his tafel. The bureau sees it, a lid of the tafel does not.
    let geweigerd = wereld
        .stel_voor("casusregisseur", "handhavingsknelpunt", hhk, &aanwijzen(1))
        .await;
    assert!([403, 404].contains(&geweigerd.status), "{geweigerd}");
    let lid = wereld.als("omt_lid");
    assert_eq!(
        probeer_werkcontext(&lid, "besluitvorming", "zaak", hhk).await,
        None
    );
    let vaststellen = json!({"planVaststellen": {"versie": 1}});
    let geweigerd = wereld
        .stel_stuurgroep_voor(hhk, &vaststellen)
        .await
        .moet(400);
    let gevonden = codes(&geweigerd);
    assert!(
        gevonden.contains(&"gremium-beslist-hier-niet-over".to_owned()),
        "{gevonden:?}"
    );
    let status = wereld
        .tekst(&format!(
            "SELECT status FROM knelpunt.hhk WHERE id = '{hhk}'"
        ))
        .await;
    assert_eq!(status.as_deref(), Some("voorbereiding"));
}

#[tokio::test]
async fn wat_na_de_stemming_is_gewijzigd_wordt_niet_aangewezen() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(1))
        .await
        .moet(201)
        .id();
    let vergadering = wereld.neem_aan(&STUURGROEP, besluit).await;
    let _ = wereld
        .wijzig(hhk, "\"1\"", &json!({"omschrijving": "Iets anders."}))
        .await
        .moet(200);
    let geweigerd = wereld
        .stel_vast(&STUURGROEP, besluit, vergadering)
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "gevolg-niet-rechtmatig");
    let status = wereld
        .tekst(&format!(
            "SELECT concat_ws(' ', status, (SELECT count(*) FROM autorisatie.deelname WHERE zaak = '{hhk}'))
             FROM knelpunt.hhk WHERE id = '{hhk}'"
        ))
        .await;
    assert_eq!(status.as_deref(), Some("voorbereiding 0"));
}

#[tokio::test]
async fn verwerpen_wijst_af() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(1))
        .await
        .moet(201)
        .id();
    let vergadering = wereld.agendeer(&STUURGROEP, besluit).await;
    wereld
        .stem(&STUURGROEP, besluit, vergadering, "tegen")
        .await;
    let reden = Some(json!({"reden": "Onvoldoende afgebakend."}));
    let gedaan = wereld
        .stap("stg_secretaris", besluit, "verwerping", vergadering, reden)
        .await;
    let _ = gedaan.moet(200);
    let sql = format!(
        "SELECT concat_ws(' ', h.status, z.beeindigd_op IS NOT NULL) FROM knelpunt.hhk h
         JOIN autorisatie.zaak z ON z.id = h.id WHERE h.id = '{hhk}'"
    );
    assert_eq!(wereld.tekst(&sql).await.as_deref(), Some("afgewezen t"));
    let geweigerd = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(2))
        .await
        .moet(409);
    assert_eq!(geweigerd.code(), "toestand-laat-niet-toe");
}

#[tokio::test]
async fn een_besluit_wijst_af() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let leeg = json!({"hhkAfwijzen": {"reden": " "}});
    let geweigerd = wereld.stel_stuurgroep_voor(hhk, &leeg).await.moet(400);
    assert_eq!(codes(&geweigerd), ["reden-ontbreekt"]);
    let afwijzen = json!({"hhkAfwijzen": {"reden": "Een tafel kan dit zelf."}});
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &afwijzen)
        .await
        .moet(201)
        .id();
    let _ = wereld.besluit(&STUURGROEP, besluit).await.moet(200);
    let status = wereld
        .tekst(&format!(
            "SELECT status FROM knelpunt.hhk WHERE id = '{hhk}'"
        ))
        .await;
    assert_eq!(status.as_deref(), Some("afgewezen"));
}

#[tokio::test]
async fn de_agenda_geeft_de_voorzitter_zicht_op_de_inhoud() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.voorbereid().await;
    let voorzitter = wereld.als("stg_voorzitter");
    let pad = format!("/handhavingsknelpunten/{hhk}");
    let voor = voorzitter.doe(Aanroep::get(&pad)).await.moet(200).json();
    assert_eq!(voor["weergave"], "meta");
    assert!(voor.get("inhoud").is_none());
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &aanwijzen(1))
        .await
        .moet(201)
        .id();
    let vergadering = wereld.agendeer(&STUURGROEP, besluit).await;
    let werk = werkcontext_over(&voorzitter, "besluitvorming", "vergadering", vergadering).await;
    let nu = voorzitter
        .doe(Aanroep::get(&pad).werkcontext(werk))
        .await
        .moet(200)
        .json();
    assert_eq!(nu["weergave"], "vol");
    assert!(nu["inhoud"]["structureel"].is_string());
    // Of the signalen themselves the Stuurgroep sees nothing.
    let signaal = nu["inhoud"]["signalen"][0].as_str().expect("an id");
    let geweigerd = voorzitter
        .doe(Aanroep::get(&format!("/signalen/{signaal}")))
        .await;
    let _ = geweigerd.moet(403);
}

#[tokio::test]
async fn verlengen_en_beeindigen_vragen_een_evaluatie_en_na_het_einde_ziet_niemand_het() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.aangewezen().await;
    let stil = json!({"hhkVerlengen": {"einde": dag(100), "evaluatie": " "}});
    let geweigerd = wereld.stel_stuurgroep_voor(hhk, &stil).await.moet(400);
    assert_eq!(
        codes(&geweigerd),
        ["einde-niet-later", "evaluatie-ontbreekt"]
    );
    let verlengen =
        json!({"hhkVerlengen": {"einde": dag(500), "evaluatie": "Twaalf panden gecontroleerd."}});
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &verlengen)
        .await
        .moet(201)
        .id();
    let _ = wereld.besluit(&STUURGROEP, besluit).await.moet(200);
    let einde = format!(
        "SELECT timezone('Europe/Amsterdam', eindigt_op)::date::text FROM knelpunt.hhk WHERE id = '{hhk}'"
    );
    assert_eq!(wereld.tekst(&einde).await, Some(dag(500)));

    let beeindigen = json!({"hhkBeeindigen": {"evaluatie": "De meldplicht wordt nageleefd."}});
    let besluit = wereld
        .stel_stuurgroep_voor(hhk, &beeindigen)
        .await
        .moet(201)
        .id();
    let _ = wereld.besluit(&STUURGROEP, besluit).await.moet(200);
    let pad = format!("/handhavingsknelpunten/{hhk}");
    for sub in ["partner", "adviseur_riec", "stg_lid"] {
        let _ = wereld.als(sub).doe(Aanroep::get(&pad)).await.moet(404);
    }
    let nog = format!(
        "SELECT count(*)::text FROM autorisatie.deelname WHERE zaak = '{hhk}' AND upper_inf(bekend) AND now() <@ geldig"
    );
    assert_eq!(wereld.tekst(&nog).await.as_deref(), Some("0"));
}

#[tokio::test]
async fn na_zijn_einde_wordt_het_niet_gelezen_en_niet_verlengd() {
    let wereld = Wereld::nieuw().await;
    let hhk = wereld.aangewezen().await;
    let wie = wereld.als("stg_lid");
    let werk = werkcontext_over(&wie, "besluitvorming", "zaak", hhk).await;
    let sql = format!(
        "UPDATE knelpunt.hhk SET eindigt_op = now() - interval '1 second' WHERE id = '{hhk}'"
    );
    wereld.opstelling.inkijk().await.voer_uit(&sql).await;
    let pad = format!("/handhavingsknelpunten/{hhk}");
    let _ = wie
        .doe(Aanroep::get(&pad).werkcontext(werk))
        .await
        .moet(404);
    let verlengen = json!({"hhkVerlengen": {"einde": dag(500), "evaluatie": "Nog niet klaar."}});
    let geweigerd = wereld.stel_stuurgroep_voor(hhk, &verlengen).await.moet(409);
    assert_eq!(geweigerd.code(), "hhk-niet-aangewezen");
    // Nor is a plan made of it.
    let geweigerd = wereld.stel_plan_op("casusregisseur", hhk, &plan()).await;
    let _ = geweigerd.moet(404);
}
