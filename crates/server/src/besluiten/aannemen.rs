// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/aanneming`: records that the leden accepted.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitAannemen;

use super::Besluitstand;
use super::stap::stap;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Legt vast dat de leden het besluit hebben aangenomen.
#[utoipa::path(post, path = "/besluiten/{id}/aanneming", operation_id = "besluit.aannemen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext),
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn aannemen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let handeling = BesluitAannemen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, BesluitAannemen>| besluit::aannemen(t).await;
    stap(&binnen, handeling, werk).await
}
