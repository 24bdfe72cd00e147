// SPDX-License-Identifier: EUPL-1.2
//! Designation, extension and end of a handhavingsknelpunt by the Stuurgroep (WGS 1.1, 2.18(1)(a); ).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::knelpunt::Strekking;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::regel;
use wgs::schending::Schending;
use wgs::weging::Weging;

use super::inhoud::Voorbereiding;
use super::voorbereiding::{Voorbereidingsfeiten, toets_voorbereiding};

/// What a besluit `hhk.aanwijzen` holds besides what every besluit holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HhkAanwijzenInhoud {
    /// The version of the preparation on which is decided: what is prepared after that was not voted on.
    pub versie: i64,
    /// The day on which it ends; on that day it is there no more.
    pub einde: Date,
}

/// What a besluit `hhk.afwijzen` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HhkAfwijzenInhoud {
    /// Why.
    pub reden: String,
}

/// What a besluit `hhk.verlengen` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HhkVerlengenInhoud {
    /// The day on which it ends from now on.
    pub einde: Date,
    /// What was learned so far.
    pub evaluatie: String,
}

/// What a besluit `hhk.beeindigen` holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HhkBeeindigenInhoud {
    /// What was learned.
    pub evaluatie: String,
}

/// A signaal on which it rests, as far as it is there.
#[derive(Clone, Copy, Debug)]
pub struct Aanleiding<'a> {
    /// Its status.
    pub status: Signaalstatus,
    /// What the deelnemers judged.
    pub weging: &'a Weging,
    /// The deelnemer that reported it.
    pub melder: Option<Uuid>,
}

/// What the rule needs to know besides what is prepared and proposed.
#[derive(Clone, Copy, Debug)]
pub struct Aanwijzingsfeiten<'a> {
    /// For the preparation itself.
    pub voorbereiding: Voorbereidingsfeiten<'a>,
    /// Its version now.
    pub versie: i64,
    /// Of each signaal, in the order of the preparation; `None` when it is not there.
    pub signalen: &'a [Option<Aanleiding<'a>>],
    /// Least number of deelnemers that report (norm HHK_MIN_MELDERS).
    pub minimum_melders: usize,
    /// Last day on which it may end (norm HHK_MAX_DUUR, and the five years of its signalen).
    pub laatste_einde: Date,
}

/// Everything that stands in the way of designation. What lies in the preparation has its place under `/zaak`.
#[must_use]
pub fn toets_aanwijzing(
    besluit: &HhkAanwijzenInhoud,
    wat: &Voorbereiding,
    feiten: &Aanwijzingsfeiten<'_>,
) -> Vec<Schending> {
    let mut uit: Vec<Schending> = toets_voorbereiding(wat, &feiten.voorbereiding);
    uit.extend(toets_stukken(wat, feiten.voorbereiding.dag));
    uit.extend(toets_signalen(feiten));
    let mut uit: Vec<Schending> = uit.into_iter().map(|een| een.onder("/zaak")).collect();
    uit.extend(toets_einde(
        besluit.einde,
        feiten.voorbereiding.dag,
        feiten.laatste_einde,
        "/hhkAanwijzen/einde",
    ));
    if besluit.versie != feiten.versie {
        uit.push(Schending::conflict(
            &regel::R108,
            "stukken_gewijzigd",
            "/hhkAanwijzen/versie",
            "De voorbereiding is gewijzigd nadat u haar las. Beoordeel haar opnieuw.",
        ));
    }
    uit
}

