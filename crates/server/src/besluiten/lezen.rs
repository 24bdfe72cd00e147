// SPDX-License-Identifier: EUPL-1.2
//! `GET /besluiten/{id}`: one besluit, with content under a werkcontext for it.

use besluitvorming::handelingen::BesluitLezen;

use super::beeld::Besluit;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// Toont een besluit.
///
/// Voor de inhoud is een werkcontext voor de zaak of de vergadering nodig.
#[utoipa::path(get, path = "/besluiten/{id}", operation_id = "besluit.lezen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), KanWerkcontext),
    responses((status = 200, description = "Het besluit", body = Besluit)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Besluit>, Afwijzing> {
    let handeling = BesluitLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta.versie;
    Ok(Antwoord::goed(gelezen, Besluit::from).met_versie(versie))
}
