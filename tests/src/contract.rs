// SPDX-License-Identifier: EUPL-1.2
//! The OpenAPI document as a running service gives it, and the check of every answer against it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonschema::{Draft, Validator};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use server::deur::contract::BASE;
use server::problemen::Probleemsoort;
use tokio::sync::OnceCell;

use crate::klant::{Aanroep, Antwoord, Klant};

/// The members of a path item that are operations.
const METHODEN: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// The document, and its schemas once they were needed.
pub struct Contract {
    document: Value,
    operaties: Vec<Operatie>,
    schemas: Mutex<HashMap<String, Arc<Validator>>>,
}

/// One operation of the document.
#[derive(Clone, Debug)]
pub struct Operatie {
    /// The id of the operation.
    pub id: String,
    /// The name of the act.
    pub handeling: String,
    /// The method.
    pub methode: Method,
    /// The template, `/api/v1/signalen/{id}`.
    pub sjabloon: String,
    /// All that the document says of it, references resolved one step.
    pub beschrijving: Value,
}

impl Contract {
    /// The document of the services of this process: asked once, for they are all the same.
    pub async fn van(http: &Client, basis: &str) -> &'static Self {
        static CONTRACT: OnceCell<Contract> = OnceCell::const_new();
        CONTRACT
            .get_or_init(|| async {
                let call = Aanroep::get("/openapi.json");
                let answer = Klant::nieuw(http.clone(), basis, None)
                    .doe_zonder_contract(call)
                    .await;
                Self::uit(answer.moet(200).json())
            })
            .await
    }

    fn uit(document: Value) -> Self {
        let mut operaties = Vec::new();
        for (path, item) in document["paths"].as_object().expect("paths") {
            for member in METHODEN {
                if let Some(operation) = item.get(member) {
                    operaties.push(Operatie::lees(path, member, item, operation));
                }
            }
        }
        Self {
            document,
            operaties,
            schemas: Mutex::default(),
        }
    }

    /// Every operation.
    #[must_use]
    pub fn operaties(&self) -> &[Operatie] {
        &self.operaties
    }

    /// The operation with this id.
    #[must_use]
    pub fn operatie(&self, id: &str) -> &Operatie {
        let found = self.operaties.iter().find(|operatie| operatie.id == id);
        found.unwrap_or_else(|| panic!("no operation {id}"))
    }

    /// What a reference points to; anything else is itself.
    #[must_use]
    pub fn los_op<'d>(&'d self, value: &'d Value) -> &'d Value {
        match value["$ref"].as_str().and_then(|r| r.strip_prefix('#')) {
            Some(pointer) => self.document.pointer(pointer).expect("a target"),
            None => value,
        }
    }

    /// The templates, each once.
    #[must_use]
    pub fn sjablonen(&self) -> Vec<&str> {
        let mut all: Vec<_> = self.operaties.iter().map(|o| o.sjabloon.as_str()).collect();
        all.dedup();
        all
    }

    /// Panics when an answer is not what the document promises.
    pub(crate) fn toets(&self, methode: &Method, pad: &str, antwoord: &Antwoord) {
        if let Err(fault) = self.beoordeel(methode, pad, antwoord) {
            panic!("the answer breaks the contract ({fault}): {antwoord}");
        }
    }

    fn beoordeel(&self, methode: &Method, pad: &str, antwoord: &Antwoord) -> Result<(), String> {
        if antwoord.kop("API-Version").is_none()
            || antwoord.kop("Cache-Control") != Some("no-store")
        {
            return Err("the headers of every answer are missing".to_owned());
        }
        if antwoord.kop("Server").is_some() {
            return Err("it names its server".to_owned());
        }
        let has_body = *methode != Method::HEAD;
        if !has_body && !antwoord.lichaam.is_empty() {
            return Err("a body to HEAD".to_owned());
        }
        if antwoord.status >= 400 && has_body {
            self.probleem(antwoord)?;
        }
        let asked = if *methode == Method::HEAD {
            &Method::GET
        } else {
            methode
        };
        let path = pad.split('?').next().unwrap_or_default();
        let fits = self
            .operaties
            .iter()
            .filter(|o| o.methode == *asked && o.past_op(path));
        // A literal segment goes before one that can be anything.
        match fits.min_by_key(|o| o.sjabloon.matches('{').count()) {
            Some(operatie) => self.belofte(operatie, antwoord, has_body),
            None if antwoord.status >= 400 || *methode == Method::OPTIONS => Ok(()),
            None if !path.starts_with(BASE)
                || path.starts_with(&format!("{BASE}/documentatie")) =>
            {
                Ok(())
            }
            None if path == format!("{BASE}/openapi.json") => Ok(()),
            None => Err("it succeeds, but the document does not know it".to_owned()),
        }
    }

    /// A problem as RFC 9457 and the catalogue want it.
    fn probleem(&self, antwoord: &Antwoord) -> Result<(), String> {
        if antwoord.kop("Content-Type") != Some("application/problem+json") {
            return Err("not application/problem+json".to_owned());
        }
        let schema = json!({"$ref": "#/components/schemas/Probleem"});
        self.past("Probleem", &schema, &antwoord.lichaam)?;
        let body = antwoord.json();
        let code = body["code"].as_str().unwrap_or_default();
        let soort = Probleemsoort::met_code(code).ok_or("a code without a page")?;
        let expected = json!([format!("/problemen/{code}"), soort.status, soort.titel]);
        if json!([body["type"], body["status"], body["title"]]) != expected
            || soort.status != antwoord.status
        {
            return Err(format!("not as the catalogue has it: {expected}"));
        }
        Ok(())
    }

    /// What the document promises for this status.
    fn belofte(
        &self,
        operatie: &Operatie,
        antwoord: &Antwoord,
        has_body: bool,
    ) -> Result<(), String> {
        let status = antwoord.status.to_string();
        let response = self.los_op(&operatie.beschrijving["responses"][&status]);
        if response.is_null() {
            return Err(format!("{} does not document {status}", operatie.id));
        }
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let is_required = self.los_op(header)["required"] == true;
            if is_required && antwoord.kop(name).is_none() {
                return Err(format!("no header {name}"));
            }
        }
        if antwoord.status >= 400 || !has_body {
            return Ok(());
        }
        let mut contents = response["content"].as_object().into_iter().flatten();
        let Some((kind, content)) = contents.next() else {
            let empty = antwoord.lichaam.is_empty();
            return if empty {
                Ok(())
            } else {
                Err("a body that is not documented".to_owned())
            };
        };
        if antwoord
            .kop("Content-Type")
            .is_none_or(|given| given != kind)
        {
            return Err(format!("not {kind}"));
        }
        if kind == "application/json" {
            let key = format!("{} {status}", operatie.id);
            self.past(&key, &content["schema"], &antwoord.lichaam)?;
        }
        Ok(())
    }

    fn past(&self, key: &str, schema: &Value, body: &[u8]) -> Result<(), String> {
        let body: Value = serde_json::from_slice(body).map_err(|_| "no JSON")?;
        let mut schemas = self.schemas.lock().expect("not poisoned");
        let known = schemas.entry(key.to_owned());
        let validator = Arc::clone(known.or_insert_with(|| Arc::new(self.streng(schema))));
        drop(schemas);
        let faults: Vec<_> = validator
            .iter_errors(&body)
            .map(|f| f.to_string())
            .collect();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults.join("; "))
        }
    }

    /// A schema that also refuses members which the document does not know.
    fn streng(&self, schema: &Value) -> Validator {
        let mut root = schema.clone();
        root["components"]["schemas"] = self.document["components"]["schemas"].clone();
        close(&mut root);
        root["components"]["open"] = self.document["components"]["schemas"].clone();
        root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .build(&root)
            .expect("a schema that compiles")
    }

    /// A validator of what an operation takes as its body.
    #[must_use]
    pub fn verzoekschema(&self, operatie: &Operatie) -> Option<Validator> {
        let mut root = operatie.lichaamschema()?.clone();
        root["components"] = self.document["components"].clone();
        root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .build(&root);
        Some(options.expect("a schema that compiles"))
    }
}

