// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/verwerping`: records that the leden rejected.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitVerwerpen;

use super::Besluitstand;
use super::stap::{Besluitreden, stap};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Legt vast dat de leden het besluit hebben verworpen.
#[utoipa::path(post, path = "/besluiten/{id}/verwerping", operation_id = "besluit.verwerpen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitreden,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn verwerpen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitreden { reden } = binnen.lichaam()?;
    let handeling = BesluitVerwerpen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let gedeelde = binnen.state().gedeelde();
    let werk = async move |t: &mut Toegang<'_, BesluitVerwerpen>| {
        besluit::verwerpen(t, &gedeelde.gevolgen, &gedeelde.tijdzone, reden).await
    };
    let gedaan = stap(&binnen, handeling, werk).await;
    binnen.state().gedeelde().vernietiging.wek();
    gedaan
}
