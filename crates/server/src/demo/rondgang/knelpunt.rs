// SPDX-License-Identifier: EUPL-1.2
//! Act 8: what is larger than one casus: prepared, designated by the Stuurgroep, worked out by a tafel.

use serde_json::{Value, json};
use uuid::Uuid;

use super::signaal::{dagen_geleden, opstelling, weging};
use super::vergadering::{Gremium, Zitting};
use super::{Mensen, dossier, voor_zaak};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord, Klant};

const DOEL: &str = "handhavingsknelpunt";

/// From preparation to an adopted plan.
pub(super) async fn wijs_aan(mensen: &Mensen<'_>) -> Uitkomst<()> {
    let signalen = [
        gewogen(mensen, &mensen.melder).await?,
        gewogen(mensen, &mensen.deelnemer).await?,
    ];
    let hhk = bereid_voor(mensen, &signalen).await?;
    let reden = "Plan van aanpak voor tafel D.";
    let werk = voor_zaak(&mensen.casusregisseur, DOEL, hhk, reden).await?;
    let plannen = format!("/handhavingsknelpunten/{hhk}/plannen-van-aanpak");
    let opstellen = || Aanroep::post(&plannen, plan()).met(werk);
    let wat = "Een tafel kan nog niet beginnen: eerst wijst de Stuurgroep het aan.";
    mensen.casusregisseur.doe(wat, opstellen(), &[409]).await?;
    besluit_stuurgroep(mensen, hhk).await?;
    let wat = "Nu stelt de casusregisseur van tafel D een plan van aanpak op.";
    let opgesteld = mensen.casusregisseur.doe(wat, opstellen(), &[201]).await?;
    stel_plan_vast(mensen, &opgesteld).await
}

/// A signaal of this deelnemer, in weging and judged in full; as in acts 1 and 2, told in short.
async fn gewogen(mensen: &Mensen<'_>, melder: &Klant<'_>) -> Uitkomst<Uuid> {
    let call = Aanroep::post("/signalen", opstelling()?);
    let gemaakt = melder.kort("Een signaal.", call, &[201]).await?;
    let id = gemaakt.id()?;
    let pad = format!("/signalen/{id}");
    let call = Aanroep::stap(&format!("{pad}/melding"), &gemaakt);
    let gemeld = melder.kort("Gemeld bij tafel D.", call, &[200]).await?;
    let regisseur = &mensen.casusregisseur;
    let reden = "Weging voor tafel D.";
    let werk = voor_zaak(regisseur, "signaal_wegen", id, reden).await?;
    let pad = format!("{pad}/weging");
    let call = Aanroep::stap(&pad, &gemeld).met(werk);
    let genomen = regisseur.kort("In weging genomen.", call, &[201]).await?;
    let call = Aanroep::patch(&pad, weging(), &genomen).met(werk);
    let wat = "Door de deelnemers gewogen.";
    regisseur.kort(wat, call, &[200]).await?;
    Ok(id)
}

async fn bereid_voor(mensen: &Mensen<'_>, signalen: &[Uuid]) -> Uitkomst<Uuid> {
    let call = |scope: Value| -> Uitkomst<Aanroep> {
        let lichaam = voorbereiding(signalen, &scope)?;
        Ok(Aanroep::post("/handhavingsknelpunten", lichaam))
    };
    let wat = "Een adviseur van het bureau bereidt een handhavingsknelpunt voor. Een thema is geen scope:";
    let thema = json!({"soort": "thema"});
    mensen.adviseur.doe(wat, call(thema)?, &[400]).await?;
    let wat = "Een afgebakend gebied wel; met verwijzing naar de DPIA en het advies van de FG.";
    let gebied = json!({"soort": "gebied", "grens": {"type": "Polygon",
        "coordinates": [[[4.2, 52.0], [4.4, 52.0], [4.4, 52.2], [4.2, 52.2], [4.2, 52.0]]]}});
    mensen.adviseur.doe(wat, call(gebied)?, &[201]).await?.id()
}

