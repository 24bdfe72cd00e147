// SPDX-License-Identifier: EUPL-1.2
//! Steps of a signaal that only change its state.

use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use uuid::Uuid;
use wgs::overgangen::signaal::{Signaalgebeurtenis, volgende};

use super::Stand;
use crate::domein::signaal::toets_reden;
use crate::fout::verkeerde_toestand;
use crate::handelingen::{SignaalIntrekken, SignaalMelden};
use crate::opslag;

/// Reports a concept.
///
/// # Errors
/// 412 when the version is not the current one, 409 when the state does not know the step.
pub async fn melden(t: &mut Toegang<'_, SignaalMelden>) -> Result<Stand, Fout> {
    let SignaalMelden { id, versie } = *t.handeling();
    ga_over(t, id, versie, Signaalgebeurtenis::Melden).await
}

/// Withdraws a signaal; the reason is kept, sealed.
///
/// # Errors
/// 400 without a reason; further as [`melden`].
pub async fn intrekken(
    t: &mut Toegang<'_, SignaalIntrekken>,
    reden: String,
) -> Result<Stand, Fout> {
    let SignaalIntrekken { id, versie } = *t.handeling();
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    // Before the status: the row never says "withdrawn" without a reason.
    opslag::signaal::zet_reden_intrekking(t, &reden).await?;
    ga_over(t, id, versie, Signaalgebeurtenis::Intrekken).await
}

async fn ga_over<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    versie: i64,
    gebeurtenis: Signaalgebeurtenis,
) -> Result<Stand, Fout> {
    let oud = opslag::signaal::stand(t, id).await?;
    if oud.versie != versie {
        return Err(Geweigerd::versie().into());
    }
    let naar = volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| verkeerde_toestand(oud.status, gebeurtenis))?;
    opslag::signaal::zet_status(t, id, naar, gebeurtenis == Signaalgebeurtenis::Melden).await?;
    Ok(Stand {
        id,
        nummer: oud.nummer,
        status: naar.code().to_owned(),
        versie: versie + 1,
        personen: oud.personen,
    })
}
