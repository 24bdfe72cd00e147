// SPDX-License-Identifier: EUPL-1.2
//! `POST /besluiten/{id}/vaststelling`: adopts a besluit and carries out its effect, once.

use autorisatie::Toegang;
use besluitvorming::dienst::besluit;
use besluitvorming::handelingen::BesluitVaststellen;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::contract::BASE;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Een vastgesteld besluit, en wat het teweegbracht.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vaststelling {
    /// Waar het besluit staat.
    #[serde(flatten)]
    stand: Besluitstand,
    /// Wat het teweegbracht.
    resultaat: Resultaat,
}

/// Wat een besluit teweegbracht.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Resultaat {
    /// De verzameling waarin het staat.
    #[schema(example = "casussen")]
    collectie: String,
    /// Id daarin.
    id: Uuid,
    /// Het adres.
    #[schema(example = "/api/v1/casussen/0197…")]
    plaats: String,
}

impl From<besluit::Vaststelling> for Vaststelling {
    fn from(vaststelling: besluit::Vaststelling) -> Self {
        let uitvoering = vaststelling.uitvoering;
        Self {
            stand: vaststelling.stand.into(),
            resultaat: Resultaat {
                plaats: format!("{BASE}/{}/{}", uitvoering.collectie, uitvoering.id),
                collectie: uitvoering.collectie,
                id: uitvoering.id,
            },
        }
    }
}

/// Stelt een aangenomen besluit vast en voert het uit.
///
/// Dit doet de voorzitter, niet de indiener; het kan één keer, en wat het besluit teweegbrengt gebeurt tegelijk.
#[utoipa::path(post, path = "/besluiten/{id}/vaststelling", operation_id = "besluit.vaststellen", tag = "besluiten",
    params(("id" = uuid::Uuid, Path, description = "Id van het besluit"), MetVersie, MetWerkcontext),
    responses((status = 200, description = "Het besluit is vastgesteld en uitgevoerd", body = Vaststelling)))]
pub async fn vaststellen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Vaststelling>, Afwijzing> {
    let handeling = BesluitVaststellen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let gedeelde = binnen.state().gedeelde();
    let werk = async move |t: &mut Toegang<'_, BesluitVaststellen>| {
        besluit::vaststellen(t, &gedeelde.gevolgen, &gedeelde.tijdzone).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    binnen.state().gedeelde().vernietiging.wek();
    let versie = gedaan.waarde().stand.versie;
    Ok(Antwoord::goed(gedaan, Vaststelling::from).met_versie(versie))
}
