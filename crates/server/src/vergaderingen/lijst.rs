// SPDX-License-Identifier: EUPL-1.2
//! `GET /gremia/{code}/vergaderingen`: the vergaderingen of a gremium.

use autorisatie::Toegang;
use besluitvorming::Vergaderingenlijst;
use besluitvorming::dienst::vergadering::zoeken as zoek;
use besluitvorming::handelingen::VergaderingenZoeken;
use serde::Serialize;
use utoipa::ToSchema;

use super::beeld::Vergaderinghoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Vergaderingen, de laatst geplande eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vergaderingen {
    /// De vergaderingen.
    vergaderingen: Vec<Vergaderinghoofdzaken>,
}

/// Toont de vergaderingen van uw tafel of Stuurgroep.
#[utoipa::path(get, path = "/gremia/{code}/vergaderingen", operation_id = "vergadering.zoeken",
    tag = "vergaderingen",
    params(("code" = String, Path, description = "Code van het gremium", max_length = 16, pattern = "^[A-Z]{1,16}$"), Bladeren),
    responses((status = 200, description = "De vergaderingen", body = Vergaderingen)))]
pub async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Vergaderingen>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let maximum = blad.maximum();
    let handeling = VergaderingenZoeken {
        gremium: binnen.code("code").to_owned(),
        maximum,
    };
    let path = format!("/gremia/{}/vergaderingen", handeling.gremium);
    let werk = async move |t: &mut Toegang<'_, VergaderingenZoeken>| {
        let found = zoek(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .bekijk(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().vervolg(&path, maximum);
    let show = |page: Bladzijde<Vergaderingenlijst>| Vergaderingen {
        vergaderingen: page
            .lijst
            .vergaderingen
            .into_iter()
            .map(Into::into)
            .collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
