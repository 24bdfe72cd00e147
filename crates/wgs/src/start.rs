// SPDX-License-Identifier: EUPL-1.2
//! The start of a casus (WGS 2.23(4)–(6)(a); work agreement UA): one pure rule, all faults at once.

use alloc::{format, vec::Vec};
use jiff::civil::Date;

use crate::{
    motivering::Motivering,
    overgangen::signaal::Signaalstatus,
    regel,
    schending::Schending,
    trap::{Activiteit, Trap, toets_openen},
    verschijningsvorm::{Vormrij, toets_vormen},
    weging::Weging,
};

/// Smallest number of betrokken deelnemers: with one there is nothing to process jointly (own choice).
pub const MINIMUM_DEELNEMERS: usize = 2;

/// A signaal on which the start rests.
#[derive(Debug, Clone, Copy)]
pub struct Startsignaal<'a> {
    /// Its status.
    pub status: Signaalstatus,
    /// Its weging.
    pub weging: &'a Weging,
}

/// What is known when a casus is proposed, and again when the besluit is adopted.
#[derive(Debug, Clone, Copy)]
pub struct Startvoorstel<'a> {
    /// The three texts.
    pub motivering: Motivering<'a>,
    /// Codes of the verschijningsvormen that are named.
    pub vormen: &'a [&'a str],
    /// The register against which they are held.
    pub vormregister: &'a [Vormrij<'a>],
    /// The day of adoption, or today for a proposal.
    pub dag: Date,
    /// The signalen.
    pub signalen: &'a [Startsignaal<'a>],
    /// How many subjecten the besluit names.
    pub aantal_subjecten: usize,
    /// Ids of the betrokken deelnemers; an id named twice counts once.
    pub betrokken_deelnemers: &'a [&'a str],
    /// Id of the casusregisseur.
    pub casusregisseur: Option<&'a str>,
    /// The trappen that the besluit opens; trap 1 goes open with every start.
    pub trappen: &'a [Trap],
}

/// Everything that stands in the way of this start; empty when it is lawful.
#[must_use]
pub fn toets_start(voorstel: &Startvoorstel<'_>) -> Vec<Schending> {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.23
    let mut uit = voorstel.motivering.schendingen();
    uit.extend(toets_vormen(
        voorstel.vormen,
        voorstel.vormregister,
        voorstel.dag,
    ));
    uit.extend(toets_signalen(voorstel.signalen));
    uit.extend(toets_wie(voorstel));
    uit.extend(toets_trappen(voorstel.trappen));
    uit
}

fn toets_signalen(signalen: &[Startsignaal<'_>]) -> Vec<Schending> {
    let mut uit = Vec::new();
    if signalen.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R94,
            "signaal_ontbreekt",
            "/signalen",
            "Een casus start op ten minste een signaal.",
        ));
    }
    for (nummer, signaal) in signalen.iter().enumerate() {
        let pad = format!("/signalen/{nummer}");
        if signaal.status != Signaalstatus::InWeging {
            uit.push(Schending::conflict(
                &regel::R94,
                "signaal_niet_in_weging",
                pad.as_str(),
                format!(
                    "Het signaal is {} en niet in weging.",
                    signaal.status.code()
                ),
            ));
        }
        let weging = format!("{pad}/weging");
        uit.extend(
            signaal
                .weging
                .schendingen()
                .into_iter()
                .map(|schending| schending.onder(&weging)),
        );
    }
    uit
}

fn toets_wie(voorstel: &Startvoorstel<'_>) -> Vec<Schending> {
    let mut uit = Vec::new();
    if voorstel.aantal_subjecten == 0 {
        uit.push(Schending::ongeldig(
            &regel::R112,
            "subject_ontbreekt",
            "/subjecten",
            "Een casus start met ten minste een subject.",
        ));
    }
    let mut deelnemers: Vec<&str> = voorstel
        .betrokken_deelnemers
        .iter()
        .copied()
        .filter(|wie| !wie.trim().is_empty())
        .collect();
    deelnemers.sort_unstable();
    deelnemers.dedup();
    if deelnemers.len() < MINIMUM_DEELNEMERS {
        uit.push(Schending::ongeldig(
            &regel::R07,
            "te_weinig_deelnemers",
            "/deelnemers",
            format!("Een casus heeft ten minste {MINIMUM_DEELNEMERS} betrokken deelnemers."),
        ));
    }
    if voorstel
        .casusregisseur
        .is_none_or(|wie| wie.trim().is_empty())
    {
        uit.push(Schending::ongeldig(
            &regel::R02,
            "casusregisseur_ontbreekt",
            "/casusregisseur",
            "Een casus heeft een casusregisseur.",
        ));
    }
    uit
}

fn toets_trappen(trappen: &[Trap]) -> Vec<Schending> {
    let mut geopend: Vec<Trap> = alloc::vec![Trap::Een];
    let mut uit = Vec::new();
    let mut gevraagd: Vec<Trap> = trappen.to_vec();
    gevraagd.sort_unstable();
    gevraagd.dedup();
    for trap in gevraagd.into_iter().filter(|trap| *trap != Trap::Een) {
        match toets_openen(trap, &geopend, Activiteit::Casusoverleg) {
            Ok(()) => geopend.push(trap),
            Err(schending) => uit.push(Schending {
                plaats: "/trappen".into(),
                ..schending
            }),
        }
    }
    uit
}
