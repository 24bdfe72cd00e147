// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/agendering`: puts a besluit on the agenda of a vergadering.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitAgenderen;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Besluitstand;
use super::stap::stap;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Op welke agenda.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Agendering {
    /// Id van de vergadering.
    vergadering: Uuid,
}

/// Plaatst een besluit op de agenda van een vergadering van zijn gremium.
#[utoipa::path(post, path = "/besluiten/{id}/agendering", operation_id = "besluit.agenderen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext), request_body = Agendering,
    responses((status = 200, description = "De nieuwe stand", body = Besluitstand)))]
pub async fn agenderen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Agendering { vergadering } = binnen.lichaam()?;
    let handeling = BesluitAgenderen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
        vergadering,
    };
    let werk = async move |t: &mut Toegang<'_, BesluitAgenderen>| besluit::agenderen(t).await;
    stap(&binnen, handeling, werk).await
}
