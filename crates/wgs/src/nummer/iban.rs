// SPDX-License-Identifier: EUPL-1.2
//! IBAN: ISO 13616, remainder modulo 97 equal to 1.

use alloc::string::String;

use super::{Bereik, Nummerfout, nummer};

/// Shortest and longest IBAN that any country has.
const LENGTES: core::ops::RangeInclusive<usize> = 15..=34;
/// Length in the Netherlands.
const LENGTE_NL: usize = 18;
/// Bank code of the test range.
const PROEFBANK: &str = "DEMO";

nummer! {
    /// IBAN, without spaces, in capitals.
    Iban
}

impl Iban {
    /// Reads an IBAN; spaces between groups are dropped.
    ///
    /// # Errors
    /// [`Nummerfout`]: wrong characters or length, wrong check digits, or out of the `bereik`.
    pub fn parse(tekst: &str, bereik: Bereik) -> Result<Self, Nummerfout> {
        let iban: String = tekst.chars().filter(|teken| *teken != ' ').collect();
        if iban.is_empty() {
            return Err(Nummerfout::Leeg);
        }
        let juist = iban
            .bytes()
            .enumerate()
            .all(|(plaats, teken)| match plaats {
                0 | 1 => teken.is_ascii_uppercase(),
                2 | 3 => teken.is_ascii_digit(),
                _ => teken.is_ascii_uppercase() || teken.is_ascii_digit(),
            });
        if !juist {
            return Err(Nummerfout::Tekens);
        }
        let past =
            LENGTES.contains(&iban.len()) && (!iban.starts_with("NL") || iban.len() == LENGTE_NL);
        if !past {
            return Err(Nummerfout::Lengte);
        }
        // 00, 01 and 99 leave the right remainder where 97, 98 and 02 do, and are never given out.
        let uitgegeven = !matches!(iban.get(2..4), Some("00" | "01" | "99"));
        if !uitgegeven || rest_97(&iban) != 1 {
            return Err(Nummerfout::Controlegetal);
        }
        bereik.toets(iban.get(4..8) == Some(PROEFBANK))?;
        Ok(Self(iban))
    }
}

/// The number modulo 97, its first four characters moved to the end and letters counted A = 10 … Z = 35.
fn rest_97(iban: &str) -> u32 {
    let (kop, staart) = iban.split_at(4);
    staart
        .chars()
        .chain(kop.chars())
        .filter_map(|teken| teken.to_digit(36))
        .fold(0, |rest, waarde| {
            let schaal = if waarde < 10 { 10 } else { 100 };
            (rest * schaal + waarde) % 97
        })
}
