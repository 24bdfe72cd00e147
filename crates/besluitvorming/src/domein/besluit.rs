// SPDX-License-Identifier: EUPL-1.2
//! What a besluit must hold before it is proposed, accepted and adopted (work agreement UA, Governance; ).

use jiff::ToSpan as _;
use jiff::civil::Date;
use wgs::besluitsoort::Besluitsoort;
use wgs::motivering::Motivering;
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus, TABEL};
use wgs::regel;
use wgs::schending::Schending;
use wgs::stemming::{Aanwezige, Quorumnorm, Stem, Uitslag, stemgerechtigden, tel, toets_quorum};
use wgs::tafel::Gremium;
use wgs::verschijningsvorm::{Vormrij, toets_vormen};

/// What every proposal holds, whatever its soort: all faults at once, at their places in the request.
#[must_use]
pub fn toets_omslag(
    motivering: &Motivering<'_>,
    vormen: &[String],
    register: &[Vormrij<'_>],
    dag: Date,
) -> Vec<Schending> {
    let codes: Vec<&str> = vormen.iter().map(String::as_str).collect();
    let mut uit = motivering.schendingen();
    uit.extend(
        toets_vormen(&codes, register, dag)
            .into_iter()
            .map(|schending| Schending {
                plaats: plaats_in_verzoek(&schending.plaats),
                ..schending
            }),
    );
    uit
}

/// Rules speak of `/vormen`, the request of `/verschijningsvormen`.
#[must_use]
pub fn plaats_in_verzoek(plaats: &str) -> String {
    match plaats.strip_prefix("/vormen") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => {
            format!("/verschijningsvormen{rest}")
        }
        _ => plaats.to_owned(),
    }
}

/// A besluit is of exactly one soort.
#[must_use]
pub fn soort_ontbreekt() -> Schending {
    Schending::ongeldig(
        &regel::R02,
        "besluitsoort_ontbreekt",
        "",
        "Geef de inhoud van precies een soort besluit.",
    )
}

/// Whether this kind of gremium decides on this.
#[must_use]
pub fn toets_gremium(soort: Besluitsoort, gremium: Gremium) -> Option<Schending> {
    (!soort.gremia().contains(&gremium.soort())).then(|| {
        Schending::ongeldig(
            &regel::R02,
            "gremium_beslist_hier_niet_over",
            "",
            "Over dit soort besluit gaat een ander gremium.",
        )
    })
}

/// A step that a person must account for says why.
#[must_use]
pub fn toets_reden(reden: &str) -> Option<Schending> {
    (!reden.chars().any(char::is_alphanumeric))
        .then(|| Schending::ongeldig(&regel::R02, "ontbreekt", "/reden", "Geef aan waarom."))
}

/// Last day on which what was accepted on `aangenomen` can be adopted.
#[must_use]
pub fn laatste_dag(aangenomen: Date, dagen: u16) -> Date {
    aangenomen.saturating_add(i32::from(dagen).days())
}

/// How a gremium voted, and who counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stemming<'a> {
    /// The count.
    pub uitslag: Uitslag,
    /// The deelnemers that counted.
    pub deelnemers: Vec<&'a str>,
}

/// Why a vote has no outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GeenUitslag {
    /// Who is missing for a quorum.
    Quorum(Vec<Schending>),
    /// Standpunten that are missing or do not count.
    Standpunten(Vec<Schending>),
}

/// Counts the vote of a gremium that has its quorum.
///
/// # Errors
/// What is missing for a quorum; else what is wrong with the standpunten.
pub fn stem<'a>(
    norm: &Quorumnorm<'_>,
    aanwezigen: &[Aanwezige<'a>],
    stemmen: &[Stem<'_>],
) -> Result<Stemming<'a>, GeenUitslag> {
    let ontbreekt = toets_quorum(norm, aanwezigen);
    if !ontbreekt.is_empty() {
        return Err(GeenUitslag::Quorum(ontbreekt));
    }
    let uitslag = tel(aanwezigen, stemmen).map_err(GeenUitslag::Standpunten)?;
    Ok(Stemming {
        uitslag,
        deelnemers: stemgerechtigden(aanwezigen).into_iter().collect(),
    })
}

/// The steps that the caller may take now: those that the status knows and for which he has a row. Withdrawing is for who
/// proposed it until the vote, and for the voorzitter after it.
#[must_use]
pub fn stappen(status: Besluitstatus, mag: impl Fn(&str) -> bool) -> Vec<&'static str> {
    TABEL
        .mogelijk(Some(status), None)
        .into_iter()
        .filter(|stap| mag(stap.code()))
        .filter(|stap| {
            *stap != Besluitgebeurtenis::Intrekken
                || trekt_de_voorzitter_in(status) == mag(Besluitgebeurtenis::Vaststellen.code())
        })
        .map(Besluitgebeurtenis::code)
        .collect()
}

/// After the vote a besluit is the gremium's, no longer that of who proposed it.
#[must_use]
pub fn trekt_de_voorzitter_in(status: Besluitstatus) -> bool {
    status == Besluitstatus::Aangenomen
}
