// SPDX-License-Identifier: EUPL-1.2
//! Proposing a person as subject of a running casus: minimal data, and why he may occur (WGS 2.22(1); ).

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use wgs::nummer::Bereik;
use wgs::persoonsrol::{Ophanging, Persoonsrol, Rolopgave, toets_persoonsrol};
use wgs::regel;
use wgs::schending::Schending;

use super::signaal::{Signaalpersoon, toets_aanwijzingen_van, toets_persoon};

/// Most subjecten of one casus, those who are only proposed included: more is a handhavingsknelpunt, not a casus.
pub const SUBJECTEN_MAXIMUM: i64 = 50;
/// Age from which somebody is no minor, in years.
pub const MEERDERJARIG_JAREN: i64 = 18;

/// What makes a person vulnerable. No role: he occurs as everybody does, and that asks for a motivation of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aanduiding {
    /// Under age.
    Minderjarig,
    /// Victim or witness.
    SlachtofferOfGetuige,
}

impl Aanduiding {
    /// All of them.
    pub const ALLE: &'static [Self] = &[Self::Minderjarig, Self::SlachtofferOfGetuige];
}

/// Where the data of who is proposed come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Herkomst {
    /// A person whom a signaal names, with its clock.
    Signaalpersoon(Uuid),
    /// Given with the voordracht: the clock starts now.
    Opgave(Box<Signaalpersoon>),
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voordracht {
    /// Why he may occur.
    pub persoonsrol: Persoonsrol,
    /// The subject of the dossier on whom he hangs.
    pub hangt_aan: Option<Uuid>,
    /// In what the direct circle lies.
    pub waarom: String,
    /// Where his data come from; absent when not exactly one of both is given.
    pub herkomst: Option<Herkomst>,
    /// What makes him vulnerable.
    pub aanduidingen: Vec<Aanduiding>,
    /// Why he must occur all the same.
    pub motivering_aanduiding: String,
}

/// The subject on whom who is proposed hangs, as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gevonden {
    /// None was named.
    Geen,
    /// This one, in the dossier.
    Ja(Ophanging),
    /// There is none in the dossier with this id.
    Nee,
}

/// Whether he may occur so: all faults at once. What is known of the person himself, [`toets_voorgedragen`] judges.
#[must_use]
pub fn toets_voordracht(voordracht: &Voordracht, hangt_aan: Gevonden) -> Vec<Schending> {
    let mut uit = Vec::new();
    if voordracht.herkomst.is_none() {
        uit.push(Schending::ongeldig(
            &regel::R112,
            "herkomst_onduidelijk",
            "/signaalpersoon",
            "Noem of een persoon uit een signaal, of geef de gegevens van de persoon; niet beide.",
        ));
    }
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.22
    if voordracht.persoonsrol == Persoonsrol::Signaal
        && matches!(voordracht.herkomst, Some(Herkomst::Opgave(_)))
    {
        uit.push(Schending::ongeldig(
            &regel::R112,
            "signaal_ontbreekt",
            "/signaalpersoon",
            "Wie als onderwerp van een signaal voorkomt, komt uit dat signaal.",
        ));
    }
    if hangt_aan == Gevonden::Nee {
        uit.push(Schending::ongeldig(
            &regel::R112,
            "hangt_aan_onbekend",
            "/hangtAan",
            "Dit is geen subject van deze casus.",
        ));
        return uit;
    }
    let ophanging = match hangt_aan {
        Gevonden::Ja(ophanging) => Some(ophanging),
        Gevonden::Geen | Gevonden::Nee => None,
    };
    let gebreken = toets_persoonsrol(&Rolopgave {
        persoonsrol: voordracht.persoonsrol,
        hangt_aan: ophanging,
        waarom: &voordracht.waarom,
    });
    uit.extend(
        gebreken
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|een| Schending {
                plaats: een.plaats.replace("/hangt_aan", "/hangtAan"),
                ..een
            }),
    );
    uit
}

/// Whether this person can be proposed so, on this legal day: all faults at once.
#[must_use]
pub fn toets_voorgedragen(
    voordracht: &Voordracht,
    persoon: &Signaalpersoon,
    dag: Date,
    bereik: Bereik,
) -> Vec<Schending> {
    let mut uit = Vec::new();
    if let Some(Herkomst::Opgave(_)) = voordracht.herkomst {
        uit.extend(toets_persoon("/persoon", persoon, dag, bereik));
        // A connection is enough to be proposed: an indication is not asked of who is not reported.
        if !persoon.aanwijzingen.is_empty() {
            uit.extend(toets_aanwijzingen_van("/persoon", persoon, dag));
        }
    }
    let is_kwetsbaar = !voordracht.aanduidingen.is_empty() || is_minderjarig(persoon, dag);
    if is_kwetsbaar && voordracht.motivering_aanduiding.trim().is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R24,
            "motivering_aanduiding_ontbreekt",
            "/motiveringAanduiding",
            "Van een minderjarige, slachtoffer of getuige geeft u aan waarom hij toch moet voorkomen.",
        ));
    }
    uit
}

/// Whether his date of birth says that he is under age on this day.
#[must_use]
pub fn is_minderjarig(persoon: &Signaalpersoon, dag: Date) -> bool {
    persoon
        .geboortedatum
        .and_then(|geboren| geboren.checked_add(MEERDERJARIG_JAREN.years()).ok())
        .is_some_and(|achttien| dag < achttien)
}

/// What is said of who is vulnerable: what the proposer said, and what his date of birth says.
#[must_use]
pub fn aanduidingen(
    voordracht: &Voordracht,
    persoon: &Signaalpersoon,
    dag: Date,
) -> Vec<Aanduiding> {
    Aanduiding::ALLE
        .iter()
        .copied()
        .filter(|een| {
            voordracht.aanduidingen.contains(een)
                || (*een == Aanduiding::Minderjarig && is_minderjarig(persoon, dag))
        })
        .collect()
}

/// A casus has no room for one more.
#[must_use]
pub fn toets_aantal(aantal: i64) -> Option<Schending> {
    (aantal >= SUBJECTEN_MAXIMUM).then(|| {
        Schending::conflict(
            &regel::R112,
            "subjecten_maximum",
            "",
            format!("Een casus heeft ten hoogste {SUBJECTEN_MAXIMUM} subjecten."),
        )
    })
}
