// SPDX-License-Identifier: EUPL-1.2
//! The start of a casus by an adopted besluit (WGS 2.23(4)–(6)(a)).

use autorisatie::opslag::zaak::{Zaakopening, open_zaak};
use autorisatie::opslag::{deelname, toewijzing};
use autorisatie::{Fout, Storing, Toegang};
use besluitvorming::gevolg::{Betrokken, Gevolg, Uitvoering, Voorstel};
use besluitvorming::handelingen::{BesluitVaststellen, BesluitVoorstellen};
use uuid::Uuid;
use wgs::besluitsoort::Besluitsoort;
use wgs::overgangen::casus::{Casusgebeurtenis, volgende};
use wgs::persoonsrol::{Persoonsrol, Subjecttype};
use wgs::termijn::vijf_jaar_na;
use zaak::start::{Overname, aanvaard, neem_subject_over, open_trap};

use super::COLLECTIE;
use super::feiten::{Feiten, laad};
use crate::domein::start::{CasusStartenInhoud, Startsubject};
use crate::fout::{niet_meer_rechtmatig, onbekende_status};
use crate::opslag::start::{NieuweCasus, bewaar};

/// The effect of a besluit `casus.starten`: casus, deelnames, assignment, subjecten and trap 1 come into being at once, and
/// the signalen are accepted.
#[derive(Clone, Copy, Debug)]
pub struct CasusStarten;

impl Gevolg for CasusStarten {
    const SOORT: Besluitsoort = Besluitsoort::CasusStarten;
    type Inhoud = CasusStartenInhoud;

    async fn toets(
        t: &mut Toegang<'_, BesluitVoorstellen>,
        voorstel: &Voorstel,
        inhoud: &CasusStartenInhoud,
    ) -> Result<Betrokken, Fout> {
        let feiten = laad(t, voorstel, inhoud).await?;
        let schendingen = feiten.toets(voorstel, inhoud);
        if !schendingen.is_empty() {
            return Err(schendingen.into());
        }
        Ok(Betrokken {
            zaken: inhoud.signalen.clone(),
            subjecten: genoemd(&feiten, inhoud),
        })
    }

    async fn voer_uit(
        t: &mut Toegang<'_, BesluitVaststellen>,
        voorstel: &Voorstel,
        inhoud: CasusStartenInhoud,
    ) -> Result<Uitvoering, Fout> {
        let feiten = laad(t, voorstel, &inhoud).await?;
        // INVARIANT: nothing was written before this; a besluit whose effect is no longer lawful leaves nothing.
        if let Some(geweigerd) = niet_meer_rechtmatig(&feiten.toets(voorstel, &inhoud)) {
            return Err(geweigerd.into());
        }
        let id = open(t, voorstel, &inhoud, &feiten).await?;
        for trap in inhoud.te_openen() {
            open_trap(t, id, trap, voorstel.besluit).await?;
        }
        let subjecten = neem_over(t, voorstel, &inhoud, id).await?;
        for signaal in &inhoud.signalen {
            aanvaard(t, *signaal, id).await?;
        }
        Ok(Uitvoering {
            collectie: COLLECTIE.to_owned(),
            id,
            subjecten,
        })
    }
}

/// Aliases of the persons that become subject.
fn genoemd(feiten: &Feiten, inhoud: &CasusStartenInhoud) -> Vec<Uuid> {
    let personen = feiten.gevonden().flat_map(|signaal| &signaal.personen);
    personen
        .filter(|persoon| {
            let mut subjecten = inhoud.subjecten.iter();
            subjecten.any(|subject| subject.persoon == persoon.id)
        })
        .map(|persoon| persoon.alias)
        .collect()
}

/// Enters the casus in the register and stores it, with who takes part and who prepares it.
async fn open(
    t: &mut Toegang<'_, BesluitVaststellen>,
    voorstel: &Voorstel,
    inhoud: &CasusStartenInhoud,
    feiten: &Feiten,
) -> Result<Uuid, Fout> {
    let casusregisseur = feiten
        .casusregisseur
        .ok_or(Storing::Samenhang("a lawful start without casusregisseur"))?;
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): the clock of the signaal
    // that was processed first runs on; a start does not reset it.
    let eerste_verwerking = feiten
        .gevonden()
        .map(|signaal| signaal.eerste_verwerking)
        .min()
        .ok_or(Storing::Samenhang("a lawful start without signaal"))?;
    let verloopt_op = vijf_jaar_na(eerste_verwerking)
        .to_zoned(voorstel.tijdzone.clone())
        .map_err(|_| Storing::Samenhang("the end of the term is out of range"))?
        .timestamp();
    let id = t.nieuw_id();
    let opening = Zaakopening {
        id,
        soort: "casus",
        tafel: Some(voorstel.gremium.clone()),
        bron_organisatie: None,
        verloopt_op,
    };
    open_zaak(t, &opening).await?;
    let nieuw = NieuweCasus {
        id,
        status: volgende(None, Casusgebeurtenis::Starten).map_err(|_| onbekende_status())?,
        casusregisseur,
        eerste_verwerking,
        signalen: &inhoud.signalen,
    };
    bewaar(t, voorstel, &nieuw).await?;
    let organisaties = feiten.organisaties(&inhoud.deelnemers);
    deelname::begin(t, id, &organisaties, voorstel.besluit).await?;
    toewijzing::begin(t, id, casusregisseur.persoon).await?;
    Ok(id)
}

/// Makes the persons subjecten, those of a signaal before who hangs on them; answers with their aliases.
async fn neem_over(
    t: &mut Toegang<'_, BesluitVaststellen>,
    voorstel: &Voorstel,
    inhoud: &CasusStartenInhoud,
    casus: Uuid,
) -> Result<Vec<Uuid>, Fout> {
    let mut volgorde: Vec<&Startsubject> = inhoud.subjecten.iter().collect();
    volgorde.sort_by_key(|subject| subject.persoonsrol != Persoonsrol::Signaal);
    let mut ids: Vec<(Uuid, Uuid)> = Vec::with_capacity(volgorde.len());
    let mut aliassen = Vec::with_capacity(volgorde.len());
    for subject in volgorde {
        let hangt_aan = subject.hangt_aan.and_then(|wie| {
            let al = ids.iter().find(|(persoon, _)| *persoon == wie);
            al.map(|(_, subject)| *subject)
        });
        let overname = Overname {
            persoon: subject.persoon,
            // A signaal names natural persons.
            subjecttype: Subjecttype::NatuurlijkPersoon,
            persoonsrol: subject.persoonsrol,
            hangt_aan,
            waarom: subject.waarom.clone().unwrap_or_default(),
        };
        let nieuw = neem_subject_over(t, casus, &overname, voorstel.besluit).await?;
        ids.push((subject.persoon, nieuw.id));
        aliassen.push(nieuw.alias);
    }
    Ok(aliassen)
}
