// SPDX-License-Identifier: EUPL-1.2
//! Planning a vergadering.

use autorisatie::{Fout, Toegang};
use wgs::overgangen::vergadering::{Vergaderinggebeurtenis, volgende};

use super::Stand;
use crate::domein::vergadering::toets_planning;
use crate::fout::onbekende_waarde;
use crate::handelingen::VergaderingPlannen;
use crate::opslag::vergadering::bewaar;

/// Stores a vergadering of the gremium of the act.
///
/// # Errors
/// 400 when it would begin in the past or in a far future; or a failure.
pub async fn plannen(
    t: &mut Toegang<'_, VergaderingPlannen>,
    begint_op: jiff::Timestamp,
    is_spoed: bool,
) -> Result<Stand, Fout> {
    if let Some(schending) = toets_planning(begint_op, t.nu()) {
        return Err(schending.into());
    }
    let status = volgende(None, Vergaderinggebeurtenis::Plannen).map_err(|_| onbekende_waarde())?;
    let id = bewaar(t, status, begint_op, is_spoed).await?;
    Ok(Stand {
        id,
        status: status.code().to_owned(),
        versie: 1,
        personen: Vec::new(),
    })
}
