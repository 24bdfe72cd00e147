// SPDX-License-Identifier: EUPL-1.2
//! `GET /handhavingsknelpunten/{id}/plannen-van-aanpak`: the plans that the caller sees, without content.

use autorisatie::Toegang;
use handhavingsknelpunt::handelingen::PlannenZoeken;
use handhavingsknelpunt::{Planlijst, dienst};
use serde::Serialize;
use utoipa::ToSchema;

use super::beeld::Planhoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{Bladeren, KanWerkcontext};

/// Plannen van aanpak, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PlannenVanAanpak {
    /// De plannen.
    plannen_van_aanpak: Vec<Planhoofdzaken>,
}

/// Toont de plannen van aanpak van een handhavingsknelpunt die u mag zien: geen inhoud.
///
/// Wie ook de inhoud van plannen mag zien, werkt onder een werkcontext voor dit handhavingsknelpunt.
#[utoipa::path(get, path = "/handhavingsknelpunten/{id}/plannen-van-aanpak", operation_id = "plan.zoeken",
    tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het handhavingsknelpunt"), Bladeren, KanWerkcontext),
    responses((status = 200, description = "De plannen", body = PlannenVanAanpak)))]
pub async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<PlannenVanAanpak>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let (hhk, maximum) = (binnen.id("id")?, blad.maximum());
    let werk = async move |t: &mut Toegang<'_, PlannenZoeken>| {
        let found = dienst::plannen(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .bekijk(&binnen.verzoek(), PlannenZoeken { hhk, maximum }, werk)
        .await?;
    let path = format!("/handhavingsknelpunten/{hhk}/plannen-van-aanpak");
    let next = found.waarde().vervolg(&path, maximum);
    let show = |page: Bladzijde<Planlijst>| PlannenVanAanpak {
        plannen_van_aanpak: page.lijst.plannen.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
