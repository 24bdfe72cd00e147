// SPDX-License-Identifier: EUPL-1.2
//! Requests for operations that the tests do not know: made from the schemas of the document.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::contract::{Contract, Operatie};
use crate::klant::{Aanroep, nieuw_id};

/// Deepest nesting that is filled in: no schema of ours goes on for ever.
const DIEPTE_MAXIMUM: usize = 12;

/// What there is to refer to: ids by collection (`signalen`), with the version of each.
#[derive(Clone, Debug, Default)]
pub struct Voorraad {
    objecten: BTreeMap<String, (Uuid, String)>,
    waarden: BTreeMap<String, Value>,
}

/// A field: the schema that it stands in, or the operation, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plaats {
    /// Name of the schema, or id of the operation.
    pub schema: String,
    /// Name of the field.
    pub veld: String,
}

impl std::fmt::Display for Plaats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.schema, self.veld)
    }
}

impl Plaats {
    fn nieuw(schema: &str, veld: &str) -> Self {
        Self {
            schema: schema.to_owned(),
            veld: veld.to_owned(),
        }
    }
}

/// Makes a value for one field, or leaves it to the generator.
pub type Invuller<'a> = &'a mut dyn FnMut(&Plaats, &Value) -> Option<Value>;

impl Voorraad {
    /// Lays down an object; the last one of a collection is the one that is used.
    pub fn leg(&mut self, collectie: &str, id: Uuid, etag: &str) {
        self.objecten
            .insert(collectie.to_owned(), (id, etag.to_owned()));
    }

    /// Lays down the value of every field with this name.
    pub fn leg_waarde(&mut self, veld: &str, waarde: Value) {
        self.waarden.insert(veld.to_owned(), waarde);
    }

    /// The value of every field with this name.
    #[must_use]
    pub fn waarde(&self, veld: &str) -> Option<&Value> {
        self.waarden.get(veld)
    }

    /// The object of a collection.
    #[must_use]
    pub fn object(&self, collectie: &str) -> Option<(Uuid, &str)> {
        let found = self.objecten.get(collectie);
        found.map(|(id, etag)| (*id, etag.as_str()))
    }

    /// The object that a field such as `zaak`, `signaal` or `besluitId` means.
    fn van_veld(&self, veld: &str) -> Option<Uuid> {
        let stem = veld.strip_suffix("Id").unwrap_or(veld).to_lowercase();
        let fits = |collectie: &&String| {
            ["", "en", "s", "n"]
                .iter()
                .any(|end| **collectie == format!("{stem}{end}"))
                || (collectie.len() > 4 && stem.len() > 4 && collectie[..4] == stem[..4])
        };
        let key = self.objecten.keys().find(fits)?;
        self.objecten.get(key).map(|(id, _)| *id)
    }
}

/// Fills in calls from the document.
#[derive(Clone, Copy)]
pub struct Generator<'a> {
    contract: &'a Contract,
    voorraad: &'a Voorraad,
}

impl<'a> Generator<'a> {
    /// The same document and stock give the same calls.
    #[must_use]
    pub const fn nieuw(contract: &'a Contract, voorraad: &'a Voorraad) -> Self {
        Self { contract, voorraad }
    }

    /// A call that fits the document, about real objects where there are any.
    #[must_use]
    pub fn aanroep(&self, operatie: &Operatie, vul: Invuller<'_>) -> Aanroep {
        let (path, etag) = self.pad(operatie);
        let mut call = Aanroep::buiten(operatie.methode.clone(), &path);
        if let Some(body) = self.lichaam(operatie, vul) {
            call = call.json(&body);
        }
        if operatie.eist_kop("If-Match") {
            call = call.versie(&etag);
        }
        call
    }

    /// A body that fits the document, where one is asked.
    #[must_use]
    pub fn lichaam(&self, operatie: &Operatie, vul: Invuller<'_>) -> Option<Value> {
        let schema = operatie.lichaamschema()?;
        Some(self.waarde(&Plaats::nieuw(&operatie.id, ""), schema, vul, 0))
    }

