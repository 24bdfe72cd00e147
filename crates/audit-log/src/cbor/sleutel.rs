// SPDX-License-Identifier: EUPL-1.2
//! Keys of the map. A number is never used again for something else; `docs/logboek.cddl` describes each.

pub(super) const VERSIE: u64 = 1;
pub(super) const SOORT: u64 = 2;
pub(super) const RECORD_ID: u64 = 3;
pub(super) const SEQ_TIME: u64 = 4;
pub(super) const REPLICA: u64 = 5;
pub(super) const BOOT_ID: u64 = 6;
pub(super) const REPLICA_SEQ: u64 = 7;
pub(super) const BEGIN: u64 = 8;
pub(super) const EINDE: u64 = 9;
pub(super) const TRACE_ID: u64 = 10;
pub(super) const SPAN_ID: u64 = 11;
pub(super) const PARENT_SPAN: u64 = 12;
pub(super) const ACTOR: u64 = 13;
pub(super) const SESSIE: u64 = 14;
pub(super) const ZEKERHEID: u64 = 15;
pub(super) const ORGANISATIE: u64 = 16;
pub(super) const NAMENS: u64 = 17;
pub(super) const ROL: u64 = 18;
pub(super) const TAFEL: u64 = 19;
pub(super) const HERKOMST: u64 = 20;
pub(super) const DOEL: u64 = 21;
pub(super) const LOGDOEL: u64 = 22;
pub(super) const GRONDSLAGEN: u64 = 23;
pub(super) const BELEID_HASH: u64 = 24;
pub(super) const BELEIDSREGEL: u64 = 25;
pub(super) const BEWERKING: u64 = 26;
pub(super) const HANDELING: u64 = 27;
pub(super) const RESULTAAT: u64 = 28;
pub(super) const HTTP_STATUS: u64 = 29;
pub(super) const ZAAK: u64 = 30;
pub(super) const OBJECT: u64 = 31;
pub(super) const VELDVERSIE: u64 = 32;
pub(super) const VELDEN: u64 = 33;
pub(super) const RIJEN: u64 = 34;
pub(super) const STAAT_VOOR: u64 = 35;
pub(super) const STAAT_NA: u64 = 36;
pub(super) const AANTAL: u64 = 37;
pub(super) const TOON_UITGESTELD: u64 = 38;
pub(super) const SUBJECT_COUNT: u64 = 39;
pub(super) const SUBJECTS_ROOT: u64 = 40;
pub(super) const BUILD_ID: u64 = 41;
pub(super) const CODEVERSIE: u64 = 42;
pub(super) const DETAIL_HASH: u64 = 43;
pub(super) const DETAIL_MAAND: u64 = 44;
pub(super) const DETAIL: u64 = 45;

/// One more than the highest key.
pub(super) const AANTAL_SLEUTELS: usize = 46;
