// SPDX-License-Identifier: EUPL-1.2
//! Proposing a subject for a running casus (WGS 2.22(1); R-112). The tafel decides whether he is added.

use autorisatie::{Fout, Storing, Toegang};
use jiff::civil::Date;
use wgs::nummer::Bereik;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::{Subjectgebeurtenis, volgende};
use wgs::regel;
use wgs::schending::Schending;
use wgs::termijn::vijf_jaar_na;

use super::Subjectstand;
use crate::domein::subject::Subjectgegevens;
use crate::domein::subjectbesluit::casus_loopt_niet;
use crate::domein::voordracht::{
    Gevonden, Herkomst, Voordracht, aanduidingen, toets_aantal, toets_voordracht,
    toets_voorgedragen,
};
use crate::fout::onbekende_status;
use crate::handelingen::SubjectVoordragen;
use crate::opslag::start::{Bron, bron};
use crate::opslag::subjectstand::casus_loopt;
use crate::opslag::voordracht::{
    NieuweVoordracht, aantal, bewaar, hangt_aan, herkomst, is_al_subject,
};

/// Stores who is proposed, sealed under a key of his own; until a besluit he is in no dossier. `tijdzone` is that of the
/// legal day.
///
/// # Errors
/// 400 with all faults, 409 when the casus does not run or has no room, when he is in it already, or when the signaal that
/// names him is not in weging; 404 for a person of a signaal that is not visible.
pub async fn voordragen(
    t: &mut Toegang<'_, SubjectVoordragen>,
    voordracht: Voordracht,
    bereik: Bereik,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Subjectstand, Fout> {
    let casus = t.handeling().casus;
    let dag = t.nu().to_zoned(tijdzone.clone()).date();
    let gevonden = match voordracht.hangt_aan {
        Some(ander) => hangt_aan(t, ander)
            .await?
            .map_or(Gevonden::Nee, Gevonden::Ja),
        None => Gevonden::Geen,
    };
    let mut schendingen = toets_voordracht(&voordracht, gevonden);
    let Some(van) = van(t, &voordracht, dag, tijdzone).await? else {
        return Err(schendingen.into());
    };
    schendingen.extend(toets_voorgedragen(&voordracht, &van.persoon, dag, bereik));
    if !casus_loopt(t, casus).await? {
        schendingen.push(casus_loopt_niet(""));
    }
    schendingen.extend(toets_aantal(aantal(t).await?));
    schendingen.extend(toets_signaal(t, &van).await?);
    if !schendingen.is_empty() {
        return Err(schendingen.into());
    }
    let status = volgende(None, Subjectgebeurtenis::Voordragen).map_err(|_| onbekende_status())?;
    let gegevens = Subjectgegevens {
        aanduidingen: aanduidingen(&voordracht, &van.persoon, dag),
        persoon: van.persoon,
        waarom: voordracht.waarom,
        motivering_aanduiding: voordracht.motivering_aanduiding,
    };
    let nieuw = NieuweVoordracht {
        persoonsrol: voordracht.persoonsrol,
        hangt_aan: voordracht.hangt_aan,
        herkomst: van.herkomst,
        gegevens,
        eerste_verwerking: van.eerste_verwerking,
        verloopt_op: van.verloopt_op,
        status,
    };
    bewaar(t, &nieuw).await
}

/// The data of who is proposed, with the clock that he takes along; none when it was not said where they come from.
async fn van(
    t: &mut Toegang<'_, SubjectVoordragen>,
    voordracht: &Voordracht,
    dag: Date,
    tijdzone: &jiff::tz::TimeZone,
) -> Result<Option<Bron>, Fout> {
    match &voordracht.herkomst {
        None => Ok(None),
        Some(Herkomst::Signaalpersoon(id)) => bron(t, *id).await.map(Some),
        Some(Herkomst::Opgave(persoon)) => {
            // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8 (seventh paragraph): what no signaal
            // brought is processed for the first time now.
            let verloopt_op = vijf_jaar_na(dag)
                .to_zoned(tijdzone.clone())
                .map_err(|_| Storing::Samenhang("the end of the term is out of range"))?
                .timestamp();
            Ok(Some(Bron {
                herkomst: None,
                persoon: persoon.as_ref().clone(),
                eerste_verwerking: dag,
                verloopt_op,
            }))
        }
    }
}

/// A person from a signaal: one in weging, or one that was accepted for this casus; and not twice.
async fn toets_signaal(
    t: &mut Toegang<'_, SubjectVoordragen>,
    van: &Bron,
) -> Result<Vec<Schending>, Fout> {
    let Some((signaal, persoon)) = van.herkomst else {
        return Ok(Vec::new());
    };
    let mut uit = Vec::new();
    let casus = t.handeling().casus;
    let (status, is_van_casus) = herkomst(t, signaal, casus).await?;
    let mag = match status {
        Signaalstatus::InWeging => true,
        Signaalstatus::Aanvaard => is_van_casus,
        Signaalstatus::Concept
        | Signaalstatus::Gemeld
        | Signaalstatus::Afgewezen
        | Signaalstatus::Ingetrokken
        | Signaalstatus::Vernietigd => false,
    };
    if !mag {
        uit.push(Schending::conflict(
            &regel::R94,
            "signaal_niet_in_weging",
            "/signaalpersoon",
            "Dit signaal is niet in weging en ook niet voor deze casus aanvaard.",
        ));
    }
    if is_al_subject(t, persoon).await? {
        uit.push(Schending::conflict(
            &regel::R112,
            "subject_dubbel",
            "/signaalpersoon",
            "Deze persoon is in deze casus al voorgedragen of toegevoegd.",
        ));
    }
    Ok(uit)
}
