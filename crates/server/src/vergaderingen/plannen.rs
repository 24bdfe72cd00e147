// SPDX-License-Identifier: EUPL-1.2
//! `POST /gremia/{code}/vergaderingen`: plans a vergadering.

use autorisatie::Toegang;
use besluitvorming::dienst::vergadering::plannen as plan;
use besluitvorming::handelingen::VergaderingPlannen;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Vergaderingstand;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Wanneer u vergadert.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vergaderingplanning {
    /// Wanneer de vergadering begint; niet in het verleden.
    #[schema(value_type = String, format = DateTime, max_length = 40, example = "2027-01-15T09:30:00Z")]
    begint_op: jiff::Timestamp,
    /// Of het een spoedvergadering is: ieder lid geeft dan zelf zijn standpunt.
    is_spoed: bool,
}

/// Plant een vergadering van uw tafel of Stuurgroep.
#[utoipa::path(post, path = "/gremia/{code}/vergaderingen", operation_id = "vergadering.plannen",
    tag = "vergaderingen",
    params(("code" = String, Path, description = "Code van het gremium", max_length = 16, pattern = "^[A-Z]{1,16}$")),
    request_body = Vergaderingplanning,
    responses((status = 201, description = "De vergadering is gepland", body = Vergaderingstand)))]
pub async fn plannen(
    binnen: Binnenkomst<Installatie>,
) -> Result<Antwoord<Vergaderingstand>, Afwijzing> {
    let Vergaderingplanning {
        begint_op,
        is_spoed,
    } = binnen.lichaam()?;
    let handeling = VergaderingPlannen {
        gremium: binnen.code("code").to_owned(),
    };
    let werk =
        async move |t: &mut Toegang<'_, VergaderingPlannen>| plan(t, begint_op, is_spoed).await;
    let made = binnen
        .state()
        .poort()
        .verricht(&binnen.verzoek(), handeling, werk)
        .await?;
    let (path, versie) = (
        format!("/vergaderingen/{}", made.waarde().id),
        made.waarde().versie,
    );
    Ok(Antwoord::aangemaakt(made, Vergaderingstand::from)
        .met_versie(versie)
        .op(&path))
}
