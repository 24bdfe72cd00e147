// SPDX-License-Identifier: EUPL-1.2
//! `PATCH /signalen/{id}`: changes a concept.

use autorisatie::Toegang;
use serde::Deserialize;
use utoipa::ToSchema;
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::domein::wijziging::Signaalwijziging as Wijziging;
use zaak::handelingen::SignaalWijzigen;

use super::Signaalstand;
use super::onderdelen::Persoon;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wat u in het concept wijzigt. Wat u niet noemt, blijft zoals het is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signaalwijziging {
    /// De gedragingen of situaties.
    #[schema(min_length = 1, max_length = 8000)]
    gedragingen: Option<String>,
    /// Waarom gezamenlijke verwerking nodig is.
    #[schema(min_length = 1, max_length = 4000)]
    waarom_gezamenlijk: Option<String>,
    /// Code van de verschijningsvorm.
    #[schema(value_type = Option<String>, min_length = 3, max_length = 64, example = "witwassen",
        pattern = "^(mensenhandel_mensensmokkel|drugscriminaliteit|vastgoedfraude|witwassen|malafide_bedrijvigheid|outlaw_motorcycle_gangs)$")]
    verschijningsvorm: Option<Verschijningsvorm>,
    /// Code van de tafel: die van het district, of REGIONAAL.
    #[schema(value_type = Option<String>, min_length = 1, max_length = 16, example = "D",
        pattern = "^(ABC|D|E|F|G|REGIONAAL)$")]
    tafel: Option<Tafel>,
    /// Alle personen opnieuw: wie er niet meer bij staat, verdwijnt uit het concept.
    #[schema(max_items = 25)]
    personen: Option<Vec<Persoon>>,
}

impl From<Signaalwijziging> for Wijziging {
    fn from(wijziging: Signaalwijziging) -> Self {
        let personen = wijziging
            .personen
            .map(|personen| personen.into_iter().map(Into::into).collect());
        Self {
            gedragingen: wijziging.gedragingen,
            waarom_gezamenlijk: wijziging.waarom_gezamenlijk,
            verschijningsvorm: wijziging.verschijningsvorm,
            tafel: wijziging.tafel,
            personen,
        }
    }
}

/// Wijzigt een signaal dat nog niet is gemeld.
#[utoipa::path(patch, path = "/signalen/{id}", operation_id = "signaal.wijzigen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie, MetWerkcontext),
    request_body = Signaalwijziging,
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn wijzigen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let wijziging: Signaalwijziging = binnen.lichaam()?;
    let handeling = SignaalWijzigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let (bereik, tijdzone) = (binnen.state().bereik(), binnen.state().tijdzone().clone());
    let werk = async move |t: &mut Toegang<'_, SignaalWijzigen>| {
        zaak::dienst::wijzigen(t, wijziging.into(), bereik, &tijdzone).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
