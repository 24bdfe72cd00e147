// SPDX-License-Identifier: EUPL-1.2
//! `GET /subjecten/{id}`: one subject, under a werkcontext for its casus.

use zaak::handelingen::SubjectLezen;

use super::beeld::Subject;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Toont een subject van een casus.
///
/// Wie met pseudoniemen werkt, ziet niet wie het is.
#[utoipa::path(get, path = "/subjecten/{id}", operation_id = "subject.lezen", tag = "subjecten",
    params(("id" = uuid::Uuid, Path, description = "Id van het subject"), MetWerkcontext),
    responses((status = 200, description = "Het subject", body = Subject)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Subject>, Afwijzing> {
    let handeling = SubjectLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta().versie;
    Ok(Antwoord::goed(gelezen, Subject::from).met_versie(versie))
}
