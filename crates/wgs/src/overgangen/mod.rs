// SPDX-License-Identifier: EUPL-1.2
//! State machines as tables. One table per machine answers which transition is lawful, draws the
//! diagram in the docs, and fills the look-up table with which the database refuses an illegal jump.

use alloc::{string::String, vec, vec::Vec};

use crate::{bepaling::Bepaling, codelijst::Codelijst};

pub mod besluit;
pub mod casus;
pub mod hhk;
mod plaat;
pub mod plan;
pub mod signaal;
pub mod subject;
pub mod vergadering;

/// One row: from a status, by an event, to a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overgang<S: 'static, G: 'static> {
    /// Status before; `None` where the thing comes into being.
    pub van: Option<S>,
    /// Where `van` alone does not decide: the status stored when `van` was entered.
    pub vanuit: Option<S>,
    /// The event, a legal verb.
    pub gebeurtenis: G,
    /// Status after.
    pub naar: S,
    /// By whom, for the reader; the decision itself is the policy's.
    pub door: &'static str,
    /// What it rests on; never empty.
    pub bepalingen: &'static [&'static Bepaling],
}

/// A machine: its name and all its rows. What is not in it is not lawful.
#[derive(Debug, Clone, Copy)]
pub struct Tabel<S: 'static, G: 'static> {
    /// Name in code and of the file with the diagram.
    pub naam: &'static str,
    /// Title for the reader.
    pub titel: &'static str,
    /// The rows.
    pub rijen: &'static [Overgang<S, G>],
}

/// An event that the table does not know in this status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OngeldigeOvergang {
    /// Name of the machine.
    pub machine: &'static str,
    /// Code of the status; `None` when the thing does not exist yet.
    pub van: Option<&'static str>,
    /// Code of the event that was asked.
    pub gebeurtenis: &'static str,
    /// Codes of the events that this status does know.
    pub mogelijk: Vec<&'static str>,
}

impl core::fmt::Display for OngeldigeOvergang {
    fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.van {
            Some(van) => write!(
                uit,
                "{} kan niet {} in de toestand {van}",
                self.machine, self.gebeurtenis
            ),
            None => write!(
                uit,
                "{} kan niet beginnen met {}",
                self.machine, self.gebeurtenis
            ),
        }
    }
}

impl core::error::Error for OngeldigeOvergang {}

impl<S: Codelijst, G: Codelijst> Tabel<S, G> {
    /// Status after `gebeurtenis` in `status` (`None`: the thing does not exist yet).
    ///
    /// # Errors
    /// [`OngeldigeOvergang`] when the table has no such row, or when the row depends on the status
    /// from which `status` was entered: then ask [`Tabel::volgende_vanuit`].
    pub fn volgende(&self, status: Option<S>, gebeurtenis: G) -> Result<S, OngeldigeOvergang> {
        self.volgende_vanuit(status, None, gebeurtenis)
    }

    /// Like [`Tabel::volgende`], with the stored status from which `status` was entered.
    ///
    /// # Errors
    /// [`OngeldigeOvergang`] when the table has no such row.
    pub fn volgende_vanuit(
        &self,
        status: Option<S>,
        vanuit: Option<S>,
        gebeurtenis: G,
    ) -> Result<S, OngeldigeOvergang> {
        self.rij(status, vanuit, gebeurtenis)
            .map(|rij| rij.naar)
            .ok_or_else(|| OngeldigeOvergang {
                machine: self.naam,
                van: status.map(|s| s.code()),
                gebeurtenis: gebeurtenis.code(),
                mogelijk: self
                    .mogelijk(status, vanuit)
                    .iter()
                    .map(Codelijst::code)
                    .collect(),
            })
    }

    /// The row itself, for its provisions.
    #[must_use]
    pub fn rij(
        &self,
        status: Option<S>,
        vanuit: Option<S>,
        gebeurtenis: G,
    ) -> Option<&'static Overgang<S, G>> {
        self.rijen.iter().find(|rij| {
            rij.van == status
                && rij.gebeurtenis == gebeurtenis
                && (rij.vanuit.is_none() || rij.vanuit == vanuit)
        })
    }

    /// The events that are lawful in this status, each once, in table order.
    #[must_use]
    pub fn mogelijk(&self, status: Option<S>, vanuit: Option<S>) -> Vec<G> {
        let mut uit = Vec::new();
        for rij in self.rijen {
            let past = rij.van == status && (rij.vanuit.is_none() || rij.vanuit == vanuit);
            if past && !uit.contains(&rij.gebeurtenis) {
                uit.push(rij.gebeurtenis);
            }
        }
        uit
    }
}

/// Name and page (Markdown with a diagram and the table) of each machine, for the generated docs.
#[must_use]
pub fn toestanden() -> Vec<(&'static str, String)> {
    vec![
        (signaal::TABEL.naam, signaal::TABEL.markdown()),
        (besluit::TABEL.naam, besluit::TABEL.markdown()),
        (vergadering::TABEL.naam, vergadering::TABEL.markdown()),
        (casus::TABEL.naam, casus::TABEL.markdown()),
        (subject::TABEL.naam, subject::TABEL.markdown()),
        (hhk::TABEL.naam, hhk::TABEL.markdown()),
        (plan::TABEL.naam, plan::TABEL.markdown()),
    ]
}

/// Rows of a table: `van => gebeurtenis => naar, door, [bepalingen]`; a dash is "does not exist
/// yet", and `van (vanuit)` a row that depends on the stored former status.
macro_rules! tabel {
    (
        $(#[$doc:meta])*
        $status:ident, $gebeurtenis:ident, $naam:literal, $titel:literal;
        $( $van:tt $( ($vanuit:ident) )? => $event:ident => $naar:ident, $door:literal, [$($bepaling:ident)+]; )+
    ) => {
        $(#[$doc])*
        pub const TABEL: $crate::overgangen::Tabel<$status, $gebeurtenis> = $crate::overgangen::Tabel {
            naam: $naam,
            titel: $titel,
            rijen: &[$(
                $crate::overgangen::Overgang {
                    van: tabel!(@van $status $van),
                    vanuit: tabel!(@vanuit $status $($vanuit)?),
                    gebeurtenis: $gebeurtenis::$event,
                    naar: $status::$naar,
                    door: $door,
                    bepalingen: &[$(&$crate::bepaling::$bepaling),+],
                },
            )+],
        };

        /// Status after `gebeurtenis`, by [`TABEL`].
        ///
        /// # Errors
        /// [`OngeldigeOvergang`](crate::overgangen::OngeldigeOvergang) for a pair that is not listed.
        pub fn volgende(
            status: Option<$status>,
            gebeurtenis: $gebeurtenis,
        ) -> Result<$status, $crate::overgangen::OngeldigeOvergang> {
            TABEL.volgende(status, gebeurtenis)
        }
    };
    (@van $status:ident -) => { None };
    (@van $status:ident $van:ident) => { Some($status::$van) };
    (@vanuit $status:ident) => { None };
    (@vanuit $status:ident $vanuit:ident) => { Some($status::$vanuit) };
}
use tabel;
