// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen/{id}/melding`: reports a concept.

use autorisatie::Toegang;
use zaak::handelingen::SignaalMelden;

use super::Signaalstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetVersie;

/// Meldt een concept: het bureau van de tafel ziet het vanaf nu.
///
/// Het signaal wordt opnieuw beoordeeld, op de dag van de melding; plaatsen van fouten zijn die in het signaal.
#[utoipa::path(post, path = "/signalen/{id}/melding", operation_id = "signaal.melden", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie),
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn melden(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let handeling = SignaalMelden {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let (bereik, tijdzone) = (binnen.state().bereik(), binnen.state().tijdzone().clone());
    let werk = async move |t: &mut Toegang<'_, SignaalMelden>| {
        zaak::dienst::melden(t, bereik, &tijdzone).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
