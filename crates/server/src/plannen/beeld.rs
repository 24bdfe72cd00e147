// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a plan van aanpak.

use handhavingsknelpunt::{PlanBeeld, PlanMeta, dienst};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::onderdelen::Planinhoud;
use crate::handhavingsknelpunten::moment;

/// Waar een plan van aanpak staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Planstand {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Status.
    #[schema(example = "concept")]
    pub status: String,
    /// Versie van deze bron, ook in de `ETag`.
    pub versie: i64,
}

/// Een plan van aanpak in een lijst: zonder inhoud.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Planhoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Id van het handhavingsknelpunt dat het uitwerkt.
    pub handhavingsknelpunt: Uuid,
    /// Code van de tafel.
    #[schema(example = "D")]
    pub tafel: String,
    /// Welke versie van het plan van deze tafel het is, vanaf 1.
    pub volgnummer: i32,
    /// Status.
    #[schema(example = "vastgesteld")]
    pub status: String,
    /// Versie van deze bron, ook in de `ETag`.
    pub versie: i64,
    /// Wanneer de tafel het vaststelde.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub vastgesteld_op: Option<String>,
}

/// Een plan van aanpak. De inhoud staat er alleen in als u haar onder uw werkcontext mag zien.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlanVanAanpak {
    /// De hoofdzaken.
    #[serde(flatten)]
    pub hoofdzaken: Planhoofdzaken,
    /// De versie die het vervangt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vervangt: Option<Uuid>,
    /// Het besluit dat het vaststelde.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub besluit: Option<Uuid>,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// De handelingen die u nu met dit plan kunt verrichten.
    #[schema(example = json!(["plan.wijzigen"]))]
    pub toegestane_handelingen: Vec<String>,
    /// De inhoud, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inhoud: Option<Planinhoud>,
}

impl From<dienst::Stand> for Planstand {
    fn from(stand: dienst::Stand) -> Self {
        Self {
            id: stand.id,
            nummer: stand.nummer,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<PlanMeta> for Planhoofdzaken {
    fn from(meta: PlanMeta) -> Self {
        Self {
            id: meta.id,
            nummer: meta.nummer,
            handhavingsknelpunt: meta.hhk,
            tafel: meta.tafel,
            volgnummer: meta.volgnummer,
            status: meta.status,
            versie: meta.versie,
            vastgesteld_op: meta.vastgesteld_op.map(moment),
        }
    }
}

impl PlanVanAanpak {
    /// As the caller sees it; of what he may do, what has an address.
    pub fn van(beeld: PlanBeeld, is_route: impl Fn(&str) -> bool) -> Self {
        let mut toegestaan = beeld.toegestaan;
        toegestaan.retain(|act| is_route(act));
        Self {
            hoofdzaken: beeld.meta.into(),
            vervangt: beeld.vervangt,
            besluit: beeld.besluit,
            weergave: if beeld.inhoud.is_some() {
                "vol"
            } else {
                "meta"
            },
            toegestane_handelingen: toegestaan,
            inhoud: beeld.inhoud.map(Into::into),
        }
    }
}
