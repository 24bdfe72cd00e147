// SPDX-License-Identifier: EUPL-1.2
//! Act 7: the casus is closed by besluit, in no other way and by nobody alone; from then on nobody finds it.

use serde_json::json;
use uuid::Uuid;

use super::dossier::{Dossier, voorstel};
use super::vergadering::Zitting;
use super::{Mensen, gelijk, onbekend, voor_vergadering, voor_zaak};
use crate::bron::{Bron as _, Systeembron};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};

/// The lid of the tafel who also replaces its voorzitter, in his two hoedanigheden.
struct Plaatsvervanger<'a> {
    lid: Klant<'a>,
    voorzitter: Klant<'a>,
}

/// Closes it.
pub(super) async fn sluit(mensen: &Mensen<'_>, dossier: &Dossier) -> Uitkomst<()> {
    geen_status(mensen, dossier).await?;
    let vervanger = hoedanigheden(&mensen.plaatsvervanger).await?;
    let casus = dossier.casus;
    let reden = "Voorstel om af te sluiten.";
    let werk = voor_zaak(&vervanger.lid, "vergadering_voorbereiden", casus, reden).await?;
    let grond = json!({"grond": "niet_langer_noodzakelijk"});
    let call = voorstel(casus, "casusAfsluiten", &grond).met(werk);
    let wat = "Als lid stelt hij voor de casus af te sluiten: niet langer noodzakelijk.";
    let besluit = vervanger.lid.doe(wat, call, &[201]).await?.id()?;
    let zitting = Zitting::beleg(&mensen.tafel(), &[besluit]).await?;
    let wat = "De tafel neemt het aan.";
    zitting.neem_aan(&mensen.tafel(), wat, besluit).await?;
    wie_niet_mag(mensen, dossier, &vervanger, &zitting, besluit).await?;
    precies_een_keer(mensen, &zitting, besluit).await?;
    zitting.sluit(&mensen.tafel()).await?;
    bestaat_niet_meer(mensen, dossier).await
}

/// A status is no field that anybody fills in.
async fn geen_status(mensen: &Mensen<'_>, dossier: &Dossier) -> Uitkomst<()> {
    let regisseur = &mensen.casusregisseur;
    let pad = format!("/casussen/{}", dossier.casus);
    let call = Aanroep::get(pad.clone()).met(dossier.regisseur);
    let wat = "De casus zoals zij er nu staat.";
    let stand = regisseur.kort(wat, call, &[200]).await?;
    let lichaam = json!({"werktitel": "Panden", "status": "afgesloten"});
    let call = Aanroep::patch(&pad, lichaam, &stand).met(dossier.regisseur);
    let wat = "De casusregisseur geeft haar een werktitel, en probeert meteen de status te zetten: dat veld bestaat niet.";
    regisseur.doe(wat, call, &[400]).await?;
    Ok(())
}

/// Who has more than one hoedanigheid says with each call in which he acts.
async fn hoedanigheden<'a>(wie: &Klant<'a>) -> Uitkomst<Plaatsvervanger<'a>> {
    let wat = "Een burgemeester is lid van de tafel en vervangt de voorzitter: bij elke aanroep kiest hij een hoedanigheid.";
    let call = Aanroep::get("/lidmaatschappen".to_owned());
    let lijst = wie.doe(wat, call, &[200]).await?.json();
    let als = |rol: &str| -> Uitkomst<Klant<'a>> {
        let mut rijen = lijst["lidmaatschappen"].as_array().into_iter().flatten();
        let rij = rijen.find(|rij| rij["rol"] == rol);
        let id = rij.and_then(|rij| rij["id"].as_str());
        Ok(wie.in_hoedanigheid(id.ok_or("die hoedanigheid heeft hij niet")?.parse()?))
    };
    Ok(Plaatsvervanger {
        lid: als("omt_lid")?,
        voorzitter: als("omt_voorzitter")?,
    })
}

