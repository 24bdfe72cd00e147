// SPDX-License-Identifier: EUPL-1.2
//! Quorum and vote of a gremium (norms `TAFEL_QUORUM`, `TAFEL_STEMREGEL`; work agreement, filled in by
//! our own choice): one standpunt per deelnemer present, simple majority, a tie rejects. Who has an
//! interest in the zaak counts for nothing.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    format,
    vec::Vec,
};

use crate::{deelnemer::Onderdeel, regel, schending::Schending};

codelijst! {
    /// Standpunt of a deelnemer.
    Standpunt {
        Voor = "voor", "voor";
        Tegen = "tegen", "tegen";
        Onthouding = "onthouding", "onthoudt zich";
    }
}

/// The quorum norm as it holds on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorumnorm<'a> {
    /// How many deelnemers, besides the voorzitter.
    pub deelnemers_naast_voorzitter: usize,
    /// At least one of these must be among them; empty: no such demand.
    pub een_van: &'a [Onderdeel],
}

/// Default of `TAFEL_QUORUM` and `STUURGROEP_QUORUM`: voorzitter and 3 deelnemers, among them OM or politie.
pub const TAFEL_QUORUM: Quorumnorm<'static> = Quorumnorm {
    deelnemers_naast_voorzitter: 3,
    een_van: &[Onderdeel::G, Onderdeel::A],
};

/// A member present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aanwezige<'a> {
    /// Id of the deelnemer for which he sits.
    pub deelnemer: &'a str,
    /// Which body that is.
    pub onderdeel: Onderdeel,
    /// Does he preside?
    pub is_voorzitter: bool,
    /// Has he an interest in the zaak at hand?
    pub heeft_belang: bool,
}

/// A standpunt as it was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stem<'a> {
    /// Id of the deelnemer.
    pub deelnemer: &'a str,
    /// What it holds.
    pub standpunt: Standpunt,
}

/// Outcome of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uitslag {
    /// Deelnemers for.
    pub voor: usize,
    /// Deelnemers against.
    pub tegen: usize,
    /// Deelnemers that abstained.
    pub onthoudingen: usize,
}

impl Uitslag {
    /// Simple majority; a tie rejects.
    #[must_use]
    pub const fn is_aangenomen(&self) -> bool {
        self.voor > self.tegen
    }
}

/// The deelnemers that count: those with a member present who has no interest. The voorzitter's own
/// deelnemer is among them.
#[must_use]
pub fn stemgerechtigden<'a>(aanwezigen: &[Aanwezige<'a>]) -> BTreeSet<&'a str> {
    aanwezigen
        .iter()
        .filter(|lid| !lid.heeft_belang)
        .map(|lid| lid.deelnemer)
        .collect()
}

/// All that is missing for a quorum; empty when there is one. Place is `/aanwezigen`.
#[must_use]
pub fn toets_quorum(norm: &Quorumnorm<'_>, aanwezigen: &[Aanwezige<'_>]) -> Vec<Schending> {
    let mut uit = Vec::new();
    let mut meld = |code, tekst: alloc::string::String| {
        uit.push(Schending::conflict(&regel::R02, code, "/aanwezigen", tekst));
    };
    let voorzitters: Vec<&Aanwezige<'_>> = aanwezigen
        .iter()
        .filter(|lid| lid.is_voorzitter && !lid.heeft_belang)
        .collect();
    match voorzitters.len() {
        1 => {}
        0 => meld(
            "voorzitter_ontbreekt",
            "Er is geen voorzitter zonder belang aanwezig.".into(),
        ),
        _ => meld(
            "meer_voorzitters",
            "Er is meer dan een voorzitter aanwezig.".into(),
        ),
    }
    let van_voorzitter: BTreeSet<&str> = voorzitters.iter().map(|lid| lid.deelnemer).collect();
    let tellend: BTreeMap<&str, Onderdeel> = aanwezigen
        .iter()
        .filter(|lid| {
            !lid.heeft_belang && !lid.is_voorzitter && !van_voorzitter.contains(lid.deelnemer)
        })
        .map(|lid| (lid.deelnemer, lid.onderdeel))
        .collect();
    if tellend.len() < norm.deelnemers_naast_voorzitter {
        meld(
            "te_weinig_deelnemers",
            format!(
                "Naast de voorzitter zijn {} deelnemers nodig; er tellen er {}.",
                norm.deelnemers_naast_voorzitter,
                tellend.len()
            ),
        );
    }
    let vereiste_aanwezig = tellend.values().any(|wie| norm.een_van.contains(wie));
    if !norm.een_van.is_empty() && !vereiste_aanwezig {
        let namen: Vec<&str> = norm.een_van.iter().map(|wie| wie.omschrijving()).collect();
        meld(
            "vereiste_deelnemer_ontbreekt",
            format!("Onder de deelnemers is nodig: {}.", namen.join(" of ")),
        );
    }
    uit
}

/// Counts the vote: exactly one standpunt of each deelnemer that counts, and of nobody else.
///
/// # Errors
/// All findings; places are `/standpunten/<n>`, or `/standpunten` for what is missing.
pub fn tel(aanwezigen: &[Aanwezige<'_>], stemmen: &[Stem<'_>]) -> Result<Uitslag, Vec<Schending>> {
    let gerechtigd = stemgerechtigden(aanwezigen);
    let mut gestemd = BTreeSet::new();
    let mut uit = Vec::new();
    let mut uitslag = Uitslag {
        voor: 0,
        tegen: 0,
        onthoudingen: 0,
    };
    for (nummer, stem) in stemmen.iter().enumerate() {
        let plaats = format!("/standpunten/{nummer}");
        if let Some(schending) = toets_stem(aanwezigen, &gerechtigd, stem, &plaats) {
            uit.push(schending);
        } else if !gestemd.insert(stem.deelnemer) {
            uit.push(Schending::conflict(
                &regel::R02,
                "standpunt_dubbel",
                plaats,
                "Van deze deelnemer is al een standpunt vastgelegd.",
            ));
        } else {
            match stem.standpunt {
                Standpunt::Voor => uitslag.voor += 1,
                Standpunt::Tegen => uitslag.tegen += 1,
                Standpunt::Onthouding => uitslag.onthoudingen += 1,
            }
        }
    }
    let ontbreekt = gerechtigd.len() - gestemd.len();
    if ontbreekt > 0 {
        uit.push(Schending::conflict(
            &regel::R02,
            "standpunt_ontbreekt",
            "/standpunten",
            format!("Van {ontbreekt} aanwezige deelnemers ontbreekt het standpunt."),
        ));
    }
    if uit.is_empty() {
        Ok(uitslag)
    } else {
        Err(uit)
    }
}

fn toets_stem(
    aanwezigen: &[Aanwezige<'_>],
    gerechtigd: &BTreeSet<&str>,
    stem: &Stem<'_>,
    plaats: &str,
) -> Option<Schending> {
    if gerechtigd.contains(stem.deelnemer) {
        return None;
    }
    let is_aanwezig = aanwezigen.iter().any(|lid| lid.deelnemer == stem.deelnemer);
    Some(if is_aanwezig {
        Schending::geweigerd(
            &regel::R43,
            "lid_met_belang",
            plaats,
            "Een lid met belang bij de zaak telt niet mee.",
        )
    } else {
        Schending::conflict(
            &regel::R02,
            "deelnemer_niet_aanwezig",
            plaats,
            "Deze deelnemer is niet aanwezig.",
        )
    })
}
