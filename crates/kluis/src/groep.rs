// SPDX-License-Identifier: EUPL-1.2
//! What a key belongs to: the smallest things that the law destroys apart.

use std::fmt;

use uuid::Uuid;

use crate::fout::KluisFout;

/// The id of a data key, random and unrelated to what it seals. Stored beside the row, so that the row can be found
/// when its key has gone.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Uuid)]
pub struct SleutelId(pub Uuid);

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Maand {
    jaar: i16,
    maand: i8,
}

impl Maand {
    /// The month in which a date falls.
    #[must_use]
    pub fn van(datum: jiff::civil::Date) -> Self {
        Self {
            jaar: datum.year(),
            maand: datum.month(),
        }
    }

    /// `maand` 1 to 12, `jaar` 0 to 9999; otherwise nothing.
    #[must_use]
    pub fn nieuw(jaar: i16, maand: i8) -> Option<Self> {
        (jaar >= 0)
            .then(|| jiff::civil::Date::new(jaar, maand, 1).ok().map(Self::van))
            .flatten()
    }

    /// The year.
    #[must_use]
    pub fn jaar(self) -> i16 {
        self.jaar
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn maand(self) -> i8 {
        self.maand
    }
}

/// `2026-11`.
impl fmt::Display for Maand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.jaar, self.maand)
    }
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dag(pub jiff::civil::Date);

/// `2026-11-24`.
impl fmt::Display for Dag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

/// The epoch of a blind index: a calendar year. The key of an epoch goes when its last row goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tijdvak(i16);

impl Tijdvak {
    /// The epoch in which a date falls.
    #[must_use]
    pub fn van(datum: jiff::civil::Date) -> Self {
        Self(datum.year())
    }

    /// The year 0 to 9999; otherwise nothing.
    #[must_use]
    pub fn nieuw(jaar: i16) -> Option<Self> {
        (0..=9999).contains(&jaar).then_some(Self(jaar))
    }

    /// The year.
    #[must_use]
    pub fn jaar(self) -> i16 {
        self.0
    }
}

/// `2026`.
impl fmt::Display for Tijdvak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// The smallest things that the law destroys apart (WGS art. 1.8(7)). One data key each, for as long as it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sleutelgroep {
    /// A signaal, casus or other zaak: everything of it that has no key of its own.
    Zaak(Uuid),
    /// Who a subject in a zaak is.
    Subject {
        /// The zaak.
        zaak: Uuid,
        /// The subject.
        subject: Uuid,
    },
    /// The gegevens on a subject that were first processed in one month: they reach the end of their term together.
    Gegevens {
        /// The zaak.
        zaak: Uuid,
        /// The subject.
        subject: Uuid,
        /// Month of first processing in the samenwerkingsverband.
        maand: Maand,
    },
    /// A document in a zaak.
    Document {
        /// The zaak.
        zaak: Uuid,
        /// The document.
        document: Uuid,
    },
    /// What belongs to the installation itself: names of staff, titles of meetings.
    Installatie,
    /// The details of the log of a month. Never a zaak's key: destroying a zaak must not blind the CFG.
    Logmaand(Maand),
    /// The stored answers of idempotent requests of a day.
    Herhaling(Dag),
}

impl Sleutelgroep {
    /// The zaak to which everything sealed under this key must belong.
    #[must_use]
    pub fn zaak(&self) -> Option<Uuid> {
        match *self {
            Self::Zaak(zaak)
            | Self::Subject { zaak, .. }
            | Self::Gegevens { zaak, .. }
            | Self::Document { zaak, .. } => Some(zaak),
            Self::Installatie | Self::Logmaand(_) | Self::Herhaling(_) => None,
        }
    }
}

/// A group or index key as the key store knows it: ids and codes only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Kenmerk {
    pub(crate) soort: &'static str,
    pub(crate) zaak: Option<Uuid>,
    pub(crate) onderdeel: Option<Uuid>,
    pub(crate) periode: Option<String>,
    pub(crate) veld: Option<String>,
}

/// The code of index keys in the key store.
pub(crate) const SOORT_INDEX: &str = "index";

impl Kenmerk {
    fn leeg(soort: &'static str) -> Self {
        Self {
            soort,
            zaak: None,
            onderdeel: None,
            periode: None,
            veld: None,
        }
    }

