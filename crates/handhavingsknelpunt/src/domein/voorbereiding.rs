// SPDX-License-Identifier: EUPL-1.2
//! What a handhavingsknelpunt must hold as soon as it is prepared (WGS 1.1, 2.23(1), (5); R-108): all faults at once.

use jiff::civil::Date;
use wgs::knelpunt::Scopesoort;
use wgs::regel;
use wgs::schending::Schending;
use wgs::start::MINIMUM_DEELNEMERS;
use wgs::tafel::Tafel;
use wgs::verschijningsvorm::{Vormrij, toets_vormen};

use super::inhoud::{Knelpuntinhoud, Knelpuntscope, Voorbereiding};

/// The word that is refused by name: what it stands for is not bounded.
const THEMA: &str = "thema";

/// What the rule needs to know besides what is prepared.
#[derive(Clone, Copy, Debug)]
pub struct Voorbereidingsfeiten<'a> {
    /// The register of verschijningsvormen.
    pub vormregister: &'a [Vormrij<'a>],
    /// Codes of all deelnemers of the day.
    pub deelnemers: &'a [&'a str],
    /// The legal day.
    pub dag: Date,
}

/// Everything that is wrong with a preparation; places are as in the request.
#[must_use]
pub fn toets_voorbereiding(
    wat: &Voorbereiding,
    feiten: &Voorbereidingsfeiten<'_>,
) -> Vec<Schending> {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.1
    let vormen: Vec<&str> = wat.verschijningsvormen.iter().map(String::as_str).collect();
    let mut uit: Vec<Schending> = toets_vormen(&vormen, feiten.vormregister, feiten.dag)
        .into_iter()
        .map(|een| Schending {
            plaats: een.plaats.replacen("/vormen", "/verschijningsvormen", 1),
            ..een
        })
        .collect();
    uit.extend(toets_teksten(&wat.inhoud, feiten.dag));
    uit.extend(toets_scope(&wat.inhoud.scope));
    uit.extend(toets_signalen(wat));
    uit.extend(toets_deelnemers(wat, feiten.deelnemers));
    uit.extend(toets_tafels(wat));
    uit
}

fn is_leeg(tekst: &str) -> bool {
    !tekst.chars().any(char::is_alphanumeric)
}

fn toets_teksten(inhoud: &Knelpuntinhoud, dag: Date) -> Vec<Schending> {
    let mut uit = Vec::new();
    for (tekst, code, plaats, zin) in [
        (
            &inhoud.omschrijving,
            "omschrijving_ontbreekt",
            "/omschrijving",
            "Omschrijf wat er aan de hand is.",
        ),
        (
            &inhoud.structureel,
            "structureel_ontbreekt",
            "/structureel",
            "Geef aan dat en hoe de wet structureel niet wordt nageleefd.",
        ),
    ] {
        if is_leeg(tekst) {
            uit.push(Schending::ongeldig(&regel::R108, code, plaats, zin));
        }
    }
    if inhoud.aanwijzingen.is_empty() {
        uit.push(Schending::ongeldig(
            &regel::R108,
            "aanwijzing_ontbreekt",
            "/aanwijzingen",
            "Noem ten minste een aanwijzing voor structurele niet-naleving.",
        ));
    }
    for (nummer, aanwijzing) in inhoud.aanwijzingen.iter().enumerate() {
        let plaats = format!("/aanwijzingen/{nummer}");
        if is_leeg(&aanwijzing.tekst) || is_leeg(&aanwijzing.bron) {
            uit.push(Schending::ongeldig(
                &regel::R108,
                "aanwijzing_leeg",
                plaats.as_str(),
                "Een aanwijzing noemt haar bron en wat is vastgesteld.",
            ));
        }
        if aanwijzing.datum > dag {
            uit.push(Schending::ongeldig(
                &regel::R108,
                "aanwijzing_in_toekomst",
                format!("{plaats}/datum"),
                "Een aanwijzing is niet later gedateerd dan vandaag.",
            ));
        }
    }
    uit
}