    /// The path with every parameter filled in, and the version of the last object in it.
    #[must_use]
    pub fn pad(&self, operatie: &Operatie) -> (String, String) {
        let mut segments: Vec<String> = Vec::new();
        let mut etag = "\"1\"".to_owned();
        for segment in operatie.sjabloon.split('/') {
            let Some(name) = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) else {
                segments.push(segment.to_owned());
                continue;
            };
            let collectie = segments.last().cloned().unwrap_or_default();
            let known = self.voorraad.waarden.get(&collectie);
            segments.push(match (self.voorraad.object(&collectie), known) {
                (Some((id, version)), _) => {
                    version.clone_into(&mut etag);
                    id.to_string()
                }
                (None, Some(Value::String(code))) => code.clone(),
                (None, _) => self.parameter(operatie, name),
            });
        }
        (segments.join("/"), etag)
    }

    fn parameter(&self, operatie: &Operatie, name: &str) -> String {
        let schema = operatie.parameters("path").find(|p| p["name"] == name);
        let schema = schema.map_or(json!({"type": "string"}), |p| p["schema"].clone());
        let plaats = Plaats::nieuw(&operatie.id, name);
        match self.waarde(&plaats, &schema, &mut |_, _| None, 0) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// A value that fits a schema.
    fn waarde(&self, plaats: &Plaats, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        assert!(depth < DIEPTE_MAXIMUM, "a schema without end at {plaats}");
        if let Some(value) = vul(plaats, schema) {
            return value;
        }
        if let Some(reference) = schema["$ref"].as_str() {
            let name = reference.rsplit('/').next().unwrap_or_default();
            // A code has a schema of its own, but is a field of the schema that names it.
            let target = self.contract.los_op(schema);
            let within = if soort(target) == "object" {
                name
            } else {
                &plaats.schema
            };
            let plaats = Plaats::nieuw(within, &plaats.veld);
            return self.waarde(&plaats, target, vul, depth + 1);
        }
        for member in ["oneOf", "anyOf"] {
            if let Some(parts) = schema[member].as_array() {
                let real = parts.iter().find(|part| part["type"] != "null");
                return self.waarde(plaats, real.expect("an alternative"), vul, depth + 1);
            }
        }
        if let Some(parts) = schema["allOf"].as_array() {
            return self.samengesteld(plaats, parts, vul, depth);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
            return self
                .voorraad
                .waarden
                .get(&plaats.veld)
                .unwrap_or(first)
                .clone();
        }
        match soort(schema) {
            "object" => self.object(plaats, schema, vul, depth),
            "array" => self.reeks(plaats, schema, vul, depth),
            "string" => self.tekst(&plaats.veld, schema),
            "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
            "boolean" => json!(true),
            _ => Value::Null,
        }
    }

    fn samengesteld(
        &self,
        plaats: &Plaats,
        parts: &[Value],
        vul: Invuller<'_>,
        depth: usize,
    ) -> Value {
        let mut whole = Map::new();
        for part in parts {
            match self.waarde(plaats, part, vul, depth + 1) {
                Value::Object(members) => whole.extend(members),
                other => return other,
            }
        }
        Value::Object(whole)
    }

    fn object(&self, plaats: &Plaats, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        let required = |name: &str| {
            let all = schema["required"].as_array();
            all.is_some_and(|all| all.iter().any(|one| one == name))
        };
        let mut object = Map::new();
        for (name, member) in schema["properties"].as_object().into_iter().flatten() {
            let here = Plaats::nieuw(&plaats.schema, name);
            let given = vul(&here, member);
            // An optional reference to something that there is not is left out.
            let is_reference = self.contract.los_op(member)["format"] == "uuid";
            let is_idle = given.is_none() && is_reference && self.voorraad.van_veld(name).is_none();
            let value = given.unwrap_or_else(|| self.waarde(&here, member, vul, depth + 1));
            if !value.is_null() && (required(name) || !is_idle) {
                object.insert(name.clone(), value);
            }
        }
        Value::Object(object)
    }

    fn reeks(&self, plaats: &Plaats, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        // In GeoJSON a boundary and a point have the same name.
        let is_positie = schema["items"]["type"] == "number";
        let veld = if is_positie { "positie" } else { &plaats.veld };
        if let Some(whole @ Value::Array(_)) = self.voorraad.waarden.get(veld) {
            return whole.clone();
        }
        let most = schema["maxItems"].as_u64().unwrap_or(1);
        let least = schema["minItems"].as_u64().unwrap_or(0).max(1).min(most);
        let items = (0..least).map(|_| self.waarde(plaats, &schema["items"], vul, depth + 1));
        Value::Array(items.collect())
    }

    fn tekst(&self, veld: &str, schema: &Value) -> Value {
        if let Some(value) = self.voorraad.waarden.get(veld) {
            return value.clone();
        }
        let example = schema.get("example").or_else(|| schema["examples"].get(0));
        match schema["format"].as_str() {
            Some("uuid") => json!(self.voorraad.van_veld(veld).unwrap_or_else(nieuw_id)),
            Some("date") => example.cloned().unwrap_or(json!("2026-01-15")),
            Some("date-time") => example.cloned().unwrap_or(json!("2026-01-15T10:00:00Z")),
            _ => match (example, schema["pattern"].as_str()) {
                (Some(example), _) => example.clone(),
                (None, Some(pattern)) => json!(naar_patroon(pattern, 0)),
                (None, None) => {
                    let least = schema["minLength"].as_u64().unwrap_or(1).max(1);
                    let most = schema["maxLength"].as_u64().unwrap_or(40);
                    let text = "Voorbeeldtekst voor dit veld.".chars().cycle();
                    let length = usize::try_from(least.max(most.min(29))).expect("short");
                    json!(text.take(length).collect::<String>())
                }
            },
        }
    }
}

/// A text that fits a pattern, for every number another where there are enough; the anchors are
/// understood.
#[must_use]
pub fn naar_patroon(pattern: &str, nummer: usize) -> String {
    let inner = pattern.trim_start_matches('^').trim_end_matches('$');
    let strategy = proptest::string::string_regex(inner).expect("a pattern");
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&u64::try_from(nummer).expect("fits").to_be_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    strategy.new_tree(&mut runner).expect("a text").current()
}

/// The type of a schema, `null` aside.
#[must_use]
pub fn soort(schema: &Value) -> &str {
    match &schema["type"] {
        Value::String(only) => only,
        Value::Array(several) => {
            let real = several
                .iter()
                .filter_map(Value::as_str)
                .find(|kind| *kind != "null");
            real.unwrap_or("null")
        }
        _ if schema["properties"].is_object() => "object",
        _ => "null",
    }
}
