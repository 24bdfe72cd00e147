// SPDX-License-Identifier: EUPL-1.2
//! `subject.afwijzen`: who was proposed, and whom nobody proposes to add, goes (WGS 1.8(7)).

use autorisatie::{Fout, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::subject::Subjectgebeurtenis;

use super::{bekend, betrokken, feiten, genoemd, naar, uitvoering};
use crate::domein::subjectbesluit::{SubjectInhoud, toets_afwijzen, voorstel_loopt};
use crate::opslag::subjectstand::wijs_af;

/// The effect of a besluit `subject.afwijzen`: he goes with all his data.
#[derive(Clone, Copy, Debug)]
pub struct SubjectAfwijzen;

impl Gevolg for SubjectAfwijzen {
    const SOORT: Besluitsoort = Besluitsoort::SubjectAfwijzen;
    type Inhoud = SubjectInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &SubjectInhoud,
    ) -> Result<Betrokken, Fout> {
        let stand = genoemd(t, voorstel, inhoud.subject).await?;
        let mut schendingen = toets_afwijzen(&feiten(t, &stand).await?);
        if stand.voorstel.is_some() {
            // Reject that proposal.
            schendingen.push(voorstel_loopt());
        }
        betrokken(&stand, Vec::new(), schendingen)
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: SubjectInhoud,
    ) -> Result<Uitvoering, Fout> {
        let stand = bekend(t, voorstel, inhoud.subject).await?;
        let schendingen = toets_afwijzen(&feiten(t, &stand).await?);
        let naar = naar(&stand, Subjectgebeurtenis::Afwijzen, &schendingen)?;
        wijs_af(t, &stand, naar, Some(voorstel.besluit)).await?;
        Ok(uitvoering(&stand))
    }
}
