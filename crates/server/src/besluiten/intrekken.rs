// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/intrekking`: withdraws a besluit that was not adopted.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitIntrekken;

use super::Besluitstand;
use super::stap::{Besluitreden, stap};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Trekt een besluit in: tot de stemming de indiener, daarna de voorzitter.
#[utoipa::path(post, path = "/besluiten/{id}/intrekking", operation_id = "besluit.intrekken", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitreden,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn intrekken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitreden { reden } = binnen.lichaam()?;
    let handeling = BesluitIntrekken {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let gedeelde = binnen.state().gedeelde();
    let werk = async move |t: &mut Toegang<'_, BesluitIntrekken>| {
        besluit::intrekken(t, &gedeelde.gevolgen, &gedeelde.tijdzone, reden).await
    };
    let gedaan = stap(&binnen, handeling, werk).await;
    binnen.state().gedeelde().vernietiging.wek();
    gedaan
}
