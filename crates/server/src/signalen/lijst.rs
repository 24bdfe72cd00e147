// SPDX-License-Identifier: EUPL-1.2
//! `GET /signalen`: the signalen that the caller sees, without content.

use autorisatie::Toegang;
use serde::Serialize;
use utoipa::ToSchema;
use zaak::Signalenlijst;
use zaak::handelingen::SignalenZoeken;

use super::beeld::Signaalhoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Signalen, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signalen {
    /// De signalen.
    signalen: Vec<Signaalhoofdzaken>,
}

/// Toont de signalen die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/signalen", operation_id = "signaal.zoeken", tag = "signalen",
    params(Bladeren),
    responses((status = 200, description = "De signalen", body = Signalen)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Signalen>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let maximum = blad.maximum();
    let werk = async move |t: &mut Toegang<'_, SignalenZoeken>| {
        let found = zaak::dienst::zoeken(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), SignalenZoeken { maximum }, werk)
        .await?;
    let next = found.waarde().vervolg("/signalen", maximum);
    let show = |page: Bladzijde<Signalenlijst>| Signalen {
        signalen: page.lijst.signalen.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
