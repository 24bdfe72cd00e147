// SPDX-License-Identifier: EUPL-1.2
//! `/subjecten/{id}/informering`: whether a subject is told (WGS 1.4(4)(a); R-84).

use autorisatie::Toegang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use zaak::InformeringBeeld;
use zaak::domein::informering::{Informeerbeslissing, Informeergrond, Informering as Besluit};
use zaak::handelingen::{InformeringLezen, SubjectInformeren};

use super::Subjectstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wat u over informeren beslist.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Informeringsbeslissing {
    /// De beslissing.
    #[schema(value_type = String, min_length = 3, max_length = 32, example = "uitstellen",
        pattern = "^(informeren|uitstellen|achterwege_laten)$")]
    beslissing: Informeerbeslissing,
    /// Op welke grond.
    #[schema(value_type = String, min_length = 3, max_length = 32, example = "strafbare_feiten",
        pattern = "^(informatieplicht|openbare_veiligheid|strafbare_feiten|toezicht|rechten_van_anderen|al_bekend|onmogelijk_of_onevenredig)$")]
    grond: Informeergrond,
    /// Bij uitstel: de dag waarop u dit opnieuw beziet, binnen een jaar.
    #[schema(value_type = Option<String>, format = Date, example = "2027-05-01")]
    herzien_op: Option<jiff::civil::Date>,
    /// Waarom.
    #[schema(min_length = 1, max_length = 4000)]
    toelichting: String,
}

/// Wat over informeren is beslist.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Informering {
    /// Id van het subject.
    subject: Uuid,
    /// De beslissing: `informeren`, `uitstellen` of `achterwege_laten`.
    #[schema(example = "uitstellen")]
    beslissing: &'static str,
    /// De grond.
    #[schema(example = "strafbare_feiten")]
    grond: &'static str,
    /// De dag waarop dit opnieuw wordt bezien.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    herzien_op: Option<jiff::civil::Date>,
    /// Waarom.
    toelichting: String,
    /// Id van het lidmaatschap van wie besliste.
    besloten_door: Uuid,
    /// Wanneer.
    #[schema(value_type = String, format = DateTime)]
    besloten_op: String,
}

impl From<InformeringBeeld> for Informering {
    fn from(beeld: InformeringBeeld) -> Self {
        let op = beeld.besloten_op;
        // An instant on the wire has no fraction.
        let op = jiff::Timestamp::from_second(op.as_second()).unwrap_or(op);
        Self {
            subject: beeld.subject,
            beslissing: beeld.informering.beslissing.code(),
            grond: beeld.informering.grond.code(),
            herzien_op: beeld.informering.herzien_op,
            toelichting: beeld.informering.toelichting,
            besloten_door: beeld.besloten_lidmaatschap,
            besloten_op: op.to_string(),
        }
    }
}

/// Beslist of een subject wordt geinformeerd.
///
/// Een latere beslissing komt naast de eerdere; de laatste geldt.
#[utoipa::path(post, path = "/subjecten/{id}/informering", operation_id = "subject.informeren", tag = "subjecten",
    params(("id" = uuid::Uuid, Path, description = "Id van het subject"), MetVersie, MetWerkcontext),
    request_body = Informeringsbeslissing,
    responses((status = 201, description = "De beslissing is vastgelegd", body = Subjectstand)))]
pub async fn informeren(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Subjectstand>, Afwijzing> {
    let Informeringsbeslissing {
        beslissing,
        grond,
        herzien_op,
        toelichting,
    } = binnen.lichaam()?;
    let besluit = Besluit {
        beslissing,
        grond,
        herzien_op,
        toelichting,
    };
    let handeling = SubjectInformeren {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let tijdzone = binnen.state().tijdzone().clone();
    let werk = async move |t: &mut Toegang<'_, SubjectInformeren>| {
        zaak::dienst::informeren(t, besluit, &tijdzone).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (pad, versie) = (
        format!("/subjecten/{}/informering", gedaan.waarde().id),
        gedaan.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(gedaan, Subjectstand::from)
        .met_versie(versie)
        .op(&pad))
}

/// Toont wat over het informeren van een subject is beslist.
#[utoipa::path(get, path = "/subjecten/{id}/informering", operation_id = "informering.lezen", tag = "subjecten",
    params(("id" = uuid::Uuid, Path, description = "Id van het subject"), MetWerkcontext),
    responses((status = 200, description = "De laatste beslissing", body = Informering)),
    extensions(("x-handeling" = json!("subject.lezen"))))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Informering>, Afwijzing> {
    let handeling = InformeringLezen {
        id: binnen.id("id")?,
    };
    let gelezen = binnen
        .state()
        .poort()
        .lees(&binnen.verzoek(), handeling)
        .await?;
    let versie = gelezen.waarde().versie;
    Ok(Antwoord::goed(gelezen, Informering::from).met_versie(versie))
}
