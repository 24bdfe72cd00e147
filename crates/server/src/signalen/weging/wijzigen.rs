// SPDX-License-Identifier: EUPL-1.2
//! `PATCH /signalen/{id}/weging`: the bureau writes down what the deelnemers judged.

use autorisatie::Toegang;
use serde::Deserialize;
use utoipa::ToSchema;
use zaak::domein::weging::Wegingwijziging as Wijziging;
use zaak::handelingen::SignaalWegingWijzigen;

use super::beeld::Oordeel;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;
use crate::openapi::{MetVersie, MetWerkcontext};
use crate::signalen::Signaalstand;

/// Wat de deelnemers hebben geoordeeld. Wat u niet noemt, blijft zoals het is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wegingwijziging {
    /// Of het signaal in overeenstemming is met het doel (WGS 2.23, tweede lid).
    in_overeenstemming_met_doel: Option<bool>,
    /// Waarom.
    doeltoets: Option<Oordeel>,
    /// Het type signaal (derde lid, onder a).
    r#type: Option<Oordeel>,
    /// Het aantal signalen en de aard en omvang daarvan (onder b).
    aantal_aard_omvang: Option<Oordeel>,
    /// Het gewicht van het signaal en de reeds gepleegde interventies (onder c).
    gewicht_interventies: Option<Oordeel>,
    /// Het aantal deelnemers met overeenkomstige signalen en het verband daartussen (onder d).
    deelnemers_verband: Option<Oordeel>,
}

impl From<Wegingwijziging> for Wijziging {
    fn from(wijziging: Wegingwijziging) -> Self {
        Self {
            in_overeenstemming_met_doel: wijziging.in_overeenstemming_met_doel,
            doeltoets: wijziging.doeltoets.map(Into::into),
            type_signaal: wijziging.r#type.map(Into::into),
            aantal_aard_omvang: wijziging.aantal_aard_omvang.map(Into::into),
            gewicht_interventies: wijziging.gewicht_interventies.map(Into::into),
            deelnemers_verband: wijziging.deelnemers_verband.map(Into::into),
        }
    }
}

/// Legt vast wat de deelnemers over een signaal in weging hebben geoordeeld.
///
/// Het bureau schrijft op en oordeelt niet: elk oordeel noemt de deelnemers die het gaven.
#[utoipa::path(patch, path = "/signalen/{id}/weging", operation_id = "signaal.weging_wijzigen", tag = "signalen",
    params(("id" = uuid::Uuid, Path, description = "Id van het signaal"), MetVersie, MetWerkcontext),
    request_body = Wegingwijziging,
    responses((status = 200, description = "De nieuwe stand", body = Signaalstand)))]
pub async fn wijzigen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Signaalstand>, Afwijzing> {
    let wijziging: Wegingwijziging = binnen.lichaam()?;
    let handeling = SignaalWegingWijzigen {
        id: binnen.id("id")?,
        versie: binnen.versie()?,
    };
    let werk = async move |t: &mut Toegang<'_, SignaalWegingWijzigen>| {
        zaak::dienst::weging_wijzigen(t, wijziging.into()).await
    };
    let gedaan = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = gedaan.waarde().versie;
    Ok(Antwoord::goed(gedaan, Signaalstand::from).met_versie(versie))
}
