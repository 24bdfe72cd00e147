// SPDX-License-Identifier: EUPL-1.2
//! `POST /vergaderingen/{id}/opening`: opens a vergadering, with who is present.

use autorisatie::Toegang;
use besluitvorming::dienst::vergadering::openen as open;
use besluitvorming::handelingen::VergaderingOpenen;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Vergaderingstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetVersie;

/// Wie er is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vergaderingopening {
    /// De lidmaatschappen van wie aanwezig is: leden van dit gremium en precies één voorzitter.
    #[schema(min_items = 1, max_items = 100)]
    aanwezigen: Vec<Uuid>,
}

/// Opent een vergadering en legt vast wie er is, voor welke deelnemer.
///
/// Of er quorum is, blijkt per besluit: wie belang heeft bij de zaak, telt daar niet mee.
#[utoipa::path(post, path = "/vergaderingen/{id}/opening", operation_id = "vergadering.openen",
    tag = "vergaderingen",
    params(("id" = uuid::Uuid, Path, description = "Id van de vergadering"), MetVersie),
    request_body = Vergaderingopening,
    responses((status = 200, description = "De nieuwe stand", body = Vergaderingstand)))]
pub async fn openen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Vergaderingstand>, Afwijzing> {
    let Vergaderingopening { aanwezigen } = binnen.lichaam()?;
    let handeling = VergaderingOpenen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, VergaderingOpenen>| open(t, &aanwezigen).await;
    let done = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = done.waarde().versie;
    Ok(Antwoord::goed(done, Vergaderingstand::from).met_versie(versie))
}
