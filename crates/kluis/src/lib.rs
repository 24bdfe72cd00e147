// SPDX-License-Identifier: EUPL-1.2
//! Seals personal data under a data key per smallest thing that the law destroys apart.
//!
//! Three layers of keys. A **hoofdsleutel** (master key, 32 bytes, from a file) wraps **data keys** and **index keys**,
//! which lie wrapped in a key store: a database of its own, apart from the data. A data key seals the fields of one
//! [`Sleutelgroep`]. To destroy that group is to destroy its key: what was sealed is then unreadable, in the running
//! system at once and in every backup of the data as soon as the backups of the key store have gone.
//!
//! A sealed value ([`Verzegeld`]) describes itself (version, key id, nonce) and is bound to the place where it stands
//! ([`Plaats`]): copied to another row, column or zaak it does not open.
//!
//! [`Kluis`] is cheap to clone and may be used from every runtime of the process: its connections live on the runtime
//! that is named in [`Sleutelbron`], never on that of the caller.

mod aead;
mod blinde_index;
mod cache;
mod datasleutel;
mod fout;
mod groep;
mod herverpakken;
mod hoofdsleutels;
mod klok;
mod kluis;
mod opslag;
mod plaats;
mod toeval;
mod vernietigen;
mod verzegeld;
mod vulling;

pub use blinde_index::BlindeIndex;
pub use cache::SLEUTEL_BEWAARTIJD;
pub use datasleutel::Datasleutel;
pub use fout::{Configuratiefout, KluisFout};
pub use groep::{Dag, Maand, SleutelId, Sleutelgroep, Tijdvak};
pub use herverpakken::{Herverpakking, Voortgang};
pub use hoofdsleutels::Hoofdsleutels;
pub use klok::{Handklok, Klok};
pub use kluis::Kluis;
pub use opslag::{OPSLAG_TERMIJN, Sleutelbron};
pub use plaats::Plaats;
pub use toeval::{Systeemtoeval, Toeval};
pub use vernietigen::VernietigdeSleutel;
pub use verzegeld::{Klaar, Verzegeld};
pub use vulling::{KLAAR_MAXIMUM_BYTES, klasse_bytes};
