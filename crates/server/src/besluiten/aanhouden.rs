// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/aanhouding`: puts a besluit off to another vergadering.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitAanhouden;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Waarom het wordt aangehouden.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Besluitaanhouding {
    /// De reden.
    #[schema(min_length = 1, max_length = 4000)]
    reden: String,
}

/// Houdt een besluit aan tot een volgende vergadering; het zicht door de agenda eindigt.
#[utoipa::path(post, path = "/besluiten/{id}/aanhouding", operation_id = "besluit.aanhouden", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Besluitaanhouding,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn aanhouden(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Besluitaanhouding { reden } = binnen.lichaam()?;
    let handeling = BesluitAanhouden {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, BesluitAanhouden>| besluit::aanhouden(t, reden).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Besluitstand::from).met_versie(versie))
}
