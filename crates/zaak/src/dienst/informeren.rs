// SPDX-License-Identifier: EUPL-1.2
//! Deciding about informing a subject (WGS 1.4(4)(a); R-84).

use autorisatie::{Fout, Geweigerd, Toegang};
use wgs::overgangen::subject::{Subjectgebeurtenis, volgende};

use super::Subjectstand;
use crate::domein::informering::{Informering, toets_informering};
use crate::fout::subject_in_andere_toestand;
use crate::handelingen::SubjectInformeren;
use crate::opslag;

/// Records a decision; earlier ones stay.
///
/// # Errors
/// 412 when the version is not the current one, 409 for who was only proposed, 400 with all faults.
pub async fn informeren(
    t: &mut Toegang<'_, SubjectInformeren>,
    informering: Informering,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Subjectstand, Fout> {
    let SubjectInformeren { id, versie } = *t.handeling();
    let oud = opslag::subjectstand::eigen(t, id).await?;
    if oud.versie != versie {
        return Err(Geweigerd::versie().into());
    }
    let gebeurtenis = Subjectgebeurtenis::Informeren;
    let naar = volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| subject_in_andere_toestand(oud.status, gebeurtenis))?;
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    let schendingen = toets_informering(&informering, dag);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    opslag::informering::bewaar(t, oud.zaak, &informering).await?;
    opslag::subjectstand::tel_versie(t, id).await?;
    Ok(Subjectstand {
        id,
        status: naar.code().to_owned(),
        versie: oud.versie + 1,
        alias: oud.alias,
    })
}
