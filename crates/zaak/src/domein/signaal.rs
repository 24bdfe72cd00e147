// SPDX-License-Identifier: EUPL-1.2
//! A signaal and what it must contain (WGS 1.1, 2.23(1); R-03).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use wgs::aanwijzing::{self, toets_aanwijzingen};
use wgs::nummer::{Bereik, Bsn};
use wgs::regel;
use wgs::schending::Schending;
use wgs::verschijningsvorm::Verschijningsvorm;

/// Most persons in one signaal: more is a handhavingsknelpunt, not a signaal.
pub const PERSONEN_MAXIMUM: usize = 25;

/// What is reported. Sealed as a whole under the key of the zaak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signaalinhoud {
    /// The conduct or situations.
    pub gedragingen: String,
    /// Why this asks for joint processing.
    pub waarom_gezamenlijk: String,
}

/// A name as in the BRP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Naam {
    /// First names; a person with one name has none.
    pub voornamen: Option<String>,
    /// Prefix of the surname.
    pub voorvoegsel: Option<String>,
    /// Surname.
    pub geslachtsnaam: String,
}

/// A dated fact that points to a verschijningsvorm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aanwijzing {
    /// Day of the fact.
    pub datum: Date,
    /// Where the deelnemer has it from.
    pub bron: String,
    /// The verschijningsvorm it points to.
    pub verschijningsvorm: Verschijningsvorm,
    /// The fact.
    pub tekst: String,
}

/// A person whom the signaal names. Sealed under a key of his own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signaalpersoon {
    /// Name.
    pub naam: Naam,
    /// Date of birth.
    pub geboortedatum: Option<Date>,
    /// Burgerservicenummer, nine digits (WGS 2.21(1)).
    pub bsn: Option<String>,
    /// At least one.
    pub aanwijzingen: Vec<Aanwijzing>,
}

/// A signaal as its reporter writes it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opstelling {
    /// Content.
    pub inhoud: Signaalinhoud,
    /// Verschijningsvorm.
    pub verschijningsvorm: Verschijningsvorm,
    /// Persons.
    pub personen: Vec<Signaalpersoon>,
}

/// All faults at once; none when the signaal can be written down.
#[must_use]
pub fn toets(opstelling: &Opstelling, dag: Date, bereik: Bereik) -> Vec<Schending> {
    let mut uit = Vec::new();
    for (plaats, tekst) in [
        ("/gedragingen", &opstelling.inhoud.gedragingen),
        ("/waaromGezamenlijk", &opstelling.inhoud.waarom_gezamenlijk),
    ] {
        if tekst.trim().is_empty() {
            uit.push(Schending::ongeldig(
                &regel::R03,
                "ontbreekt",
                plaats,
                "Vul dit in: zonder kan een signaal niet worden beoordeeld.",
            ));
        }
    }
    if opstelling.personen.len() > PERSONEN_MAXIMUM {
        uit.push(Schending::ongeldig(
            &regel::R03,
            "te_veel",
            "/personen",
            "Noem ten hoogste 25 personen in een signaal.",
        ));
    }
    for (nummer, persoon) in opstelling.personen.iter().enumerate() {
        let plaats = format!("/personen/{nummer}");
        uit.extend(toets_persoon(&plaats, persoon, dag, bereik));
    }
    let aanwijzingen: Vec<Vec<aanwijzing::Aanwijzing<'_>>> = opstelling
        .personen
        .iter()
        .map(|persoon| persoon.aanwijzingen.iter().map(als_regel).collect())
        .collect();
    let per_persoon: Vec<&[aanwijzing::Aanwijzing<'_>]> =
        aanwijzingen.iter().map(Vec::as_slice).collect();
    uit.extend(toets_aanwijzingen(&per_persoon, dag));
    uit
}

/// A withdrawal says why.
#[must_use]
pub fn toets_reden(reden: &str) -> Option<Schending> {
    reden.trim().is_empty().then(|| {
        Schending::ongeldig(
            &regel::R03,
            "ontbreekt",
            "/reden",
            "Geef aan waarom u het signaal intrekt.",
        )
    })
}

/// The indications of one person, at the place where he stands.
pub(super) fn toets_aanwijzingen_van(
    plaats: &str,
    persoon: &Signaalpersoon,
    dag: Date,
) -> Vec<Schending> {
    let aanwijzingen: Vec<_> = persoon.aanwijzingen.iter().map(als_regel).collect();
    toets_aanwijzingen(&[&aanwijzingen], dag)
        .into_iter()
        .map(|een| Schending {
            plaats: een.plaats.replacen("/personen/0", plaats, 1),
            ..een
        })
        .collect()
}

/// Who a person is, at the place where he stands.
pub(super) fn toets_persoon(
    plaats: &str,
    persoon: &Signaalpersoon,
    dag: Date,
    bereik: Bereik,
) -> Vec<Schending> {
    let mut uit = Vec::new();
    if persoon.naam.geslachtsnaam.trim().is_empty() {
        let plaats = format!("{plaats}/naam/geslachtsnaam");
        uit.push(Schending::ongeldig(
            &regel::R03,
            "ontbreekt",
            plaats,
            "Geef de geslachtsnaam, of de enige naam.",
        ));
    }
    if persoon
        .bsn
        .as_deref()
        .is_some_and(|bsn| Bsn::parse(bsn, bereik).is_err())
    {
        let plaats = format!("{plaats}/bsn");
        uit.push(Schending::ongeldig(
            &regel::R23,
            "elfproef",
            plaats,
            "Dit is geen geldig burgerservicenummer.",
        ));
    }
    if persoon.geboortedatum.is_some_and(|geboren| geboren > dag) {
        let plaats = format!("{plaats}/geboortedatum");
        uit.push(Schending::ongeldig(
            &regel::R03,
            "datum_in_toekomst",
            plaats,
            "Deze datum ligt in de toekomst.",
        ));
    }
    uit
}

fn als_regel(een: &Aanwijzing) -> aanwijzing::Aanwijzing<'_> {
    aanwijzing::Aanwijzing {
        datum: Some(een.datum),
        bron: &een.bron,
        vorm: een.verschijningsvorm.code(),
        tekst: &een.tekst,
    }
}

