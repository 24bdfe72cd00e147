// SPDX-License-Identifier: EUPL-1.2
//! What a besluit about a handhavingsknelpunt or its plan holds besides what every besluit holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Een handhavingsknelpunt aanwijzen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HhkAanwijzen {
    /// De versie van de voorbereiding waarover wordt beslist.
    #[schema(minimum = 1, maximum = 1_000_000)]
    versie: i64,
    /// De dag waarop het eindigt; op die dag is het er niet meer.
    #[schema(value_type = String, format = Date)]
    einde: Date,
}

/// Een handhavingsknelpunt afwijzen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HhkAfwijzen {
    /// Waarom.
    #[schema(max_length = 4000)]
    reden: String,
}

/// Een handhavingsknelpunt verlengen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HhkVerlengen {
    /// De dag waarop het voortaan eindigt.
    #[schema(value_type = String, format = Date)]
    einde: Date,
    /// Wat het tot nu toe heeft opgeleverd.
    #[schema(max_length = 8000)]
    evaluatie: String,
}

/// Een handhavingsknelpunt beëindigen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HhkBeeindigen {
    /// Wat het heeft opgeleverd.
    #[schema(max_length = 8000)]
    evaluatie: String,
}

/// Een plan van aanpak vaststellen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanVaststellen {
    /// De versie van het concept waarover wordt beslist.
    #[schema(minimum = 1, maximum = 1_000_000)]
    versie: i64,
}
