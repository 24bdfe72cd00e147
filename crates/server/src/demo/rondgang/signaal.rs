// SPDX-License-Identifier: EUPL-1.2
//! Act 1: a signaal is reported and weighed.

use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Mensen, gelijk, onbekend, voor_zaak};
use crate::bron::{Bron as _, Systeembron};
use crate::demo::Uitkomst;
use crate::demo::klant::{Aanroep, Antwoord};

/// A reported signaal and where it stands.
pub(super) struct Signaal {
    pub(super) id: Uuid,
    /// The persons that it names.
    pub(super) personen: Vec<Uuid>,
    /// The werkcontext under which the casusregisseur works on it.
    pub(super) werkcontext: Uuid,
}

pub(super) async fn meld(mensen: &Mensen<'_>) -> Uitkomst<Signaal> {
    let melder = &mensen.melder;
    let made = melder
        .doe(
            "Een deelnemer stelt een signaal op.",
            Aanroep::post("/signalen", opstelling()?),
            &[201],
        )
        .await?;
    let id = made.id()?;
    let pad = format!("/signalen/{id}/melding");
    melder
        .doe(
            "Zij meldt het bij tafel D.",
            Aanroep::stap(&pad, &made),
            &[200],
        )
        .await?;
    melder
        .doe(
            "Zonder vooraf vastgelegd doel leest ook de melder de inhoud niet.",
            Aanroep::get(format!("/signalen/{id}")),
            &[400],
        )
        .await?;
    let werkcontext = voor_zaak(melder, "signaal_wegen", id, "Controle van de melding.").await?;
    let gelezen = melder
        .doe(
            "Met werkcontext leest zij haar eigen signaal.",
            Aanroep::get(format!("/signalen/{id}")).met(werkcontext),
            &[200],
        )
        .await?
        .json();
    let personen = gelezen["inhoud"]["personen"].as_array();
    let personen = personen.ok_or("het signaal noemt niemand")?.iter();
    let personen = personen.map(|een| Ok(een["id"].as_str().unwrap_or_default().parse()?));
    let personen = personen.collect::<Uitkomst<Vec<Uuid>>>()?;
    let werkcontext = voor_zaak(
        &mensen.casusregisseur,
        "signaal_wegen",
        id,
        "Weging voorbereiden voor tafel D.",
    )
    .await?;
    Ok(Signaal {
        id,
        personen,
        werkcontext,
    })
}

pub(super) async fn geen_inzage(mensen: &Mensen<'_>, signaal: &Signaal) -> Uitkomst<()> {
    let ander = &mensen.buitenstaander;
    let lees = async |wat: &str, id: Uuid| {
        ander
            .doe(wat, Aanroep::get(format!("/signalen/{id}")), &[404])
            .await
    };
    let vreemd = lees(
        "Voor een deelnemer die niet meldde en niet aan die tafel zit, bestaat het niet.",
        signaal.id,
    )
    .await?;
    let afwezig = lees(
        "Een nummer dat niemand heeft, ook niet.",
        onbekend(signaal.id),
    )
    .await?;
    gelijk(&vreemd, &afwezig)
}

pub(super) async fn weeg(mensen: &Mensen<'_>, signaal: &Signaal) -> Uitkomst<Antwoord> {
    let regisseur = &mensen.casusregisseur;
    let pad = format!("/signalen/{}", signaal.id);
    let gemeld = regisseur
        .doe(
            "De casusregisseur leest het gemelde signaal.",
            Aanroep::get(pad.clone()).met(signaal.werkcontext),
            &[200],
        )
        .await?;
    regisseur
        .doe(
            "Zij neemt het in weging (WGS 2.23, tweede en derde lid).",
            Aanroep::stap(&format!("{pad}/weging"), &gemeld).met(signaal.werkcontext),
            &[201],
        )
        .await
}

/// Doel test and criteria a to d, each as the deelnemers judged.
pub(super) fn weging() -> Value {
    let oordeel = |tekst: &str| json!({"tekst": tekst, "beoordeeldDoor": ["politie", "om"]});
    json!({
        "inOvereenstemmingMetDoel": true,
        "doeltoets": oordeel("Handhaving tegen georganiseerde criminaliteit."),
        "type": oordeel("Witwassen via bedrijfspanden."),
        "aantalAardOmvang": oordeel("Een signaal, drie panden, een jaar."),
        "gewichtInterventies": oordeel("Zwaar; nog geen interventie gepleegd."),
        "deelnemersVerband": oordeel("Twee deelnemers zien hetzelfde patroon."),
    })
}

pub(in crate::demo) fn opstelling() -> Uitkomst<Value> {
    let datum = dagen_geleden(50)?;
    Ok(json!({
        "gedragingen": "Contante aanbetalingen voor bedrijfspanden zonder herkomst van het geld.",
        "waaromGezamenlijk": "Vergunning, aangifte en aangetroffen geld liggen bij drie deelnemers.",
        "verschijningsvorm": "witwassen",
        "tafel": "D",
        "personen": [{
            "naam": {"voornamen": "Bram", "geslachtsnaam": "Nergenshuizen-Demo"},
            "geboortedatum": "1980-02-29",
            "bsn": "999990019",
            "aanwijzingen": [{
                "datum": datum,
                "bron": "controle",
                "verschijningsvorm": "witwassen",
                "tekst": "Betaalde een jaar huur vooruit in contanten."
            }]
        }, {
            "naam": {"voornamen": "Lotte", "geslachtsnaam": "Schijnwaard-Demo"},
            "geboortedatum": "1976-07-14",
            "bsn": "999990032",
            "aanwijzingen": [{
                "datum": datum,
                "bron": "vergunningverlening",
                "verschijningsvorm": "witwassen",
                "tekst": "Vraagt de vergunningen aan van alle drie de panden."
            }]
        }]
    }))
}

/// The demo runs on the real clock: its data are dated relative to today.
pub(super) fn dagen_geleden(dagen: i64) -> Uitkomst<Date> {
    let nu = i64::try_from(Systeembron::default().nu_us())?;
    let nu = jiff::Timestamp::from_microsecond(nu)?;
    let toen = nu.checked_sub(jiff::SignedDuration::from_hours(24 * dagen))?;
    Ok(toen.to_zoned(jiff::tz::TimeZone::UTC).date())
}
