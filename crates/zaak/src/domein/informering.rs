// SPDX-License-Identifier: EUPL-1.2
//! Whether the person whom a subject is about is told (WGS 1.4(4)(a), AVG 14, UAVG 41; R-84).

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use wgs::regel;
use wgs::schending::Schending;

/// Longest time until a postponement is looked at again, in months. The law names none: a year is that of the question
/// whether his data are still necessary.
pub const HERZIENING_MAXIMUM_MAANDEN: i64 = 12;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Informeerbeslissing {
    /// He is told.
    Informeren,
    /// He is not told yet; it is looked at again.
    Uitstellen,
    /// He is not told.
    AchterwegeLaten,
}

impl Informeerbeslissing {
    /// All of them.
    pub const ALLE: &'static [Self] = &[Self::Informeren, Self::Uitstellen, Self::AchterwegeLaten];

    /// Code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Informeren => "informeren",
            Self::Uitstellen => "uitstellen",
            Self::AchterwegeLaten => "achterwege_laten",
        }
    }

    /// By its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|een| een.code() == code)
    }
}

/// On which ground: a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Informeergrond {
    /// The duty to inform (AVG 14).
    Informatieplicht,
    /// Public safety (UAVG 41).
    OpenbareVeiligheid,
    /// Prevention, investigation and prosecution of criminal offences (UAVG 41).
    StrafbareFeiten,
    /// Supervision and inspection (UAVG 41).
    Toezicht,
    /// Protection of the betrokkene or of the rights of others (UAVG 41).
    RechtenVanAnderen,
    /// He has the information already (AVG 14).
    AlBekend,
    /// Impossible, or out of proportion (AVG 14).
    OnmogelijkOfOnevenredig,
}

impl Informeergrond {
    /// All of them.
    pub const ALLE: &'static [Self] = &[
        Self::Informatieplicht,
        Self::OpenbareVeiligheid,
        Self::StrafbareFeiten,
        Self::Toezicht,
        Self::RechtenVanAnderen,
        Self::AlBekend,
        Self::OnmogelijkOfOnevenredig,
    ];

    /// Code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Informatieplicht => "informatieplicht",
            Self::OpenbareVeiligheid => "openbare_veiligheid",
            Self::StrafbareFeiten => "strafbare_feiten",
            Self::Toezicht => "toezicht",
            Self::RechtenVanAnderen => "rechten_van_anderen",
            Self::AlBekend => "al_bekend",
            Self::OnmogelijkOfOnevenredig => "onmogelijk_of_onevenredig",
        }
    }

    /// By its code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|een| een.code() == code)
    }

    /// Whether this decision can rest on it. An interest that passes postpones or omits; what makes informing pointless
    /// only omits.
    #[must_use]
    pub const fn draagt(self, beslissing: Informeerbeslissing) -> bool {
        // WET: https://wetten.overheid.nl/BWBR0040940#Artikel41
        match self {
            Self::Informatieplicht => matches!(beslissing, Informeerbeslissing::Informeren),
            Self::OpenbareVeiligheid
            | Self::StrafbareFeiten
            | Self::Toezicht
            | Self::RechtenVanAnderen => !matches!(beslissing, Informeerbeslissing::Informeren),
            Self::AlBekend | Self::OnmogelijkOfOnevenredig => {
                matches!(beslissing, Informeerbeslissing::AchterwegeLaten)
            }
        }
    }
}

/// A decision about informing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Informering {
    /// What.
    pub beslissing: Informeerbeslissing,
    /// On which ground.
    pub grond: Informeergrond,
    /// When it is looked at again: of a postponement always, of informing never.
    pub herzien_op: Option<Date>,
    /// Why; sealed.
    pub toelichting: String,
}

/// All faults at once.
#[must_use]
pub fn toets_informering(informering: &Informering, dag: Date) -> Vec<Schending> {
    let Informering {
        beslissing,
        grond,
        herzien_op,
        toelichting,
    } = informering;
    let mut uit = Vec::new();
    let mut fout = |code: &'static str, plaats: &'static str, tekst: &'static str| {
        uit.push(Schending::ongeldig(&regel::R84, code, plaats, tekst));
    };
    if !grond.draagt(*beslissing) {
        fout(
            "grond_past_niet",
            "/grond",
            "Op deze grond kan deze beslissing niet rusten.",
        );
    }
    if toelichting.trim().is_empty() {
        fout(
            "ontbreekt",
            "/toelichting",
            "Geef aan waarom u dit beslist.",
        );
    }
    match (beslissing, herzien_op) {
        (Informeerbeslissing::Uitstellen, None) => fout(
            "herziening_ontbreekt",
            "/herzienOp",
            "Noem de dag waarop u opnieuw beziet of de betrokkene wordt geinformeerd.",
        ),
        (Informeerbeslissing::Informeren, Some(_)) => fout(
            "herziening_overbodig",
            "/herzienOp",
            "Wie wordt geinformeerd, heeft geen dag van herziening.",
        ),
        (_, Some(op)) if *op <= dag || *op > laatste_herziening(dag) => fout(
            "herziening_buiten_termijn",
            "/herzienOp",
            "Kies een dag na vandaag en binnen een jaar.",
        ),
        (Informeerbeslissing::Informeren | Informeerbeslissing::AchterwegeLaten, None)
        | (Informeerbeslissing::Uitstellen | Informeerbeslissing::AchterwegeLaten, Some(_)) => {}
    }
    uit
}

/// The last day to which a decision can be left alone.
#[must_use]
pub fn laatste_herziening(dag: Date) -> Date {
    dag.checked_add(HERZIENING_MAXIMUM_MAANDEN.months())
        .unwrap_or(Date::MAX)
}

/// Whether a decision still stands on a day: one that had to be looked at again before does not.
#[must_use]
pub fn staat_nog(herzien_op: Option<Date>, dag: Date) -> bool {
    herzien_op.is_none_or(|op| op >= dag)
}
