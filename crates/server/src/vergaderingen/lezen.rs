// SPDX-License-Identifier: EUPL-1.2
//! `GET /vergaderingen/{id}`: one vergadering with its agenda.

use autorisatie::Toegang;
use besluitvorming::dienst::vergadering::lezen as lees;
use besluitvorming::handelingen::VergaderingLezen;

use super::beeld::Vergadering;
use crate::deur::afwijzing::Afwijzing;
use crate::deur::antwoord::Antwoord;
use crate::deur::binnenkomst::Binnenkomst;
use crate::installatie::Installatie;

/// Toont een vergadering van uw tafel of Stuurgroep.
///
/// Een agendapunt staat er alleen in als u het besluit mag zien; de inhoud leest u daar.
#[utoipa::path(get, path = "/vergaderingen/{id}", operation_id = "vergadering.lezen", tag = "vergaderingen",
    params(("id" = uuid::Uuid, Path, description = "Id van de vergadering")),
    responses((status = 200, description = "De vergadering", body = Vergadering)))]
pub async fn lezen(binnen: Binnenkomst<Installatie>) -> Result<Antwoord<Vergadering>, Afwijzing> {
    let handeling = VergaderingLezen {
        id: binnen.id("id")?,
    };
    let werk = async |t: &mut Toegang<'_, VergaderingLezen>| lees(t).await;
    let read = binnen
        .state()
        .poort()
        .bekijk(&binnen.verzoek(), handeling, werk)
        .await?;
    let versie = read.waarde().stand.versie;
    Ok(Antwoord::goed(read, Vergadering::from).met_versie(versie))
}
