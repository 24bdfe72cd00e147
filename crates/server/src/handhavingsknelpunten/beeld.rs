// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a handhavingsknelpunt.

use handhavingsknelpunt::domein::inhoud::Voorbereiding;
use handhavingsknelpunt::{HhkBeeld, HhkMeta, HhkVol, dienst};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::onderdelen::{FgAdvies, Knelpuntaanwijzing, Knelpuntscope, Stukverwijzing};

/// Waar een handhavingsknelpunt staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hhkstand {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Status.
    #[schema(example = "voorbereiding")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een handhavingsknelpunt in een lijst: zonder inhoud.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hhkhoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Status.
    #[schema(example = "aangewezen")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
    /// Wanneer het is voorbereid.
    #[schema(value_type = String, format = DateTime)]
    pub voorbereid_op: String,
    /// Wanneer de Stuurgroep het aanwees.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub aangewezen_op: Option<String>,
    /// Vanaf wanneer het er niet meer is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub eindigt_op: Option<String>,
    /// Vanaf wanneer niemand het nog kan lezen (WGS 1.8, zevende lid).
    #[schema(value_type = String, format = DateTime)]
    pub verloopt_op: String,
}

/// Een handhavingsknelpunt. De inhoud staat er alleen in als u haar onder uw werkcontext mag zien.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Handhavingsknelpunt {
    /// De hoofdzaken.
    #[serde(flatten)]
    pub hoofdzaken: Hhkhoofdzaken,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// De handelingen die u nu met dit handhavingsknelpunt kunt verrichten.
    #[schema(example = json!(["hhk.wijzigen"]))]
    pub toegestane_handelingen: Vec<String>,
    /// De inhoud, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inhoud: Option<Hhkinhoud>,
}

/// De inhoud van een handhavingsknelpunt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hhkinhoud {
    /// Wat er aan de hand is.
    pub omschrijving: String,
    /// Dat en hoe de wet structureel niet wordt nageleefd.
    pub structureel: String,
    /// Waardoor het begrensd is.
    pub scope: Knelpuntscope,
    /// Wat op structurele niet-naleving wijst.
    pub aanwijzingen: Vec<Knelpuntaanwijzing>,
    /// Codes van de verschijningsvormen waarop het duidt.
    pub verschijningsvormen: Vec<String>,
    /// De signalen waarop het rust.
    pub signalen: Vec<Uuid>,
    /// Codes van de deelnemers die meedoen.
    pub deelnemers: Vec<String>,
    /// Codes van de tafels die het aangaat.
    pub tafels: Vec<String>,
    /// Of er een nieuwe soort verwerking bij hoort.
    pub nieuwe_verwerking: bool,
    /// De gegevensbeschermingseffectbeoordeling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpia: Option<Stukverwijzing>,
    /// Het advies van de functionaris voor gegevensbescherming.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fg_advies: Option<FgAdvies>,
    /// Het advies van de rechtmatigheidsadviescommissie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rac_advies: Option<Stukverwijzing>,
    /// Het besluit dat het aanwees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub besluit: Option<Uuid>,
}

/// An instant on the wire has no fraction.
pub fn moment(moment: Timestamp) -> String {
    Timestamp::from_second(moment.as_second())
        .unwrap_or(moment)
        .to_string()
}

impl From<dienst::Stand> for Hhkstand {
    fn from(stand: dienst::Stand) -> Self {
        Self {
            id: stand.id,
            nummer: stand.nummer,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<HhkMeta> for Hhkhoofdzaken {
    fn from(meta: HhkMeta) -> Self {
        Self {
            id: meta.id,
            nummer: meta.nummer,
            status: meta.status,
            versie: meta.versie,
            voorbereid_op: moment(meta.voorbereid_op),
            aangewezen_op: meta.aangewezen_op.map(moment),
            eindigt_op: meta.eindigt_op.map(moment),
            verloopt_op: moment(meta.verloopt_op),
        }
    }
}

impl From<HhkVol> for Hhkinhoud {
    fn from(vol: HhkVol) -> Self {
        let Voorbereiding {
            verschijningsvormen,
            signalen,
            deelnemers,
            tafels,
            inhoud,
        } = vol.voorbereiding;
        Self {
            omschrijving: inhoud.omschrijving,
            structureel: inhoud.structureel,
            scope: inhoud.scope.into(),
            aanwijzingen: inhoud.aanwijzingen.into_iter().map(Into::into).collect(),
            verschijningsvormen,
            signalen,
            deelnemers,
            tafels,
            nieuwe_verwerking: inhoud.nieuwe_verwerking,
            dpia: inhoud.dpia.map(Into::into),
            fg_advies: inhoud.fg_advies.map(Into::into),
            rac_advies: inhoud.rac_advies.map(Into::into),
            besluit: vol.besluit,
        }
    }
}

impl Handhavingsknelpunt {
    /// As the caller sees it; of what he may do, what has an address.
    pub fn van(beeld: HhkBeeld, heeft_adres: impl Fn(&str) -> bool) -> Self {
        Self {
            hoofdzaken: beeld.meta.into(),
            weergave: if beeld.vol.is_some() { "vol" } else { "meta" },
            toegestane_handelingen: beeld
                .toegestaan
                .into_iter()
                .filter(|act| heeft_adres(act))
                .collect(),
            inhoud: beeld.vol.map(|vol| Hhkinhoud::from(*vol)),
        }
    }
}
