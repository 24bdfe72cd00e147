// SPDX-License-Identifier: EUPL-1.2
//! `GET /handhavingsknelpunten/{id}`: one handhavingsknelpunt, with content under a werkcontext for it.

use handhavingsknelpunt::handelingen::HhkLezen;

use super::beeld::Handhavingsknelpunt;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::KanWerkcontext;

/// Toont een handhavingsknelpunt.
///
/// Voor de inhoud is een werkcontext voor dit handhavingsknelpunt nodig. Na zijn einde is het er niet meer.
#[utoipa::path(get, path = "/handhavingsknelpunten/{id}", operation_id = "hhk.lezen",
    tag = "handhavingsknelpunten",
    params(("id" = uuid::Uuid, Path, description = "Id van het handhavingsknelpunt"), KanWerkcontext),
    responses((status = 200, description = "Het handhavingsknelpunt", body = Handhavingsknelpunt)))]
pub async fn lezen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Handhavingsknelpunt>, Afwijzing> {
    let handeling = HhkLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().meta.versie;
    let gedeelde = binnen.state().gedeelde();
    let toon =
        move |beeld| Handhavingsknelpunt::van(beeld, |act| gedeelde.handelingen.contains(&act));
    Ok(Antwoord::goed(gelezen, toon).met_versie(versie))
}
