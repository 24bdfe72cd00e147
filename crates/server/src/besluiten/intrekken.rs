// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/intrekking`: withdraws a besluit that was not adopted.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitIntrekken;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Waarom het wordt ingetrokken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Besluitintrekking {
    /// De reden.
    #[schema(min_length = 1, max_length = 4000)]
    reden: String,
}

/// Trekt een besluit in: tot de stemming de indiener, daarna de voorzitter.
#[utoipa::path(post, path = "/besluiten/{id}/intrekking", operation_id = "besluit.intrekken", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitintrekking,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn intrekken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitintrekking { reden } = binnen.lichaam()?;
    let handeling = BesluitIntrekken {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, BesluitIntrekken>| besluit::intrekken(t, reden).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Besluitstand::from).met_versie(versie))
}
