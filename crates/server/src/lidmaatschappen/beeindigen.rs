// SPDX-License-Identifier: EUPL-1.2
//! `POST /lidmaatschappen/{id}/beeindiging`: ends a lidmaatschap, at once.

use autorisatie::Toegang;
use autorisatie::handelingen::LidmaatschapBeeindigen;
use autorisatie::opslag::lidmaatschap::beeindig;

use super::beeld::Lidmaatschapsstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetVersie;

/// Beëindigt een lidmaatschap.
///
/// Vanaf het antwoord heeft deze persoon onder dit lidmaatschap geen toegang meer.
#[utoipa::path(post, path = "/lidmaatschappen/{id}/beeindiging", operation_id = "lidmaatschap.beeindigen",
    tag = "lidmaatschappen",
    params(("id" = uuid::Uuid, Path, description = "Id van het lidmaatschap"), MetVersie),
    responses((status = 200, description = "De nieuwe stand", body = Lidmaatschapsstand)))]
pub async fn beeindigen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Lidmaatschapsstand>, Afwijzing> {
    let handeling = LidmaatschapBeeindigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async |t: &mut Toegang<'_, LidmaatschapBeeindigen>| beeindig(t).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Lidmaatschapsstand::from).met_versie(versie))
}
