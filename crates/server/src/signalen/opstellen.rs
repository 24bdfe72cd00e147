// SPDX-License-Identifier: EUPL-1.2
//! `POST /signalen`: a deelnemer writes a signaal down as a concept.

use autorisatie::Toegang;
use serde::Deserialize;
use utoipa::ToSchema;
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::Verschijningsvorm;
use zaak::domein::signaal::{Opstelling, Signaalinhoud};
use zaak::handelingen::SignaalOpstellen;

use super::Signaalstand;
use super::onderdelen::Persoon;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Wat u wilt melden.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Signaalopstelling {
    /// De gedragingen of situaties.
    #[schema(min_length = 1, max_length = 8000)]
    gedragingen: String,
    /// Waarom gezamenlijke verwerking nodig is.
    #[schema(min_length = 1, max_length = 4000)]
    waarom_gezamenlijk: String,
    /// Code van de verschijningsvorm.
    #[schema(value_type = String, min_length = 3, max_length = 64, example = "witwassen",
        pattern = "^(mensenhandel_mensensmokkel|drugscriminaliteit|vastgoedfraude|witwassen|malafide_bedrijvigheid|outlaw_motorcycle_gangs)$")]
    verschijningsvorm: Verschijningsvorm,
    /// Code van de tafel: die van het district, of REGIONAAL.
    #[schema(value_type = String, min_length = 1, max_length = 16, example = "D",
        pattern = "^(ABC|D|E|F|G|REGIONAAL)$")]
    tafel: Tafel,
    /// De personen over wie het gaat.
    #[schema(max_items = 25)]
    personen: Vec<Persoon>,
}

/// Stelt een signaal op als concept.
///
/// Het concept ziet alleen uw eigen organisatie; melden is een tweede stap.
#[utoipa::path(post, path = "/signalen", operation_id = "signaal.opstellen", tag = "signalen",
    request_body = Signaalopstelling,
    responses((status = 201, description = "Het concept is vastgelegd", body = Signaalstand)))]
pub async fn opstellen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let Signaalopstelling {
        gedragingen,
        waarom_gezamenlijk,
        verschijningsvorm,
        tafel,
        personen,
    } = binnen.lichaam()?;
    let personen = personen.into_iter().map(Into::into).collect();
    let opstelling = Opstelling {
        inhoud: Signaalinhoud {
            gedragingen,
            waarom_gezamenlijk,
        },
        verschijningsvorm,
        personen,
    };
    let (bereik, tijdzone) = (binnen.state().bereik(), binnen.state().tijdzone().clone());
    let werk = async move |t: &mut Toegang<'_, SignaalOpstellen>| {
        zaak::dienst::opstellen(t, opstelling, tafel, bereik, &tijdzone).await
    };
    let gemaakt = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), SignaalOpstellen {}, werk)
        .await?;
    let (pad, versie) = (
        format!("/signalen/{}", gemaakt.waarde().id),
        gemaakt.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gemaakt, Signaalstand::from)
        .met_versie(versie)
        .op(&pad))
}
