// SPDX-License-Identifier: EUPL-1.2
//! `POST /handhavingsknelpunten/{id}/plannen-van-aanpak`: writes down a plan of the own tafel, as a concept.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::handelingen::PlanOpstellen;

use super::Planstand;
use super::onderdelen::Planinhoud;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Stelt een plan van aanpak van uw tafel op, als concept.
///
/// Heeft uw tafel al een vastgesteld plan, dan wordt dit de volgende versie. Vaststellen doet de tafel, bij besluit.
#[utoipa::path(post, path = "/handhavingsknelpunten/{id}/plannen-van-aanpak", operation_id = "plan.opstellen",
    tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het handhavingsknelpunt"), MetWerkcontext),
    request_body = Planinhoud,
    responses((status = 201, description = "Het concept is vastgelegd", body = Planstand)))]
pub async fn opstellen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Planstand>, Afwijzing> {
    let plan: Planinhoud = binnen.lichaam()?;
    let handeling = PlanOpstellen {
        hhk: binnen.id("id")?,
    };
    let werk =
        async move |t: &mut Toegang<'_, PlanOpstellen>| dienst::opstellen(t, plan.into()).await;
    let gemaakt = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/plannen-van-aanpak/{}", gemaakt.waarde().id),
        gemaakt.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gemaakt, Planstand::from)
        .met_versie(versie)
        .op(&pad))
}
