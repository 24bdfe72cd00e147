// SPDX-License-Identifier: EUPL-1.2
//! `GET /gremia/{code}/leden`: who belongs to a gremium, to record who is present.

use autorisatie::Toegang;
use autorisatie::handelingen::GremiumledenZoeken;
use autorisatie::opslag::gremiumleden::{Gremiumleden, leden as zoek};
use serde::Serialize;
use utoipa::ToSchema;

use super::beeld::Lid;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// De leden van een gremium.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Leden {
    /// De leden, het nieuwste lidmaatschap eerst.
    leden: Vec<Lid>,
}

/// Toont wie tot uw tafel of Stuurgroep behoort, om vast te leggen wie aanwezig is.
///
/// Alleen identificatie (WGS 2.22, eerste lid, onder c), en alleen wie nu lid en niet geschorst is.
#[utoipa::path(get, path = "/gremia/{code}/leden", operation_id = "lidmaatschap.zoeken",
    tag = "lidmaatschappen",
    params(("code" = String, Path, description = "Code van het gremium", max_length = 16, pattern = "^[A-Z]{1,16}$"), Bladeren),
    responses((status = 200, description = "De leden", body = Leden)))]
pub async fn leden(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Leden>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let maximum = blad.maximum();
    let handeling = GremiumledenZoeken {
        gremium: binnen.code("code").to_owned(),
        maximum,
    };
    let path = format!("/gremia/{}/leden", handeling.gremium);
    let werk = async move |t: &mut Toegang<'_, GremiumledenZoeken>| {
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
    let show = |page: Bladzijde<Gremiumleden>| Leden {
        leden: page.lijst.leden.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
