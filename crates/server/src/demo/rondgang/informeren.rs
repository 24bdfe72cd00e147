// SPDX-License-Identifier: EUPL-1.2
//! Act 6: a casus does not close until of each subject it was decided whether he is informed.

use serde_json::{Value, json};
use uuid::Uuid;

use super::Mensen;
use super::dossier::Dossier;
use super::signaal::dagen_geleden;
use crate::demo::Uitkomst;
use crate::demo::klant::Aanroep;

/// Refused first, with what is missing; then decided of each subject.
pub(super) async fn beslis(mensen: &Mensen<'_>, dossier: &Dossier) -> Uitkomst<()> {
    let grond = json!({"grond": "niet_langer_noodzakelijk"});
    let wat = "De casusregisseur stelt voor de casus af te sluiten. Te vroeg:";
    let soort = ("casusAfsluiten", grond);
    dossier.stel_voor(mensen, wat, soort, 409).await?;
    let regisseur = (&mensen.casusregisseur, dossier.regisseur);
    let wat = "Over wie gaat het nog?";
    let subjecten = dossier.subjecten(regisseur, wat).await?;
    for subject in &subjecten {
        let call = Aanroep::get(informering(*subject)).met(dossier.regisseur);
        let wat = "Over dit subject is niets besloten.";
        mensen.casusregisseur.kort(wat, call, &[404]).await?;
    }
    let [eerste, tweede] = subjecten.as_slice() else {
        return Err("de casus heeft niet twee subjecten".into());
    };
    let later = json!({
        "beslissing": "uitstellen",
        "grond": "strafbare_feiten",
        "herzienOp": dagen_geleden(-90)?,
        "toelichting": "De opsporing loopt nog; over drie maanden opnieuw bezien.",
    });
    let call = Aanroep::post(&informering(*eerste), later.clone());
    let wat = "Een deelnemer beslist dit niet.";
    let call = met_versie(mensen, dossier, *eerste, call).await?;
    let call = call.met(dossier.deelnemer);
    mensen.deelnemer.doe(wat, call, &[403]).await?;
    let wat = "De casusregisseur wel: later, met grond en de dag waarop het opnieuw wordt bezien.";
    leg_vast(mensen, dossier, (*eerste, wat), later).await?;
    let nu = json!({
        "beslissing": "informeren",
        "grond": "informatieplicht",
        "toelichting": "Tegen haar loopt niets; er is geen belang dat informeren tegenhoudt.",
    });
    let wat = "En over het andere subject: het wordt geinformeerd.";
    leg_vast(mensen, dossier, (*tweede, wat), nu).await
}

/// Records the decision, and reads what stands now.
async fn leg_vast(
    mensen: &Mensen<'_>,
    dossier: &Dossier,
    (subject, wat): (Uuid, &str),
    beslissing: Value,
) -> Uitkomst<()> {
    let pad = informering(subject);
    let call = Aanroep::post(&pad, beslissing).met(dossier.regisseur);
    let call = met_versie(mensen, dossier, subject, call).await?;
    mensen.casusregisseur.doe(wat, call, &[201]).await?;
    let call = Aanroep::get(pad).met(dossier.regisseur);
    let wat = "Zo staat het vast.";
    let staat = mensen.casusregisseur.kort(wat, call, &[200]).await?.json();
    for veld in [
        "beslissing",
        "grond",
        "herzienOp",
        "toelichting",
        "beslotenDoor",
        "beslotenOp",
    ] {
        if let Some(waarde) = staat[veld].as_str() {
            println!("  {veld}: {waarde}");
        }
    }
    if staat["beslotenDoor"].is_string() {
        Ok(())
    } else {
        Err("de beslissing zegt niet door wie".into())
    }
}

/// The call, about the subject as the casusregisseur sees it now.
async fn met_versie(
    mensen: &Mensen<'_>,
    dossier: &Dossier,
    subject: Uuid,
    mut call: Aanroep,
) -> Uitkomst<Aanroep> {
    let lezen = Aanroep::get(format!("/subjecten/{subject}")).met(dossier.regisseur);
    let wat = "Het subject zoals het er nu staat.";
    let stand = mensen.casusregisseur.kort(wat, lezen, &[200]).await?;
    call.etag = stand.etag;
    Ok(call)
}

fn informering(subject: Uuid) -> String {
    format!("/subjecten/{subject}/informering")
}
