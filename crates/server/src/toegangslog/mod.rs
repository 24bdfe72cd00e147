// SPDX-License-Identifier: EUPL-1.2
//! The access log as who supervises sees it: for one of the four purposes of WGS 1.8(4), without
//! content of a zaak, and every look is itself recorded.

pub(crate) mod handelingen;
pub mod lijst;
mod logregel;
pub mod zoek;

use std::sync::Arc;

use audit_log::Gevonden;
use autorisatie::{Fout, Invoerfout, Storing, Toegang};
use jiff::Timestamp;

use crate::deur::cursor::Binding;
use crate::installatie::Gedeelde;
use logregel::{Bladzijde, Logregel};

/// Rows on a page when the caller names no number.
const LIMIT_STANDAARD: u16 = 25;

/// One page: which part of the log, and for whom its cursors are.
struct Blad {
    van_us: u64,
    tot_us: u64,
    limit: u16,
    cursor: Option<String>,
    operation: &'static str,
    filter: String,
}

impl Blad {
    /// The binding of the cursors of this list.
    fn binding<'a, H: autorisatie::Handeling>(
        &'a self,
        t: &Toegang<'_, H>,
        policy: &'a [u8],
    ) -> Binding<'a> {
        Binding {
            persoon: t.wie().persoon,
            hoedanigheid: t.wie().lidmaatschap,
            operation: self.operation,
            filter: &self.filter,
            policy,
        }
    }

    /// After which record the page begins.
    fn na<H: autorisatie::Handeling>(
        &self,
        t: &Toegang<'_, H>,
        gedeelde: &Arc<Gedeelde>,
    ) -> Result<Option<u64>, Fout> {
        let Some(cursor) = &self.cursor else {
            return Ok(None);
        };
        let binding = self.binding(t, &gedeelde.beleid);
        gedeelde
            .cursors
            .open(cursor, &binding)
            .map(Some)
            .map_err(|_| Fout::Ongeldig(vec![fault("cursor", "onbruikbaar", CURSOR)]))
    }

    /// The page, with a cursor when there can be more.
    fn pagina<H: autorisatie::Handeling>(
        &self,
        t: &Toegang<'_, H>,
        gedeelde: &Arc<Gedeelde>,
        gevonden: &[Gevonden],
    ) -> Result<Bladzijde, Fout> {
        let is_full = gevonden.len() >= usize::from(self.limit);
        let vervolg = match gevonden.last().filter(|_| is_full) {
            Some(last) => {
                let binding = self.binding(t, &gedeelde.beleid);
                let sealed = gedeelde.cursors.seal(&last.blad, &binding);
                Some(sealed.map_err(|_| Storing::Samenhang("a cursor was not sealed"))?)
            }
            None => None,
        };
        Ok(Bladzijde {
            logregels: gevonden.iter().map(Logregel::van).collect(),
            vervolg,
        })
    }
}

/// What is wrong with a cursor; which part of it is nobody's business.
const CURSOR: &str = "Deze plaats in de lijst is niet (meer) te gebruiken; begin opnieuw.";

fn fault(place: &str, code: &'static str, text: &str) -> Invoerfout {
    Invoerfout {
        plaats: place.to_owned(),
        code,
        regel: None,
        tekst: text.to_owned(),
    }
}

/// A moment as the log counts: microseconds since 1970. Before that there is no log.
fn microseconds(moment: Option<Timestamp>, absent: u64) -> u64 {
    moment.map_or(absent, |moment| {
        u64::try_from(moment.as_microsecond()).unwrap_or(0)
    })
}

/// The log cannot be read: the same as a database that is away.
pub(crate) fn unavailable(fault: &audit_log::LogFout) -> Fout {
    tracing::error!(target: "server", %fault, "logboek niet gelezen");
    Storing::Databank("the log cannot be read".to_owned()).into()
}