/// Closes every object that names its members. What is put together from parts is closed as a
/// whole: each part knows its own members only, so a part refers to the open form.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let parts = members.get_mut("allOf").and_then(Value::as_array_mut);
            let is_composed = parts.is_some();
            for part in parts.into_iter().flatten() {
                if let Some(Value::String(reference)) = part.get_mut("$ref") {
                    *reference = reference.replace("/schemas/", "/open/");
                }
                if let Some(own) = part.get_mut("properties") {
                    close(own);
                }
            }
            let is_named = members.get("properties").is_some_and(Value::is_object);
            if is_composed {
                members.insert("unevaluatedProperties".to_owned(), json!(false));
            } else if is_named && !members.contains_key("additionalProperties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            for (name, member) in members.iter_mut() {
                if name != "allOf" {
                    close(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

impl Operatie {
    fn lees(path: &str, member: &str, item: &Value, operation: &Value) -> Self {
        let id = operation["operationId"].as_str().expect("an id");
        let mut beschrijving = operation.clone();
        let both = [&item["parameters"], &operation["parameters"]];
        let parameters: Vec<Value> = both
            .into_iter()
            .filter_map(Value::as_array)
            .flatten()
            .cloned()
            .collect();
        beschrijving["parameters"] = Value::Array(parameters);
        Self {
            id: id.to_owned(),
            handeling: operation["x-handeling"].as_str().unwrap_or(id).to_owned(),
            methode: member.to_uppercase().parse().expect("a method"),
            sjabloon: format!("{BASE}{path}"),
            beschrijving,
        }
    }

    /// The parameters in this place: `path`, `query` or `header`.
    pub fn parameters<'o>(&'o self, plaats: &'o str) -> impl Iterator<Item = &'o Value> {
        let all = self.beschrijving["parameters"].as_array();
        all.into_iter().flatten().filter(move |p| p["in"] == plaats)
    }

    /// Whether the document demands this header.
    #[must_use]
    pub fn eist_kop(&self, naam: &str) -> bool {
        self.parameters("header")
            .any(|p| p["name"] == naam && p["required"] == true)
    }

    /// Whether the document knows this header.
    #[must_use]
    pub fn kent_kop(&self, naam: &str) -> bool {
        self.parameters("header").any(|p| p["name"] == naam)
    }

    /// Whether it makes something new: 201 is what it promises.
    #[must_use]
    pub fn maakt(&self) -> bool {
        self.methode == Method::POST && !self.beschrijving["responses"]["201"].is_null()
    }

    /// The schema of the body, if it takes one.
    #[must_use]
    pub fn lichaamschema(&self) -> Option<&Value> {
        self.beschrijving
            .pointer("/requestBody/content/application~1json/schema")
    }

    /// Whether a path is of this template.
    #[must_use]
    pub fn past_op(&self, pad: &str) -> bool {
        let (mut own, mut given) = (self.sjabloon.split('/'), pad.split('/'));
        loop {
            match (own.next(), given.next()) {
                (None, None) => return true,
                (Some(one), Some(other)) if one == other || one.starts_with('{') => {}
                _ => return false,
            }
        }
    }
}
