// SPDX-License-Identifier: EUPL-1.2
//! What a rule found wrong. Rules return all their findings at once.

use alloc::{format, string::String};

use crate::regel::Regel;

codelijst! {
    /// Of what kind a finding is; the server derives the HTTP status from it.
    Aard {
        Ongeldig = "ongeldig", "het verzoek kan zo niet kloppen (400)";
        Geweigerd = "geweigerd", "niet door deze persoon, of door niemand (403)";
        Conflict = "conflict", "niet in deze toestand, of er ontbreekt iets dat nog te verkrijgen is (409)";
    }
}

/// One finding. Its texts carry no personal data and nothing that the caller sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schending {
    /// The rule that says so.
    pub regel: &'static Regel,
    /// Of what kind.
    pub aard: Aard,
    /// Stable code, snake_case or kebab as the rule names it.
    pub code: &'static str,
    /// Where in the request: a JSON pointer (RFC 6901), empty for the whole.
    pub plaats: String,
    /// Dutch sentence for the user.
    pub tekst: String,
}

impl Schending {
    /// The request cannot be right.
    #[must_use]
    pub fn ongeldig(
        regel: &'static Regel,
        code: &'static str,
        plaats: impl Into<String>,
        tekst: impl Into<String>,
    ) -> Self {
        Self::nieuw(Aard::Ongeldig, regel, code, plaats.into(), tekst.into())
    }

    /// Nobody, or not this person, may do so.
    #[must_use]
    pub fn geweigerd(
        regel: &'static Regel,
        code: &'static str,
        plaats: impl Into<String>,
        tekst: impl Into<String>,
    ) -> Self {
        Self::nieuw(Aard::Geweigerd, regel, code, plaats.into(), tekst.into())
    }

    /// Not in this state, or not without something that is still missing.
    #[must_use]
    pub fn conflict(
        regel: &'static Regel,
        code: &'static str,
        plaats: impl Into<String>,
        tekst: impl Into<String>,
    ) -> Self {
        Self::nieuw(Aard::Conflict, regel, code, plaats.into(), tekst.into())
    }

    /// The same finding, for a value that stands at `pad` in a larger request.
    #[must_use]
    pub fn onder(mut self, pad: &str) -> Self {
        self.plaats = format!("{pad}{}", self.plaats);
        self
    }

    fn nieuw(
        aard: Aard,
        regel: &'static Regel,
        code: &'static str,
        plaats: String,
        tekst: String,
    ) -> Self {
        Self {
            regel,
            aard,
            code,
            plaats,
            tekst,
        }
    }
}

impl core::fmt::Display for Schending {
    fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(uit, "{} ({})", self.tekst, self.regel.id)
    }
}

impl core::error::Error for Schending {}
