// SPDX-License-Identifier: EUPL-1.2
//! `GET /lidmaatschappen`: the caller's own, or all for who administers them.

use autorisatie::Toegang;
use autorisatie::handelingen::LidmaatschappenLezen;
use autorisatie::opslag::lidmaatschap::{Lidmaatschappenlijst, lijst};
use serde::Serialize;
use utoipa::ToSchema;

use super::beeld::Lidmaatschapsgegevens;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Lidmaatschappen, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lidmaatschappen {
    /// De lidmaatschappen.
    lidmaatschappen: Vec<Lidmaatschapsgegevens>,
}

/// Toont de lidmaatschappen die nu gelden en die u mag zien.
///
/// Wie er meer heeft en geen hoedanigheid noemt, ziet die van zichzelf en kan daaruit kiezen.
#[utoipa::path(get, path = "/lidmaatschappen", operation_id = "lidmaatschap.opsommen",
    tag = "lidmaatschappen", params(Bladeren),
    extensions(("x-handeling" = json!("lidmaatschap.lezen"))),
    responses((status = 200, description = "De lidmaatschappen", body = Lidmaatschappen)))]
pub async fn opsommen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Lidmaatschappen>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let maximum = blad.maximum();
    let werk = async move |t: &mut Toegang<'_, LidmaatschappenLezen>| {
        let found = lijst(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), LidmaatschappenLezen { maximum }, werk)
        .await?;
    let next = found.waarde().vervolg("/lidmaatschappen", maximum);
    let show = |page: Bladzijde<Lidmaatschappenlijst>| Lidmaatschappen {
        lidmaatschappen: page
            .lijst
            .lidmaatschappen
            .into_iter()
            .map(Into::into)
            .collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
