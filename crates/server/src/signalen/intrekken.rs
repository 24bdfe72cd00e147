// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen/{id}/intrekking`: withdraws a signaal.

use autorisatie::Toegang;
use serde::Deserialize;
use utoipa::ToSchema;
use zaak::handelingen::SignaalIntrekken;

use super::Signaalstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Waarom u het signaal intrekt.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signaalintrekking {
    /// De reden.
    #[schema(min_length = 1, max_length = 2000)]
    reden: String,
}

/// Trekt een signaal in dat nog niet is aanvaard.
#[utoipa::path(post, path = "/signalen/{id}/intrekking", operation_id = "signaal.intrekken", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie, MetWerkcontext),
    request_body = Signaalintrekking,
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn intrekken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let Signaalintrekking { reden } = binnen.lichaam()?;
    let handeling = SignaalIntrekken {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, SignaalIntrekken>| zaak::dienst::intrekken(t, reden).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
