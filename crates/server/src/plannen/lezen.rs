// SPDX-License-Identifier: EUPL-1.2
//! `GET /plannen-van-aanpak/{id}`: one plan, with content under a werkcontext for it.

use handhavingsknelpunt::handelingen::PlanLezen;

use super::beeld::PlanVanAanpak;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// Toont een plan van aanpak.
///
/// Voor de inhoud is een werkcontext voor dit plan nodig.
#[utoipa::path(get, path = "/plannen-van-aanpak/{id}", operation_id = "plan.lezen", tag = "plannen-van-aanpak",
    params(("id" = uuid::Uuid, Path, description = "Id van het plan van aanpak"), KanWerkcontext),
    responses((status = 200, description = "Het plan van aanpak", body = PlanVanAanpak)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<PlanVanAanpak>, Afwijzing> {
    let handeling = PlanLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta.versie;
    let gedeelde = binnen.state().gedeelde();
    let toon = move |beeld| PlanVanAanpak::van(beeld, |act| gedeelde.handelingen.contains(&act));
    Ok(Antwoord::goed(gelezen, toon).met_versie(versie))
}
