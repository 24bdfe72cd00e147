// SPDX-License-Identifier: EUPL-1.2
//! `GET /casussen/{id}`: one casus, as far as the caller sees it.

use casus::handelingen::CasusLezen;

use super::beeld::Casus;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// Toont een casus.
///
/// Voor de inhoud is een werkcontext voor deze casus nodig. Wie tot de tafel behoort en niet meedoet, ziet dat de casus
/// bestaat en in welke toestand zij is.
#[utoipa::path(get, path = "/casussen/{id}", operation_id = "casus.lezen", tag = "casussen",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"), KanWerkcontext),
    responses((status = 200, description = "De casus", body = Casus)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Casus>, Afwijzing> {
    let handeling = CasusLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta().versie;
    let gedeelde = binnen.state().gedeelde();
    let toon = move |beeld| Casus::van(beeld, |act| gedeelde.handelingen.contains(&act));
    Ok(Antwoord::goed(gelezen, toon).met_versie(versie))
}
