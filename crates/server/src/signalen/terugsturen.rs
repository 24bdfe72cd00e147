// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen/{id}/terugsturing`: the bureau sends back what is formally incomplete.

use autorisatie::Toegang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use zaak::domein::terugsturing as domein;
use zaak::handelingen::SignaalTerugsturen;

use super::Signaalstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wat aan een signaal ontbreekt. Over de inhoud oordelen alleen de deelnemers.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signaalterugsturing {
    /// De vormgebreken.
    #[schema(min_items = 1, max_items = 20)]
    vormgebreken: Vec<Vormgebrek>,
}

/// Een onderdeel dat ontbreekt of onvolledig is.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vormgebrek {
    /// Welk onderdeel.
    #[schema(value_type = String, max_length = 32, example = "bron",
        pattern = "^(gedragingen|waarom_gezamenlijk|verschijningsvorm|tafel|personen|identificatie|aanwijzing|datum|bron)$")]
    onderdeel: domein::Onderdeel,
    /// Wat eraan ontbreekt.
    #[schema(min_length = 1, max_length = 500)]
    toelichting: String,
}

impl From<Vormgebrek> for domein::Vormgebrek {
    fn from(gebrek: Vormgebrek) -> Self {
        Self {
            onderdeel: gebrek.onderdeel,
            toelichting: gebrek.toelichting,
        }
    }
}

impl From<domein::Vormgebrek> for Vormgebrek {
    fn from(gebrek: domein::Vormgebrek) -> Self {
        Self {
            onderdeel: gebrek.onderdeel,
            toelichting: gebrek.toelichting,
        }
    }
}

/// Stuurt een gemeld signaal terug dat naar de vorm onvolledig is; het is dan weer een concept van de melder.
#[utoipa::path(post, path = "/signalen/{id}/terugsturing", operation_id = "signaal.terugsturen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie, MetWerkcontext),
    request_body = Signaalterugsturing,
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn terugsturen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let Signaalterugsturing { vormgebreken } = binnen.lichaam()?;
    let terugsturing = domein::Terugsturing {
        vormgebreken: vormgebreken.into_iter().map(Into::into).collect(),
    };
    let handeling = SignaalTerugsturen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, SignaalTerugsturen>| {
        zaak::dienst::terugsturen(t, terugsturing).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
