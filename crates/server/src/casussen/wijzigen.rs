// SPDX-License-Identifier: EUPL-1.2
//! `PATCH /casussen/{id}`: the working title. Everything else about a casus changes by besluit of its tafel.

use autorisatie::Toegang;
use casus::dienst;
use casus::handelingen::CasusWijzigen;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};

/// Wat u aan een casus wijzigt. Status, deelnemers en subjecten wijzigen alleen bij besluit van de tafel.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Casuswijziging {
    /// Hoe u de casus noemt; staat bij de inhoud.
    #[schema(min_length = 1, max_length = 200)]
    werktitel: String,
}

/// Waar een casus staat na een wijziging.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Casusstand {
    /// Id.
    id: Uuid,
    /// Status.
    #[schema(example = "gestart")]
    status: String,
    /// Versie, ook in de `ETag`.
    versie: i64,
}

impl From<dienst::Casusstand> for Casusstand {
    fn from(stand: dienst::Casusstand) -> Self {
        Self {
            id: stand.id,
            status: stand.status,
            versie: stand.versie,
        }
    }
}

/// Geeft een casus een andere werktitel.
#[utoipa::path(patch, path = "/casussen/{id}", operation_id = "casus.wijzigen", tag = "casussen",
    params(("id" = uuid::Uuid, Path, description = "Id van de casus"), MetVersie, MetWerkcontext),
    request_body = Casuswijziging,
    responses((status = 200, description = "De nieuwe stand", body = Casusstand)))]
pub async fn wijzigen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Casusstand>, Afwijzing> {
    let Casuswijziging { werktitel } = binnen.lichaam()?;
    let handeling = CasusWijzigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk =
        async move |t: &mut Toegang<'_, CasusWijzigen>| dienst::wijzigen(t, &werktitel).await;
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Casusstand::from).met_versie(versie))
}
