// SPDX-License-Identifier: EUPL-1.2
//! Withdrawing a besluit that was not adopted.

use autorisatie::beleid::Rol;
use autorisatie::{Fout, Toegang};
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus};

use super::{Besluitstand, begin, eigen_zitting, sluit_zicht_af};
use crate::domein::besluit::{toets_reden, trekt_de_voorzitter_in};
use crate::fout::ander_rol;
use crate::handelingen::BesluitIntrekken;
use crate::opslag::besluit::{Stap, zet, zet_reden};
use crate::opslag::besluit_stem::zet_uitkomst;

/// Withdraws it: until the vote who proposed it, after the vote the voorzitter.
///
/// # Errors
/// 400 without a reason; 403 for another; 409 after adoption.
pub async fn intrekken(
    t: &mut Toegang<'_, BesluitIntrekken>,
    reden: String,
) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Intrekken).await?;
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    let wie = t.wie();
    let is_voorzitter = matches!(wie.rol, Rol::OmtVoorzitter | Rol::StgVoorzitter);
    if trekt_de_voorzitter_in(rij.status) != is_voorzitter {
        let (detail, wie_wel) = if is_voorzitter {
            (
                "Voor de stemming trekt de indiener zijn voorstel zelf in.",
                "de indiener",
            )
        } else {
            (
                "Na de stemming trekt alleen de voorzitter een besluit in.",
                "de voorzitter van het gremium",
            )
        };
        return Err(ander_rol(detail, wie_wel).into());
    }
    let zitting = match rij.vergadering {
        Some(_) => Some(eigen_zitting(t, &rij).await?),
        None => None,
    };
    // What the gremium decided stays on record: after the vote only the besluit itself says that it was withdrawn.
    if let Some(zitting) = &zitting
        && rij.status == Besluitstatus::Geagendeerd
    {
        zet_uitkomst(t, zitting.id, "ingetrokken").await?;
    }
    zet_reden(t, rij.omslag.zaak, &reden).await?;
    let stap = Stap {
        naar,
        vergadering: rij.vergadering,
    };
    zet(t, stap).await?;
    sluit_zicht_af(t, &rij, zitting.as_ref()).await?;
    Ok(rij.stand(naar))
}
