// SPDX-License-Identifier: EUPL-1.2
//! The append-only, provable log: record, Merkle tree, group commit, checkpoints, proofs, offline verifier.
//!
//! The log serves four purposes and no other ([`codes::Logdoel`], WGS 1.8(4)). It knows no domain: callers give it a
//! [`record::Logregel`] with aliases and codes.

pub mod bewijs;
pub mod boom;
pub mod cbor;
pub mod codes;
pub mod export;
pub mod klok;
pub mod kolommen;
pub mod note;
#[cfg(feature = "postgres")]
pub mod postgres;
pub mod record;
pub mod subjecten;
pub mod verifieer;

pub use codes::{Bewerking, Doel, Logdoel, Resultaat, Rol, Soort};
pub use klok::{Klok, Maand};
#[cfg(feature = "postgres")]
pub use postgres::{
    AliasVastleggen, Aliassoort, Detailzegel, Export, Filter, Gevonden, Gezondheid, LogFout,
    LogOnbeschikbaar, Logboek, LogboekConfig, Ontvangst, OutboxPlaatsen, Voorbereid, Zoekvraag,
};
pub use record::{Detail, Logregel, Record, Spoor, Velden, Waarom, Wat, Wie};
