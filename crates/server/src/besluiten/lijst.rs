// SPDX-License-Identifier: EUPL-1.2
//! `GET /besluiten`: the besluiten that the caller sees, without content.

use autorisatie::{Fout, Invoerfout, Storing, Toegang, Verantwoord};
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitenZoeken;
use besluitvorming::{Besluitenlijst, Besluitfilter};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::besluit::Besluitstatus;

use super::beeld::Besluithoofdzaken;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::cursor::Binding;
use crate::installatie::{Gedeelde, Installatie};
use crate::openapi::Bladeren;

/// Welke besluiten, en welke bladzijde daarvan.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
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
        pattern = "^[a-z_]{2,40}\\.[a-z_]{2,40}$"
    )]
    soort: Option<String>,
    /// Alleen op de agenda van deze vergadering, of daarin beslist.
    vergadering: Option<Uuid>,
    /// Hoeveel rijen ten hoogste; zonder opgave 25.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// De plaats in de lijst, overgenomen uit `Link`.
    #[param(max_length = 512)]
    cursor: Option<String>,
}

/// Besluiten, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Besluiten {
    /// De besluiten.
    besluiten: Vec<Besluithoofdzaken>,
}

/// A page, and where the next one begins.
struct Bladzijde {
    lijst: Besluitenlijst,
    cursor: Option<String>,
}

impl Verantwoord for Bladzijde {
    fn rijen(&self) -> u32 {
        self.lijst.rijen()
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.lijst.subjecten()
    }

    fn velden(&self) -> &[u8] {
        self.lijst.velden()
    }
}

impl Besluitenvraag {
    fn filter(&self) -> Result<Besluitfilter, Fout> {
        let soort = match self.soort.as_deref() {
            Some(code) => Some(Besluitsoort::from_code(code).ok_or_else(|| {
                fault("query:soort", "onbekend", "Dit soort besluit bestaat niet.")
            })?),
            None => None,
        };
        Ok(Besluitfilter {
            status: self.status.as_deref().and_then(Besluitstatus::from_code),
            soort,
            vergadering: self.vergadering,
        })
    }

    /// The same question, for the page that begins at this cursor.
    fn next(&self, limit: u32, cursor: &str) -> String {
        let mut query = format!("/besluiten?limit={limit}&cursor={cursor}");
        for (name, value) in [
            ("status", self.status.clone()),
            ("soort", self.soort.clone()),
            ("vergadering", self.vergadering.map(|id| id.to_string())),
        ] {
            if let Some(value) = value {
                query.push_str(&format!("&{name}={value}"));
            }
        }
        query
    }
}

/// Toont de besluiten die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/besluiten", operation_id = "besluit.zoeken", tag = "besluiten",
    params(Besluitenvraag),
    responses((status = 200, description = "De besluiten", body = Besluiten)))]
pub(crate) async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluiten>, Afwijzing> {
    let vraag: Besluitenvraag = binnen.query()?;
    let limit = vraag.limit.unwrap_or(Bladeren::DEFAULT_LIMIT);
    let handeling = BesluitenZoeken {
        maximum: i64::from(limit),
    };
    let (gedeelde, filter) = (binnen.state().gedeelde(), binnen.filter().to_owned());
    let own = vraag.clone();
    let werk =
        async move |t: &mut Toegang<'_, BesluitenZoeken>| page(t, &gedeelde, &filter, &own).await;
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().cursor.as_deref();
    let next = next.map(|cursor| vraag.next(limit, cursor));
    let show = |page: Bladzijde| Besluiten {
        besluiten: page.lijst.besluiten.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}

async fn page(
    t: &mut Toegang<'_, BesluitenZoeken>,
    gedeelde: &Gedeelde,
    filter: &str,
    vraag: &Besluitenvraag,
) -> Result<Bladzijde, Fout> {
    let wie = t.wie();
    let binding = Binding {
        persoon: wie.persoon,
        hoedanigheid: wie.lidmaatschap,
        operation: "besluit.zoeken",
        filter,
        policy: &gedeelde.beleid,
    };
    let place = vraag.cursor.as_deref();
    let place = place.map(|cursor| gedeelde.cursors.open(cursor, &binding));
    let na: Option<Uuid> = place.transpose().map_err(|_| {
        fault(
            "query:cursor",
            "onbruikbaar",
            "Deze plaats in de lijst is niet te gebruiken; begin opnieuw zonder cursor.",
        )
    })?;
    let lijst = besluit::zoeken(t, vraag.filter()?, na).await?;
    let next = lijst
        .volgende_na
        .map(|na| gedeelde.cursors.seal(&na, &binding));
    let cursor = next
        .transpose()
        .map_err(|_| Storing::Samenhang("a cursor could not be sealed"))?;
    Ok(Bladzijde { lijst, cursor })
}

fn fault(place: &str, code: &'static str, text: &str) -> Fout {
    Fout::Ongeldig(vec![Invoerfout {
        plaats: place.to_owned(),
        code,
        regel: None,
        tekst: text.to_owned(),
    }])
}
