// SPDX-License-Identifier: EUPL-1.2
//! `GET /casussen/{id}/deelnames`: which deelnemers take part, since when and by which besluit.

use autorisatie::Toegang;
use casus::handelingen::DeelnamesLezen;
use serde::Serialize;
use utoipa::ToSchema;

use super::beeld::Deelname;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// De deelnemers die in een casus meedoen of meededen.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Deelnames {
    /// De deelnames, op code van de deelnemer.
    deelnames: Vec<Deelname>,
}

/// Toont welke deelnemers in een casus meedoen, sinds wanneer en bij welk besluit.
///
/// De deelnemers bepalen per activiteit wie meedoet en gegevens mag verwerken (WGS 2.23, vijfde lid).
#[utoipa::path(get, path = "/casussen/{id}/deelnames", operation_id = "deelname.lezen", tag = "casussen",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"), KanWerkcontext),
    extensions(("x-handeling" = json!("casus.lezen"))),
    responses((status = 200, description = "De deelnames", body = Deelnames)))]
pub async fn deelnames(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Deelnames>, Afwijzing> {
    let handeling = DeelnamesLezen {
        id: binnen.id("id")?,
    };
    let werk = async |t: &mut Toegang<'_, DeelnamesLezen>| casus::dienst::deelnames(t).await;
    let gelezen = binnen
        .state()
        .poort()
        .bekijk(&binnen.verzoek(), handeling, werk)
        .await?;
    let toon = |gevonden: casus::Deelnames| Deelnames {
        deelnames: gevonden.0.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(gelezen, toon))
}