/// DPIA, advice of the FG and, for new processing, of the rechtmatigheidsadviescommissie.
fn toets_stukken(wat: &Voorbereiding, dag: Date) -> Vec<Schending> {
    let inhoud = &wat.inhoud;
    let mut uit = Vec::new();
    if inhoud.dpia.is_none() {
        uit.push(Schending::ongeldig(
            &regel::R89,
            "dpia_ontbreekt",
            "/dpia",
            "Zonder gegevensbeschermingseffectbeoordeling wordt geen handhavingsknelpunt aangewezen.",
        ));
    }
    match &inhoud.fg_advies {
        None => uit.push(Schending::ongeldig(
            &regel::R89,
            "fg_advies_ontbreekt",
            "/fgAdvies",
            "Het advies van de functionaris voor gegevensbescherming ontbreekt.",
        )),
        Some(advies) if advies.strekking == Strekking::Negatief => uit.push(Schending::conflict(
            &regel::R89,
            "advies_negatief",
            "/fgAdvies/strekking",
            "De functionaris voor gegevensbescherming adviseert negatief. Afwijken daarvan is een eigen besluit van de Stuurgroep.",
        )),
        Some(_) => {}
    }
    if inhoud.nieuwe_verwerking && inhoud.rac_advies.is_none() {
        uit.push(Schending::ongeldig(
            &regel::R86,
            "rac_advies_ontbreekt",
            "/racAdvies",
            "Over een nieuwe verwerking adviseert eerst de rechtmatigheidsadviescommissie.",
        ));
    }
    let stukken = [
        (inhoud.dpia.as_ref(), "/dpia/datum"),
        (
            inhoud.fg_advies.as_ref().map(|advies| &advies.stuk),
            "/fgAdvies/datum",
        ),
        (inhoud.rac_advies.as_ref(), "/racAdvies/datum"),
    ];
    for (stuk, plaats) in stukken {
        if stuk.is_some_and(|stuk| stuk.datum > dag) {
            uit.push(Schending::ongeldig(
                &regel::R89,
                "stuk_in_toekomst",
                plaats,
                "Dit stuk is later gedateerd dan vandaag.",
            ));
        }
    }
    uit
}

/// each signaal is in weging and weighed in full; enough deelnemers report.
fn toets_signalen(feiten: &Aanwijzingsfeiten<'_>) -> Vec<Schending> {
    let mut uit = Vec::new();
    let mut melders: Vec<Uuid> = Vec::new();
    for (nummer, signaal) in feiten.signalen.iter().enumerate() {
        let plaats = format!("/signalen/{nummer}");
        // One that is not there and one that is past its weging are told apart by nobody here: the Stuurgroep has no sight
        // of signalen.
        let in_weging = signaal.filter(|een| een.status == Signaalstatus::InWeging);
        let Some(signaal) = in_weging else {
            uit.push(Schending::conflict(
                &regel::R94,
                "signaal_niet_in_weging",
                plaats,
                "Dit signaal is niet in weging.",
            ));
            continue;
        };
        melders.extend(signaal.melder);
        let weging = format!("{plaats}/weging");
        let gebreken = signaal.weging.schendingen().into_iter();
        uit.extend(gebreken.map(|een| een.onder(&weging)));
    }
    melders.sort_unstable();
    melders.dedup();
    if melders.len() < feiten.minimum_melders && uit.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R108,
            "te_weinig_melders",
            "/signalen",
            format!(
                "Een handhavingsknelpunt rust op signalen van ten minste {} deelnemers.",
                feiten.minimum_melders
            ),
        ));
    }
    uit
}

/// It ends on a day to come, and not later than it may.
#[must_use]
pub fn toets_einde(einde: Date, dag: Date, laatste: Date, plaats: &str) -> Option<Schending> {
    if einde <= dag {
        return Some(Schending::ongeldig(
            &regel::R108,
            "einde_voorbij",
            plaats,
            "Een handhavingsknelpunt eindigt op een dag na vandaag.",
        ));
    }
    (einde > laatste).then(|| {
        Schending::ongeldig(
            &regel::R108,
            "einde_te_laat",
            plaats,
            format!("Een handhavingsknelpunt eindigt uiterlijk op {laatste}."),
        )
    })
}

/// Extension: forward only, on an evaluation. `nu` is the end that it has.
#[must_use]
pub fn toets_verlenging(
    besluit: &HhkVerlengenInhoud,
    nu: Date,
    dag: Date,
    laatste: Date,
) -> Vec<Schending> {
    let mut uit: Vec<Schending> = toets_evaluatie(&besluit.evaluatie, "/hhkVerlengen/evaluatie")
        .into_iter()
        .collect();
    let plaats = "/hhkVerlengen/einde";
    uit.extend(toets_einde(besluit.einde, dag, laatste, plaats));
    if besluit.einde <= nu {
        uit.push(Schending::ongeldig(
            &regel::R108,
            "einde_niet_later",
            plaats,
            "Een verlenging eindigt later dan nu het geval is.",
        ));
    }
    uit
}

/// Neither an extension nor an end without an evaluation.
#[must_use]
pub fn toets_evaluatie(evaluatie: &str, plaats: &str) -> Option<Schending> {
    (!evaluatie.chars().any(char::is_alphanumeric)).then(|| {
        Schending::ongeldig(
            &regel::R108,
            "evaluatie_ontbreekt",
            plaats,
            "Geef aan wat het handhavingsknelpunt tot nu toe heeft opgeleverd.",
        )
    })
}
