// SPDX-License-Identifier: EUPL-1.2
//! Preparing a handhavingsknelpunt, and changing what was prepared.

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::{Fout, Geweigerd, Toegang};
use jiff::tz::TimeZone;
use wgs::overgangen::hhk::{Hhkgebeurtenis, volgende};
use wgs::tafel::Gremium;
use wgs::termijn::vijf_jaar_na;

use super::feiten::Registers;
use super::{Stand, begin_van_dag};
use crate::domein::inhoud::{Knelpuntwijziging, Voorbereiding};
use crate::fout::{hhk_in_andere_toestand, onbekende_status};
use crate::handelingen::{HhkVoorbereiden, HhkWijzigen};
use crate::opslag::hhk;

/// Stores a preparation. It is a zaak of the Stuurgroep, which decides on it. `tijdzone` is that of the legal day.
///
/// # Errors
/// All faults of the content at once; or a failure.
pub async fn voorbereiden(
    t: &mut Toegang<'_, HhkVoorbereiden>,
    wat: Voorbereiding,
    tijdzone: &TimeZone,
) -> Result<Stand, Fout> {
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    Registers::laad(t).await?.eis(&wat, dag)?;
    let status = volgende(None, Hhkgebeurtenis::Voorbereiden).map_err(|_| onbekende_status())?;
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): at most five years from here;
    // designation brings the end forward to that of the oldest signaal.
    let opening = Zaakopening {
        id: t.nieuw_id(),
        soort: "hhk",
        tafel: Some(Gremium::Stuurgroep.code().to_owned()),
        bron_organisatie: Some(t.wie().organisatie),
        verloopt_op: begin_van_dag(vijf_jaar_na(dag), tijdzone)?,
    };
    let inschrijving = open_zaak(t, &opening).await?;
    hhk::bewaar(t, opening.id, status, &wat).await?;
    Ok(Stand {
        id: opening.id,
        nummer: inschrijving.nummer,
        status: status.code().to_owned(),
        versie: 1,
    })
}

/// Changes what is given and leaves the rest.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is no longer in preparation, 400 with all faults of the content
/// as it would become.
pub async fn wijzigen(
    t: &mut Toegang<'_, HhkWijzigen>,
    wijziging: Knelpuntwijziging,
    tijdzone: &TimeZone,
) -> Result<Stand, Fout> {
    let HhkWijzigen { id, versie } = *t.handeling();
    let oud = hhk::lees(t, id)
        .await?
        .ok_or_else(Geweigerd::niet_zichtbaar)?;
    if oud.versie != versie {
        return Err(Geweigerd::versie().into());
    }
    let gebeurtenis = Hhkgebeurtenis::Wijzigen;
    let naar = volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| hhk_in_andere_toestand(oud.status, gebeurtenis))?;
    let nieuw = wijziging.op(oud.voorbereiding);
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    Registers::laad(t).await?.eis(&nieuw, dag)?;
    hhk::wijzig(t, &nieuw).await?;
    Ok(Stand {
        id,
        nummer: oud.nummer,
        status: naar.code().to_owned(),
        versie: versie + 1,
    })
}
