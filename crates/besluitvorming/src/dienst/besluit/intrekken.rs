// SPDX-License-Identifier: EUPL-1.2
//! Withdrawing a besluit that was not adopted.

use autorisatie::beleid::Rol;
use autorisatie::{Fout, Geweigerd, Toegang};
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus};

use super::{Besluitstand, begin, eigen_zitting, gevolg_van, sluit_zicht_af, voorstel_van};
use crate::domein::besluit::{toets_reden, trekt_de_voorzitter_in};
use crate::fout::ander_rol;
use crate::gevolg::Gevolgen;
use crate::handelingen::BesluitIntrekken;
use crate::opslag::besluit::{Stap, open, zet, zet_reden};
use crate::opslag::besluit_stem::zet_uitkomst;

/// Withdraws it, and what was there for its sake alone: until the vote who proposed it, after the vote the voorzitter.
///
/// # Errors
/// 400 without a reason; 403 for another; 409 after adoption, or when it is no longer what was proposed.
pub async fn intrekken(
    t: &mut Toegang<'_, BesluitIntrekken>,
    gevolgen: &Gevolgen,
    tijdzone: &jiff::tz::TimeZone,
    reden: String,
) -> Result<Besluitstand, Fout> {
    let (rij, naar) = begin(t, Besluitgebeurtenis::Intrekken).await?;
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    toets_wie(t, rij.status)?;
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
    let zegel = open(t, &rij).await?;
    let voorstel = voorstel_van(t, &rij, &zegel, tijdzone)?;
    let gevolg = gevolg_van(gevolgen, &rij)?;
    gevolg.trek_in(t, &voorstel, zegel.inhoud()?).await?;
    zet_reden(t, rij.omslag.zaak, &reden).await?;
    let stap = Stap {
        naar,
        vergadering: rij.vergadering,
    };
    zet(t, stap).await?;
    sluit_zicht_af(t, &rij, zitting.as_ref()).await?;
    Ok(rij.stand(naar))
}

/// Until the vote a proposal is withdrawn by whoever made it; after the vote the decision is the gremium's.
fn toets_wie(t: &Toegang<'_, BesluitIntrekken>, status: Besluitstatus) -> Result<(), Geweigerd> {
    let wie = t.wie();
    let is_voorzitter = matches!(wie.rol, Rol::OmtVoorzitter | Rol::StgVoorzitter);
    if trekt_de_voorzitter_in(status) != is_voorzitter {
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
        return Err(ander_rol(detail, wie_wel));
    }
    Ok(())
}
