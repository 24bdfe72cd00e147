// SPDX-License-Identifier: EUPL-1.2
//! The index columns beside an entry in the database, as exported: only a help for searching, and re-derived by the verifier.
//!
//! One JSON object per line, a file per tile of 256 records (`verband/kolommen/<N>`): a file for the whole log would have to be
//! measured before an archive could start with it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::boom::Hash;
use crate::record::{Record, Recordfout};
use crate::subjecten::{self, Gezouten};

/// The columns of one row of the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kolommen {
    /// Leaf index.
    #[serde(rename = "leaf_index")]
    pub blad: u64,
    /// Id of the record.
    pub record_id: Uuid,
    /// Instant of appending, microseconds since 1970.
    pub seq_time_us: u64,
    /// Stored hash of the leaf.
    #[serde(rename = "leaf", with = "hex")]
    pub hash: Hash,
    /// Organisation.
    pub organisatie: Option<String>,
    /// Act.
    pub handeling: String,
    /// Number of the result.
    pub resultaat: u16,
    /// Alias of the actor.
    pub actor_alias: Option<Uuid>,
    /// Alias of the zaak.
    pub zaak_alias: Option<Uuid>,
    /// Persons with their salts.
    #[serde(with = "personen")]
    pub subjecten: Vec<Gezouten>,
}

impl Kolommen {
    /// The names of the columns that do not follow from the record.
    #[must_use]
    pub fn afwijkingen(&self, blad: u64, record: &Record, bytes: &[u8]) -> Vec<&'static str> {
        let i = &record.inhoud;
        let klopt = [
            ("leaf_index", self.blad == blad),
            ("record_id", self.record_id == i.record_id),
            (
                "seq_time_us",
                self.seq_time_us == record.volgorde.seq_time_us,
            ),
            ("leaf", self.hash == crate::boom::blad(bytes)),
            ("organisatie", self.organisatie == i.wie.organisatie),
            ("handeling", self.handeling == i.wat.handeling),
            ("resultaat", self.resultaat == i.wat.resultaat.nummer()),
            ("actor_alias", self.actor_alias == i.wie.actor_alias),
            ("zaak_alias", self.zaak_alias == i.wat.zaak_alias),
            (
                "record_subject",
                subjecten::samenvatting(&self.subjecten) == i.subjecten,
            ),
        ];
        klopt
            .into_iter()
            .filter_map(|(naam, goed)| (!goed).then_some(naam))
            .collect()
    }

    /// Appends the line.
    ///
    /// # Errors
    /// Never in practice: writing to memory.
    pub fn schrijf(&self, uit: &mut Vec<u8>) -> Result<(), Recordfout> {
        serde_json::to_writer(&mut *uit, self).map_err(|_| Recordfout::Vorm)?;
        uit.push(b'\n');
        Ok(())
    }

    /// Reads one line, without its end.
    ///
    /// # Errors
    /// When these are not the only possible bytes of a line.
    pub fn lees(regel: &[u8]) -> Result<Self, Recordfout> {
        let gelezen: Self = serde_json::from_slice(regel).map_err(|_| Recordfout::Vorm)?;
        let mut terug = Vec::with_capacity(regel.len() + 1);
        gelezen.schrijf(&mut terug)?;
        if terug.strip_suffix(b"\n") == Some(regel) {
            Ok(gelezen)
        } else {
            Err(Recordfout::NietCanoniek)
        }
    }
}

/// Bytes of a fixed length as lower-case hexadecimal digits.
pub(crate) mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn tekst(bytes: &[u8]) -> String {
        const CIJFERS: &[u8; 16] = b"0123456789abcdef";
        bytes
            .iter()
            .flat_map(|b| [b >> 4, b & 15])
            .map(|half| char::from(CIJFERS[usize::from(half)]))
            .collect()
    }

    pub(crate) fn lees<const N: usize>(tekst: &str) -> Option<[u8; N]> {
        let cijfer = |c: u8| match c {
            b'0'..=b'9' => Some(c - b'0'),
            b'a'..=b'f' => Some(c - b'a' + 10),
            _ => None,
        };
        let (paren, rest) = tekst.as_bytes().as_chunks::<2>();
        if paren.len() != N || !rest.is_empty() {
            return None;
        }
        let mut uit = [0; N];
        for (plek, [hoog, laag]) in uit.iter_mut().zip(paren) {
            *plek = cijfer(*hoog)? << 4 | cijfer(*laag)?;
        }
        Some(uit)
    }

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&tekst(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        d: D,
    ) -> Result<[u8; N], D::Error> {
        let tekst = String::deserialize(d)?;
        lees(&tekst).ok_or_else(|| D::Error::custom("not hexadecimal of the right length"))
    }
}

mod personen {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use uuid::Uuid;

    use crate::subjecten::{Gezouten, ZOUT_LENGTE};

    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Persoon {
        alias: Uuid,
        #[serde(rename = "salt", with = "super::hex")]
        zout: [u8; ZOUT_LENGTE],
    }

    pub(super) fn serialize<S: Serializer>(lijst: &[Gezouten], s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(lijst.iter().map(|g| Persoon {
            alias: g.alias,
            zout: g.zout,
        }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<Gezouten>, D::Error> {
        let lijst = Vec::<Persoon>::deserialize(d)?;
        Ok(lijst
            .into_iter()
            .map(|p| Gezouten {
                alias: p.alias,
                zout: p.zout,
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_comes_back_and_has_one_form_only() {
        let kolommen = Kolommen {
            blad: 7,
            record_id: Uuid::from_u128(0xabc),
            seq_time_us: 1,
            hash: [0xaf; 32],
            organisatie: Some("oin:1\n\"".to_owned()),
            handeling: "casus.lezen".to_owned(),
            resultaat: 104,
            actor_alias: None,
            zaak_alias: Some(Uuid::from_u128(4)),
            subjecten: vec![Gezouten {
                alias: Uuid::from_u128(5),
                zout: [3; 16],
            }],
        };
        let mut regel = Vec::new();
        kolommen.schrijf(&mut regel).unwrap();
        assert_eq!(regel.pop(), Some(b'\n'));
        assert!(!regel.contains(&b'\n'));
        assert_eq!(Kolommen::lees(&regel).unwrap(), kolommen);
        let tekst = String::from_utf8(regel).unwrap();
        for anders in [
            tekst.replace("\"afaf", "\"AFAF"),
            tekst.replace("{\"leaf_index\"", "{ \"leaf_index\""),
            tekst.replace("000abc", "000ABC"),
            tekst.replace("\"resultaat\"", "\"extra\":1,\"resultaat\""),
        ] {
            assert_ne!(anders, tekst);
            assert!(Kolommen::lees(anders.as_bytes()).is_err(), "{anders}");
        }
    }
}
