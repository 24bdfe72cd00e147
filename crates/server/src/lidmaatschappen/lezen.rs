// SPDX-License-Identifier: EUPL-1.2
//! `GET /lidmaatschappen/{id}`: one lidmaatschap that is valid now.

use autorisatie::handelingen::LidmaatschapLezen;

use super::beeld::Lidmaatschap;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Toont een lidmaatschap dat nu geldt: dat van uzelf, of van een ander als u ze beheert.
#[utoipa::path(get, path = "/lidmaatschappen/{id}", operation_id = "lidmaatschap.lezen",
    tag = "lidmaatschappen",
    params(("id" = uuid::Uuid, Path, description = "Id van het lidmaatschap")),
    responses((status = 200, description = "Het lidmaatschap", body = Lidmaatschap)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Lidmaatschap>, Afwijzing> {
    let handeling = LidmaatschapLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta.versie;
    Ok(Antwoord::goed(gelezen, Lidmaatschap::from).met_versie(versie))
}
