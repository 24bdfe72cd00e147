// SPDX-License-Identifier: EUPL-1.2
//! `POST /vergaderingen/{id}/sluiting`: closes a vergadering.

use autorisatie::Toegang;
use besluitvorming::dienst::vergadering::sluiten as sluit;
use besluitvorming::handelingen::VergaderingSluiten;

use super::Vergaderingstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetVersie;

/// Sluit een vergadering waarvan elk agendapunt een uitkomst heeft.
///
/// Wat niet is aangenomen of verworpen, houdt u eerst aan, met een reden.
#[utoipa::path(post, path = "/vergaderingen/{id}/sluiting", operation_id = "vergadering.sluiten",
    tag = "vergaderingen",
    params(("id" = uuid::Uuid, Path, description = "Id van de vergadering"), MetVersie),
    responses((status = 200, description = "De nieuwe stand", body = Vergaderingstand)))]
pub async fn sluiten(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Vergaderingstand>, Afwijzing> {
    let handeling = VergaderingSluiten {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async |t: &mut Toegang<'_, VergaderingSluiten>| sluit(t).await;
    let done = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = done.waarde().versie;
    Ok(Antwoord::goed(done, Vergaderingstand::from).met_versie(versie))
}
