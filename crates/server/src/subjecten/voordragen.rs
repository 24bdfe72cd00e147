// SPDX-License-Identifier: EUPL-1.2
//! `POST /casussen/{id}/subjecten`: proposes a subject for a casus. A besluit of the tafel adds him.

use autorisatie::Toegang;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use wgs::persoonsrol::Persoonsrol;
use zaak::domein::signaal::Signaalpersoon;
use zaak::domein::voordracht::{Aanduiding, Herkomst, Voordracht};
use zaak::handelingen::SubjectVoordragen;

use super::Subjectstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::MetWerkcontext;
use crate::signalen::{Aanwijzing, Naam};

/// Wie u voordraagt. Noem een persoon uit een signaal, of geef zijn gegevens; niet beide.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subjectvoordracht {
    /// Waarom hij voorkomt.
    #[schema(value_type = String, min_length = 3, max_length = 32, example = "directe_kring",
        pattern = "^(signaal|directe_kring|direct_verband)$")]
    persoonsrol: Persoonsrol,
    /// Bij een directe kring of direct verband: het subject van deze casus waaraan hij hangt.
    hangt_aan: Option<Uuid>,
    /// Bij een directe kring of direct verband: waarin die bestaat.
    #[serde(default)]
    #[schema(max_length = 2000)]
    waarom: String,
    /// Id van de persoon in een signaal dat in weging is of voor deze casus is aanvaard.
    signaalpersoon: Option<Uuid>,
    /// De gegevens van de persoon: niet meer dan nodig is om te besluiten.
    persoon: Option<Voorgedragene>,
    /// Wat hem kwetsbaar maakt.
    #[serde(default)]
    #[schema(max_items = 2)]
    aanduidingen: Vec<Aanduidingcode>,
    /// Bij een minderjarige, slachtoffer of getuige: waarom hij toch moet voorkomen.
    #[serde(default)]
    #[schema(max_length = 4000)]
    motivering_aanduiding: String,
}

/// Wie wordt voorgedragen.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Voorgedragene {
    /// Naam.
    naam: Naam,
    /// Geboortedatum.
    #[schema(value_type = Option<String>, format = Date, example = "1980-02-29")]
    geboortedatum: Option<jiff::civil::Date>,
    /// Burgerservicenummer, negen cijfers.
    #[schema(pattern = "^[0-9]{9}$", max_length = 9, example = "999990019")]
    bsn: Option<String>,
    /// Aanwijzingen, als die er zijn.
    #[serde(default)]
    #[schema(max_items = 20)]
    aanwijzingen: Vec<Aanwijzing>,
}

/// Wat iemand kwetsbaar maakt.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub struct Aanduidingcode(Aanduiding);

impl utoipa::PartialSchema for Aanduidingcode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::schema::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .min_length(Some(3))
            .max_length(Some(32))
            .pattern(Some("^(minderjarig|slachtoffer_of_getuige)$"))
            .description(Some("Wat iemand kwetsbaar maakt."))
            .into()
    }
}

impl ToSchema for Aanduidingcode {}

impl From<Voorgedragene> for Signaalpersoon {
    fn from(persoon: Voorgedragene) -> Self {
        Self {
            naam: persoon.naam.into(),
            geboortedatum: persoon.geboortedatum,
            bsn: persoon.bsn,
            aanwijzingen: persoon.aanwijzingen.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Subjectvoordracht> for Voordracht {
    fn from(voordracht: Subjectvoordracht) -> Self {
        let herkomst = match (voordracht.signaalpersoon, voordracht.persoon) {
            (Some(id), None) => Some(Herkomst::Signaalpersoon(id)),
            (None, Some(persoon)) => Some(Herkomst::Opgave(Box::new(persoon.into()))),
            (Some(_), Some(_)) | (None, None) => None,
        };
        Self {
            persoonsrol: voordracht.persoonsrol,
            hangt_aan: voordracht.hangt_aan,
            waarom: voordracht.waarom,
            herkomst,
            aanduidingen: voordracht
                .aanduidingen
                .into_iter()
                .map(|een| een.0)
                .collect(),
            motivering_aanduiding: voordracht.motivering_aanduiding,
        }
    }
}

/// Draagt een subject voor een casus voor.
///
/// Tot een besluit van de tafel hoort hij niet bij de casus: alleen uw eigen organisatie, het bureau en wie erover beslist
/// zien hem. Wordt hij afgewezen, dan zijn zijn gegevens weg.
#[utoipa::path(post, path = "/casussen/{id}/subjecten", operation_id = "subject.voordragen", tag = "subjecten",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"), MetWerkcontext), request_body = Subjectvoordracht,
    responses((status = 201, description = "De voordracht is vastgelegd", body = Subjectstand)))]
pub async fn voordragen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Subjectstand>, Afwijzing> {
    let voordracht: Subjectvoordracht = binnen.lichaam()?;
    let handeling = SubjectVoordragen {
        casus: binnen.id("id")?,
    };
    let (bereik, tijdzone) = (binnen.state().bereik(), binnen.state().tijdzone().clone());
    let werk = async move |t: &mut Toegang<'_, SubjectVoordragen>| {
        Box::pin(zaak::dienst::voordragen(
            t,
            voordracht.into(),
            bereik,
            &tijdzone,
        ))
        .await
    };
    let gemaakt = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/subjecten/{}", gemaakt.waarde().id),
        gemaakt.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gemaakt, Subjectstand::from)
        .met_versie(versie)
        .op(&pad))
}
