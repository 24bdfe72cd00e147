// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a lidmaatschap.

use autorisatie::opslag::gremiumleden::Gremiumlid;
use autorisatie::opslag::lidmaatschap::{LidmaatschapBeeld, LidmaatschapMeta, Lidmaatschapstand};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Een lidmaatschap in een lijst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lidmaatschapsgegevens {
    /// Id, voor de header `Hoedanigheid`.
    pub id: Uuid,
    /// Nummer van de persoon; zegt niets over wie het is.
    pub persoon: Uuid,
    /// Code van de deelnemer voor wie hij handelt.
    #[schema(example = "politie")]
    pub organisatie: String,
    /// Rol.
    #[schema(example = "partner")]
    pub rol: String,
    /// Code van de tafel of de Stuurgroep, bij rollen die er een hebben.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gremium: Option<String>,
    /// Of het is geschorst.
    pub is_geschorst: bool,
    /// Sinds wanneer het geldt.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geldig_vanaf: Option<String>,
    /// Tot wanneer het geldt, als dat vaststaat.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geldig_tot: Option<String>,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een lidmaatschap.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lidmaatschap {
    /// De gegevens.
    #[serde(flatten)]
    pub gegevens: Lidmaatschapsgegevens,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// Naam, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub naam: Option<String>,
    /// Wat u er nu mee mag.
    pub toegestane_handelingen: Vec<&'static str>,
}

/// Waar een lidmaatschap staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lidmaatschapsstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    #[schema(example = "beeindigd")]
    pub status: String,
    /// Versie.
    pub versie: i64,
}

/// Een lid van een gremium: alleen wie het is en voor wie hij handelt.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lid {
    /// Id van het lidmaatschap.
    pub lidmaatschap: Uuid,
    /// Rol.
    #[schema(example = "omt_lid")]
    pub rol: String,
    /// Code van de deelnemer voor wie hij handelt.
    #[schema(example = "politie")]
    pub organisatie: String,
    /// Naam.
    pub naam: String,
}

/// An instant on the wire: to the second, with the offset.
fn moment(moment: Option<jiff::Timestamp>) -> Option<String> {
    let whole = jiff::Timestamp::from_second(moment?.as_second()).ok()?;
    Some(whole.to_string())
}

impl From<LidmaatschapMeta> for Lidmaatschapsgegevens {
    fn from(meta: LidmaatschapMeta) -> Self {
        Self {
            id: meta.id,
            persoon: meta.persoon,
            organisatie: meta.organisatie,
            rol: meta.rol,
            gremium: meta.gremium,
            is_geschorst: meta.geschorst,
            geldig_vanaf: moment(meta.geldig_vanaf),
            geldig_tot: moment(meta.geldig_tot),
            versie: meta.versie,
        }
    }
}

impl From<LidmaatschapBeeld> for Lidmaatschap {
    fn from(beeld: LidmaatschapBeeld) -> Self {
        let acts = [("lidmaatschap.beeindigen", beeld.mag_beeindigen)];
        Self {
            gegevens: beeld.meta.into(),
            weergave: if beeld.naam.is_some() { "vol" } else { "meta" },
            naam: beeld.naam,
            toegestane_handelingen: acts
                .into_iter()
                .filter_map(|(act, may)| may.then_some(act))
                .collect(),
        }
    }
}

impl From<Lidmaatschapstand> for Lidmaatschapsstand {
    fn from(stand: Lidmaatschapstand) -> Self {
        Self {
            id: stand.id,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<Gremiumlid> for Lid {
    fn from(lid: Gremiumlid) -> Self {
        Self {
            lidmaatschap: lid.lidmaatschap,
            rol: lid.rol,
            organisatie: lid.organisatie,
            naam: lid.naam,
        }
    }
}
