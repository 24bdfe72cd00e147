// SPDX-License-Identifier: EUPL-1.2
//! The step of a signaal to its next state, and the acts that do little more.

use autorisatie::opslag::zaak::beeindig;
use autorisatie::{Fout, Geweigerd, Handeling, Toegang};
use uuid::Uuid;
use wgs::overgangen::signaal::{Signaalgebeurtenis, Signaalstatus, volgende};

use super::Stand;
use crate::domein::signaal::toets_reden;
use crate::domein::terugsturing::{Terugsturing, toets_terugsturing};
use crate::fout::verkeerde_toestand;
use crate::handelingen::{SignaalIntrekken, SignaalTerugsturen};
use crate::opslag;
use crate::opslag::signaal::Signaalstand;

/// Withdraws a signaal; the reason is kept, sealed, and the zaak ends.
///
/// # Errors
/// 400 without a reason; further as [`neem_stap`].
pub async fn intrekken(
    t: &mut Toegang<'_, SignaalIntrekken>,
    reden: String,
) -> Result<Stand, Fout> {
    let SignaalIntrekken { id, versie } = *t.handeling();
    if let Some(schending) = toets_reden(&reden) {
        return Err(schending.into());
    }
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::Intrekken).await?;
    // Before the status: the row never says "withdrawn" without a reason.
    opslag::signaal::zet_reden_intrekking(t, &reden).await?;
    let stand = stap.zet(t).await?;
    beeindig(t, id).await?;
    Ok(stand)
}

/// Sends a signaal back to its reporter; what was formally missing is kept, sealed.
///
/// # Errors
/// 400 without a formal defect; further as [`neem_stap`].
pub async fn terugsturen(
    t: &mut Toegang<'_, SignaalTerugsturen>,
    terugsturing: Terugsturing,
) -> Result<Stand, Fout> {
    let SignaalTerugsturen { id, versie } = *t.handeling();
    let schendingen = toets_terugsturing(&terugsturing);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    let stap = neem_stap(t, id, versie, Signaalgebeurtenis::Terugsturen).await?;
    opslag::signaal::zet_terugsturing(t, &terugsturing).await?;
    stap.zet(t).await
}

/// A step that the state allows, not yet taken.
pub(super) struct Stap {
    id: Uuid,
    oud: Signaalstand,
    naar: Signaalstatus,
    gebeurtenis: Signaalgebeurtenis,
}

/// Whether the signaal can take this step now.
///
/// # Errors
/// 412 when the version is not the current one, 409 when the state does not know the step.
pub(super) async fn neem_stap<H: Handeling>(
    t: &mut Toegang<'_, H>,
    id: Uuid,
    versie: i64,
    gebeurtenis: Signaalgebeurtenis,
) -> Result<Stap, Fout> {
    let oud = opslag::signaal::stand(t, id).await?;
    if oud.versie != versie {
        return Err(Geweigerd::versie().into());
    }
    let naar = volgende(Some(oud.status), gebeurtenis)
        .map_err(|_| verkeerde_toestand(oud.status, gebeurtenis))?;
    Ok(Stap {
        id,
        oud,
        naar,
        gebeurtenis,
    })
}

impl Stap {
    /// Also names these persons in the log.
    pub(super) fn met_personen(mut self, aliassen: Vec<Uuid>) -> Self {
        self.oud.personen.extend(aliassen);
        self
    }

    /// Takes it: the state moves on and the version counts.
    pub(super) async fn zet<H: Handeling>(self, t: &mut Toegang<'_, H>) -> Result<Stand, Fout> {
        let is_melding = self.gebeurtenis == Signaalgebeurtenis::Melden;
        opslag::signaal::zet_status(t, self.id, self.naar, is_melding).await?;
        Ok(Stand {
            id: self.id,
            nummer: self.oud.nummer,
            status: self.naar.code().to_owned(),
            versie: self.oud.versie + 1,
            personen: self.oud.personen,
        })
    }
}
