// SPDX-License-Identifier: EUPL-1.2
//! `GET /signalen/{id}/weging`: what the deelnemers judged so far. Not for who reported the signaal.

use zaak::handelingen::WegingLezen;

use super::beeld::Weging;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Toont de weging van een signaal.
///
/// De melder ziet haar niet: het oordeel is van de deelnemers die wegen.
#[utoipa::path(get, path = "/signalen/{id}/weging", operation_id = "weging.lezen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetWerkcontext),
    responses((status = 200, description = "De weging", body = Weging)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Weging>, Afwijzing> {
    let handeling = WegingLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().versie;
    Ok(Antwoord::goed(gelezen, Weging::from).met_versie(versie))
}
