// SPDX-License-Identifier: EUPL-1.2
//! Act 2: the start of a casus is proposed, misses its quorum once, is accepted and adopted.

use serde_json::{Value, json};
use uuid::Uuid;

use super::Mensen;
use super::signaal::{Signaal, weeg, weging};
use super::vergadering::Zitting;
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord};

/// From proposal to adoption; answers with the casus that it started.
pub(super) async fn start_casus(mensen: &Mensen<'_>, signaal: &Signaal) -> Uitkomst<Uuid> {
    let gewogen = weeg(mensen, signaal).await?;
    let besluit = stel_voor(mensen, signaal, &gewogen).await?;
    zonder_quorum(mensen, besluit).await?;
    let zitting = Zitting::beleg(&mensen.tafel(), &[besluit]).await?;
    let wat = "Met quorum en het standpunt van elke aanwezige deelnemer is het aangenomen.";
    zitting.neem_aan(&mensen.tafel(), wat, besluit).await?;
    let wat = "De voorzitter stelt vast: casus, subjecten, deelname en trap 1 ontstaan in een transactie.";
    let casus = zitting.stel_vast(&mensen.tafel(), wat, besluit).await?;
    zitting.sluit(&mensen.tafel()).await?;
    Ok(casus)
}

async fn stel_voor(mensen: &Mensen<'_>, signaal: &Signaal, gewogen: &Antwoord) -> Uitkomst<Uuid> {
    let regisseur = &mensen.casusregisseur;
    let doe = async |wat: &str, wil: u16| {
        let call = Aanroep::post("/besluiten", voorstel(signaal)).met(signaal.werkcontext);
        regisseur.doe(wat, call, &[wil]).await
    };
    let wat =
        "Een voorstel om een casus te starten zonder weging: alles wat ontbreekt wordt genoemd.";
    doe(wat, 400).await?;
    let pad = format!("/signalen/{}/weging", signaal.id);
    regisseur
        .doe(
            "De deelnemers oordelen: de doeltoets en de criteria a tot en met d (WGS 2.23, derde lid).",
            Aanroep::patch(&pad, weging(), gewogen).met(signaal.werkcontext),
            &[200],
        )
        .await?;
    let wat =
        "Nu kan het: noodzaak, proportionaliteit, subsidiariteit, deelnemers, eerste subjecten.";
    doe(wat, 201).await?.id()
}

/// Too few came: accepting is refused, and the besluit waits for the next vergadering.
async fn zonder_quorum(mensen: &Mensen<'_>, besluit: Uuid) -> Uitkomst<()> {
    let zitting = Zitting::zonder_quorum(&mensen.tafel(), &[besluit]).await?;
    let stand = zitting
        .standpunten(&mensen.tafel(), besluit, "voor")
        .await?;
    let wat = "Zonder quorum wordt niets aangenomen.";
    let stap = (besluit, "aanneming");
    zitting
        .stap(&mensen.tafel(), wat, stap, &stand, (None, 409))
        .await?;
    let wat = "Het besluit wordt aangehouden: het wacht op een volgende vergadering.";
    let stap = (besluit, "aanhouding");
    let lichaam = Some(json!({"reden": "Geen quorum."}));
    zitting
        .stap(&mensen.tafel(), wat, stap, &stand, (lichaam, 200))
        .await?;
    zitting.sluit(&mensen.tafel()).await
}

fn voorstel(signaal: &Signaal) -> Value {
    let subject = |persoon: &Uuid| json!({"persoon": persoon, "persoonsrol": "signaal"});
    let subjecten: Vec<Value> = signaal.personen.iter().map(subject).collect();
    json!({
        "zaak": signaal.id,
        "verschijningsvormen": ["witwassen"],
        "noodzaak": "Geen deelnemer ziet alleen waar het geld vandaan komt.",
        "proportionaliteit": "Twee personen, drie panden, alleen trap 1.",
        "subsidiariteit": "Toezicht door elk afzonderlijk leverde niets op.",
        "casusStarten": {
            "signalen": [signaal.id],
            "subjecten": subjecten,
            "deelnemers": ["politie", "belastingdienst"],
            "trappen": [1]
        }
    })
}
