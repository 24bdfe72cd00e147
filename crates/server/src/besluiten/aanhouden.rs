// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/aanhouding`: puts a besluit off to another vergadering.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitAanhouden;

use super::Besluitstand;
use super::stap::{Besluitreden, stap};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Houdt een besluit aan tot een volgende vergadering; het zicht door de agenda eindigt.
#[utoipa::path(post, path = "/besluiten/{id}/aanhouding", operation_id = "besluit.aanhouden", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitreden,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn aanhouden(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitreden { reden } = binnen.lichaam()?;
    let handeling = BesluitAanhouden {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, BesluitAanhouden>| besluit::aanhouden(t, reden).await;
    stap(&binnen, handeling, werk).await
}
