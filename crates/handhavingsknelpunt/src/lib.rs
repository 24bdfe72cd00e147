// SPDX-License-Identifier: EUPL-1.2
//! Handhavingsknelpunten (WGS 1.1, 2.18(1)(a)): prepared by an adviseur or deelnemer, designated by the Stuurgroep, worked
//! out by a tafel in a plan van aanpak.

pub mod dienst;
pub mod domein;
mod fout;
pub mod handelingen;
mod opslag;

pub use dienst::{HhkAanwijzen, HhkAfwijzen, HhkBeeindigen, HhkVerlengen, PlanVaststellen};
pub use opslag::bron::{Hhkbron, Planbron, Planouderbron};
pub use opslag::hhk_lees::{HhkBeeld, HhkMeta, HhkRij, HhkVol};
pub use opslag::lijst::{Hhkfilter, Hhklijst, Planlijst};
pub use opslag::plan_lees::{PlanBeeld, PlanMeta, PlanRij};
