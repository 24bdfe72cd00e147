// SPDX-License-Identifier: EUPL-1.2
//! `GET /signalen/{id}`: one signaal, with content under a werkcontext for it.

use zaak::handelingen::SignaalLezen;

use super::beeld::Signaal;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// Toont een signaal.
///
/// Voor de inhoud is een werkcontext voor dit signaal nodig.
#[utoipa::path(get, path = "/signalen/{id}", operation_id = "signaal.lezen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), KanWerkcontext),
    responses((status = 200, description = "Het signaal", body = Signaal)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Signaal>, Afwijzing> {
    let handeling = SignaalLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = match gelezen.waarde() {
        zaak::SignaalBeeld::Vol(vol) => vol.meta.versie,
        zaak::SignaalBeeld::Meta(meta) => meta.versie,
    };
    Ok(Antwoord::goed(gelezen, Signaal::from).met_versie(versie))
}
