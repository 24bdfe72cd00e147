// SPDX-License-Identifier: EUPL-1.2
//! The walk: what a newcomer should see within a minute, over HTTP, as any client would do it.

use serde_json::{Value, json};
use uuid::Uuid;

use super::Uitkomst;
use super::bewijs;
use super::klant::{Aanroep, Klant};
use super::uitgever::Uitgever;

/// The reporter of the signaal.
const MELDER: &str = "partner@politie";

/// A deelnemer who has nothing to do with it.
const ANDER: &str = "partner@belastingdienst";

/// Who supervises.
const CFG: &str = "cfg@verzonnendam_college";

/// Walks; the first thing that is not as it should be ends it.
pub(super) async fn loop_rond(
    base: &str,
    issuer: &Uitgever,
    plaats: &bewijs::Plaats<'_>,
) -> Uitkomst<()> {
    let melder = Klant::als(base, issuer, MELDER)?;
    let vals = Klant::als(base, issuer, MELDER)?.met_vals_token();
    let pad = "/werkcontexten".to_owned();
    vals.doe(
        "Met een token waaraan is geknoeid komt niemand binnen.",
        Aanroep::post(&pad, doel(Uuid::nil())),
        &[401],
    )
    .await?;
    let signaal = meld(&melder).await?;
    let inzage = lees_eigen(&melder, signaal).await?;
    let ander = Klant::als(base, issuer, ANDER)?;
    geen_inzage(&ander, signaal).await?;
    let cfg = Klant::als(base, issuer, CFG)?;
    let werkcontext = toezicht(&cfg).await?;
    let export = bewijs::exporteer(plaats, &cfg, werkcontext).await?;
    bewijs::knoei_en_verifieer(plaats, &export, inzage).await?;
    println!("\nDe rondgang is klaar: alles klopte.");
    Ok(())
}

async fn meld(melder: &Klant<'_>) -> Uitkomst<Uuid> {
    let made = melder
        .doe(
            "Een deelnemer stelt een signaal op.",
            Aanroep::post("/signalen", opstelling()),
            &[201],
        )
        .await?;
    let id = made.id()?;
    let pad = format!("/signalen/{id}/melding");
    let mut call = Aanroep::post(&pad, Value::Null);
    call.lichaam = None;
    call.etag = made.etag.as_deref();
    melder
        .doe("Zij meldt het bij tafel D.", call, &[200, 201])
        .await?;
    Ok(id)
}

/// Answers with the record of what she read.
async fn lees_eigen(melder: &Klant<'_>, signaal: Uuid) -> Uitkomst<Uuid> {
    let pad = format!("/signalen/{signaal}");
    melder
        .doe(
            "Zonder vooraf vastgelegd doel leest ook de melder de inhoud niet (WGS 1.8, vijfde lid).",
            Aanroep::get(pad.clone()),
            &[400],
        )
        .await?;
    let werkcontext = werkcontext(melder, signaal).await?;
    let read = melder
        .doe(
            "Met werkcontext leest zij haar eigen signaal.",
            Aanroep::get(pad).met(werkcontext),
            &[200],
        )
        .await?;
    Ok(read
        .logregel
        .ok_or("het antwoord noemt geen logregel")?
        .parse()?)
}

async fn werkcontext(wie: &Klant<'_>, zaak: Uuid) -> Uitkomst<Uuid> {
    wie.doe(
        "Het doel en de reden worden vastgelegd; vier uur geldig.",
        Aanroep::post("/werkcontexten", doel(zaak)),
        &[201],
    )
    .await?
    .id()
}

async fn geen_inzage(ander: &Klant<'_>, signaal: Uuid) -> Uitkomst<()> {
    let own = ander
        .doe(
            "Een andere deelnemer stelt een eigen signaal op.",
            Aanroep::post("/signalen", opstelling()),
            &[201],
        )
        .await?
        .id()?;
    let werkcontext = werkcontext(ander, own).await?;
    let read = async |wat: &str, id: Uuid| {
        let call = Aanroep::get(format!("/signalen/{id}")).met(werkcontext);
        ander.doe(wat, call, &[404]).await
    };
    let foreign = read("Het signaal van de melder bestaat voor hem niet.", signaal).await?;
    // A version 7 id that nobody has.
    let unknown = Uuid::from_u128(signaal.as_u128() ^ 1);
    let absent = read("Een nummer dat niemand heeft, ook niet.", unknown).await?;
    if foreign.lichaam != absent.lichaam {
        return Err("de twee antwoorden zijn te onderscheiden".into());
    }
    println!("  De twee antwoorden zijn byte voor byte gelijk.");
    Ok(())
}

/// Answers with the werkcontext.
async fn toezicht(cfg: &Klant<'_>) -> Uitkomst<Uuid> {
    let aanvraag = json!({
        "doel": "beheer",
        "logdoel": "rechtmatigheidscontrole",
        "reden": "Rondgang: wat is er zojuist vastgelegd?",
    });
    let werkcontext = cfg
        .doe(
            "De toezichthouder kiest een van de vier doelen van het logboek (WGS 1.8, vierde lid).",
            Aanroep::post("/werkcontexten", aanvraag),
            &[201],
        )
        .await?
        .id()?;
    let seen = cfg
        .doe(
            "Zij ziet alles wat hierboven gebeurde; ook dat zij kijkt wordt vastgelegd.",
            Aanroep::get("/toegangslog?limit=100".to_owned()).met(werkcontext),
            &[200],
        )
        .await?
        .json();
    let records = seen["logregels"].as_array().map_or(0, Vec::len);
    if records == 0 {
        return Err("het logboek toont niets".into());
    }
    println!("  {records} logregels");
    Ok(werkcontext)
}

fn doel(zaak: Uuid) -> Value {
    json!({"doel": "signaal_wegen", "zaak": zaak, "reden": "Voorbereiding van de weging."})
}

pub(super) fn opstelling() -> Value {
    json!({
        "gedragingen": "Contante aanbetalingen voor bedrijfspanden zonder herkomst van het geld.",
        "waaromGezamenlijk": "Vergunning, aangifte en aangetroffen geld liggen bij drie deelnemers.",
        "verschijningsvorm": "witwassen",
        "tafel": "D",
        "personen": [{
            "naam": {"voornamen": "Karel", "geslachtsnaam": "Voorbeeld-Demo"},
            "geboortedatum": "1980-02-29",
            "aanwijzingen": [{
                "datum": "2026-10-01",
                "bron": "controle",
                "verschijningsvorm": "witwassen",
                "tekst": "Betaalde een jaar huur vooruit in contanten."
            }]
        }]
    })
}
