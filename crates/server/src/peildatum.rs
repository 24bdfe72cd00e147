// SPDX-License-Identifier: EUPL-1.2
//! The day on which a dated register is asked.

use autorisatie::{Fout, Invoerfout};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::deur::binnenkomst::Binnenkomst;
use crate::deur::fout::Ongeldig;
use crate::installatie::Installatie;

/// De dag waarop u een register bekijkt.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct Peildatum {
    /// De dag waarop de rijen gelden; zonder opgave vandaag.
    #[param(value_type = Option<String>, format = Date, example = "2026-11-24")]
    peildatum: Option<Date>,
}

/// A day of the law, in its zone.
#[derive(Clone, Debug)]
pub struct Peildag {
    peildatum: Option<Date>,
    tijdzone: TimeZone,
}

impl Peildag {
    /// The day that this call asks for.
    ///
    /// # Errors
    /// 400 when it is no day.
    pub fn van(binnen: &Binnenkomst<Installatie>) -> Result<Self, Ongeldig> {
        let Peildatum { peildatum } = binnen.query()?;
        Ok(Self {
            peildatum,
            tijdzone: binnen.state().tijdzone().clone(),
        })
    }

    /// The day; today when none was named.
    #[must_use]
    pub fn dag(&self, nu: Timestamp) -> Date {
        self.peildatum
            .unwrap_or_else(|| nu.to_zoned(self.tijdzone.clone()).date())
    }

    /// The instants of the day that was named; none when none was.
    ///
    /// # Errors
    /// 400 for a day at the end of the calendar.
    pub fn etmaal(&self) -> Result<Option<(Timestamp, Timestamp)>, Fout> {
        let begin = |dag: Date| {
            dag.to_zoned(self.tijdzone.clone())
                .map(|begin| begin.timestamp())
        };
        self.peildatum
            .map(|dag| Ok((begin(dag)?, begin(dag.tomorrow()?)?)))
            .transpose()
            .map_err(|_: jiff::Error| buiten_kalender())
    }
}

fn buiten_kalender() -> Fout {
    Fout::Ongeldig(vec![Invoerfout {
        plaats: "query:peildatum".to_owned(),
        code: "buiten-kalender",
        regel: None,
        tekst: "Deze dag ligt buiten de kalender.".to_owned(),
    }])
}