#[cfg(test)]
mod proeven {
    use super::*;
    use jiff::civil::date;

    fn persoon(tekst: &str) -> Signaalpersoon {
        Signaalpersoon {
            naam: Naam {
                voornamen: Some("Bram".to_owned()),
                voorvoegsel: None,
                geslachtsnaam: "Nergenshuizen-Demo".to_owned(),
            },
            geboortedatum: None,
            bsn: Some("999990019".to_owned()),
            aanwijzingen: vec![Aanwijzing {
                datum: date(2026, 11, 1),
                bron: "eigen waarneming".to_owned(),
                verschijningsvorm: Verschijningsvorm::ALLE[0],
                tekst: tekst.to_owned(),
            }],
        }
    }

    fn opstelling(personen: Vec<Signaalpersoon>) -> Opstelling {
        Opstelling {
            inhoud: Signaalinhoud {
                gedragingen: "g".to_owned(),
                waarom_gezamenlijk: "w".to_owned(),
            },
            verschijningsvorm: Verschijningsvorm::ALLE[0],
            personen,
        }
    }

    const DAG: Date = date(2026, 11, 24);

    #[test]
    fn een_volledig_signaal_heeft_geen_fouten() {
        assert_eq!(
            toets(
                &opstelling(vec![persoon("a"), persoon("b")]),
                DAG,
                Bereik::Proef
            ),
            vec![]
        );
    }

    #[test]
    fn elke_fout_komt_tegelijk_terug_met_zijn_plaats() {
        let mut slecht = opstelling(vec![persoon("a"), persoon("a")]);
        slecht.inhoud.gedragingen = "  ".to_owned();
        slecht.personen[0].bsn = Some("999990004".to_owned());
        slecht.personen[1].geboortedatum = Some(date(2027, 1, 1));
        let plaatsen: Vec<String> = toets(&slecht, DAG, Bereik::Proef)
            .into_iter()
            .map(|fout| fout.plaats)
            .collect();
        assert_eq!(
            plaatsen,
            [
                "/gedragingen",
                "/personen/0/bsn",
                "/personen/1/geboortedatum",
                "/personen/1/aanwijzingen/0/tekst"
            ]
        );
    }

    #[test]
    fn een_bsn_uit_het_proefbereik_wordt_in_productie_geweigerd() {
        let fouten = toets(&opstelling(vec![persoon("a")]), DAG, Bereik::Productie);
        assert_eq!(fouten.len(), 1);
        assert_eq!(fouten[0].regel.id, "R-23");
    }
}
