// SPDX-License-Identifier: EUPL-1.2
//! `GET /signalen`: the signalen that the caller sees, without content.

use autorisatie::{Fout, Invoerfout, Storing, Toegang, Verantwoord};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use zaak::Signalenlijst;
use zaak::handelingen::SignalenZoeken;

use super::beeld::Signaalhoofdzaken;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::cursor::Binding;
use crate::installatie::{Gedeelde, Installatie};
use crate::openapi::Bladeren;

/// Een bladzijde van de lijst.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Signalenvraag {
    /// Hoeveel rijen ten hoogste; zonder opgave 25.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// De plaats in de lijst, overgenomen uit `Link`.
    #[param(max_length = 512)]
    cursor: Option<String>,
}

/// Signalen, de nieuwste eerst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Signalen {
    /// De signalen.
    signalen: Vec<Signaalhoofdzaken>,
}

/// A page, and where the next one begins.
struct Bladzijde {
    lijst: Signalenlijst,
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

/// Toont de signalen die u mag zien: geen inhoud.
#[utoipa::path(get, path = "/signalen", operation_id = "signaal.zoeken", tag = "signalen",
    params(Signalenvraag),
    responses((status = 200, description = "De signalen", body = Signalen)))]
pub(crate) async fn zoeken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signalen>, Afwijzing> {
    let Signalenvraag { limit, cursor } = binnen.query()?;
    let limit = limit.unwrap_or(Bladeren::DEFAULT_LIMIT);
    let handeling = SignalenZoeken {
        maximum: i64::from(limit),
    };
    let (gedeelde, filter) = (binnen.state().gedeelde(), binnen.filter().to_owned());
    let werk = async move |t: &mut Toegang<'_, SignalenZoeken>| {
        page(t, &gedeelde, &filter, cursor.as_deref()).await
    };
    let found = binnen
        .state()
        .poort()
        .lijst(&binnen.verzoek(), handeling, werk)
        .await?;
    let next = found.waarde().cursor.as_deref();
    let next = next.map(|cursor| format!("/signalen?limit={limit}&cursor={cursor}"));
    let show = |page: Bladzijde| Signalen {
        signalen: page.lijst.signalen.into_iter().map(Into::into).collect(),
    };
    Ok(Antwoord::goed(found, show).met_vervolg(next.as_deref()))
}

async fn page(
    t: &mut Toegang<'_, SignalenZoeken>,
    gedeelde: &Gedeelde,
    filter: &str,
    cursor: Option<&str>,
) -> Result<Bladzijde, Fout> {
    let wie = t.wie();
    let binding = Binding {
        persoon: wie.persoon,
        hoedanigheid: wie.lidmaatschap,
        operation: "signaal.zoeken",
        filter,
        policy: &gedeelde.beleid,
    };
    let place = cursor.map(|cursor| gedeelde.cursors.open(cursor, &binding));
    let na: Option<Uuid> = place.transpose().map_err(|_| unusable())?;
    let lijst = zaak::dienst::zoeken(t, na).await?;
    let next = lijst
        .volgende_na
        .map(|na| gedeelde.cursors.seal(&na, &binding));
    let cursor = next
        .transpose()
        .map_err(|_| Storing::Samenhang("a cursor could not be sealed"))?;
    Ok(Bladzijde { lijst, cursor })
}

/// Altered, of somebody else, or of before a change of policy: the same for all.
fn unusable() -> Fout {
    Fout::Ongeldig(vec![Invoerfout {
        plaats: "query:cursor".to_owned(),
        code: "onbruikbaar",
        regel: None,
        tekst: "Deze plaats in de lijst is niet te gebruiken; begin opnieuw zonder cursor."
            .to_owned(),
    }])
}
