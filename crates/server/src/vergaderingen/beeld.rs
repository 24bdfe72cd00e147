// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a vergadering.

use besluitvorming::vergadering::Vergaderingstand as Stand;
use besluitvorming::{Agendapunt as Punt, VergaderingBeeld};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Waar een vergadering staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vergaderingstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    #[schema(example = "gepland")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een vergadering in een lijst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vergaderinghoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Code van het gremium dat vergadert.
    #[schema(example = "D")]
    pub gremium: String,
    /// Status.
    #[schema(example = "gepland")]
    pub status: String,
    /// Of het een spoedvergadering is: ieder lid geeft dan zelf zijn standpunt.
    pub is_spoed: bool,
    /// Wanneer zij begint.
    #[schema(value_type = String, format = DateTime)]
    pub begint_op: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een vergadering. Wie aanwezig is, staat er alleen in bij weergave `vol`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vergadering {
    /// De hoofdzaken.
    #[serde(flatten)]
    pub hoofdzaken: Vergaderinghoofdzaken,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// Wanneer zij is geopend.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub geopend_op: Option<String>,
    /// Wanneer zij is gesloten.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub gesloten_op: Option<String>,
    /// Wie er is, voor welke deelnemer; bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aanwezigen: Option<Vec<Aanwezige>>,
    /// De agendapunten die u mag zien, zonder inhoud: die staat in het besluit.
    pub agendapunten: Vec<Agendapunt>,
    /// De handelingen die u nu met deze vergadering kunt verrichten.
    #[schema(example = json!(["vergadering.openen"]))]
    pub toegestane_handelingen: Vec<String>,
}

/// Wie aanwezig is.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Aanwezige {
    /// Id van het lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Code van de deelnemer voor wie hij er is.
    #[schema(example = "politie")]
    pub organisatie: String,
    /// Of hij voorzit.
    pub is_voorzitter: bool,
}

/// Een punt op de agenda.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Agendapunt {
    /// Id van het besluit.
    pub besluit: Uuid,
    /// Soort besluit.
    #[schema(example = "casus.starten")]
    pub soort: String,
    /// Status van het besluit.
    #[schema(example = "geagendeerd")]
    pub status: String,
    /// Wat er in deze vergadering van kwam; afwezig zolang het openstaat.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "aangehouden")]
    pub uitkomst: Option<String>,
}

/// An instant on the wire: to the second, with the offset.
fn moment(instant: Timestamp) -> String {
    Timestamp::from_second(instant.as_second())
        .map_or_else(|_| instant.to_string(), |whole| whole.to_string())
}

impl From<besluitvorming::dienst::vergadering::Stand> for Vergaderingstand {
    fn from(stand: besluitvorming::dienst::vergadering::Stand) -> Self {
        Self {
            id: stand.id,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<Stand> for Vergaderinghoofdzaken {
    fn from(stand: Stand) -> Self {
        Self {
            id: stand.id,
            gremium: stand.gremium.code().to_owned(),
            status: stand.status.code().to_owned(),
            is_spoed: stand.is_spoed,
            begint_op: moment(stand.begint_op),
            versie: stand.versie,
        }
    }
}

impl From<Punt> for Agendapunt {
    fn from(punt: Punt) -> Self {
        Self {
            besluit: punt.besluit,
            soort: punt.soort,
            status: punt.status,
            uitkomst: punt.uitkomst,
        }
    }
}

impl From<VergaderingBeeld> for Vergadering {
    fn from(beeld: VergaderingBeeld) -> Self {
        let weergave = if beeld.aanwezigen.is_some() {
            "vol"
        } else {
            "meta"
        };
        let aanwezigen = beeld.aanwezigen.map(|leden| {
            let lid = |lid: besluitvorming::Deelneming| Aanwezige {
                lidmaatschap: lid.lidmaatschap,
                organisatie: lid.organisatie,
                is_voorzitter: lid.is_voorzitter,
            };
            leden.into_iter().map(lid).collect()
        });
        let toegestaan = beeld.mogelijk.iter();
        Self {
            hoofdzaken: beeld.stand.into(),
            weergave,
            geopend_op: beeld.geopend_op.map(moment),
            gesloten_op: beeld.gesloten_op.map(moment),
            aanwezigen,
            agendapunten: beeld.agenda.into_iter().map(Into::into).collect(),
            toegestane_handelingen: toegestaan
                .map(|stap| format!("vergadering.{}", stap.code()))
                .collect(),
        }
    }
}