    /// The key of a blind index.
    pub(crate) fn index(veld: &str, tijdvak: Tijdvak) -> Result<Self, KluisFout> {
        let goed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_' || c == b'.';
        if !(1..=64).contains(&veld.len()) || !veld.bytes().all(goed) {
            return Err(KluisFout::Veldnaam);
        }
        let periode = Some(tijdvak.to_string());
        Ok(Self {
            periode,
            veld: Some(veld.to_owned()),
            ..Self::leeg(SOORT_INDEX)
        })
    }

    /// The one text form, unique per key; the column `kenmerk` is generated from the other columns in the same way.
    pub(crate) fn tekst(&self) -> String {
        let id = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let tekst = |tekst: &Option<String>| tekst.clone().unwrap_or_default();
        let (zaak, onderdeel) = (id(self.zaak), id(self.onderdeel));
        format!(
            "{}:{zaak}:{onderdeel}:{}:{}",
            self.soort,
            tekst(&self.periode),
            tekst(&self.veld)
        )
    }
}

impl From<&Sleutelgroep> for Kenmerk {
    fn from(groep: &Sleutelgroep) -> Self {
        match *groep {
            Sleutelgroep::Zaak(zaak) => Self {
                zaak: Some(zaak),
                ..Self::leeg("zaak")
            },
            Sleutelgroep::Subject { zaak, subject } => Self {
                zaak: Some(zaak),
                onderdeel: Some(subject),
                ..Self::leeg("subject")
            },
            Sleutelgroep::Gegevens {
                zaak,
                subject,
                maand,
            } => {
                let periode = Some(maand.to_string());
                Self {
                    zaak: Some(zaak),
                    onderdeel: Some(subject),
                    periode,
                    ..Self::leeg("gegevens")
                }
            }
            Sleutelgroep::Document { zaak, document } => Self {
                zaak: Some(zaak),
                onderdeel: Some(document),
                ..Self::leeg("document")
            },
            Sleutelgroep::Installatie => Self::leeg("installatie"),
            Sleutelgroep::Logmaand(maand) => Self {
                periode: Some(maand.to_string()),
                ..Self::leeg("logmaand")
            },
            Sleutelgroep::Herhaling(dag) => Self {
                periode: Some(dag.to_string()),
                ..Self::leeg("herhaling")
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn elke_groep_heeft_een_eigen_kenmerk() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let maand = Maand::nieuw(2026, 11).unwrap();
        let groepen = [
            Sleutelgroep::Zaak(a),
            Sleutelgroep::Zaak(b),
            Sleutelgroep::Subject {
                zaak: a,
                subject: b,
            },
            Sleutelgroep::Subject {
                zaak: b,
                subject: a,
            },
            Sleutelgroep::Document {
                zaak: a,
                document: b,
            },
            Sleutelgroep::Gegevens {
                zaak: a,
                subject: b,
                maand,
            },
            Sleutelgroep::Gegevens {
                zaak: a,
                subject: b,
                maand: Maand::nieuw(2026, 12).unwrap(),
            },
            Sleutelgroep::Installatie,
            Sleutelgroep::Logmaand(maand),
            Sleutelgroep::Herhaling(Dag(jiff::civil::date(2026, 11, 1))),
        ];
        let teksten: HashSet<String> = groepen
            .iter()
            .map(|groep| Kenmerk::from(groep).tekst())
            .collect();
        assert_eq!(teksten.len(), groepen.len());
        assert!(teksten.contains("logmaand:::2026-11:"));
    }

    #[test]
    fn namen_van_velden() {
        let tijdvak = Tijdvak::nieuw(2026).unwrap();
        assert_eq!(
            Kenmerk::index("subject.bsn", tijdvak).unwrap().tekst(),
            "index:::2026:subject.bsn"
        );
        for fout in ["", "BSN", "a:b", "a b", "é", &"a".repeat(65)] {
            assert_eq!(
                Kenmerk::index(fout, tijdvak),
                Err(KluisFout::Veldnaam),
                "{fout}"
            );
        }
    }

    #[test]
    fn maanden_en_tijdvakken() {
        assert_eq!(Maand::nieuw(2026, 13), None);
        assert_eq!(Maand::nieuw(2026, 0), None);
        assert_eq!(Maand::nieuw(-1, 1), None);
        assert_eq!(Tijdvak::nieuw(-1), None);
        assert_eq!(
            Maand::van(jiff::civil::date(2026, 11, 24)),
            Maand::nieuw(2026, 11).unwrap()
        );
    }
}
