// SPDX-License-Identifier: EUPL-1.2
//! `GET /gremia`: the tafels and the Stuurgroep.

use autorisatie::Toegang;
use besluitvorming::handelingen::GremiaZoeken;
use besluitvorming::register::{Registerlijst, gremia};
use serde::Serialize;
use utoipa::ToSchema;
use wgs::bepaling::UA_TAFELS;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::probleem::Bepalingverwijzing;
use crate::installatie::Installatie;

/// Een gremium.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gremium {
    /// Code.
    #[schema(example = "D")]
    code: String,
    /// Naam.
    #[schema(example = "ondermijningstafel district D")]
    naam: String,
    /// Soort: `omt` of `stuurgroep`.
    #[schema(example = "omt")]
    soort: String,
    /// Waarop het rust.
    bepaling: Bepalingverwijzing,
}

/// De gremia.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gremia {
    /// De gremia.
    gremia: Vec<Gremium>,
}

impl From<wgs::tafel::Gremium> for Gremium {
    fn from(gremium: wgs::tafel::Gremium) -> Self {
        Self {
            code: gremium.code().to_owned(),
            naam: gremium.omschrijving().to_owned(),
            soort: gremium.soort().code().to_owned(),
            bepaling: (&UA_TAFELS).into(),
        }
    }
}

/// Toont de tafels en de Stuurgroep.
#[utoipa::path(get, path = "/gremia", operation_id = "gremium.zoeken", tag = "registers",
    extensions(("x-handeling" = json!("register.lezen"))),
    responses((status = 200, description = "De gremia", body = Gremia)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Gremia>, Afwijzing> {
    let werk = async |t: &mut Toegang<'_, GremiaZoeken>| Ok(Registerlijst(gremia(t).await?));
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), GremiaZoeken {}, werk)
        .await?;
    Ok(Antwoord::goed(found, |lijst| Gremia {
        gremia: lijst.0.into_iter().map(Into::into).collect(),
    }))
}
