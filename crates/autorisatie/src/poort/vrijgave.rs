// SPDX-License-Identifier: EUPL-1.2
//! What may leave: a result, or a refusal, of which the record is durable.

use audit_log::Ontvangst;
use uuid::Uuid;

use crate::fout::Fout;

/// What an answer shows, as the record will say it.
pub trait Verantwoord {
    /// How many rows it shows.
    fn rijen(&self) -> u32;
    /// Aliases of the persons it shows (R-52: every person shown is counted).
    fn subjecten(&self) -> Vec<Uuid>;
    /// Numbers (0–255) of the fields shown, by the field list of this version; see docs/logboek.cddl.
    fn velden(&self) -> &[u8] {
        &[]
    }
}

impl Verantwoord for () {
    fn rijen(&self) -> u32 {
        0
    }

    fn subjecten(&self) -> Vec<Uuid> {
        Vec::new()
    }
}

/// A result whose record is durable. Minted by the [`crate::Poort`] only, after the append; the only thing that the
/// server turns into an answer.
#[derive(Debug)]
pub struct Vrijgegeven<T> {
    waarde: T,
    logregel: Uuid,
    herhaald: bool,
}

impl<T> Vrijgegeven<T> {
    pub(crate) fn nieuw(waarde: T, ontvangst: &Ontvangst, herhaald: bool) -> Self {
        Self {
            waarde,
            logregel: ontvangst.record_id,
            herhaald,
        }
    }

    /// The result.
    #[must_use]
    pub const fn waarde(&self) -> &T {
        &self.waarde
    }

    /// The result, by value.
    #[must_use]
    pub fn in_waarde(self) -> T {
        self.waarde
    }

    /// Id of the record.
    #[must_use]
    pub const fn logregel(&self) -> Uuid {
        self.logregel
    }

    /// Whether this is the stored answer to an earlier request with the same Idempotency-Key.
    #[must_use]
    pub const fn is_herhaald(&self) -> bool {
        self.herhaald
    }
}

/// A "no" whose record is durable, or that says that the log itself cannot be written.
#[derive(Debug)]
pub struct Weigering {
    fout: Fout,
    logregel: Option<Uuid>,
}

impl Weigering {
    pub(crate) const fn nieuw(fout: Fout, logregel: Option<Uuid>) -> Self {
        Self { fout, logregel }
    }

    /// Why.
    #[must_use]
    pub const fn fout(&self) -> &Fout {
        &self.fout
    }

    /// Id of the record; absent only when the log could not be written, and then nothing else leaves either.
    #[must_use]
    pub const fn logregel(&self) -> Option<Uuid> {
        self.logregel
    }
}
