// SPDX-License-Identifier: EUPL-1.2
//! Terms (WGS 1.8(7); ). Dates are legal days; the zone in which a day falls is the caller's.

use alloc::vec::Vec;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use crate::{regel, schending::Schending};

/// The law's ceiling, in years after the day of first processing.
pub const PLAFOND_JAREN: i8 = 5;

/// The day on whose start the data must be out: five years after the day of first processing.
/// 29 February becomes 28 February. Past the calendar's last year it is the calendar's last day.
#[must_use]
pub fn vijf_jaar_na(eerste_verwerking: Date) -> Date {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8
    // INVARIANT: nothing extends this day, and a copy keeps the day of its origin.
    eerste_verwerking.saturating_add(PLAFOND_JAREN.years())
}

/// Has the term ended? It ends at the start of `verloopt_op`.
#[must_use]
pub fn is_verlopen(verloopt_op: Date, dag: Date) -> bool {
    dag >= verloopt_op
}

/// The day on which a working term of so many months ends, never past the ceiling.
#[must_use]
pub fn einde_werktermijn(begin: Date, maanden: u16, eerste_verwerking: Date) -> Date {
    begin
        .saturating_add(i32::from(maanden).months())
        .min(vijf_jaar_na(eerste_verwerking))
}

/// A working term that is asked to be extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verlenging {
    /// Day of first processing.
    pub eerste_verwerking: Date,
    /// Day on which the working term ends now.
    pub huidig_einde: Date,
    /// Day on which it is to end.
    pub nieuw_einde: Date,
}

/// a working term moves only forward, only before it ended, and never past the ceiling.
///
/// # Errors
/// All findings, at `/nieuw_einde`.
pub fn toets_verlenging(verlenging: &Verlenging, dag: Date) -> Result<(), Vec<Schending>> {
    let plafond = vijf_jaar_na(verlenging.eerste_verwerking);
    let gebreken = [
        (
            is_verlopen(verlenging.huidig_einde, dag),
            "termijn_verlopen",
            "De termijn is al verstreken.",
        ),
        (
            verlenging.nieuw_einde > plafond,
            "voorbij_vijf_jaar",
            "Na vijf jaar gaan de gegevens weg; de wet kent geen verlenging.",
        ),
        (
            verlenging.nieuw_einde <= verlenging.huidig_einde,
            "geen_verlenging",
            "De nieuwe einddatum ligt niet na de huidige.",
        ),
    ];
    let uit: Vec<Schending> = gebreken
        .into_iter()
        .filter(|(gebrek, _, _)| *gebrek)
        .map(|(_, code, tekst)| Schending::conflict(&regel::R61, code, "/nieuw_einde", tekst))
        .collect();
    if uit.is_empty() { Ok(()) } else { Err(uit) }
}

/// Is this a working day: not a Saturday, Sunday or holiday of the given table?
#[must_use]
pub fn is_werkdag(dag: Date, feestdagen: &[Date]) -> bool {
    !matches!(dag.weekday(), Weekday::Saturday | Weekday::Sunday) && !feestdagen.contains(&dag)
}

/// The day that is `aantal` working days after `dag`; the day itself does not count.
#[must_use]
pub fn plus_werkdagen(dag: Date, aantal: u16, feestdagen: &[Date]) -> Date {
    let mut uit = dag;
    let mut nog = aantal;
    while nog > 0 {
        let Ok(morgen) = uit.tomorrow() else {
            return uit;
        };
        uit = morgen;
        if is_werkdag(uit, feestdagen) {
            nog -= 1;
        }
    }
    uit
}
