// SPDX-License-Identifier: EUPL-1.2
//! The access log as who supervises sees it: for one of the four purposes of WGS 1.8(4), without
//! content of a zaak, and every look is itself recorded.

mod blad;
pub(crate) mod handelingen;
pub mod lijst;
mod logregel;
pub mod regel;
mod toelichting;
pub mod zoek;

use autorisatie::{Fout, Invoerfout, Storing};

fn fault(place: &str, code: &'static str, text: &str) -> Invoerfout {
    Invoerfout {
        plaats: place.to_owned(),
        code,
        regel: None,
        tekst: text.to_owned(),
    }
}

/// The log cannot be read: the same as a database that is away.
pub(crate) fn unavailable(fault: &audit_log::LogFout) -> Fout {
    tracing::error!(target: "server", %fault, "logboek niet gelezen");
    Storing::Databank("the log cannot be read".to_owned()).into()
}
