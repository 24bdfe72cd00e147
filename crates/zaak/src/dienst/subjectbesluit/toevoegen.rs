// SPDX-License-Identifier: EUPL-1.2
//! `subject.toevoegen`: who was proposed joins the dossier, or is rejected and goes (WGS 2.23(4); R-112).

use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Verwerping, Voorstel};
use besluitvorming::handelingen::{
    BesluitIntrekken, BesluitVaststellen, BesluitVerwerpen, BesluitVoorstellen,
};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus};
use wgs::schending::Schending;

use super::{bekend, betrokken, feiten, genoemd, naar, uitvoering, vervalt};
use crate::dienst::start::{StartCasus, aanvaard};
use crate::domein::subjectbesluit::{
    Herkomstfeiten, SubjectInhoud, toets_toevoegen, voorstel_loopt,
};
use crate::opslag::subjectstand::{Subjectstand, in_zaak, noem_voorstel, voeg_toe};
use crate::opslag::{voordracht, weging};

/// The effect of a besluit `subject.toevoegen`: the subject joins the dossier, and the signaal that names him is accepted.
/// Rejected or withdrawn, he goes with all his data.
#[derive(Clone, Copy, Debug)]
pub struct SubjectToevoegen;

/// All that stands in the way, and the signaal that is still to be accepted.
async fn toets<H: StartCasus>(
    t: &mut Toegang<'_, H>,
    stand: &Subjectstand,
) -> Result<(Vec<Schending>, Option<Uuid>), Fout> {
    let feiten = feiten(t, stand).await?;
    let hangt_aan = match stand.hangt_aan {
        Some(ander) => Some(
            in_zaak(t, stand.zaak, ander)
                .await?
                .ok_or(Storing::Samenhang("a subject hangs on nobody"))?
                .status,
        ),
        None => None,
    };
    let Some(signaal) = stand.herkomst_signaal else {
        return Ok((toets_toevoegen(&feiten, hangt_aan, None), None));
    };
    let (status, is_van_casus) = voordracht::herkomst(t, signaal, stand.zaak).await?;
    let weging = weging::lees(t, signaal).await?;
    let herkomst = Herkomstfeiten {
        status,
        is_van_casus,
        weging: &weging,
    };
    let te_aanvaarden = (status == Signaalstatus::InWeging).then_some(signaal);
    let schendingen = toets_toevoegen(&feiten, hangt_aan, Some(&herkomst));
    Ok((schendingen, te_aanvaarden))
}

impl Gevolg for SubjectToevoegen {
    const SOORT: Besluitsoort = Besluitsoort::SubjectToevoegen;
    type Inhoud = SubjectInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &SubjectInhoud,
    ) -> Result<Betrokken, Fout> {
        let stand = genoemd(t, voorstel, inhoud.subject).await?;
        let (mut schendingen, te_aanvaarden) = toets(t, &stand).await?;
        if stand.voorstel.is_some() {
            schendingen.push(voorstel_loopt());
        }
        let betrokken = betrokken(&stand, te_aanvaarden.into_iter().collect(), schendingen)?;
        // One proposal for each who was proposed: what becomes of it, becomes of him.
        noem_voorstel(t, stand.id, voorstel.besluit).await?;
        Ok(betrokken)
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: SubjectInhoud,
    ) -> Result<Uitvoering, Fout> {
        let stand = bekend(t, voorstel, inhoud.subject).await?;
        let (schendingen, te_aanvaarden) = toets(t, &stand).await?;
        let naar = naar(&stand, Subjectgebeurtenis::Toevoegen, &schendingen)?;
        voeg_toe(t, &stand, naar, voorstel.besluit).await?;
        if let Some(signaal) = te_aanvaarden {
            aanvaard(t, signaal, stand.zaak).await?;
        }
        Ok(uitvoering(&stand))
    }

    /// A voordracht does not outlive its proposal: what was proposed is no longer necessary (WGS 1.8(7)).
    async fn trek_in(
        t: &mut Toegang<'_, BesluitIntrekken>,
        voorstel: &Voorstel,
        inhoud: SubjectInhoud,
    ) -> Result<(), Fout> {
        let stand = bekend(t, voorstel, inhoud.subject).await?;
        if stand.status == Subjectstatus::Voorgedragen && stand.voorstel == Some(voorstel.besluit) {
            vervalt(t, &stand, None).await?;
        }
        Ok(())
    }
}

impl Verwerping for SubjectToevoegen {
    async fn verwerp(
        t: &mut Toegang<'_, BesluitVerwerpen>,
        voorstel: &Voorstel,
        inhoud: SubjectInhoud,
    ) -> Result<(), Fout> {
        let stand = bekend(t, voorstel, inhoud.subject).await?;
        if stand.status == Subjectstatus::Voorgedragen {
            vervalt(t, &stand, Some(voorstel.besluit)).await?;
        }
        Ok(())
    }
}
