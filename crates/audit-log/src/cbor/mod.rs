// SPDX-License-Identifier: EUPL-1.2
//! Deterministic CBOR (RFC 8949, section 4.2) of a record: one map, integer keys in ascending order, shortest lengths, no floats.
//! The schema for other languages is `docs/logboek.cddl`.
//!
//! INVARIANT: [`ontleed`] accepts exactly the bytes that [`codeer`] produces: it encodes what it read and compares.

use crate::record::{Inhoud, Record, Recordfout, Volgorde};

/// Version of the record that this code writes.
pub const VERSIE: u64 = 1;

mod lees;
mod schrijf;
mod sleutel;
#[cfg(test)]
mod tests;

use lees::Veldenlijst;
use schrijf::codeer_met;

/// Bytes of a record, ready to be hashed.
///
/// # Errors
/// When a text or the whole exceeds its limit.
pub fn codeer(inhoud: &Inhoud, volgorde: &Volgorde) -> Result<Vec<u8>, Recordfout> {
    codeer_met(inhoud, Some(volgorde))
}

/// Bytes of a record that has no place in the log yet (the outbox holds these): the keys of [`Volgorde`] are absent.
///
/// # Errors
/// When a text or the whole exceeds its limit.
pub fn codeer_voorlopig(inhoud: &Inhoud) -> Result<Vec<u8>, Recordfout> {
    codeer_met(inhoud, None)
}

/// Reads a record and checks that these are its only possible bytes.
///
/// # Errors
/// For anything but the exact bytes of a record of a known version.
pub fn ontleed(bytes: &[u8]) -> Result<Record, Recordfout> {
    let mut velden = Veldenlijst::lees(bytes)?;
    let volgorde = velden.volgorde()?;
    let inhoud = velden.inhoud()?;
    velden.sluit()?;
    if codeer(&inhoud, &volgorde)? != bytes {
        return Err(Recordfout::NietCanoniek);
    }
    Ok(Record { volgorde, inhoud })
}

/// Reads the bytes of [`codeer_voorlopig`].
///
/// # Errors
/// As [`ontleed`].
pub fn ontleed_voorlopig(bytes: &[u8]) -> Result<Inhoud, Recordfout> {
    let mut velden = Veldenlijst::lees(bytes)?;
    let inhoud = velden.inhoud()?;
    velden.sluit()?;
    if codeer_voorlopig(&inhoud)? != bytes {
        return Err(Recordfout::NietCanoniek);
    }
    Ok(inhoud)
}
