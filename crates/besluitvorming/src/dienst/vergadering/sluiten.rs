// SPDX-License-Identifier: EUPL-1.2
//! Closing a vergadering.

use autorisatie::opslag::zicht;
use autorisatie::{Fout, Toegang};
use wgs::overgangen::vergadering::Vergaderinggebeurtenis;

use super::{Stand, overgang};
use crate::fout::agenda_niet_afgehandeld;
use crate::handelingen::VergaderingSluiten;
use crate::opslag::besluit_stem::afgehandeld;
use crate::opslag::vergadering::{open_punten, stand, zet_status};

/// Closes. Every point of the agenda has an outcome first: only a person takes a besluit off the agenda, with a reason
/// (`aanhouden`), and sight of its zaak ends with that.
///
/// # Errors
/// 412 when the version is not the current one, 409 when it is not open or a point has no outcome; or a failure.
pub async fn sluiten(t: &mut Toegang<'_, VergaderingSluiten>) -> Result<Stand, Fout> {
    let VergaderingSluiten { id, versie } = *t.handeling();
    let oud = stand(t, id).await?;
    let naar = overgang(&oud, versie, Vergaderinggebeurtenis::Sluiten)?;
    let open = open_punten(t, id).await?;
    if open > 0 {
        return Err(agenda_niet_afgehandeld(open).into());
    }
    zet_status(t, id, naar).await?;
    // What was accepted keeps its sight until it is adopted or withdrawn.
    for besluit in afgehandeld(t, id).await? {
        zicht::eindig(t, besluit).await?;
    }
    Ok(Stand {
        id,
        status: naar.code().to_owned(),
        versie: versie + 1,
        personen: Vec::new(),
    })
}
