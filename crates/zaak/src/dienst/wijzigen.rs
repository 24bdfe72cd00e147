// SPDX-License-Identifier: EUPL-1.2
//! Changing a concept.

use autorisatie::opslag::zaak::geef_aan_tafel;
use autorisatie::{Fout, Toegang};
use wgs::nummer::Bereik;
use wgs::overgangen::signaal::Signaalgebeurtenis;

use super::Stand;
use super::overgaan::neem_stap;
use crate::domein::signaal::toets;
use crate::domein::wijziging::Signaalwijziging;
use crate::handelingen::SignaalWijzigen;
use crate::opslag;

/// Changes what is given and leaves the rest. `tijdzone` is that of the legal day.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is no concept, 400 with all faults of the content as it would
/// become.
pub async fn wijzigen(
    t: &mut Toegang<'_, SignaalWijzigen>,
    wijziging: Signaalwijziging,
    bereik: Bereik,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Stand, Fout> {
    let SignaalWijzigen { id, versie } = *t.handeling();
    if let Some(schending) = wijziging.toets() {
        return Err(schending.into());
    }
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::Wijzigen).await?;
    let (tafel, met_personen) = (wijziging.tafel, wijziging.personen.is_some());
    let nieuw = wijziging.op(opslag::signaal::opstelling(t, id).await?);
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    let schendingen = toets(&nieuw, dag, bereik);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    let aliassen = opslag::signaal::wijzig(t, &nieuw, met_personen).await?;
    if let Some(tafel) = tafel {
        geef_aan_tafel(t, id, tafel.code()).await?;
    }
    stap.met_personen(aliassen).zet(t).await
}
