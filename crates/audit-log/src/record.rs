// SPDX-License-Identifier: EUPL-1.2
//! The record: what a caller knows ([`Logregel`]), what is hashed ([`Inhoud`] and [`Volgorde`] in [`Record`]).
//!
//! A record holds random aliases and sealed bytes, never a name, a number of a person or a hash of one: those can be counted
//! through. Deleting an alias and a month's key erases the person from the log while the tree stays valid.

use uuid::Uuid;

use crate::codes::{Bewerking, Doel, Logdoel, Resultaat, Rol, Soort};
use crate::klok::Maand;
use crate::subjecten;

/// An entry must stay below this, in bytes: the bundle format has 16-bit lengths and a reader may count on it.
pub const REGEL_MAXIMUM: usize = 4096;
/// Longest name of an act.
pub const HANDELING_MAXIMUM: usize = 64;
/// Longest code of an organisation, tafel, rule or provision.
pub const CODE_MAXIMUM: usize = 32;
/// Most provisions in one record.
pub const GRONDSLAGEN_MAXIMUM: usize = 16;
/// Longest network origin.
pub const HERKOMST_MAXIMUM: usize = 64;
/// Longest detail before sealing: leaves room for the header, the padding of the seal and its overhead.
pub const DETAIL_MAXIMUM: usize = 2048;

/// W3C trace context of the call, which makes the record and the traces one story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Spoor {
    /// Trace id.
    pub trace_id: [u8; 16],
    /// Span of this act.
    pub span_id: [u8; 8],
    /// Calling span, if any.
    pub parent_span: Option<[u8; 8]>,
}

/// Detail in clear, as the caller gives it: reason, query parameters, client address. Only its sealed form is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Detail(pub Vec<u8>);

impl std::fmt::Debug for Detail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Detail({} bytes)", self.0.len())
    }
}

/// Detail as it stands in the record: sealed under the log key of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerzegeldDetail {
    /// Month of the key.
    pub maand: Maand,
    /// Ciphertext.
    pub inhoud: Vec<u8>,
}

/// The salted root over the persons that a record concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subjecten {
    /// Number of distinct persons, at least 1.
    pub aantal: u32,
    /// Root, see [`crate::subjecten`].
    pub wortel: [u8; 32],
}

/// Which fields were shown or changed: bit n is field n of schema version `versie`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Velden {
    /// Version of the field numbering.
    pub versie: u16,
    /// Bits.
    pub kaart: [u8; 32],
}

/// Who acted, and in which capacity.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Wie {
    /// Alias of the person; none for the system and for calls without a valid token.
    pub actor_alias: Option<Uuid>,
    /// Hash of session and token id.
    pub sessie_hash: Option<[u8; 16]>,
    /// Level of assurance of the log-in, 0 when there was none.
    pub zekerheid: u8,
    /// Organisation of the capacity (code, at most [`CODE_MAXIMUM`]).
    pub organisatie: Option<String>,
    /// Organisation on whose behalf was acted, when another one.
    pub namens: Option<String>,
    /// Role of the capacity.
    pub rol: Option<Rol>,
    /// Tafel or Stuurgroep of the capacity (code).
    pub tafel: Option<String>,
    /// Network origin (segment or channel, never a client address: that is detail).
    pub herkomst: Option<String>,
}

/// Why it was allowed, or refused.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Waarom {
    /// Purpose of the werkcontext.
    pub doel: Option<Doel>,
    /// Purpose for which the log was used (WGS 1.8(4)).
    pub logdoel: Option<Logdoel>,
    /// Provisions (codes of the register of provisions).
    pub grondslagen: Vec<String>,
    /// Hash of the policy that decided.
    pub beleid_hash: Option<[u8; 32]>,
    /// Rule that decided, such as `P-BES-05`.
    pub beleidsregel: Option<String>,
}

/// What was done, with what result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wat {
    /// Kind of processing.
    pub bewerking: Bewerking,
    /// Name of the act, such as `subject.lezen`.
    pub handeling: String,
    /// Result.
    pub resultaat: Resultaat,
    /// HTTP status of the answer, if there was one.
    pub http_status: Option<u16>,
    /// Alias of the zaak.
    pub zaak_alias: Option<Uuid>,
    /// Alias of the object, when it is not the zaak.
    pub object_alias: Option<Uuid>,
    /// Fields shown or changed.
    pub velden: Option<Velden>,
    /// Rows in the answer.
    pub rijen: u32,
    /// Hash of the row before the change.
    pub staat_voor: Option<[u8; 32]>,
    /// Hash of the row after the change.
    pub staat_na: Option<[u8; 32]>,
    /// Calls that this record stands for: 1, more only for calls without a valid token, counted per source and second.
    pub aantal: u32,
    /// The betrokkene may not yet be told of this record.
    pub toon_uitgesteld: bool,
}

