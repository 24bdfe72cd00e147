// SPDX-License-Identifier: EUPL-1.2
//! `GET /casussen`: the casussen that the caller sees, without content.

use std::fmt::Write as _;

use autorisatie::Toegang;
use casus::Casussenlijst;
use casus::handelingen::CasussenZoeken;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wgs::overgangen::casus::Casusstatus;
use wgs::tafel::Tafel;

use super::beeld::Casushoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Welke casussen.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Casussenfilter {
    /// Alleen casussen met deze status.
    #[param(value_type = Option<String>, max_length = 16, pattern = "^(gestart|verzameling|analyse|uitvoering|opgeschort|afgesloten|vernietigd)$")]
    status: Option<Casusstatus>,
    /// Alleen casussen van deze tafel.
    #[param(value_type = Option<String>, max_length = 16, pattern = "^(ABC|D|E|F|G|REGIONAAL)$")]
    tafel: Option<Tafel>,
}

impl Casussenfilter {
    /// As it stands in the address of the next page.
    fn vervolg(&self) -> String {
        let mut uit = String::new();
        for (naam, code) in [
            ("status", self.status.map(Casusstatus::code)),
            ("tafel", self.tafel.map(Tafel::code)),
        ] {
            if let Some(code) = code {
                let _ = write!(uit, "&{naam}={code}");
            }
        }
        uit
    }
}

/// Casussen, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Casussen {
    /// De casussen.
    casussen: Vec<Casushoofdzaken>,
}

/// Toont de casussen die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/casussen", operation_id = "casus.zoeken", tag = "casussen",
    params(Bladeren, Casussenfilter),
    responses((status = 200, description = "De casussen", body = Casussen)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Casussen>, Afwijzing> {
    let (blad, filter): (_, Casussenfilter) = (Blad::van(&binnen)?, binnen.query()?);
    let maximum = blad.maximum();
    let handeling = CasussenZoeken {
        maximum,
        status: filter.status,
        tafel: filter.tafel,
    };
    let werk = async move |t: &mut Toegang<'_, CasussenZoeken>| {
        let found = casus::dienst::zoeken(t, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().vervolg("/casussen", maximum);
    let next = next.map(|next| format!("{next}{}", filter.vervolg()));
    let show = |page: Bladzijde<Casussenlijst>| Casussen {
        casussen: page.lijst.casussen.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}

#[cfg(test)]
mod tests {
    use wgs::overgangen::casus::Casusstatus;
    use wgs::tafel::Tafel;

    use super::Casussenfilter;

    #[test]
    fn the_filters_name_the_codes_of_the_law_and_no_others() {
        let document = crate::api::document();
        let parameters = document["paths"]["/casussen"]["get"]["parameters"].clone();
        let pattern = |name: &str| {
            let all = parameters.as_array().expect("parameters");
            let one = all
                .iter()
                .find(|one| one["name"] == name)
                .expect("a filter");
            one["schema"]["pattern"]
                .as_str()
                .expect("a pattern")
                .to_owned()
        };
        let one_of = |codes: Vec<&str>| format!("^({})$", codes.join("|"));
        let statuses = Casusstatus::ALLE.iter().map(|s| s.code()).collect();
        assert_eq!(pattern("status"), one_of(statuses));
        let tafels = Tafel::ALLE.iter().map(|t| t.code()).collect();
        assert_eq!(pattern("tafel"), one_of(tafels));
    }

    #[test]
    fn the_next_page_keeps_the_filter() {
        let filter = Casussenfilter {
            status: Some(Casusstatus::Gestart),
            tafel: Some(Tafel::D),
        };
        assert_eq!(filter.vervolg(), "&status=gestart&tafel=D");
        assert_eq!(Casussenfilter::default().vervolg(), "");
    }
}
