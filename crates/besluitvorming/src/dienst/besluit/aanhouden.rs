// SPDX-License-Identifier: EUPL-1.2
//! Putting a besluit off to another vergadering.

use autorisatie::opslag::zicht;
use autorisatie::{Fout, Toegang};
use wgs::overgangen::besluit::Besluitgebeurtenis;

use super::{Besluitstand, begin, open_zitting};
use crate::domein::besluit::toets_reden;
use crate::handelingen::BesluitAanhouden;
use crate::opslag::besluit::{Stap, zet, zet_reden};
use crate::opslag::besluit_stem::zet_uitkomst;

/// Takes it off the agenda; the sight that the agenda gave ends.
///
/// # Errors
/// 400 without a reason; 409 when the vergadering is not open.
pub async fn aanhouden(
    t: &mut Toegang<'_, BesluitAanhouden>,
    reden: String,
) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Aanhouden).await?;
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    let zitting = open_zitting(t, &rij).await?;
    zet_uitkomst(t, zitting.id, "aangehouden").await?;
    zet_reden(t, rij.omslag.zaak, &reden).await?;
    let stap = Stap {
        naar,
        vergadering: None,
    };
    zet(t, stap).await?;
    zicht::eindig(t, rij.id).await?;
    Ok(rij.stand(naar))
}
