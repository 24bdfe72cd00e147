// SPDX-License-Identifier: EUPL-1.2
//! Canaries: values that stand nowhere else, one for every field of every request.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use figment::Figment;
use figment::providers::{Format as _, Toml};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::generator::{Plaats, naar_patroon, soort};

/// Begins every canary that is a text: looked for, so it may stand nowhere else.
const MERK: &str = "Qkzw";

/// Least characters of a canary: fewer would be found by chance.
const LENGTE_MINIMUM: u64 = 8;

/// Most characters of a canary: with more nothing is found that is not found with these.
const LENGTE: usize = 12;

/// A pattern that allows fewer texts than this is a list of codes.
const CODES_MAXIMUM: usize = 40;

/// A field that may stand in clear, and why.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Veld {
    /// `Schema.veld`.
    pub plaats: String,
    /// Why it is no personal data and no free text.
    pub reden: String,
}

/// Makes the canaries of one run and remembers whose they are.
pub struct Kanaries {
    in_klaar: BTreeMap<String, String>,
    uitgedeeld: Mutex<BTreeMap<String, String>>,
    zonder: Mutex<BTreeSet<String>>,
}

impl Kanaries {
    /// With this list of fields in clear (TOML, a table `veld`).
    #[must_use]
    pub fn nieuw(lijst: &[Veld]) -> Self {
        Self {
            in_klaar: lijst
                .iter()
                .map(|veld| (veld.plaats.clone(), veld.reden.clone()))
                .collect(),
            uitgedeeld: Mutex::default(),
            zonder: Mutex::default(),
        }
    }

    /// The canary of a field: the same each time. None for what is no text, for a reference, for a
    /// closed list, and for a field that may stand in clear.
    #[must_use]
    pub fn vul(&self, plaats: &Plaats, schema: &Value) -> Option<Value> {
        let place = plaats.to_string();
        if plaats.veld == "coordinates" && soort(schema) == "array" {
            return Some(self.meetkunde(&place, schema));
        }
        let is_text = soort(schema) == "string" && schema["format"] != "uuid";
        let is_closed = schema.get("enum").is_some() || schema.get("const").is_some();
        if !is_text || is_closed || self.in_klaar.contains_key(&place) {
            return None;
        }
        if let Some(known) = self.uitgedeeld.lock().expect("not poisoned").get(&place) {
            return Some(json!(known));
        }
        let number = self.uitgedeeld.lock().expect("not poisoned").len();
        let Some(value) = maak(number, &plaats.veld, schema) else {
            self.zonder.lock().expect("not poisoned").insert(place);
            return None;
        };
        self.geef(&place, &value);
        Some(json!(value))
    }

    /// The canary of a place on the map: a longitude. A boundary has it as its western side, so that a point that is made
    /// later lies within it.
    fn meetkunde(&self, place: &str, schema: &Value) -> Value {
        let number = {
            let given = self.uitgedeeld.lock().expect("not poisoned");
            given.get(place).cloned().ok_or(given.len())
        };
        let text = number.unwrap_or_else(|number| {
            let text = format!("4.{:06}", 100_017 + number * 10);
            self.geef(place, &text);
            text
        });
        let west: f64 = text.parse().expect("degrees");
        if schema["items"]["type"] == "number" {
            return json!([west, 52.0]);
        }
        json!([[
            [west, 51.0],
            [7.0, 51.0],
            [7.0, 53.0],
            [west, 53.0],
            [west, 51.0]
        ]])
    }

    /// A canary for something that is no field: a header, a piece of a path.
    #[must_use]
    pub fn los(&self, plaats: &str) -> String {
        if let Some(known) = self.uitgedeeld.lock().expect("not poisoned").get(plaats) {
            return known.clone();
        }
        let number = self.uitgedeeld.lock().expect("not poisoned").len();
        let value = tekst(number, LENGTE);
        self.geef(plaats, &value);
        value
    }

    fn geef(&self, plaats: &str, waarde: &str) {
        let mut all = self.uitgedeeld.lock().expect("not poisoned");
        assert!(
            all.values().all(|other| other != waarde),
            "{waarde} stands for two things"
        );
        all.insert(plaats.to_owned(), waarde.to_owned());
    }

