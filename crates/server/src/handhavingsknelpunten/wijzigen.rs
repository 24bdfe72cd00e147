// SPDX-License-Identifier: EUPL-1.2
//! `PATCH /handhavingsknelpunten/{id}`: changes what is in preparation.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::domein::inhoud::Knelpuntwijziging as Wijziging;
use handhavingsknelpunt::handelingen::HhkWijzigen;
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
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wat u wijzigt. Wat u niet noemt, blijft zoals het is; een lijst vervangt de vorige.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Knelpuntwijziging {
    /// Wat er aan de hand is.
    #[schema(max_length = 8000)]
    omschrijving: Option<String>,
    /// Dat en hoe de wet structureel niet wordt nageleefd.
    #[schema(max_length = 8000)]
    structureel: Option<String>,
    /// Waardoor het begrensd is.
    scope: Option<Knelpuntscope>,
    /// Wat op structurele niet-naleving wijst.
    #[schema(max_items = 50)]
    aanwijzingen: Option<Vec<Knelpuntaanwijzing>>,
    /// Codes van de verschijningsvormen waarop het duidt.
    #[schema(max_items = 10)]
    verschijningsvormen: Option<Vec<Vormcode>>,
    /// De signalen waarop het rust.
    #[schema(max_items = 25)]
    signalen: Option<Vec<Uuid>>,
    /// Codes van de deelnemers die meedoen.
    #[schema(max_items = 25)]
    deelnemers: Option<Vec<Deelnemercode>>,
    /// Codes van de tafels die het aangaat.
    #[schema(max_items = 6)]
    tafels: Option<Vec<Tafelcode>>,
    /// Of er een nieuwe soort verwerking bij hoort.
    nieuwe_verwerking: Option<bool>,
    /// De gegevensbeschermingseffectbeoordeling.
    dpia: Option<Stukverwijzing>,
    /// Het advies van de functionaris voor gegevensbescherming.
    fg_advies: Option<FgAdvies>,
    /// Het advies van de rechtmatigheidsadviescommissie.
    rac_advies: Option<Stukverwijzing>,
}

impl From<Knelpuntwijziging> for Wijziging {
    fn from(wat: Knelpuntwijziging) -> Self {
        let codes = |lijst: Vec<Vormcode>| lijst.into_iter().map(|een| een.0).collect();
        let deelnemers = |lijst: Vec<Deelnemercode>| lijst.into_iter().map(|een| een.0).collect();
        let tafels = |lijst: Vec<Tafelcode>| lijst.into_iter().map(|een| een.0).collect();
        let aanwijzingen =
            |lijst: Vec<Knelpuntaanwijzing>| lijst.into_iter().map(Into::into).collect();
        Self {
            verschijningsvormen: wat.verschijningsvormen.map(codes),
            signalen: wat.signalen,
            deelnemers: wat.deelnemers.map(deelnemers),
            tafels: wat.tafels.map(tafels),
            omschrijving: wat.omschrijving,
            structureel: wat.structureel,
            scope: wat.scope.map(Into::into),
            aanwijzingen: wat.aanwijzingen.map(aanwijzingen),
            nieuwe_verwerking: wat.nieuwe_verwerking,
            dpia: wat.dpia.map(Into::into),
            fg_advies: wat.fg_advies.map(Into::into),
            rac_advies: wat.rac_advies.map(Into::into),
        }
    }
}

/// Wijzigt een handhavingsknelpunt in voorbereiding.
#[utoipa::path(patch, path = "/handhavingsknelpunten/{id}", operation_id = "hhk.wijzigen",
    tag = "handhavingsknelpunten",
    params(("id" = uuid::Uuid, Path, description = "Id van het handhavingsknelpunt"), MetVersie, MetWerkcontext),
    request_body = Knelpuntwijziging,
    responses((status = 200, description = "De nieuwe stand", body = Hhkstand)))]
pub async fn wijzigen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Hhkstand>, Afwijzing> {
    let wijziging: Knelpuntwijziging = binnen.lichaam()?;
    let handeling = HhkWijzigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let tijdzone = binnen.state().tijdzone().clone();
    let werk = async move |t: &mut Toegang<'_, HhkWijzigen>| {
        dienst::wijzigen(t, wijziging.into(), &tijdzone).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Hhkstand::from).met_versie(versie))
}
