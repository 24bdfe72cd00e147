// SPDX-License-Identifier: EUPL-1.2
//! What every step of a besluit has in common.

use autorisatie::{Fout, Handeling, Toegang};
use besluitvorming::{Besluitbron, dienst::besluit as dienst};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Besluitstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Waarom.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Besluitreden {
    /// De reden.
    #[schema(min_length = 1, max_length = 4000)]
    pub(super) reden: String,
}

/// Takes the step and answers where the besluit stands then, with its version.
pub(super) async fn stap<H: Handeling<Bron = Besluitbron>>(
    binnen: &Binnenkomst<Installatie>,
    handeling: H,
    werk: impl AsyncFnOnce(&mut Toegang<'_, H>) -> Result<dienst::Besluitstand, Fout> + 'static,
) -> Result<Antwoord<Besluitstand>, Afwijzing> {
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Besluitstand::from).met_versie(versie))
}
