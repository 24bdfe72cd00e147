// SPDX-License-Identifier: EUPL-1.2
//! The weging of a signaal: prepared and written down by the bureau, judged by the deelnemers (WGS 2.23(2)-(3), R-93).

use autorisatie::opslag::organisatie::deelnemers;
use autorisatie::{Fout, Toegang};
use wgs::overgangen::signaal::Signaalgebeurtenis;
use wgs::weging::Weging;

use super::Stand;
use super::overgaan::neem_stap;
use crate::domein::weging::Wegingwijziging;
use crate::handelingen::{SignaalInWegingNemen, SignaalWegingWijzigen};
use crate::opslag;

/// Takes a signaal in weging: nothing is judged yet.
///
/// # Errors
/// 412 when the version is not the current one, 409 when the state does not know the step.
pub async fn in_weging_nemen(t: &mut Toegang<'_, SignaalInWegingNemen>) -> Result<Stand, Fout> {
    let SignaalInWegingNemen { id, versie } = *t.handeling();
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::InWegingNemen).await?;
    opslag::weging::bewaar(t, id, &Weging::default()).await?;
    stap.zet(t).await
}

/// Records what the deelnemers judged; what is not given stays.
///
/// # Errors
/// 412 when the version is not the current one, 409 when the signaal is not in weging, 400 with all faults: a judgement
/// without text, without a deelnemer, or of who is none.
pub async fn weging_wijzigen(
    t: &mut Toegang<'_, SignaalWegingWijzigen>,
    wijziging: Wegingwijziging,
) -> Result<Stand, Fout> {
    let SignaalWegingWijzigen { id, versie } = *t.handeling();
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::WegingWijzigen).await?;
    let deelnemers = deelnemers(t).await?;
    let codes: Vec<&str> = deelnemers.iter().map(|een| een.code.as_str()).collect();
    let schendingen = wijziging.toets(&codes);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    let nieuw = wijziging.op(opslag::weging::lees(t, id).await?);
    opslag::weging::bewaar(t, id, &nieuw).await?;
    stap.zet(t).await
}
