// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/standpunten`: records the standpunt of one deelnemer present.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit::{self, Standpuntgeving};
use besluitvorming::handelingen::StandpuntGeven;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::stemming::Standpunt;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;

/// Het standpunt van een aanwezige deelnemer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Deelnemerstandpunt {
    /// Lidmaatschap van het aanwezige lid; in een spoedvergadering uw eigen, of weggelaten.
    lidmaatschap: Option<Uuid>,
    /// Wat zijn deelnemer vindt.
    #[schema(value_type = String, min_length = 4, max_length = 10, example = "voor", pattern = "^(voor|tegen|onthouding)$")]
    standpunt: Standpunt,
    /// Toelichting, bijvoorbeeld van een minderheid.
    #[schema(min_length = 1, max_length = 2000)]
    toelichting: Option<String>,
}

/// Legt het standpunt van een aanwezige deelnemer vast.
///
/// In een vergadering doet de secretaris dit voor elke deelnemer; in een spoedvergadering elk lid voor zichzelf.
#[utoipa::path(post, path = "/besluiten/{id}/standpunten", operation_id = "besluit.standpunt_geven", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetWerkcontext),
    request_body = Deelnemerstandpunt,
    responses((status = 201, description = "Het standpunt is vastgelegd", body = Besluitstand)))]
pub async fn standpunt_geven(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let Deelnemerstandpunt {
        lidmaatschap,
        standpunt,
        toelichting,
    } = binnen.lichaam()?;
    let geving = Standpuntgeving {
        lidmaatschap,
        standpunt,
        toelichting,
    };
    let handeling = StandpuntGeven {
        id: binnen.id("id")?,
    };
    let werk =
        async move |t: &mut Toegang<'_, StandpuntGeven>| besluit::geef_standpunt(t, geving).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/besluiten/{}", gedaan.waarde().id),
        gedaan.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gedaan, Besluitstand::from)
        .met_versie(versie)
        .op(&pad))
}
