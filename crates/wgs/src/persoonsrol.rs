// SPDX-License-Identifier: EUPL-1.2
//! Subjects and why they may occur (WGS 2.22(1)(a),(b); R-112).

pub use crate::trap::Persoonsrol;
use crate::{motivering::is_leeg, regel, schending::Schending};

codelijst! {
    /// Type of a subject (work agreement UA; R-25).
    Subjecttype {
        NatuurlijkPersoon = "natuurlijk_persoon", "natuurlijk persoon";
        Rechtspersoon = "rechtspersoon", "rechtspersoon";
        Eenmanszaak = "eenmanszaak", "eenmanszaak, volgt de regels voor personen";
        AdresObject = "adres_object", "adres of object, zonder bewoners";
        Voertuig = "voertuig", "voertuig";
        Vaartuig = "vaartuig", "vaartuig";
        Groep = "groep", "groep, zonder ledenlijst";
    }
}

/// The subject on which another hangs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ophanging {
    /// Its own role.
    pub persoonsrol: Persoonsrol,
    /// Its type.
    pub subjecttype: Subjecttype,
}

/// What was given about a subject's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rolopgave<'a> {
    /// The role.
    pub persoonsrol: Persoonsrol,
    /// On whom it hangs; for `signaal` nobody.
    pub hangt_aan: Option<Ophanging>,
    /// In what the connection lies; for `signaal` empty.
    pub waarom: &'a str,
}

/// a kring hangs on somebody a signaal is about, with a reason; never on another kring.
///
/// # Errors
/// All findings; places are `/hangt_aan` and `/waarom`.
pub fn toets_persoonsrol(opgave: &Rolopgave<'_>) -> Result<(), alloc::vec::Vec<Schending>> {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.22
    let hangt_aan = match opgave.persoonsrol {
        Persoonsrol::Signaal => opgave.hangt_aan.map(|_| {
            (
                "hangt_aan_overbodig",
                "Wie onderwerp van een signaal is, hangt aan niemand.",
            )
        }),
        Persoonsrol::DirecteKring => ophanging(
            opgave.hangt_aan,
            false,
            "Een directe kring is die van een persoon; gebruik bij een rechtspersoon direct_verband.",
        ),
        Persoonsrol::DirectVerband => ophanging(
            opgave.hangt_aan,
            true,
            "Direct verband bestaat met een rechtspersoon; gebruik bij een persoon directe_kring.",
        ),
    };
    let waarom =
        (opgave.persoonsrol != Persoonsrol::Signaal && is_leeg(opgave.waarom)).then_some((
            "waarom_ontbreekt",
            "Geef aan waarin de directe kring of het directe verband bestaat.",
        ));
    let uit: alloc::vec::Vec<Schending> = [("/hangt_aan", hangt_aan), ("/waarom", waarom)]
        .into_iter()
        .filter_map(|(plaats, gebrek)| {
            gebrek.map(|(code, tekst)| Schending::ongeldig(&regel::R112, code, plaats, tekst))
        })
        .collect();
    if uit.is_empty() { Ok(()) } else { Err(uit) }
}

fn ophanging(
    hangt_aan: Option<Ophanging>,
    aan_rechtspersoon: bool,
    verkeerde_soort: &'static str,
) -> Option<(&'static str, &'static str)> {
    let Some(ander) = hangt_aan else {
        return Some((
            "hangt_aan_ontbreekt",
            "Noem het subject waarover een signaal is ontvangen en waaraan dit subject hangt.",
        ));
    };
    if ander.persoonsrol != Persoonsrol::Signaal {
        return Some((
            "kring_van_kring",
            "Een directe kring hangt aan wie een signaal betreft, niet aan een andere kring.",
        ));
    }
    let is_rechtspersoon = ander.subjecttype == Subjecttype::Rechtspersoon;
    let is_persoon = matches!(
        ander.subjecttype,
        Subjecttype::NatuurlijkPersoon | Subjecttype::Eenmanszaak
    );
    let past = if aan_rechtspersoon {
        is_rechtspersoon
    } else {
        is_persoon
    };
    (!past).then_some(("verkeerde_persoonsrol", verkeerde_soort))
}
