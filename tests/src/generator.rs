// SPDX-License-Identifier: EUPL-1.2
//! Requests for operations that the tests do not know: made from the schemas of the document.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
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

/// Makes a value for one field, or leaves it to the generator.
pub type Invuller<'a> = &'a mut dyn FnMut(&str, &Value) -> Option<Value>;

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
pub struct Generator<'a> {
    contract: &'a Contract,
    voorraad: &'a Voorraad,
    runner: TestRunner,
}

impl<'a> Generator<'a> {
    /// The same document and stock give the same calls.
    #[must_use]
    pub fn nieuw(contract: &'a Contract, voorraad: &'a Voorraad) -> Self {
        Self {
            contract,
            voorraad,
            runner: TestRunner::deterministic(),
        }
    }

    /// A call that fits the document, about real objects where there are any.
    pub fn aanroep(&mut self, operatie: &Operatie) -> Aanroep {
        self.aanroep_met(operatie, &mut |_, _| None)
    }

    /// As [`Generator::aanroep`], with some fields filled in by the caller.
    pub fn aanroep_met(&mut self, operatie: &Operatie, vul: Invuller<'_>) -> Aanroep {
        let (path, etag) = self.pad(operatie);
        let mut call = Aanroep::buiten(operatie.methode.clone(), &path);
        if let Some(schema) = operatie.lichaamschema() {
            let body = self.waarde("", schema, vul, 0);
            call = call.json(&body);
        }
        if operatie.eist_kop("If-Match") {
            call = call.versie(&etag);
        }
        call
    }

    /// The path with every parameter filled in, and the version of the last object in it.
    pub fn pad(&mut self, operatie: &Operatie) -> (String, String) {
        let mut segments: Vec<String> = Vec::new();
        let mut etag = "\"1\"".to_owned();
        for segment in operatie.sjabloon.split('/') {
            let Some(name) = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) else {
                segments.push(segment.to_owned());
                continue;
            };
            let collectie = segments.last().cloned().unwrap_or_default();
            segments.push(match self.voorraad.object(&collectie) {
                Some((id, version)) => {
                    version.clone_into(&mut etag);
                    id.to_string()
                }
                None => match self.voorraad.waarden.get(&collectie) {
                    Some(Value::String(code)) => code.clone(),
                    _ => self.parameter(operatie, name),
                },
            });
        }
        (segments.join("/"), etag)
    }

    fn parameter(&mut self, operatie: &Operatie, name: &str) -> String {
        let schema = operatie.parameters("path").find(|p| p["name"] == name);
        let schema = schema.map_or(json!({"type": "string"}), |p| p["schema"].clone());
        match self.waarde(name, &schema, &mut |_, _| None, 0) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// A value that fits a schema.
    pub fn waarde(&mut self, veld: &str, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        assert!(depth < DIEPTE_MAXIMUM, "a schema without end at {veld}");
        let contract = self.contract;
        let schema = contract.los_op(schema);
        if let Some(value) = vul(veld, schema) {
            return value;
        }
        for member in ["oneOf", "anyOf"] {
            if let Some(parts) = schema[member].as_array() {
                let real = parts.iter().find(|part| part["type"] != "null");
                return self.waarde(veld, real.expect("an alternative"), vul, depth + 1);
            }
        }
        if let Some(parts) = schema["allOf"].as_array() {
            return self.samengesteld(veld, parts, vul, depth);
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
            return self.voorraad.waarden.get(veld).unwrap_or(first).clone();
        }
        match soort(schema) {
            "object" => self.object(schema, vul, depth),
            "array" => self.reeks(veld, schema, vul, depth),
            "string" => self.tekst(veld, schema),
            "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
            "boolean" => json!(true),
            _ => Value::Null,
        }
    }

    fn samengesteld(
        &mut self,
        veld: &str,
        parts: &[Value],
        vul: Invuller<'_>,
        depth: usize,
    ) -> Value {
        let mut whole = Map::new();
        for part in parts {
            match self.waarde(veld, part, vul, depth + 1) {
                Value::Object(members) => whole.extend(members),
                other => return other,
            }
        }
        Value::Object(whole)
    }

    fn object(&mut self, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        let members = schema["properties"].as_object().into_iter().flatten();
        let required = |name: &str| {
            let all = schema["required"].as_array();
            all.is_some_and(|all| all.iter().any(|one| one == name))
        };
        let mut object = Map::new();
        for (name, member) in members {
            let value = self.waarde(name, member, vul, depth + 1);
            // An optional reference to something that there is not is left out.
            let is_reference = self.contract.los_op(member)["format"] == "uuid";
            let is_idle = is_reference && self.voorraad.van_veld(name).is_none();
            if required(name) || !is_idle {
                object.insert(name.clone(), value);
            }
        }
        Value::Object(object)
    }

    fn reeks(&mut self, veld: &str, schema: &Value, vul: Invuller<'_>, depth: usize) -> Value {
        let most = schema["maxItems"].as_u64().unwrap_or(1);
        let least = schema["minItems"].as_u64().unwrap_or(0).max(1).min(most);
        let items = (0..least).map(|_| self.waarde(veld, &schema["items"], vul, depth + 1));
        Value::Array(items.collect())
    }

    fn tekst(&mut self, veld: &str, schema: &Value) -> Value {
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
                (None, Some(pattern)) => json!(self.naar_patroon(pattern)),
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

    /// A text that fits a pattern; the anchors are understood.
    pub fn naar_patroon(&mut self, pattern: &str) -> String {
        let inner = pattern.trim_start_matches('^').trim_end_matches('$');
        let strategy = proptest::string::string_regex(inner).expect("a pattern");
        let tree = strategy.new_tree(&mut self.runner).expect("a text");
        tree.current()
    }
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
