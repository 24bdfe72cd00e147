// SPDX-License-Identifier: EUPL-1.2
//! The casus itself (WGS 2.18(1)(b)): its start by besluit of the tafel, and reading it.

pub mod dienst;
pub mod domein;
mod fout;
pub mod handelingen;
mod opslag;

pub use dienst::{CasusAfsluiten, CasusStarten, DeelnemersWijzigen};
pub use domein::afsluiten::CasusAfsluitenInhoud;
pub use domein::deelnemers::DeelnemersWijzigenInhoud;
pub use domein::start::{CasusStartenInhoud, Startsubject};
pub use opslag::bron::Casusbron;
pub use opslag::casus::{CasusBeeld, CasusMeta, CasusPseudo, CasusRij, CasusVol, Weergaven};
pub use opslag::lijst::{Casussenlijst, Deelnames};
