// SPDX-License-Identifier: EUPL-1.2
//! What the API shows of a weging.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::weging as wet;
use zaak::WegingBeeld;

/// Code van een deelnemer die heeft geoordeeld.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(
    min_length = 2,
    max_length = 32,
    pattern = "^[a-z0-9_]{2,32}$",
    example = "politie"
)]
pub struct Beoordelaar(String);

/// Wat deelnemers over een criterium oordeelden.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Oordeel {
    /// Het oordeel.
    #[schema(min_length = 1, max_length = 4000)]
    tekst: String,
    /// Codes van de deelnemers die zo hebben geoordeeld.
    #[schema(min_items = 1, max_items = 32)]
    beoordeeld_door: Vec<Beoordelaar>,
}

/// De weging van een signaal. Wat nog niet is beoordeeld, staat er niet in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Weging {
    /// Id van het signaal.
    pub signaal: Uuid,
    /// Het nummer voor mensen.
    pub nummer: String,
    /// Status van het signaal.
    pub status: String,
    /// Versie van het signaal, die ook een wijziging van de weging telt; ook in de `ETag`.
    pub versie: i64,
    /// Of het signaal in overeenstemming is met het doel (WGS 2.23, tweede lid).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_overeenstemming_met_doel: Option<bool>,
    /// Waarom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doeltoets: Option<Oordeel>,
    /// Het type signaal (derde lid, onder a).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Oordeel>,
    /// Het aantal signalen en de aard en omvang daarvan (onder b).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aantal_aard_omvang: Option<Oordeel>,
    /// Het gewicht van het signaal en de reeds gepleegde interventies (onder c).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gewicht_interventies: Option<Oordeel>,
    /// Het aantal deelnemers met overeenkomstige signalen en het verband daartussen (onder d).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deelnemers_verband: Option<Oordeel>,
    /// Codes van wat de deelnemers nog niet hebben beoordeeld.
    pub ontbreekt: Vec<&'static str>,
    /// Wat u nu met dit signaal kunt doen.
    pub toegestane_handelingen: Vec<&'static str>,
}

impl From<WegingBeeld> for Weging {
    fn from(beeld: WegingBeeld) -> Self {
        let ontbreekt = beeld.weging.ontbrekende();
        let wet::Weging {
            in_overeenstemming_met_doel,
            doeltoets,
            type_signaal,
            aantal_aard_omvang,
            gewicht_interventies,
            deelnemers_verband,
        } = beeld.weging;
        Self {
            signaal: beeld.signaal,
            nummer: beeld.nummer,
            status: beeld.status,
            versie: beeld.versie,
            in_overeenstemming_met_doel,
            doeltoets: getoond(doeltoets),
            r#type: getoond(type_signaal),
            aantal_aard_omvang: getoond(aantal_aard_omvang),
            gewicht_interventies: getoond(gewicht_interventies),
            deelnemers_verband: getoond(deelnemers_verband),
            ontbreekt: ontbreekt.into_iter().map(wet::Criterium::code).collect(),
            toegestane_handelingen: beeld.toegestaan,
        }
    }
}

fn getoond(oordeel: wet::Oordeel) -> Option<Oordeel> {
    oordeel.is_gegeven().then(|| oordeel.into())
}

impl From<wet::Oordeel> for Oordeel {
    fn from(oordeel: wet::Oordeel) -> Self {
        Self {
            tekst: oordeel.tekst,
            beoordeeld_door: oordeel
                .beoordeeld_door
                .into_iter()
                .map(Beoordelaar)
                .collect(),
        }
    }
}

impl From<Oordeel> for wet::Oordeel {
    fn from(oordeel: Oordeel) -> Self {
        Self {
            tekst: oordeel.tekst,
            beoordeeld_door: oordeel
                .beoordeeld_door
                .into_iter()
                .map(|Beoordelaar(code)| code)
                .collect(),
        }
    }
}
