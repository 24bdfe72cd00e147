// SPDX-License-Identifier: EUPL-1.2
//! `POST /casussen/{id}/belangen` and its end: who has an interest in a casus does not see it.

use autorisatie::Toegang;
use casus::dienst::belang;
use casus::handelingen::{BelangAanmaken, BelangBeeindigen};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Van wie het belang is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Belangmelding {
    /// Lidmaatschap van wie belang heeft; zonder opgave u zelf. Van een ander alleen door de voorzitter van de tafel.
    lidmaatschap: Option<Uuid>,
}

/// Dat een belang is vastgelegd of beëindigd.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Belangstand {
    /// Id van de casus.
    casus: Uuid,
    /// `vastgelegd` of `beeindigd`.
    #[schema(example = "vastgelegd")]
    status: String,
}

impl From<belang::Belangstand> for Belangstand {
    fn from(stand: belang::Belangstand) -> Self {
        Self {
            casus: stand.casus,
            status: stand.status,
        }
    }
}

/// Legt vast dat iemand belang heeft bij een casus.
///
/// Vanaf dat moment bestaat de casus voor hem niet: niet om te lezen, niet in lijsten, en niet in de vergadering.
#[utoipa::path(post, path = "/casussen/{id}/belangen", operation_id = "belang.aanmaken", tag = "casussen",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus")),
    request_body = Belangmelding,
    responses((status = 201, description = "Het belang is vastgelegd", body = Belangstand)))]
pub async fn aanmaken(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Belangstand>, Afwijzing> {
    let Belangmelding { lidmaatschap } = binnen.lichaam()?;
    let handeling = BelangAanmaken {
        id: binnen.id("id")?,
    };
    let pad = format!("/casussen/{}", handeling.id);
    let werk =
        async move |t: &mut Toegang<'_, BelangAanmaken>| belang::aanmaken(t, lidmaatschap).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    Ok(Antwoord::aangemaakt(gedaan, Belangstand::from).op(&pad))
}

/// Beëindigt een belang.
///
/// Dat doet de voorzitter van de tafel; vanaf dat moment ziet de betrokken persoon weer wat bij zijn rol hoort.
#[utoipa::path(post, path = "/casussen/{id}/belangen/{lidmaatschap}/beeindiging", operation_id = "belang.beeindigen", tag = "casussen",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"),
        ("lidmaatschap" = uuid::Uuid, Path, description = "Lidmaatschap van wie het belang had")),
    responses((status = 200, description = "Het belang is beëindigd", body = Belangstand)))]
pub async fn beeindigen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Belangstand>, Afwijzing> {
    let (id, lidmaatschap) = (binnen.id("id")?, binnen.id("lidmaatschap")?);
    let werk = async move |t: &mut Toegang<'_, BelangBeeindigen>| {
        belang::beeindigen(t, lidmaatschap).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), BelangBeeindigen { id }, werk)
        .await?;
    Ok(Antwoord::goed(gedaan, Belangstand::from))
}
