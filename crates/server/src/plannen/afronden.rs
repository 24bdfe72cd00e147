// SPDX-License-Identifier: EUPL-1.2
//! `POST /plannen-van-aanpak/{id}/afronding`: says that a plan was carried out.

use autorisatie::Toegang;
use handhavingsknelpunt::dienst;
use handhavingsknelpunt::handelingen::PlanAfronden;

use super::Planstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Legt vast dat een plan van aanpak is uitgevoerd.
#[utoipa::path(post, path = "/plannen-van-aanpak/{id}/afronding", operation_id = "plan.afronden", tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het plan van aanpak"), MetVersie, MetWerkcontext),
    responses((status = 200, description = "De nieuwe stand", body = Planstand)))]
pub async fn afronden(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Planstand>, Afwijzing> {
    let handeling = PlanAfronden {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, PlanAfronden>| dienst::afronden(t).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Planstand::from).met_versie(versie))
}
