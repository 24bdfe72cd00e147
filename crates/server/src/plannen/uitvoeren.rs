// SPDX-License-Identifier: EUPL-1.2
//! `POST /plannen-van-aanpak/{id}/uitvoering`: begins to carry out an adopted plan.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::handelingen::PlanUitvoeren;

use super::Planstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Begint met de uitvoering van een vastgesteld plan van aanpak.
#[utoipa::path(post, path = "/plannen-van-aanpak/{id}/uitvoering", operation_id = "plan.uitvoeren", tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het plan van aanpak"), MetVersie, MetWerkcontext),
    responses((status = 200, description = "De nieuwe stand", body = Planstand)))]
pub async fn uitvoeren(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Planstand>, Afwijzing> {
    let handeling = PlanUitvoeren {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, PlanUitvoeren>| dienst::uitvoeren(t).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Planstand::from).met_versie(versie))
}
