// SPDX-License-Identifier: EUPL-1.2
//! Why a call gets no success: refused at the door, or behind it.

use uuid::Uuid;

use super::fout::Ongeldig;
use super::head::Refused;
use super::probleem::Probleem;
use crate::problemen::{self, Probleemsoort};

/// What a handler answers when there is no success.
#[derive(Debug)]
pub enum Afwijzing {
    /// The content cannot be right. Not recorded yet: the door does that before it answers.
    Ongeldig(Ongeldig),
    /// Refused or failed behind the door. The id is that of the durable record; without one the
    /// log could not be written, and then nothing else leaves either.
    Vastgelegd(Box<Probleem>, Option<Uuid>),
}

impl From<Ongeldig> for Afwijzing {
    fn from(ongeldig: Ongeldig) -> Self {
        Self::Ongeldig(ongeldig)
    }
}

/// What the door itself refuses, before anything behind it was asked.
pub(super) struct Geweerd {
    pub(super) problem: Box<Probleem>,
    /// The methods of the address, with a 405.
    pub(super) allow: Option<String>,
    /// Bytes of the request are left unread.
    pub(super) closes: bool,
}

impl Geweerd {
    pub(super) fn because(soort: &'static Probleemsoort, detail: &str) -> Self {
        Probleem::new(soort, detail).into()
    }

    pub(super) fn not_found() -> Self {
        Probleem::niet_gevonden().into()
    }

    pub(super) fn method(allow: &str) -> Self {
        Self {
            allow: Some(allow.to_owned()),
            ..Self::because(
                problemen::METHODE_NIET_TOEGESTAAN,
                "Dit adres kent deze methode niet.",
            )
        }
    }

    pub(super) fn closing(mut self) -> Self {
        self.closes = true;
        self
    }
}

impl From<Probleem> for Geweerd {
    fn from(problem: Probleem) -> Self {
        Self {
            problem: Box::new(problem),
            allow: None,
            closes: false,
        }
    }
}

impl From<Refused> for Geweerd {
    fn from(Refused(soort, detail): Refused) -> Self {
        Self::because(soort, detail)
    }
}

impl From<Ongeldig> for Geweerd {
    fn from(ongeldig: Ongeldig) -> Self {
        Probleem::ongeldig(ongeldig).into()
    }
}
