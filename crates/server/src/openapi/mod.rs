// SPDX-License-Identifier: EUPL-1.2
//! The OpenAPI 3.1 document: generated from the endpoints, then completed with what the door
//! does for each of them (problems, headers, token), so that no endpoint can forget it.

mod aanvulling;
#[cfg(test)]
mod lint;

pub use aanvulling::complete;
#[cfg(test)]
pub(crate) use lint::lint;

use utoipa::IntoParams;

/// The version of the API: `info.version`, and the header `API-Version` of every answer.
pub const API_VERSION: &str = env!("CARGO_PKG_VERSION");

/// For endpoints that change what another may have changed: `params(MetVersie)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes a header; the door reads it")]
pub struct MetVersie {
    /// De `ETag` van de versie die u hebt gelezen.
    #[param(
        rename = "If-Match",
        min_length = 3,
        max_length = 24,
        example = "\"7\""
    )]
    if_match: String,
}

/// For endpoints that show content of a zaak: `params(MetWerkcontext)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes a header; the door reads it")]
pub struct MetWerkcontext {
    /// Het id van de werkcontext: het vooraf vastgelegde doel van deze verwerking (WGS 1.8, vijfde lid).
    #[param(rename = "Werkcontext")]
    werkcontext: uuid::Uuid,
}

/// For endpoints that show content with a werkcontext, and less without: `params(KanWerkcontext)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "only describes a header; the door reads it")]
pub struct KanWerkcontext {
    /// Het id van de werkcontext; zonder werkcontext ziet u niet meer dan de hoofdzaken.
    #[param(rename = "Werkcontext")]
    werkcontext: Option<uuid::Uuid>,
}

/// One page of a list: `params(Bladeren)` and `Bladeren` as a part of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Bladeren {
    /// Hoeveel rijen ten hoogste; zonder opgave 25.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
    /// De plaats in de lijst, overgenomen uit `Link`.
    #[param(max_length = 512)]
    pub cursor: Option<String>,
}

impl Bladeren {
    /// Rows on a page when the caller names no number: a screen full.
    pub const DEFAULT_LIMIT: u32 = 25;

    /// The number of rows asked for; the schema has kept it within 1 to 100.
    #[must_use]
    pub fn limit(&self) -> u32 {
        self.limit.unwrap_or(Self::DEFAULT_LIMIT)
    }
}
