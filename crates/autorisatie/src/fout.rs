// SPDX-License-Identifier: EUPL-1.2
//! The three kinds of "no": the request cannot be right, the law or the state says no, something broke.

use wgs::regel::Regel;
use wgs::schending::{Aard, Schending};

/// Why an act did not happen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fout {
    /// The request cannot be right: 400, all faults at once.
    #[error("the request cannot be right ({} faults)", .0.len())]
    Ongeldig(Vec<Invoerfout>),
    /// The law, the policy or the state says no.
    #[error("refused: {}", .0.code)]
    Geweigerd(Box<Geweigerd>),
    /// Something broke; nothing inner is shown to the caller.
    #[error("failure: {0}")]
    Storing(#[from] Storing),
}

/// One fault of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoerfout {
    /// JSON pointer into the body, or the name of a header or query parameter.
    pub plaats: String,
    /// Stable code.
    pub code: &'static str,
    /// The rule that asks for it, where it is a rule of law.
    pub regel: Option<&'static Regel>,
    /// Dutch sentence without anything the caller sent.
    pub tekst: String,
}

/// HTTP status of a refusal; the only ones there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weigersoort {
    /// 400: a header that the act needs is missing or does not fit.
    Onvolledig,
    /// 401: a heavier log-in is needed (RFC 9470).
    ZwaardereAanmelding,
    /// 401: the token was revoked.
    TokenIngetrokken,
    /// 403: not this person, or nobody.
    NietToegestaan,
    /// 404: absent, or not visible to the caller; the two look alike.
    NietZichtbaar,
    /// 409: not in this state, or not without something that is missing.
    Toestand,
    /// 412: the version is not the current one.
    Versie,
}

impl Weigersoort {
    /// The status code.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Onvolledig => 400,
            Self::ZwaardereAanmelding | Self::TokenIngetrokken => 401,
            Self::NietToegestaan => 403,
            Self::NietZichtbaar => 404,
            Self::Toestand => 409,
            Self::Versie => 412,
        }
    }
}

/// A refusal and what the caller may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Geweigerd {
    /// Status.
    pub soort: Weigersoort,
    /// Stable code; a page in docs/problemen explains it.
    pub code: &'static str,
    /// Dutch sentence without personal data.
    pub detail: String,
    /// The rules it rests on; their provisions are shown.
    pub regels: Vec<&'static Regel>,
    /// Policy row that decided.
    pub beleidsregel: Option<String>,
    /// What is missing, as codes.
    pub ontbreekt: Vec<String>,
    /// Which roles may, never persons; of the own gremium only.
    pub wie_wel: Vec<String>,
    /// Where to go next, a path.
    pub volgende_stap: Option<String>,
}

impl Geweigerd {
    /// A refusal with a rule.
    #[must_use]
    pub fn nieuw(
        soort: Weigersoort,
        code: &'static str,
        detail: impl Into<String>,
        regel: &'static Regel,
    ) -> Self {
        Self {
            soort,
            code,
            detail: detail.into(),
            regels: vec![regel],
            beleidsregel: None,
            ontbreekt: Vec::new(),
            wie_wel: Vec::new(),
            volgende_stap: None,
        }
    }

    /// Absent or not visible: the same for both.
    #[must_use]
    pub fn niet_zichtbaar() -> Self {
        Self::nieuw(
            Weigersoort::NietZichtbaar,
            "niet-gevonden",
            "Dit bestaat niet, of is voor u niet zichtbaar.",
            &wgs::regel::R40,
        )
    }

    /// The state says no.
    #[must_use]
    pub fn toestand(code: &'static str, detail: impl Into<String>, regel: &'static Regel) -> Self {
        Self::nieuw(Weigersoort::Toestand, code, detail, regel)
    }

    /// The caller's version is not the current one.
    #[must_use]
    pub fn versie() -> Self {
        Self::nieuw(
            Weigersoort::Versie,
            "versie-verouderd",
            "Een ander heeft dit intussen gewijzigd. Haal de huidige versie op en beoordeel uw wijziging opnieuw.",
            &wgs::regel::R66,
        )
    }
}

impl From<Geweigerd> for Fout {
    fn from(geweigerd: Geweigerd) -> Self {
        Self::Geweigerd(Box::new(geweigerd))
    }
}

