// SPDX-License-Identifier: EUPL-1.2
//! Gremia, vergadering, agenda and besluit: the only way to change what only a gremium may change. Carries out an effect
//! that it does not know ([`gevolg`]).

pub mod dienst;
pub mod domein;
mod fout;
pub mod gevolg;
pub mod handelingen;
mod opslag;

pub use opslag::besluit_lees::{
    BesluitBeeld, BesluitInhoud, BesluitMeta, BesluitRij, Besluitenlijst, Besluitfilter,
    StandpuntBeeld,
};
pub use opslag::bron::{Besluitbron, Gremiumbron, Vergaderingbron};
pub use opslag::vergadering_lees::{Agendapunt, Deelneming, VergaderingBeeld, Vergaderingenlijst};
pub use opslag::{norm, register, vergadering};
