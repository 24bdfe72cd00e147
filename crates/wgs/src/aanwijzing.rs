// SPDX-License-Identifier: EUPL-1.2
//! Aanwijzingen in a signaal (WGS 1.1, signaal; R-03): per person at least one dated fact that points
//! to a verschijningsvorm.

use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use jiff::civil::Date;

use crate::{motivering::is_leeg, regel, schending::Schending};

/// A dated fact that points to a verschijningsvorm. Not the appointment of staff, nor that of an HHK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aanwijzing<'a> {
    /// Day of the fact.
    pub datum: Option<Date>,
    /// Where the deelnemer has it from.
    pub bron: &'a str,
    /// Code of the verschijningsvorm it points to.
    pub vorm: &'a str,
    /// The fact.
    pub tekst: &'a str,
}

/// every person has an aanwijzing, each is whole, dated not after `dag`, and about this person:
/// not the text of another. Places are `/personen/<n>/aanwijzingen/<m>/…`.
#[must_use]
pub fn toets_aanwijzingen(personen: &[&[Aanwijzing<'_>]], dag: Date) -> Vec<Schending> {
    let mut uit = Vec::new();
    let mut gezien: BTreeMap<String, usize> = BTreeMap::new();
    for (persoon, aanwijzingen) in personen.iter().enumerate() {
        let pad = format!("/personen/{persoon}/aanwijzingen");
        if aanwijzingen.is_empty() {
            uit.push(Schending::ongeldig(
                &regel::R03,
                "aanwijzing_ontbreekt",
                pad.as_str(),
                "Noem voor elke persoon ten minste een aanwijzing.",
            ));
        }
        for (nummer, aanwijzing) in aanwijzingen.iter().enumerate() {
            let plek = format!("{pad}/{nummer}");
            uit.extend(toets_aanwijzing(aanwijzing, dag).map(|schending| schending.onder(&plek)));
            let kern = kern(aanwijzing.tekst);
            if kern.is_empty() {
                continue;
            }
            let eerste = *gezien.entry(kern).or_insert(persoon);
            if eerste != persoon {
                uit.push(Schending::ongeldig(
                    &regel::R03,
                    "aanwijzing_gekopieerd",
                    format!("{plek}/tekst"),
                    "Deze aanwijzing is gelijk aan die van een andere persoon; beschrijf wat over deze persoon bekend is.",
                ));
            }
        }
    }
    uit
}

fn toets_aanwijzing(
    aanwijzing: &Aanwijzing<'_>,
    dag: Date,
) -> impl Iterator<Item = Schending> + use<> {
    let datum = match aanwijzing.datum {
        None => Some(("datum_ontbreekt", "Geef de datum van de aanwijzing.")),
        Some(datum) if datum > dag => Some((
            "datum_in_toekomst",
            "De datum van de aanwijzing ligt in de toekomst.",
        )),
        Some(_) => None,
    };
    let leeg = |waarde: &str, code, tekst| is_leeg(waarde).then_some((code, tekst));
    let gevonden = [
        ("/datum", datum),
        (
            "/bron",
            leeg(
                aanwijzing.bron,
                "bron_ontbreekt",
                "Geef de bron van de aanwijzing.",
            ),
        ),
        (
            "/vorm",
            leeg(
                aanwijzing.vorm,
                "vorm_ontbreekt",
                "Geef de verschijningsvorm waarop de aanwijzing duidt.",
            ),
        ),
        (
            "/tekst",
            leeg(
                aanwijzing.tekst,
                "tekst_ontbreekt",
                "Beschrijf de aanwijzing.",
            ),
        ),
    ];
    gevonden.into_iter().filter_map(|(plaats, gebrek)| {
        gebrek.map(|(code, tekst)| Schending::ongeldig(&regel::R03, code, plaats, tekst))
    })
}

/// What of a text counts for "the same": letters and digits, lower case.
fn kern(tekst: &str) -> String {
    tekst
        .chars()
        .filter(|teken| teken.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
