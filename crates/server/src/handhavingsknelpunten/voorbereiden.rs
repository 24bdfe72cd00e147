// SPDX-License-Identifier: EUPL-1.2
//! `POST /handhavingsknelpunten`: prepares a handhavingsknelpunt.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::domein::inhoud::{Knelpuntinhoud, Voorbereiding};
use handhavingsknelpunt::handelingen::HhkVoorbereiden;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Hhkstand;
use super::onderdelen::{FgAdvies, Knelpuntaanwijzing, Knelpuntscope, Stukverwijzing};
use crate::besluiten::code::{Deelnemercode, Tafelcode, Vormcode};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Wat u voorbereidt. Wat ontbreekt, noemt het antwoord in één keer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Knelpuntvoorbereiding {
    /// Wat er aan de hand is.
    #[serde(default)]
    #[schema(max_length = 8000)]
    omschrijving: String,
    /// Dat en hoe de wet structureel niet wordt nageleefd.
    #[serde(default)]
    #[schema(max_length = 8000)]
    structureel: String,
    /// Waardoor het begrensd is.
    scope: Knelpuntscope,
    /// Wat op structurele niet-naleving wijst.
    #[serde(default)]
    #[schema(max_items = 50)]
    aanwijzingen: Vec<Knelpuntaanwijzing>,
    /// Codes van de verschijningsvormen waarop het duidt.
    #[serde(default)]
    #[schema(max_items = 10)]
    verschijningsvormen: Vec<Vormcode>,
    /// De signalen waarop het rust.
    #[serde(default)]
    #[schema(max_items = 25)]
    signalen: Vec<Uuid>,
    /// Codes van de deelnemers die meedoen.
    #[serde(default)]
    #[schema(max_items = 25)]
    deelnemers: Vec<Deelnemercode>,
    /// Codes van de tafels die het aangaat.
    #[serde(default)]
    #[schema(max_items = 6)]
    tafels: Vec<Tafelcode>,
    /// Of er een nieuwe soort verwerking bij hoort.
    #[serde(default)]
    nieuwe_verwerking: bool,
    /// De gegevensbeschermingseffectbeoordeling.
    dpia: Option<Stukverwijzing>,
    /// Het advies van de functionaris voor gegevensbescherming.
    fg_advies: Option<FgAdvies>,
    /// Het advies van de rechtmatigheidsadviescommissie.
    rac_advies: Option<Stukverwijzing>,
}

impl From<Knelpuntvoorbereiding> for Voorbereiding {
    fn from(wat: Knelpuntvoorbereiding) -> Self {
        Self {
            verschijningsvormen: wat
                .verschijningsvormen
                .into_iter()
                .map(|een| een.0)
                .collect(),
            signalen: wat.signalen,
            deelnemers: wat.deelnemers.into_iter().map(|een| een.0).collect(),
            tafels: wat.tafels.into_iter().map(|een| een.0).collect(),
            inhoud: Knelpuntinhoud {
                omschrijving: wat.omschrijving,
                structureel: wat.structureel,
                scope: wat.scope.into(),
                aanwijzingen: wat.aanwijzingen.into_iter().map(Into::into).collect(),
                nieuwe_verwerking: wat.nieuwe_verwerking,
                dpia: wat.dpia.map(Into::into),
                fg_advies: wat.fg_advies.map(Into::into),
                rac_advies: wat.rac_advies.map(Into::into),
            },
        }
    }
}

/// Bereidt een handhavingsknelpunt voor.
///
/// Aanwijzen doet de Stuurgroep, bij besluit.
#[utoipa::path(post, path = "/handhavingsknelpunten", operation_id = "hhk.voorbereiden",
    tag = "handhavingsknelpunten", request_body = Knelpuntvoorbereiding,
    responses((status = 201, description = "De voorbereiding is vastgelegd", body = Hhkstand)))]
pub async fn voorbereiden(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Hhkstand>, Afwijzing> {
    let wat: Knelpuntvoorbereiding = binnen.lichaam()?;
    let tijdzone = binnen.state().tijdzone().clone();
    let werk = async move |t: &mut Toegang<'_, HhkVoorbereiden>| {
        dienst::voorbereiden(t, wat.into(), &tijdzone).await
    };
    let gemaakt = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), HhkVoorbereiden {}, werk)
        .await?;
    let (pad, versie) = (
        format!("/handhavingsknelpunten/{}", gemaakt.waarde().id),
        gemaakt.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gemaakt, Hhkstand::from)
        .met_versie(versie)
        .op(&pad))
}
