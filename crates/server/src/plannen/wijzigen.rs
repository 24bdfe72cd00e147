// SPDX-License-Identifier: EUPL-1.2
//! `PATCH /plannen-van-aanpak/{id}`: replaces the content of a concept.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::handelingen::PlanWijzigen;

use super::Planstand;
use super::onderdelen::Planinhoud;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wijzigt een concept van een plan van aanpak: de nieuwe inhoud vervangt de vorige.
#[utoipa::path(patch, path = "/plannen-van-aanpak/{id}", operation_id = "plan.wijzigen", tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het plan van aanpak"), MetVersie, MetWerkcontext),
    request_body = Planinhoud,
    responses((status = 200, description = "De nieuwe stand", body = Planstand)))]
pub async fn wijzigen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Planstand>, Afwijzing> {
    let plan: Planinhoud = binnen.lichaam()?;
    let handeling = PlanWijzigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, PlanWijzigen>| dienst::plan_wijzigen(t, plan.into()).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Planstand::from).met_versie(versie))
}
