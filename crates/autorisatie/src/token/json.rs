// SPDX-License-Identifier: EUPL-1.2
//! JSON objects in which a key stands once. Two readers that each take another of two equal keys are how a token means
//! one thing to the issuer and another here.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Reads an object; `None` for anything else, for a key that stands twice at any depth, and for text behind it.
pub(super) fn lees_object(bytes: &[u8]) -> Option<Map<String, Value>> {
    match serde_json::from_slice(bytes) {
        Ok(Strikt(Value::Object(velden))) => Some(velden),
        Ok(Strikt(_)) | Err(_) => None,
    }
}

/// A JSON value that was read with the check on keys.
struct Strikt(Value);

impl<'de> Deserialize<'de> for Strikt {
    fn deserialize<D: Deserializer<'de>>(bron: D) -> Result<Self, D::Error> {
        bron.deserialize_any(Bezoeker)
    }
}

struct Bezoeker;

impl<'de> Visitor<'de> for Bezoeker {
    type Value = Strikt;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON in which every key stands once")
    }

    fn visit_unit<E: Error>(self) -> Result<Strikt, E> {
        Ok(Strikt(Value::Null))
    }

    fn visit_bool<E: Error>(self, waarde: bool) -> Result<Strikt, E> {
        Ok(Strikt(Value::Bool(waarde)))
    }

    fn visit_u64<E: Error>(self, waarde: u64) -> Result<Strikt, E> {
        Ok(Strikt(Value::Number(waarde.into())))
    }

    fn visit_i64<E: Error>(self, waarde: i64) -> Result<Strikt, E> {
        Ok(Strikt(Value::Number(waarde.into())))
    }

    fn visit_f64<E: Error>(self, waarde: f64) -> Result<Strikt, E> {
        Number::from_f64(waarde)
            .map(|getal| Strikt(Value::Number(getal)))
            .ok_or_else(|| E::custom("not finite"))
    }

    fn visit_str<E: Error>(self, waarde: &str) -> Result<Strikt, E> {
        Ok(Strikt(Value::String(waarde.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut reeks: A) -> Result<Strikt, A::Error> {
        let mut waarden = Vec::new();
        while let Some(Strikt(waarde)) = reeks.next_element()? {
            waarden.push(waarde);
        }
        Ok(Strikt(Value::Array(waarden)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut velden: A) -> Result<Strikt, A::Error> {
        let mut gelezen = Map::new();
        while let Some((naam, Strikt(waarde))) = velden.next_entry::<String, Strikt>()? {
            if gelezen.insert(naam, waarde).is_some() {
                return Err(A::Error::custom("a key stands twice"));
            }
        }
        Ok(Strikt(Value::Object(gelezen)))
    }
}

#[cfg(test)]
mod proeven {
    use super::*;

    #[test]
    fn een_sleutel_die_er_twee_keer_staat_wordt_op_elke_diepte_geweigerd() {
        for fout in [
            r#"{"a":1,"a":1}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            r#"{"a":[{"b":1,"b":2}]}"#,
            r#"{"a":1,"\u0061":2}"#,
        ] {
            assert_eq!(lees_object(fout.as_bytes()), None, "{fout}");
        }
        for fout in [
            "",
            "[]",
            "1",
            "null",
            "{}x",
            "{",
            "{\"a\":1,}",
            "\u{feff}{}",
        ] {
            assert_eq!(lees_object(fout.as_bytes()), None, "{fout}");
        }
        assert_eq!(
            lees_object(br#"{"a":1,"b":{"a":2}}"#).map(|velden| velden.len()),
            Some(2)
        );
    }
}
