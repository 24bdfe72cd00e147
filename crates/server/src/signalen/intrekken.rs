// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen/{id}/intrekking`: withdraws a signaal.

use autorisatie::Toegang;
use zaak::handelingen::SignaalIntrekken;

use super::Signaalstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetVersie;

/// Trekt een signaal in dat nog niet is aanvaard.
#[utoipa::path(post, path = "/signalen/{id}/intrekking", operation_id = "signaal.intrekken", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie),
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn intrekken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let handeling = SignaalIntrekken {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async |t: &mut Toegang<'_, SignaalIntrekken>| zaak::dienst::intrekken(t).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
