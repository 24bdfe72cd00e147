// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/verwerping`: records that the leden rejected.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitVerwerpen;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Waarom de leden het verwierpen.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Besluitverwerping {
    /// De reden.
    #[schema(min_length = 1, max_length = 4000)]
    reden: String,
}

/// Legt vast dat de leden het besluit hebben verworpen.
#[utoipa::path(post, path = "/besluiten/{id}/verwerping", operation_id = "besluit.verwerpen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitverwerping,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn verwerpen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitverwerping { reden } = binnen.lichaam()?;
    let handeling = BesluitVerwerpen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, BesluitVerwerpen>| besluit::verwerpen(t, reden).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Besluitstand::from).met_versie(versie))
}