async fn wie_niet_mag(
    mensen: &Mensen<'_>,
    dossier: &Dossier,
    vervanger: &Plaatsvervanger<'_>,
    zitting: &Zitting,
    besluit: Uuid,
) -> Uitkomst<()> {
    let call = zitting.vaststelling(&mensen.tafel(), besluit).await?;
    let wat = "De casusregisseur stelt niet vast, ook niet wat is aangenomen: dit mist, en zo kan het wel.";
    let geweigerd = mensen
        .casusregisseur
        .doe(wat, call.met(dossier.regisseur), &[403])
        .await?;
    noemt(&geweigerd, "ontbreekt", "rol")?;
    noemt(&geweigerd, "wieWel", "omt_voorzitter")?;
    let reden = "Vervangt de voorzitter.";
    let doel = "besluitvorming";
    let werk = voor_vergadering(&vervanger.voorzitter, doel, zitting.id, reden).await?;
    let call = zitting
        .vaststelling(&mensen.tafel(), besluit)
        .await?
        .met(werk);
    let wat = "Wie het voorstelde stelt het niet vast, ook niet als hij de voorzitter vervangt.";
    let geweigerd = vervanger.voorzitter.doe(wat, call, &[403]).await?;
    noemt(&geweigerd, "regels", "R-43")
}

/// A refusal names this.
fn noemt(geweigerd: &Antwoord, veld: &str, wat: &str) -> Uitkomst<()> {
    let probleem = geweigerd.json();
    let mut delen = probleem[veld].as_array().into_iter().flatten();
    if delen.any(|deel| deel == wat) {
        Ok(())
    } else {
        Err(format!("de weigering noemt in {veld} niet {wat}").into())
    }
}

/// Adopted once: the same call gives the same answer, another one finds it done.
async fn precies_een_keer(mensen: &Mensen<'_>, zitting: &Zitting, besluit: Uuid) -> Uitkomst<()> {
    let sleutel = Systeembron::default().nieuw_id();
    let sleutel = sleutel.ok_or("de bron van toeval faalt")?.to_string();
    let mut call = zitting.vaststelling(&mensen.tafel(), besluit).await?;
    call.sleutel = Some(sleutel);
    let voorzitter = &mensen.voorzitter;
    let wat = "De voorzitter stelt vast: de casus is gesloten, deelnames en toewijzing eindigen in dezelfde transactie.";
    let gedaan = voorzitter.doe(wat, call.clone(), &[200]).await?;
    let wat = "Was het antwoord zoek? Dezelfde aanroep met dezelfde Idempotency-Key geeft het eerste antwoord.";
    let herhaald = voorzitter.doe(wat, call, &[200]).await?;
    gelijk(&gedaan, &herhaald)?;
    let wat = "Een nieuwe aanroep voor hetzelfde besluit: dat is al gebruikt.";
    let call = zitting.vaststelling(&mensen.tafel(), besluit).await?;
    voorzitter.doe(wat, call, &[409]).await?;
    Ok(())
}

/// From the next request on.
async fn bestaat_niet_meer(mensen: &Mensen<'_>, dossier: &Dossier) -> Uitkomst<()> {
    let casus = dossier.casus;
    println!("\nVanaf de eerstvolgende aanroep bestaat de casus niet meer voor wie eraan werkte:");
    for (wie, werk) in dossier.werkers(mensen) {
        let lees = async |wat: &str, id: Uuid| {
            let call = Aanroep::get(format!("/casussen/{id}")).met(werk);
            wie.doe(wat, call, &[404]).await
        };
        let weg = lees("De casus.", casus).await?;
        let wat = "Een nummer dat niemand heeft, geeft hetzelfde antwoord.";
        gelijk(&weg, &lees(wat, onbekend(casus)).await?)?;
        let wat = "In de lijst staat zij niet.";
        let call = Aanroep::get("/casussen?limit=100".to_owned());
        let lijst = wie.kort(wat, call, &[200]).await?;
        if String::from_utf8_lossy(&lijst.lichaam).contains(&casus.to_string()) {
            return Err("de lijst noemt een casus die is gesloten".into());
        }
    }
    Ok(())
}
