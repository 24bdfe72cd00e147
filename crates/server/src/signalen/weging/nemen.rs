// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen/{id}/weging`: the bureau takes a signaal in weging.

use autorisatie::Toegang;
use zaak::handelingen::SignaalInWegingNemen;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};
use crate::signalen::Signaalstand;

/// Neemt een gemeld signaal in weging: de deelnemers kunnen nu oordelen.
#[utoipa::path(post, path = "/signalen/{id}/weging", operation_id = "signaal.in_weging_nemen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie, MetWerkcontext),
    responses((status = 201, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn in_weging_nemen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let handeling = SignaalInWegingNemen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async |t: &mut Toegang<'_, SignaalInWegingNemen>| zaak::dienst::in_weging_nemen(t).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/signalen/{}/weging", gedaan.waarde().id),
        gedaan.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gedaan, Signaalstand::from)
        .met_versie(versie)
        .op(&pad))
}
