// SPDX-License-Identifier: EUPL-1.2
//! Acts 4 and 5: who is proposed joins or goes, and who is a subject leaves, each by besluit of the tafel.

use serde_json::{Value, json};
use uuid::Uuid;

use super::Mensen;
use super::dossier::Dossier;
use super::vergadering::Zitting;
use crate::demo::Uitkomst;
use crate::demo::klant::Aanroep;

/// Two are proposed: one joins, and nothing is kept of the other. Answers with who joined.
pub(super) async fn nog_twee(mensen: &Mensen<'_>, dossier: &Dossier) -> Uitkomst<Uuid> {
    let regisseur = (&mensen.casusregisseur, dossier.regisseur);
    let wat = "De casusregisseur ziet wie er subject zijn.";
    let eerste = dossier.subjecten(regisseur, wat).await?;
    let eerste = *eerste.first().ok_or("de casus heeft geen subject")?;
    let wat = "Een deelnemer draagt een broer van het eerste subject voor, met reden,";
    let broer = draag_voor(mensen, dossier, wat, broer(eerste)).await?;
    let wat = "en een huurder van een van de panden.";
    let huurder = draag_voor(mensen, dossier, wat, huurder(eerste)).await?;
    let call = Aanroep::get(format!("/subjecten/{broer}")).met(dossier.deelnemer);
    let wat = "Wie is voorgedragen hoort er nog niet bij: een andere deelnemer vindt hem niet.";
    mensen.deelnemer.doe(wat, call, &[404]).await?;

    let toevoegen = async |wat: &str, id: Uuid| {
        let soort = ("subjectToevoegen", json!({"subject": id}));
        dossier.stel_voor(mensen, wat, soort, 201).await?.id()
    };
    let wat = "De casusregisseur stelt voor de broer toe te voegen,";
    let over_broer = toevoegen(wat, broer).await?;
    let over_huurder = toevoegen("en de huurder.", huurder).await?;
    let zitting = Zitting::beleg(&mensen.tafel(), &[over_broer, over_huurder]).await?;
    let call = Aanroep::get(format!("/subjecten/{huurder}")).met(zitting.voorzitter);
    let wat = "Wie erover beslist, leest door de agenda over wie het gaat.";
    mensen.voorzitter.doe(wat, call.clone(), &[200]).await?;
    let wat = "Over de broer is de tafel het eens: aangenomen.";
    zitting.neem_aan(&mensen.tafel(), wat, over_broer).await?;
    let wat = "De voorzitter stelt vast: nu hoort hij bij de casus.";
    zitting.stel_vast(&mensen.tafel(), wat, over_broer).await?;
    let wat = "Over de huurder niet: verworpen. Haar gegevens verdwijnen met deze stap.";
    let reden = "Huren is geen grond.";
    zitting
        .verwerp(&mensen.tafel(), wat, over_huurder, reden)
        .await?;
    let wat = "Ook de voorzitter vindt haar niet meer, in dezelfde vergadering.";
    mensen.voorzitter.doe(wat, call, &[404]).await?;
    zitting.sluit(&mensen.tafel()).await?;

    let call = Aanroep::get(format!("/subjecten/{broer}")).met(dossier.deelnemer);
    let wat = "De andere deelnemer leest de broer nu wel.";
    mensen.deelnemer.doe(wat, call, &[200]).await?;
    println!(
        "\nVoor wie aan de casus werkt, bestaat de huurder niet meer; ook niet voor wie haar voordroeg:"
    );
    dossier.is_weg(mensen, huurder).await?;
    Ok(broer)
}

/// The tafel finds that there is no ground for him any more.
pub(super) async fn verwijder(
    mensen: &Mensen<'_>,
    dossier: &Dossier,
    subject: Uuid,
) -> Uitkomst<()> {
    let pad = format!("/subjecten/{subject}");
    let weg = Aanroep {
        methode: reqwest::Method::DELETE,
        ..Aanroep::get(pad).met(dossier.regisseur)
    };
    let wat = "Zomaar verwijderen bestaat niet: de API heeft die operatie niet.";
    mensen.casusregisseur.doe(wat, weg, &[405]).await?;
    let inhoud = json!({"subject": subject, "grond": "grond_vervallen"});
    let wat = "De casusregisseur stelt voor de broer te verwijderen, met een grond uit een gesloten lijst.";
    let soort = ("subjectVerwijderen", inhoud);
    let besluit = dossier.stel_voor(mensen, wat, soort, 201).await?.id()?;
    let zitting = Zitting::beleg(&mensen.tafel(), &[besluit]).await?;
    zitting
        .neem_aan(&mensen.tafel(), "Aangenomen.", besluit)
        .await?;
    let wat =
        "De voorzitter stelt vast: vanaf dit moment is hij afgeschermd (WGS 1.8, zevende lid).";
    zitting.stel_vast(&mensen.tafel(), wat, besluit).await?;
    zitting.sluit(&mensen.tafel()).await?;
    println!("\nVoor wie aan de casus werkt, bestaat hij niet meer:");
    dossier.is_weg(mensen, subject).await
}

async fn draag_voor(
    mensen: &Mensen<'_>,
    dossier: &Dossier,
    wat: &str,
    voordracht: Value,
) -> Uitkomst<Uuid> {
    let pad = format!("/casussen/{}/subjecten", dossier.casus);
    let call = Aanroep::post(&pad, voordracht).met(dossier.melder);
    mensen.melder.doe(wat, call, &[201]).await?.id()
}

fn broer(van: Uuid) -> Value {
    json!({
        "persoonsrol": "directe_kring",
        "hangtAan": van,
        "waarom": "Broer; tekende twee van de huurcontracten.",
        "persoon": {
            "naam": {"voornamen": "Teun", "geslachtsnaam": "Nergenshuizen-Demo"},
            "geboortedatum": "1983-05-11",
            "bsn": "999990044"
        }
    })
}

fn huurder(van: Uuid) -> Value {
    json!({
        "persoonsrol": "directe_kring",
        "hangtAan": van,
        "waarom": "Huurt een werkplaats in een van de panden.",
        "persoon": {
            "naam": {"voornamen": "Anouk", "geslachtsnaam": "Oefenburg-Demo"},
            "geboortedatum": "1991-10-03"
        }
    })
}
