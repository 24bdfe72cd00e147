// SPDX-License-Identifier: EUPL-1.2
//! Each act: load, let the pure rules decide, store.

mod informeren;
mod melden;
mod opstellen;
mod overgaan;
pub mod slot;
pub mod start;
mod subjectbesluit;
mod voordragen;
mod wegen;
mod wijzigen;

pub use informeren::informeren;
pub use melden::melden;
pub use opstellen::opstellen;
pub use overgaan::{intrekken, terugsturen};
pub use subjectbesluit::{SubjectAfwijzen, SubjectToevoegen, SubjectVerwijderen};
pub use voordragen::voordragen;
pub use wegen::{in_weging_nemen, weging_wijzigen};
pub use wijzigen::wijzigen;

use autorisatie::Verantwoord;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use crate::opslag::signalenlijst::zoeken;
pub use crate::opslag::subjectlijst::zoeken as subjecten_zoeken;

/// What a change leaves: where the signaal stands now. Carries no personal data, so that it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    /// Id.
    pub id: Uuid,
    /// Human number.
    pub nummer: String,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
    /// Aliases of the persons that the change concerned; never shown.
    pub personen: Vec<Uuid>,
}

/// What a change of a subject leaves. Carries no personal data, so that it can be given again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subjectstand {
    /// Id.
    pub id: Uuid,
    /// Status.
    pub status: String,
    /// Version; the ETag.
    pub versie: i64,
    /// Alias in the log; never shown.
    pub alias: Uuid,
}

impl Verantwoord for Subjectstand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        vec![self.alias]
    }
}

impl Verantwoord for Stand {
    fn rijen(&self) -> u32 {
        1
    }

    fn subjecten(&self) -> Vec<Uuid> {
        self.personen.clone()
    }
}
