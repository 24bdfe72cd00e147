// SPDX-License-Identifier: EUPL-1.2
//! Reporting a concept.

use autorisatie::{Fout, Toegang};
use besluitvorming::register::{Vorm, vormregister};
use wgs::nummer::Bereik;
use wgs::overgangen::signaal::Signaalgebeurtenis;
use wgs::verschijningsvorm::Vormrij;

use super::Stand;
use super::overgaan::neem_stap;
use crate::domein::melding::toets_melding;
use crate::handelingen::SignaalMelden;
use crate::opslag;

/// Reports a concept. It is judged again, on the day of the report; `tijdzone` is that of the legal day.
///
/// # Errors
/// 412 when the version is not the current one, 409 when the state does not know the step, 400 with all that is wrong
/// with the content; places are as in the signaal.
pub async fn melden(
    t: &mut Toegang<'_, SignaalMelden>,
    bereik: Bereik,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Stand, Fout> {
    let SignaalMelden { id, versie } = *t.handeling();
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::Melden).await?;
    let opstelling = opslag::signaal::opstelling(t, id).await?;
    let vormen = vormregister(t).await?;
    let register: Vec<Vormrij<'_>> = vormen.iter().map(Vorm::als_rij).collect();
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    let schendingen = toets_melding(&opstelling, &register, dag, bereik);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    stap.zet(t).await
}