    /// Every canary by its place.
    #[must_use]
    pub fn uitgedeeld(&self) -> BTreeMap<String, String> {
        self.uitgedeeld.lock().expect("not poisoned").clone()
    }

    /// Fields that can have no canary: they must be on the list.
    #[must_use]
    pub fn zonder(&self) -> BTreeSet<String> {
        self.zonder.lock().expect("not poisoned").clone()
    }
}

fn maak(number: usize, veld: &str, schema: &Value) -> Option<String> {
    match schema["format"].as_str() {
        Some("date") => Some(datum(number, veld)),
        Some("date-time") => Some(format!("{}T09:{:02}:17Z", datum(number, veld), number % 60)),
        _ if veld.to_lowercase().contains("bsn") => Some(bsn(number)),
        _ => {
            if let Some(pattern) = schema["pattern"].as_str() {
                naar_schema(number, pattern, schema)
            } else {
                let most = schema["maxLength"].as_u64().unwrap_or(u64::MAX);
                (most >= LENGTE_MINIMUM).then(|| {
                    let length = LENGTE.min(usize::try_from(most).unwrap_or(LENGTE));
                    let least = usize::try_from(schema["minLength"].as_u64().unwrap_or(0));
                    let text = tekst(number, length);
                    let missing = least.unwrap_or(0).saturating_sub(text.len());
                    format!("{text}{}", ".".repeat(missing))
                })
            }
        }
    }
}

/// The marker itself where the pattern allows it, else a long text that the pattern makes.
fn naar_schema(number: usize, pattern: &str, schema: &Value) -> Option<String> {
    let fits = jsonschema::validator_for(&json!({"pattern": pattern})).expect("a pattern");
    let marked = tekst(number, LENGTE);
    if schema["maxLength"]
        .as_u64()
        .is_none_or(|most| most >= LENGTE as u64)
        && fits.is_valid(&json!(marked))
    {
        return Some(marked);
    }
    let made: BTreeSet<String> = (0..CODES_MAXIMUM * 2)
        .map(|turn| naar_patroon(pattern, number * CODES_MAXIMUM * 2 + turn))
        .collect();
    let long = |text: &String| text.len() as u64 >= LENGTE_MINIMUM;
    (made.len() > CODES_MAXIMUM)
        .then(|| made.into_iter().find(long))
        .flatten()
}

/// A text that begins with the marker and goes on with letters that no other number has.
fn tekst(number: usize, length: usize) -> String {
    let mut rest = (number + 1) * 7919;
    let mut text = MERK.to_owned();
    while text.len() < length {
        let letter = u8::try_from(rest % 26).expect("below 26");
        let begin = if text.len().is_multiple_of(2) {
            b'A'
        } else {
            b'a'
        };
        text.push(char::from(begin + letter));
        rest = rest / 26 + 1;
    }
    text
}

/// A day in the past, on which nothing of ours happened.
fn datum(number: usize, veld: &str) -> String {
    let (month, day) = (1 + number % 6, 2 + (number / 6) % 26);
    let year = if veld.contains("geboorte") {
        1923
    } else {
        2026
    };
    format!("{year}-{month:02}-{day:02}")
}

/// A BSN that nobody has, with a right check.
fn bsn(number: usize) -> String {
    let weighted = |text: &str| -> u32 {
        let digits = text.bytes().map(|digit| u32::from(digit - b'0'));
        digits
            .zip([9, 8, 7, 6, 5, 4, 3, 2, 10])
            .map(|(digit, weight)| digit * weight)
            .sum()
    };
    let mut good = (1000..10_000)
        .map(|end| format!("99999{end}"))
        .filter(|text| weighted(text) % 11 == 0);
    good.nth(number).expect("fewer canaries than numbers")
}

/// Reads the list of fields in clear.
#[must_use]
pub fn lees_lijst(tekst: &str) -> Vec<Veld> {
    Figment::from(Toml::string(tekst))
        .extract_inner("veld")
        .expect("a list of fields")
}