/// A scope is one of the four kinds of the law, bounded in the way of its kind.
fn toets_scope(scope: &Knelpuntscope) -> Vec<Schending> {
    let ongeldig = |code, veld: &str, zin: &str| {
        Schending::ongeldig(&regel::R108, code, format!("/scope/{veld}"), zin)
    };
    let Some(soort) = Scopesoort::from_code(&scope.soort) else {
        let (code, zin) = if scope.soort == THEMA {
            (
                "scope_thema",
                "Een thema is geen scope. Noem personen, een groep van personen, een gebied of een branche.",
            )
        } else {
            (
                "scope_onbekend",
                "Een scope is personen, groep_van_personen, gebied of branche.",
            )
        };
        return vec![ongeldig(code, "soort", zin)];
    };
    let begrenzingen = [
        (Scopesoort::Personen, "personen", !scope.personen.is_empty()),
        (Scopesoort::GroepVanPersonen, "groep", scope.groep.is_some()),
        (Scopesoort::Gebied, "grens", scope.grens.is_some()),
        (Scopesoort::Branche, "sbi", !scope.sbi.is_empty()),
    ];
    let mut uit = Vec::new();
    for (van, veld, is_gegeven) in begrenzingen {
        if van == soort && !is_gegeven {
            uit.push(ongeldig(
                "scope_onbegrensd",
                veld,
                "De scope is niet begrensd.",
            ));
        } else if van != soort && is_gegeven {
            uit.push(ongeldig(
                "scope_dubbel",
                veld,
                "Dit begrenst een scope van een ander soort.",
            ));
        }
    }
    if scope.groep.as_deref().is_some_and(is_leeg) {
        uit.push(ongeldig("scope_onbegrensd", "groep", "Omschrijf de groep."));
    }
    if scope.grens.as_ref().is_some_and(|grens| !grens.is_vlak()) {
        uit.push(ongeldig(
            "grens_ongeldig",
            "grens/coordinates",
            "De grens is een gesloten lijn om een gebied, in graden (WGS 84).",
        ));
    }
    uit
}

fn toets_signalen(wat: &Voorbereiding) -> Vec<Schending> {
    if wat.signalen.is_empty() {
        return vec![Schending::ongeldig(
            &regel::R94,
            "signaal_ontbreekt",
            "/signalen",
            "Een handhavingsknelpunt rust op ten minste een signaal.",
        )];
    }
    dubbelen(&wat.signalen)
        .map(|nummer| {
            Schending::ongeldig(
                &regel::R94,
                "signaal_dubbel",
                format!("/signalen/{nummer}"),
                "Dit signaal staat er al.",
            )
        })
        .collect()
}

/// Places of what stands there already.
fn dubbelen<T: PartialEq>(lijst: &[T]) -> impl Iterator<Item = usize> {
    (0..lijst.len()).filter(|nummer| lijst[..*nummer].contains(&lijst[*nummer]))
}

fn toets_deelnemers(wat: &Voorbereiding, bekend: &[&str]) -> Vec<Schending> {
    let mut uit: Vec<Schending> = wat
        .deelnemers
        .iter()
        .enumerate()
        .filter(|(_, code)| !bekend.contains(&code.as_str()))
        .map(|(nummer, _)| {
            Schending::ongeldig(
                &regel::R04,
                "deelnemer_onbekend",
                format!("/deelnemers/{nummer}"),
                "Dit is geen deelnemer, of niet meer.",
            )
        })
        .collect();
    let verschillende = wat.deelnemers.len() - dubbelen(&wat.deelnemers).count();
    if verschillende < MINIMUM_DEELNEMERS {
        uit.push(Schending::ongeldig(
            &regel::R07,
            "te_weinig_deelnemers",
            "/deelnemers",
            format!(
                "Een handhavingsknelpunt heeft ten minste {MINIMUM_DEELNEMERS} betrokken deelnemers."
            ),
        ));
    }
    uit
}

fn toets_tafels(wat: &Voorbereiding) -> Vec<Schending> {
    if wat.tafels.is_empty() {
        return vec![Schending::ongeldig(
            &regel::R110,
            "tafel_ontbreekt",
            "/tafels",
            "Noem de tafels die het aangaat.",
        )];
    }
    wat.tafels
        .iter()
        .enumerate()
        .filter(|(_, code)| Tafel::from_code(code).is_none())
        .map(|(nummer, _)| {
            Schending::ongeldig(
                &regel::R110,
                "tafel_onbekend",
                format!("/tafels/{nummer}"),
                "Deze tafel bestaat niet.",
            )
        })
        .collect()
}
