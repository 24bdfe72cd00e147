// SPDX-License-Identifier: EUPL-1.2
//! `GET /handhavingsknelpunten`: those that the caller sees, without content.

use autorisatie::Toegang;
use handhavingsknelpunt::handelingen::HhkZoeken;
use handhavingsknelpunt::{Hhkfilter, Hhklijst, dienst};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wgs::overgangen::hhk::Hhkstatus;

use super::beeld::Hhkhoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Welke handhavingsknelpunten.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Knelpuntenfilter {
    /// Alleen die met deze status.
    #[param(value_type = Option<String>, max_length = 16, pattern = "^(voorbereiding|aangewezen|afgewezen|beeindigd|vernietigd)$")]
    status: Option<Hhkstatus>,
}

/// Handhavingsknelpunten, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Handhavingsknelpunten {
    /// De handhavingsknelpunten.
    handhavingsknelpunten: Vec<Hhkhoofdzaken>,
}

/// Toont de handhavingsknelpunten die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/handhavingsknelpunten", operation_id = "hhk.zoeken",
    tag = "handhavingsknelpunten", params(Bladeren, Knelpuntenfilter),
    responses((status = 200, description = "De handhavingsknelpunten", body = Handhavingsknelpunten)))]
pub async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Handhavingsknelpunten>, Afwijzing> {
    let (blad, filter): (_, Knelpuntenfilter) = (Blad::van(&binnen)?, binnen.query()?);
    let maximum = blad.maximum();
    let status = filter.status;
    let handeling = HhkZoeken {
        maximum,
        filter: Hhkfilter { status },
    };
    let werk = async move |t: &mut Toegang<'_, HhkZoeken>| {
        let found = dienst::zoeken(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().vervolg("/handhavingsknelpunten", maximum);
    let next = next.map(|next| match status {
        Some(status) => format!("{next}&status={}", status.code()),
        None => next,
    });
    let show = |page: Bladzijde<Hhklijst>| Handhavingsknelpunten {
        handhavingsknelpunten: page.lijst.hhk.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}

#[cfg(test)]
mod tests {
    use wgs::overgangen::hhk::Hhkstatus;

    #[test]
    fn the_filter_names_the_codes_of_the_law_and_no_others() {
        let document = crate::api::document();
        let parameters = document["paths"]["/handhavingsknelpunten"]["get"]["parameters"].clone();
        let all = parameters.as_array().expect("parameters");
        let status = all.iter().find(|one| one["name"] == "status");
        let codes: Vec<_> = Hhkstatus::ALLE.iter().map(|status| status.code()).collect();
        assert_eq!(
            status.expect("a filter")["schema"]["pattern"],
            format!("^({})$", codes.join("|"))
        );
    }
}