/// Everything that the caller knows of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logregel {
    /// What it is a record of.
    pub soort: Soort,
    /// UUIDv7, given by the caller; the answer names it.
    pub record_id: Uuid,
    /// Start, microseconds since 1970.
    pub begin_us: u64,
    /// End, microseconds since 1970.
    pub einde_us: u64,
    /// Trace context.
    pub spoor: Spoor,
    /// Who.
    pub wie: Wie,
    /// Why.
    pub waarom: Waarom,
    /// What.
    pub wat: Wat,
    /// Aliases of the persons concerned; doubles are counted once.
    pub subjecten: Vec<Uuid>,
    /// Detail, sealed before it is stored.
    pub detail: Option<Detail>,
}

/// What is hashed, save what the sequencer adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inhoud {
    /// What it is a record of.
    pub soort: Soort,
    /// Id of the record.
    pub record_id: Uuid,
    /// Start, microseconds since 1970.
    pub begin_us: u64,
    /// End, microseconds since 1970.
    pub einde_us: u64,
    /// Trace context.
    pub spoor: Spoor,
    /// Who.
    pub wie: Wie,
    /// Why.
    pub waarom: Waarom,
    /// What.
    pub wat: Wat,
    /// Persons concerned.
    pub subjecten: Option<Subjecten>,
    /// Build of the server.
    pub build_id: [u8; 16],
    /// Version of the code lists.
    pub codeversie: u16,
    /// Sealed detail.
    pub detail: Option<VerzegeldDetail>,
}

/// What the sequencer adds at the moment of appending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volgorde {
    /// Instant of appending, microseconds since 1970; never goes back.
    pub seq_time_us: u64,
    /// Replica that appended.
    pub replica: u16,
    /// Its boot.
    pub boot_id: Uuid,
    /// Number within the boot; a gap is an omission.
    pub replica_seq: u64,
}

/// One record of the log, as in a leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Order.
    pub volgorde: Volgorde,
    /// Content.
    pub inhoud: Inhoud,
}

/// Why a record is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Recordfout {
    /// The bytes are not the deterministic CBOR of a record.
    #[error("not a record in deterministic CBOR")]
    Vorm,
    /// Same content, other bytes.
    #[error("the encoding is not canonical")]
    NietCanoniek,
    /// Bytes after the record.
    #[error("bytes after the record")]
    Overschot,
    /// Unknown key.
    #[error("unknown key {0}")]
    OnbekendeSleutel(u64),
    /// Unknown version.
    #[error("unknown version {0}")]
    OnbekendeVersie(u64),
    /// Required key missing.
    #[error("key {0} is missing")]
    Ontbreekt(u64),
    /// Value out of range or of the wrong type.
    #[error("key {0} has an invalid value")]
    Waarde(u64),
    /// Longer than [`REGEL_MAXIMUM`] or, for the detail, than [`DETAIL_MAXIMUM`].
    #[error("the record is too large")]
    TeGroot,
}

impl Logregel {
    /// A record of the given kind with nothing but its act and result; the caller fills in the rest.
    #[must_use]
    pub fn nieuw(
        soort: Soort,
        record_id: Uuid,
        nu_us: u64,
        bewerking: Bewerking,
        handeling: &str,
        resultaat: Resultaat,
    ) -> Self {
        Self {
            soort,
            record_id,
            begin_us: nu_us,
            einde_us: nu_us,
            spoor: Spoor::default(),
            wie: Wie::default(),
            waarom: Waarom::default(),
            wat: Wat {
                bewerking,
                handeling: handeling.to_owned(),
                resultaat,
                http_status: None,
                zaak_alias: None,
                object_alias: None,
                velden: None,
                rijen: 0,
                staat_voor: None,
                staat_na: None,
                aantal: 1,
                toon_uitgesteld: false,
            },
            subjecten: Vec::new(),
            detail: None,
        }
    }

    /// Content to hash, given the salted persons and the sealed detail.
    #[must_use]
    pub fn inhoud(
        self,
        subjecten: &[subjecten::Gezouten],
        build_id: [u8; 16],
        detail: Option<VerzegeldDetail>,
    ) -> Inhoud {
        Inhoud {
            soort: self.soort,
            record_id: self.record_id,
            begin_us: self.begin_us,
            einde_us: self.einde_us,
            spoor: self.spoor,
            wie: self.wie,
            waarom: self.waarom,
            wat: self.wat,
            subjecten: subjecten::samenvatting(subjecten),
            build_id,
            codeversie: crate::codes::CODEVERSIE,
            detail,
        }
    }
}
