// SPDX-License-Identifier: EUPL-1.2
//! What every activity shares. Now: the signaal, from concept to report (WGS 2.23(1)).

pub mod dienst;
pub mod domein;
mod fout;
pub mod handelingen;
mod opslag;

pub use opslag::bron::Signaalbron;
pub use opslag::signaal::{SignaalBeeld, SignaalMeta, SignaalRij, SignaalVol, Signalenlijst};