/// Findings of the rules: when any of them says that the request cannot be right, all such are the answer; else the first
/// refusal is, with the others as what is missing.
impl From<Vec<Schending>> for Fout {
    fn from(schendingen: Vec<Schending>) -> Self {
        let ongeldig: Vec<Invoerfout> = schendingen
            .iter()
            .filter(|schending| schending.aard == Aard::Ongeldig)
            .map(|schending| Invoerfout {
                plaats: schending.plaats.clone(),
                code: schending.code,
                regel: Some(schending.regel),
                tekst: schending.tekst.clone(),
            })
            .collect();
        if !ongeldig.is_empty() {
            return Self::Ongeldig(ongeldig);
        }
        let Some(eerste) = schendingen.first() else {
            return Self::Storing(Storing::Samenhang("a refusal without a finding"));
        };
        let soort = if schendingen
            .iter()
            .any(|schending| schending.aard == Aard::Geweigerd)
        {
            Weigersoort::NietToegestaan
        } else {
            Weigersoort::Toestand
        };
        let mut geweigerd =
            Geweigerd::nieuw(soort, eerste.code, eerste.tekst.clone(), eerste.regel);
        for schending in &schendingen {
            if !geweigerd
                .regels
                .iter()
                .any(|regel| regel.nummer == schending.regel.nummer)
            {
                geweigerd.regels.push(schending.regel);
            }
            geweigerd.ontbreekt.push(schending.code.to_owned());
        }
        geweigerd.into()
    }
}

impl From<Schending> for Fout {
    fn from(schending: Schending) -> Self {
        vec![schending].into()
    }
}

/// What broke. The text is for the operator's log and names no values.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Storing {
    /// The database did not answer in time or answered with an error.
    #[error("database: {0}")]
    Databank(String),
    /// The database refuses what this build asks or stores, and would refuse it again.
    #[error("database refuses: {0}")]
    Vraag(String),
    /// The record could not be made durable: no record, no answer.
    #[error("the log cannot be written")]
    Log,
    /// The key store cannot be reached, or a sealed value does not open.
    #[error("key store: {0}")]
    Kluis(String),
    /// The act panicked.
    #[error("the act panicked")]
    Paniek,
    /// A door was opened from within an act.
    #[error("an act within an act")]
    Genest,
    /// The transaction was ended by somebody else than the Poort.
    #[error("the transaction was broken off")]
    Transactie,
    /// Two things that must agree do not.
    #[error("inconsistency: {0}")]
    Samenhang(&'static str),
}

impl Storing {
    /// Whether trying again later can help: 503 rather than 500.
    #[must_use]
    pub const fn is_tijdelijk(&self) -> bool {
        matches!(self, Self::Databank(_) | Self::Log | Self::Kluis(_))
    }
}

impl From<diesel::result::Error> for Fout {
    fn from(fout: diesel::result::Error) -> Self {
        Self::Storing(fout.into())
    }
}

impl From<diesel::result::Error> for Storing {
    fn from(fout: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Soort, Error};
        // The text of a database error can quote values; its kind cannot.
        match fout {
            Error::DatabaseError(soort, bij) => {
                let waar = bij.constraint_name().or(bij.table_name()).unwrap_or("-");
                let tekst = format!("{soort:?} ({waar})");
                match soort {
                    // A fault of ours, and the same one at the next attempt. A row that is there already may be that of
                    // somebody who was just before us: then trying again helps.
                    Soort::ForeignKeyViolation
                    | Soort::NotNullViolation
                    | Soort::CheckViolation
                    | Soort::RestrictViolation => Self::Vraag(tekst),
                    _ => Self::Databank(tekst),
                }
            }
            Error::NotFound => Self::Vraag("row not found".to_owned()),
            Error::DeserializationError(_) => {
                Self::Vraag("unexpected value in a column".to_owned())
            }
            Error::SerializationError(_) => Self::Vraag("a value could not be sent".to_owned()),
            _ => Self::Databank("query failed".to_owned()),
        }
    }
}

impl From<kluis::KluisFout> for Fout {
    fn from(fout: kluis::KluisFout) -> Self {
        Self::Storing(Storing::Kluis(fout.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use diesel::result::{DatabaseErrorKind as Soort, Error};

    use super::Storing;

    fn soort(soort: Soort) -> Storing {
        Error::DatabaseError(soort, Box::new("Noor Verzonneveld-Demo".to_owned())).into()
    }

    #[test]
    fn only_what_the_database_would_refuse_again_is_not_temporary() {
        for permanent in [
            Soort::ForeignKeyViolation,
            Soort::NotNullViolation,
            Soort::CheckViolation,
            Soort::RestrictViolation,
        ] {
            assert!(!soort(permanent).is_tijdelijk());
        }
        for temporary in [
            Soort::UniqueViolation,
            Soort::ExclusionViolation,
            Soort::SerializationFailure,
            Soort::ClosedConnection,
            Soort::UnableToSendCommand,
            Soort::ReadOnlyTransaction,
            Soort::Unknown,
        ] {
            assert!(soort(temporary).is_tijdelijk());
        }
        assert!(!Storing::from(Error::NotFound).is_tijdelijk());
        assert!(Storing::from(Error::BrokenTransactionManager).is_tijdelijk());
    }

    #[test]
    fn what_broke_is_told_without_what_the_database_said() {
        assert_eq!(
            soort(Soort::CheckViolation).to_string(),
            "database refuses: CheckViolation (-)"
        );
    }
}
