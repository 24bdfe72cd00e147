// SPDX-License-Identifier: EUPL-1.2
//! `GET /werkcontexten/{id}`: a werkcontext of one's own.

use autorisatie::handelingen::WerkcontextLezen;
use autorisatie::opslag::werkcontext::WerkcontextBeeld;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// A werkcontext never changes.
const ENIGE_VERSIE: i64 = 1;

/// Een werkcontext van uzelf.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Werkcontextgegevens {
    /// Het nummer voor de header `Werkcontext`.
    id: Uuid,
    /// Code van het doel.
    doel: String,
    /// De zaak waarover zij gaat,
    #[serde(skip_serializing_if = "Option::is_none")]
    zaak: Option<Uuid>,
    /// of de vergadering,
    #[serde(skip_serializing_if = "Option::is_none")]
    vergadering: Option<Uuid>,
    /// of het doel waarvoor het logboek wordt gebruikt.
    #[serde(skip_serializing_if = "Option::is_none")]
    logdoel: Option<String>,
    /// De reden die u gaf.
    reden: String,
    /// Wanneer zij is vastgelegd.
    #[schema(value_type = String, format = DateTime)]
    aangemaakt_op: String,
    /// Tot wanneer zij geldt.
    #[schema(value_type = String, format = DateTime)]
    verloopt_op: String,
    /// Of zij nu nog geldt.
    is_geldig: bool,
    /// Wat u er nu mee mag: niets, zij verandert nooit.
    toegestane_handelingen: Vec<&'static str>,
}

impl From<WerkcontextBeeld> for Werkcontextgegevens {
    fn from(beeld: WerkcontextBeeld) -> Self {
        // To the whole second: an instant on the wire has no fraction.
        let whole = |moment: Timestamp| {
            Timestamp::from_second(moment.as_second())
                .unwrap_or(moment)
                .to_string()
        };
        Self {
            id: beeld.id,
            doel: beeld.doel,
            zaak: beeld.zaak,
            vergadering: beeld.vergadering,
            logdoel: beeld.logdoel,
            reden: beeld.reden,
            aangemaakt_op: whole(beeld.aangemaakt_op),
            verloopt_op: whole(beeld.verloopt_op),
            is_geldig: beeld.is_geldig,
            toegestane_handelingen: Vec::new(),
        }
    }
}

/// Toont een werkcontext van uzelf.
#[utoipa::path(get, path = "/werkcontexten/{id}", operation_id = "werkcontext.lezen",
    tag = "werkcontexten",
    params(("id" = uuid::Uuid, Path, description = "Id van de werkcontext")),
    responses((status = 200, description = "De werkcontext", body = Werkcontextgegevens)))]
pub async fn lezen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Werkcontextgegevens>, Afwijzing> {
    let handeling = WerkcontextLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    Ok(Antwoord::goed(gelezen, Werkcontextgegevens::from).met_versie(ENIGE_VERSIE))
}
