// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a signaal.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::domein::signaal as domein;
use zaak::{SignaalBeeld, SignaalMeta};

/// Een naam zoals in de basisregistratie personen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Naam {
    /// Voornamen; wie één naam heeft, heeft er geen.
    #[schema(min_length = 1, max_length = 200, example = "Bram")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voornamen: Option<String>,
    /// Voorvoegsel van de geslachtsnaam.
    #[schema(min_length = 1, max_length = 20, example = "van")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voorvoegsel: Option<String>,
    /// Geslachtsnaam, of de enige naam.
    #[schema(min_length = 1, max_length = 200, example = "Nergenshuizen-Demo")]
    pub geslachtsnaam: String,
}

/// Een gedateerd feit dat op een verschijningsvorm wijst.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Aanwijzing {
    /// De dag van het feit.
    #[schema(value_type = String, format = Date, example = "2026-11-01")]
    pub datum: jiff::civil::Date,
    /// Waar de deelnemer het van heeft.
    #[schema(min_length = 1, max_length = 500)]
    pub bron: String,
    /// Code van de verschijningsvorm waarop het wijst.
    #[schema(value_type = String, min_length = 3, max_length = 64, example = "witwassen",
        pattern = "^(mensenhandel_mensensmokkel|drugscriminaliteit|vastgoedfraude|witwassen|malafide_bedrijvigheid|outlaw_motorcycle_gangs)$")]
    pub verschijningsvorm: Verschijningsvorm,
    /// Het feit.
    #[schema(min_length = 1, max_length = 4000)]
    pub tekst: String,
}

/// Een persoon die het signaal noemt.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Persoon {
    /// Naam.
    pub naam: Naam,
    /// Geboortedatum.
    #[schema(value_type = Option<String>, format = Date, example = "1980-02-29")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geboortedatum: Option<jiff::civil::Date>,
    /// Burgerservicenummer, negen cijfers.
    #[schema(pattern = "^[0-9]{9}$", max_length = 9, example = "999990019")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bsn: Option<String>,
    /// Ten minste één aanwijzing per persoon.
    #[schema(min_items = 1, max_items = 20)]
    pub aanwijzingen: Vec<Aanwijzing>,
}

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
                };
                Self::van(vol.meta, "vol", Some(inhoud))
            }
        }
    }
}

impl From<SignaalMeta> for Signaalhoofdzaken {
    fn from(meta: SignaalMeta) -> Self {
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
        }
    }
}

impl From<domein::Signaalpersoon> for Persoon {
    fn from(persoon: domein::Signaalpersoon) -> Self {
        let domein::Naam {
            voornamen,
            voorvoegsel,
            geslachtsnaam,
        } = persoon.naam;
        let aanwijzingen = persoon
            .aanwijzingen
            .into_iter()
            .map(|een| Aanwijzing {
                datum: een.datum,
                bron: een.bron,
                verschijningsvorm: een.verschijningsvorm,
                tekst: een.tekst,
            })
            .collect();
        Self {
            naam: Naam {
                voornamen,
                voorvoegsel,
                geslachtsnaam,
            },
            geboortedatum: persoon.geboortedatum,
            // a BSN is shown only by an act of its own, which the log names.
            bsn: None,
            aanwijzingen,
        }
    }
}

impl From<Persoon> for domein::Signaalpersoon {
    fn from(persoon: Persoon) -> Self {
        let Naam {
            voornamen,
            voorvoegsel,
            geslachtsnaam,
        } = persoon.naam;
        let aanwijzingen = persoon
            .aanwijzingen
            .into_iter()
            .map(|een| domein::Aanwijzing {
                datum: een.datum,
                bron: een.bron,
                verschijningsvorm: een.verschijningsvorm,
                tekst: een.tekst,
            })
            .collect();
        Self {
            naam: domein::Naam {
                voornamen,
                voorvoegsel,
                geslachtsnaam,
            },
            geboortedatum: persoon.geboortedatum,
            bsn: persoon.bsn,
            aanwijzingen,
        }
    }
}