/// A lid proposes it, the Stuurgroep designates it.
async fn besluit_stuurgroep(mensen: &Mensen<'_>, hhk: Uuid) -> Uitkomst<()> {
    let lid = &mensen.stuurgroeplid;
    let werk = voor_zaak(lid, "besluitvorming", hhk, "Voorstel om aan te wijzen.").await?;
    let inhoud = json!({"versie": 1, "einde": dagen_geleden(-365)?});
    let call = dossier::voorstel(hhk, "hhkAanwijzen", &inhoud).met(werk);
    let wat = "Een lid van de Stuurgroep stelt voor het aan te wijzen, voor een jaar.";
    let besluit = lid.doe(wat, call, &[201]).await?.id()?;
    let stuurgroep = Gremium {
        code: "STUURGROEP",
        rollen: ("stg_lid", "stg_voorzitter"),
        secretaris: &mensen.stuurgroepsecretaris,
        voorzitter: &mensen.stuurgroepvoorzitter,
    };
    let zitting = Zitting::beleg(&stuurgroep, &[besluit]).await?;
    let wat = "De Stuurgroep neemt het aan.";
    zitting.neem_aan(&stuurgroep, wat, besluit).await?;
    let wat = "Haar voorzitter stelt vast: het handhavingsknelpunt is aangewezen.";
    zitting.stel_vast(&stuurgroep, wat, besluit).await?;
    zitting.sluit(&stuurgroep).await
}

/// The tafel that it concerns adopts it, as any other besluit.
async fn stel_plan_vast(mensen: &Mensen<'_>, opgesteld: &Antwoord) -> Uitkomst<()> {
    let plan = opgesteld.id()?;
    let regisseur = &mensen.casusregisseur;
    let werk = voor_zaak(
        regisseur,
        DOEL,
        plan,
        "Voorstel om het plan vast te stellen.",
    )
    .await?;
    let call = dossier::voorstel(plan, "planVaststellen", &json!({"versie": 1})).met(werk);
    let wat = "Zij stelt voor het vast te stellen, in de versie die er nu is.";
    let besluit = regisseur.doe(wat, call, &[201]).await?.id()?;
    let tafel = mensen.tafel();
    let zitting = Zitting::beleg(&tafel, &[besluit]).await?;
    zitting
        .neem_aan(&tafel, "De tafel neemt het aan.", besluit)
        .await?;
    let wat = "De voorzitter stelt vast: het plan van aanpak geldt.";
    zitting.stel_vast(&tafel, wat, besluit).await?;
    zitting.sluit(&tafel).await
}

fn voorbereiding(signalen: &[Uuid], scope: &Value) -> Uitkomst<Value> {
    let datum = dagen_geleden(20)?;
    Ok(json!({
        "omschrijving": "In dit gebied wisselen panden zonder verklaarbaar geld van eigenaar.",
        "structureel": "Meldplichten worden al jaren niet nageleefd, ook na handhaving.",
        "scope": scope,
        "aanwijzingen": [{"datum": dagen_geleden(40)?, "bron": "controle", "tekst": "Drie van vier panden zonder vergunning."}],
        "verschijningsvormen": ["witwassen"],
        "signalen": signalen,
        "deelnemers": ["politie", "belastingdienst"],
        "tafels": ["D"],
        "dpia": {"kenmerk": "DPIA-DEMO-7", "datum": datum},
        "fgAdvies": {"strekking": "positief", "kenmerk": "FG-DEMO-7", "datum": datum},
    }))
}

fn plan() -> Value {
    json!({
        "locaties": [{"naam": "Havenkwartier", "punt": {"type": "Point", "coordinates": [4.3, 52.1]}}],
        "gegevens": "Vergunningen en kadaster.",
        "stappen": [{"tekst": "Gezamenlijke controle.", "deelnemer": "politie"}],
    })
}
