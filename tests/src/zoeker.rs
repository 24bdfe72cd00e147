// SPDX-License-Identifier: EUPL-1.2
//! Finds texts in bytes, whatever they were encoded to on the way.

use std::collections::HashMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Bytes of a needle by which it is looked up; a shorter one would be found by chance.
const SLEUTEL_BYTES: usize = 6;

/// Shortest run of hexadecimal digits that is read as bytes: a column of bytes in a dump.
const HEX_MINIMUM: usize = 12;

/// Looks for many texts at once.
#[derive(Default)]
pub struct Zoeker {
    namen: Vec<String>,
    naalden: HashMap<[u8; SLEUTEL_BYTES], Vec<(usize, Vec<u8>)>>,
    begin: Vec<bool>,
}

/// Where a text was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vondst {
    /// Whose text it is.
    pub naam: String,
    /// What it was found as.
    pub als: String,
}

impl Zoeker {
    /// Adds a text in all its forms.
    ///
    /// # Panics
    /// When it is so short that it would be found by chance.
    pub fn zoek(&mut self, naam: &str, tekst: &str) {
        self.begin.resize(1 << 16, false);
        let number = self.namen.len();
        self.namen.push(naam.to_owned());
        for vorm in vormen(tekst) {
            let key = vorm.first_chunk().expect("long enough to be no accident");
            self.begin[first_two(*key)] = true;
            self.naalden.entry(*key).or_default().push((number, vorm));
        }
    }

    /// Everything that is in there, as it is and in what its hexadecimal digits stand for.
    #[must_use]
    pub fn vind(&self, hooi: &[u8]) -> Vec<Vondst> {
        let mut found = self.vind_plat(hooi);
        found.extend(self.vind_plat(&ontcijferd(hooi)));
        found.sort();
        found.dedup();
        found
    }

    fn vind_plat(&self, hooi: &[u8]) -> Vec<Vondst> {
        let mut found = Vec::new();
        for at in 0..hooi.len().saturating_sub(SLEUTEL_BYTES - 1) {
            let Some(key) = hooi[at..]
                .first_chunk()
                .filter(|key| self.begin[first_two(**key)])
            else {
                continue;
            };
            for (number, naald) in self.naalden.get(key).into_iter().flatten() {
                if hooi[at..].starts_with(naald) {
                    found.push(Vondst {
                        naam: self.namen[*number].clone(),
                        als: String::from_utf8_lossy(naald).into_owned(),
                    });
                }
            }
        }
        found
    }
}

fn first_two(key: [u8; SLEUTEL_BYTES]) -> usize {
    usize::from(key[0]) << 8 | usize::from(key[1])
}

/// Plain, in lower and upper case, base64 at each alignment in both alphabets, hexadecimal and
/// percent-encoded.
fn vormen(tekst: &str) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for text in [tekst.to_owned(), tekst.to_lowercase(), tekst.to_uppercase()] {
        let hex = |before: &str| {
            text.bytes().fold(String::new(), |mut out, byte| {
                // Writing to a text cannot fail.
                let _ = write!(out, "{before}{byte:02x}");
                out
            })
        };
        for encoded in [hex(""), hex("%")] {
            all.push(encoded.to_uppercase().into_bytes());
            all.push(encoded.into_bytes());
        }
        for shift in 0..3 {
            let bytes = [&[0; 2][..shift], text.as_bytes()].concat();
            for encoded in [
                STANDARD_NO_PAD.encode(&bytes),
                URL_SAFE_NO_PAD.encode(&bytes),
            ] {
                all.push(inner(&encoded, shift, bytes.len()).as_bytes().to_vec());
            }
        }
        all.push(text.into_bytes());
    }
    all.sort();
    all.dedup();
    all
}

/// The characters of a base64 text that depend on nothing but the bytes after `shift`.
fn inner(encoded: &str, shift: usize, bytes: usize) -> &str {
    let begin = (shift * 8).div_ceil(6);
    let end = bytes * 8 / 6;
    &encoded[begin..end]
}

/// The bytes that runs of hexadecimal digits stand for, one run after the other.
fn ontcijferd(hooi: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for run in hooi.split(|byte| !byte.is_ascii_hexdigit()) {
        if run.len() >= HEX_MINIMUM {
            out.extend(
                run.chunks_exact(2)
                    .map(|pair| nibble(pair[0]) << 4 | nibble(pair[1])),
            );
            out.push(b'\n');
        }
    }
    out
}

fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit.to_ascii_lowercase() - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEKST: &str = "QkzwGeheim17";

    #[test]
    fn a_text_is_found_in_every_form_and_nothing_else_is() {
        let mut zoeker = Zoeker::default();
        zoeker.zoek("veld", TEKST);
        let mut hidden: Vec<Vec<u8>> = vec![
            format!("x{TEKST}y").into_bytes(),
            TEKST.to_lowercase().into_bytes(),
            b"%51%6b%7a%77%47%65%68%65%69%6d%31%37".to_vec(),
            b"\\x00516b7a7747656865696d313700".to_vec(),
        ];
        for before in ["", "a", "ab", "abc"] {
            let bytes = format!("{before}{TEKST}{before}");
            hidden.push(STANDARD_NO_PAD.encode(&bytes).into_bytes());
            // Base64 in a column of bytes.
            let encoded = URL_SAFE_NO_PAD.encode(&bytes);
            let hex: String = encoded.bytes().fold(String::new(), |mut hex, byte| {
                // Writing to a text cannot fail.
                let _ = write!(hex, "{byte:02x}");
                hex
            });
            hidden.push(format!("\\x{hex}").into_bytes());
        }
        for hay in hidden {
            let found = zoeker.vind(&hay);
            assert!(!found.is_empty(), "{}", String::from_utf8_lossy(&hay));
            assert!(found.iter().all(|vondst| vondst.naam == "veld"));
        }
        assert_eq!(zoeker.vind(b"QkzwGeheim18 516b7a7747656865696d3138"), []);
    }
}
