// SPDX-License-Identifier: EUPL-1.2
//! The one door to data: decision before, durable record after.
//!
//! Three ways in, one rule. [`Poort::lees`] for acts with one fixed query; [`Poort::bekijk`] and [`Poort::lijst`] for reads
//! of several statements, from one snapshot; [`Poort::verricht`] for changes. Each runs in a task of its own, so that a
//! caller who hangs up cannot cancel it halfway, and ends in a [`Vrijgegeven`] or a [`Weigering`] of which the record is
//! durable.

mod afronding;
mod bekijk;
mod bundel;
mod feitenlezer;
mod gedeeld;
mod herhaling;
mod lees;
mod logregel;
mod taak;
mod toegang;
mod verbinding;
mod verricht;
mod vrijgave;
mod weiger;

use std::sync::Arc;

use audit_log::{Klok, Logboek};
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Pool;
use kluis::Kluis;

pub use herhaling::BEWAARTIJD_ANTWOORD_UREN;
pub use lees::{Blik, Leest};
pub use toegang::{Idbron, Toegang};
pub use vrijgave::{Verantwoord, Vrijgegeven, Weigering};
pub use weiger::Deurweigering;

use crate::beleid::Beleid;
use crate::fout::Storing;

/// How long ago a log-in with more than one factor may be.
pub const MFA_HOOGSTENS_UREN: i64 = 12;

/// What the workers of one process share.
pub struct Delen {
    /// The policy; immutable for the life of the process.
    pub beleid: Arc<Beleid>,
    /// The vault.
    pub kluis: Kluis,
    /// The log.
    pub logboek: Logboek,
    /// The clock.
    pub klok: Arc<dyn Klok>,
    /// Source of ids.
    pub ids: Arc<dyn Idbron>,
    /// Values of `acr` that mean: signed in with more than one factor.
    pub acr_meervoudig: Vec<String>,
    /// Connection of the login role that changes.
    pub app_url: String,
    /// Connection of the login role that only reads.
    pub lezer_url: String,
}

/// The door of one worker. Cheap to clone within it; its connections live on the worker's runtime.
#[derive(Clone)]
pub struct Poort {
    delen: Arc<Delen>,
    app: Pool<AsyncPgConnection>,
    lezer: Pool<AsyncPgConnection>,
    gedeeld: Arc<gedeeld::Gedeeld>,
}

impl Poort {
    /// A door with connections of its own. No connection is made yet.
    ///
    /// # Errors
    /// When a connection text cannot be used.
    pub fn voor_werker(delen: Arc<Delen>) -> Result<Self, Storing> {
        let app = verbinding::maak_pool(&delen.app_url)?;
        let lezer = verbinding::maak_pool(&delen.lezer_url)?;
        let gedeeld = Arc::new(gedeeld::Gedeeld::voor_werker(&delen.lezer_url)?);
        Ok(Self {
            delen,
            app,
            lezer,
            gedeeld,
        })
    }

    /// The policy, for explanations and `toegestaneHandelingen`.
    #[must_use]
    pub fn beleid(&self) -> &Beleid {
        &self.delen.beleid
    }

    /// The instant of now.
    ///
    /// # Errors
    /// When the clock shows a time that no calendar knows.
    pub(crate) fn nu(&self) -> Result<jiff::Timestamp, Storing> {
        i64::try_from(self.delen.klok.nu_us())
            .ok()
            .and_then(|us| jiff::Timestamp::from_microsecond(us).ok())
            .ok_or(Storing::Samenhang("the clock is out of range"))
    }
}
