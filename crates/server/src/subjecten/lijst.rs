// SPDX-License-Identifier: EUPL-1.2
//! `GET /casussen/{id}/subjecten`: whom one casus is about, under a werkcontext for it.

use autorisatie::Toegang;
use serde::Serialize;
use utoipa::ToSchema;
use zaak::Subjectenlijst;
use zaak::handelingen::SubjectenZoeken;

use super::beeld::Subjecthoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{Bladeren, MetWerkcontext};

/// Subjecten van een casus, in de volgorde waarin zij zijn toegevoegd.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Subjecten {
    /// De subjecten.
    subjecten: Vec<Subjecthoofdzaken>,
}

/// Toont de subjecten van een casus.
#[utoipa::path(get, path = "/casussen/{id}/subjecten", operation_id = "subject.zoeken", tag = "subjecten",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"), Bladeren, MetWerkcontext),
    responses((status = 200, description = "De subjecten", body = Subjecten)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Subjecten>, Afwijzing> {
    let blad = Blad::van(&binnen)?;
    let (casus, maximum) = (binnen.id("id")?, blad.maximum());
    let werk = async move |t: &mut Toegang<'_, SubjectenZoeken>| {
        let found = zaak::dienst::subjecten_zoeken(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .bekijk(&binnen.verzoek(), SubjectenZoeken { casus, maximum }, werk)
        .await?;
    let next = found
        .waarde()
        .vervolg(&format!("/casussen/{casus}/subjecten"), maximum);
    let show = |page: Bladzijde<Subjectenlijst>| Subjecten {
        subjecten: page.lijst.subjecten.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}
