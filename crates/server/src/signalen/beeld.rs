// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a signaal.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use zaak::{SignaalBeeld, SignaalMeta, Signaalregel};

use super::onderdelen::Persoon;
use super::terugsturen::Vormgebrek;

/// Waar een signaal staat na een handeling.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signaalstand {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    #[schema(example = "2026-K7M4Q")]
    pub nummer: String,
    /// Status.
    #[schema(example = "gemeld")]
    pub status: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
}

/// Een signaal. De inhoud staat er alleen in als u haar onder uw werkcontext mag zien.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signaal {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    pub nummer: String,
    /// Code van de tafel waaraan het is gericht.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tafel: Option<String>,
    /// Status.
    pub status: String,
    /// Code van de verschijningsvorm.
    pub verschijningsvorm: String,
    /// Versie, ook in de `ETag`.
    pub versie: i64,
    /// Hoeveel u ziet: `vol` of `meta`.
    pub weergave: &'static str,
    /// De inhoud, bij weergave `vol`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inhoud: Option<Inhoud>,
    /// Wat u nu met dit signaal kunt doen.
    pub toegestane_handelingen: Vec<&'static str>,
}

/// Een signaal in een lijst: zonder inhoud.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signaalhoofdzaken {
    /// Id.
    pub id: Uuid,
    /// Het nummer voor mensen.
    pub nummer: String,
    /// Code van de tafel waaraan het is gericht.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tafel: Option<String>,
    /// Status.
    pub status: String,
    /// Code van de verschijningsvorm.
    pub verschijningsvorm: String,
    /// Versie.
    pub versie: i64,
}

/// De inhoud van een signaal.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Inhoud {
    /// De gedragingen of situaties.
    pub gedragingen: String,
    /// Waarom gezamenlijke verwerking nodig is.
    pub waarom_gezamenlijk: String,
    /// De personen.
    pub personen: Vec<GenoemdPersoon>,
    /// Van een teruggestuurd signaal: wat eraan ontbrak.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub vormgebreken: Vec<Vormgebrek>,
}

/// Een persoon in een signaal, met zijn id.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GenoemdPersoon {
    /// Id van de persoon in dit signaal.
    pub id: Uuid,
    /// Wie het is, en waarom hij genoemd wordt.
    pub persoon: Persoon,
    /// Of een burgerservicenummer is opgegeven; het nummer zelf wordt hier niet getoond.
    pub heeft_bsn: bool,
}

impl From<zaak::dienst::Stand> for Signaalstand {
    fn from(stand: zaak::dienst::Stand) -> Self {
        Self {
            id: stand.id,
            nummer: stand.nummer,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

impl From<SignaalBeeld> for Signaal {
    fn from(beeld: SignaalBeeld) -> Self {
        match beeld {
            SignaalBeeld::Meta(meta) => Self::van(meta, "meta", None),
            SignaalBeeld::Vol(vol) => {
                let personen = vol
                    .personen
                    .into_iter()
                    .map(|(id, persoon)| GenoemdPersoon {
                        id,
                        heeft_bsn: persoon.bsn.is_some(),
                        persoon: persoon.into(),
                    })
                    .collect();
                let inhoud = Inhoud {
                    gedragingen: vol.inhoud.gedragingen,
                    waarom_gezamenlijk: vol.inhoud.waarom_gezamenlijk,
                    personen,
                    vormgebreken: vormgebreken(vol.terugsturing),
                };
                Self::van(vol.meta, "vol", Some(inhoud))
            }
        }
    }
}

impl From<Signaalregel> for Signaalhoofdzaken {
    fn from(meta: Signaalregel) -> Self {
        Self {
            id: meta.id,
            nummer: meta.nummer,
            tafel: meta.tafel,
            status: meta.status,
            verschijningsvorm: meta.verschijningsvorm,
            versie: meta.versie,
        }
    }
}

impl Signaal {
    fn van(meta: SignaalMeta, weergave: &'static str, inhoud: Option<Inhoud>) -> Self {
        Self {
            id: meta.id,
            nummer: meta.nummer,
            tafel: meta.tafel,
            status: meta.status,
            verschijningsvorm: meta.verschijningsvorm,
            versie: meta.versie,
            weergave,
            inhoud,
            toegestane_handelingen: meta.toegestaan,
        }
    }
}

fn vormgebreken(terugsturing: Option<zaak::domein::terugsturing::Terugsturing>) -> Vec<Vormgebrek> {
    terugsturing
        .into_iter()
        .flat_map(|een| een.vormgebreken)
        .map(Into::into)
        .collect()
}
