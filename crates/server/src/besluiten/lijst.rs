// SPDX-License-Identifier: EUPL-1.2
//! `GET /besluiten`: the besluiten that the caller sees, without content.

use autorisatie::{Fout, Invoerfout, Toegang};
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitenZoeken;
use besluitvorming::{Besluitenlijst, Besluitfilter};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitstatus;

use super::beeld::Besluithoofdzaken;
use crate::bladzijde::{Blad, Bladzijde};
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::Bladeren;

/// Welke besluiten.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Besluitenvraag {
    /// Alleen van deze status.
    #[param(
        min_length = 8,
        max_length = 16,
        pattern = "^(voorgesteld|geagendeerd|aangenomen|vastgesteld|verworpen|ingetrokken)$"
    )]
    status: Option<String>,
    /// Alleen van dit soort.
    #[param(
        min_length = 5,
        max_length = 81,
        pattern = "^[a-z_]{2,40}\\.[a-z_]{2,40}$",
        example = "casus.starten"
    )]
    soort: Option<String>,
    /// Alleen op de agenda van deze vergadering, of daarin beslist.
    vergadering: Option<Uuid>,
}

/// Besluiten, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluiten {
    /// De besluiten.
    besluiten: Vec<Besluithoofdzaken>,
}

impl Besluitenvraag {
    fn filter(&self) -> Result<Besluitfilter, Fout> {
        let soort = self
            .soort
            .as_deref()
            .map(|code| Besluitsoort::from_code(code).ok_or_else(onbekend));
        Ok(Besluitfilter {
            status: self.status.as_deref().and_then(Besluitstatus::from_code),
            soort: soort.transpose()?,
            vergadering: self.vergadering,
        })
    }

    /// Where this list stands, its filter included.
    fn path(&self) -> String {
        let vergadering = self.vergadering.map(|id| id.to_string());
        let query: Vec<String> = [
            ("status", self.status.as_deref()),
            ("soort", self.soort.as_deref()),
            ("vergadering", vergadering.as_deref()),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.map(|value| format!("{name}={value}")))
        .collect();
        if query.is_empty() {
            return "/besluiten".to_owned();
        }
        format!("/besluiten?{}", query.join("&"))
    }
}

/// Toont de besluiten die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/besluiten", operation_id = "besluit.zoeken", tag = "besluiten",
    params(Besluitenvraag, Bladeren),
    responses((status = 200, description = "De besluiten", body = Besluiten)))]
pub async fn zoeken(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Besluiten>, Afwijzing> {
    let vraag: Besluitenvraag = binnen.query()?;
    let (blad, path) = (Blad::van(&binnen)?, vraag.path());
    let maximum = blad.maximum();
    let handeling = BesluitenZoeken { maximum };
    let werk = async move |t: &mut Toegang<'_, BesluitenZoeken>| {
        let found = besluit::zoeken(t, vraag.filter()?, blad.na(t)?).await?;
        let next = found.volgende_na;
        blad.bladzijde(t, found, next)
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().vervolg(&path, maximum);
    let show = |page: Bladzijde<Besluitenlijst>| Besluiten {
        besluiten: page.lijst.besluiten.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}

fn onbekend() -> Fout {
    Fout::Ongeldig(vec![Invoerfout {
        plaats: "query:soort".to_owned(),
        code: "onbekend",
        regel: None,
        tekst: "Dit soort besluit bestaat niet.".to_owned(),
    }])
}
