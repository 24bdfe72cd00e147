// SPDX-License-Identifier: EUPL-1.2
//! Designation by an adopted besluit of the Stuurgroep (WGS 1.1, 2.18(1)(a)), and what its rejection brings about.

use autorisatie::opslag::deelname;
use autorisatie::opslag::zaak::{beeindig, bekort};
use autorisatie::{Fout, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Verwerping, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::hhk::{Hhkgebeurtenis, Hhkstatus, volgende};
use wgs::trap::Trap;
use zaak::start::{aanvaard, open_trap};

use super::feiten::{Aanwijsfeiten, stap};
use super::{HHK, begin_van_dag};
use crate::domein::aanwijzing::HhkAanwijzenInhoud;
use crate::fout::niet_meer_rechtmatig;
use crate::opslag::hhk::{Aanwijzing, lees, wijs_aan, zet_status};

/// The effect of a besluit `hhk.aanwijzen`: the handhavingsknelpunt holds until its end, its deelnemers take part, trap 1 is
/// open and its signalen are accepted.
#[derive(Clone, Copy, Debug)]
pub struct HhkAanwijzen;

impl Gevolg for HhkAanwijzen {
    const SOORT: Besluitsoort = Besluitsoort::HhkAanwijzen;
    type Inhoud = HhkAanwijzenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &HhkAanwijzenInhoud,
    ) -> Result<Betrokken, Fout> {
        let (stand, _) = stap(t, voorstel.zaak, Hhkgebeurtenis::Aanwijzen).await?;
        let feiten = Aanwijsfeiten::laad(t, voorstel, &stand).await?;
        let schendingen = feiten.toets(voorstel, inhoud, &stand);
        if !schendingen.is_empty() {
            return Err(schendingen.into());
        }
        // The signalen are of tafels: the Stuurgroep decides on what was prepared of them and gets no sight of them.
        Ok(Betrokken::default())
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: HhkAanwijzenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let id = voorstel.zaak;
        let (stand, naar) = stap(t, id, Hhkgebeurtenis::Aanwijzen).await?;
        let feiten = Aanwijsfeiten::laad(t, voorstel, &stand).await?;
        // INVARIANT: nothing was written before this; a besluit whose effect is no longer lawful leaves nothing.
        if let Some(geweigerd) = niet_meer_rechtmatig(&feiten.toets(voorstel, &inhoud, &stand)) {
            return Err(geweigerd.into());
        }
        let aanwijzing = Aanwijzing {
            id,
            status: naar,
            besluit: voorstel.besluit,
            eindigt_op: begin_van_dag(inhoud.einde, &voorstel.tijdzone)?,
            signalen: &stand.voorbereiding.signalen,
        };
        wijs_aan(t, &aanwijzing).await?;
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): the clock of the signaal
        // that was processed first runs on.
        if let Some(verloopt_op) = feiten.verloopt_op() {
            bekort(t, id, verloopt_op).await?;
        }
        let organisaties = feiten
            .registers
            .organisaties(&stand.voorbereiding.deelnemers);
        deelname::begin(t, id, &organisaties, voorstel.besluit).await?;
        open_trap(t, id, Trap::Een, voorstel.besluit).await?;
        for signaal in &stand.voorbereiding.signalen {
            aanvaard(t, *signaal, id).await?;
        }
        Ok(uitvoering(id))
    }
}

/// What every besluit about a handhavingsknelpunt leaves.
pub(super) fn uitvoering(id: Uuid) -> Uitvoering {
    Uitvoering {
        collectie: HHK.to_owned(),
        id,
        subjecten: Vec::new(),
    }
}

impl Verwerping for HhkAanwijzen {
    async fn verwerp(
        t: &mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &Voorstel,
        _inhoud: HhkAanwijzenInhoud,
    ) -> Result<(), Fout> {
        // Another besluit may have decided on it in between; then there is nothing left to reject.
        let Some(stand) = lees(t, voorstel.zaak).await? else {
            return Ok(());
        };
        let Ok(naar) = volgende(Some(stand.status), Hhkgebeurtenis::Afwijzen) else {
            return Ok(());
        };
        wijs_af(t, voorstel.zaak, naar).await
    }
}

/// Rejected: its state says so, and as a zaak it has ended.
async fn wijs_af(
    t: &mut Toegang<'_, BesluitVerwerpen>,
    id: Uuid,
    naar: Hhkstatus,
) -> Result<(), Fout> {
    zet_status(t, id, naar).await?;
    beeindig(t, id).await
}
