// SPDX-License-Identifier: EUPL-1.2
//! What each operation asks of a request, read from the generated OpenAPI document: the door
//! checks what the document promises, so the two cannot differ.

use std::collections::BTreeMap;

use actix_web::http::Method;
use serde_json::{Map, Value, json};

use super::fout::Fout;
use super::head::{IDEMPOTENCY_KEY, WERKCONTEXT};
use super::schema::{Schema, SchemaFault};

/// Where the resources live; the only entry of `servers` in the document.
pub const BASE: &str = "/api/v1";

/// The members of a path item that are operations; nothing else is served (standard
/// `/core/http-methods`).
const METHODS: [(&str, Method); 5] = [
    ("get", Method::GET),
    ("post", Method::POST),
    ("put", Method::PUT),
    ("patch", Method::PATCH),
    ("delete", Method::DELETE),
];

/// One operation of the document.
pub struct Operation {
    /// The id of the operation; unique.
    pub id: String,
    /// The name of the act: `x-handeling` where one act has two operations (a list and an item),
    /// else the id.
    pub act: String,
    /// The method.
    pub method: Method,
    /// The path template below [`BASE`], `/casussen/{id}`.
    pub path: String,
    /// The media type of a success.
    pub produces: String,
    /// The status of a success, for its record.
    pub success: u16,
    /// Whether `Idempotency-Key` is required.
    pub needs_key: bool,
    /// Whether `If-Match` is required.
    pub needs_version: bool,
    /// Whether `Werkcontext` is required.
    pub needs_context: bool,
    body: Option<Schema>,
    query: Parameters,
    path_parameters: Parameters,
}

/// The parameters of one place, and one schema over all of them together.
struct Parameters {
    kinds: BTreeMap<String, Kind>,
    schema: Schema,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Integer,
    Boolean,
}

/// All operations of a document.
///
/// # Errors
/// When the document has an operation that the door could not check.
pub fn operations(document: &Value) -> Result<Vec<Operation>, SchemaFault> {
    let mut found = Vec::new();
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, item) in paths {
        for (member, method) in METHODS {
            if let Some(operation) = item.get(member) {
                found.push(Operation::read(path, method, item, operation, document)?);
            }
        }
    }
    Ok(found)
}

impl Operation {
    fn read(
        path: &str,
        method: Method,
        item: &Value,
        operation: &Value,
        document: &Value,
    ) -> Result<Self, SchemaFault> {
        let id = operation["operationId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if id.is_empty() {
            return Err(fault(path, "no operationId"));
        }
        let act = operation["x-handeling"].as_str().unwrap_or(&id).to_owned();
        let all: Vec<&Value> = [&item["parameters"], &operation["parameters"]]
            .into_iter()
            .filter_map(Value::as_array)
            .flatten()
            .collect();
        let required = |name: &str| {
            all.iter().any(|p| {
                p["in"] == "header"
                    && p["required"] == true
                    && p["name"]
                        .as_str()
                        .is_some_and(|n| n.eq_ignore_ascii_case(name))
            })
        };
        let components = &document["components"];
        let body = match operation.pointer("/requestBody/content/application~1json/schema") {
            Some(schema) => Some(Schema::compile(&id, schema, components)?),
            None if operation.get("requestBody").is_some() => {
                return Err(fault(&id, "a body that is not JSON"));
            }
            None => None,
        };
        Ok(Self {
            needs_key: required(IDEMPOTENCY_KEY),
            needs_version: required("If-Match"),
            needs_context: required(WERKCONTEXT),
            produces: produces(operation),
            success: success(operation),
            query: Parameters::read(&id, "query", &all, components)?,
            path_parameters: Parameters::read(&id, "path", &all, components)?,
            path: path.to_owned(),
            id,
            act,
            method,
            body,
        })
    }

    /// Whether a body is expected.
    #[must_use]
    pub fn takes_body(&self) -> bool {
        self.body.is_some()
    }

    /// Every fault of a body that was read.
    #[must_use]
    pub fn body_faults(&self, body: &Value) -> Vec<Fout> {
        self.body
            .as_ref()
            .map_or_else(Vec::new, |schema| schema.faults(body))
    }

    /// The query as one typed object.
    ///
    /// # Errors
    /// Every fault, an unknown key included.
    pub fn query(&self, pairs: Vec<(String, String)>) -> Result<Value, Vec<Fout>> {
        self.query.typed("query", pairs)
    }

    /// The path parameters as one typed object; `None` when this path can name nothing.
    #[must_use]
    pub fn path_values(&self, pairs: Vec<(String, String)>) -> Option<Value> {
        self.path_parameters.typed("path", pairs).ok()
    }
}

impl Parameters {
    fn read(
        id: &str,
        place: &str,
        all: &[&Value],
        components: &Value,
    ) -> Result<Self, SchemaFault> {
        let mut kinds = BTreeMap::new();
        let mut properties = Map::new();
        let mut required = Vec::new();
        for parameter in all.iter().filter(|p| p["in"] == place) {
            let name = parameter["name"].as_str().unwrap_or_default();
            let schema = &parameter["schema"];
            kinds.insert(name.to_owned(), kind(id, schema)?);
            properties.insert(name.to_owned(), schema.clone());
            if parameter["required"] == true {
                required.push(name);
            }
        }
        let schema = json!({
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
            "required": required,
        });
        Ok(Self {
            kinds,
            schema: Schema::compile(id, &schema, components)?,
        })
    }

    fn typed(&self, place: &str, pairs: Vec<(String, String)>) -> Result<Value, Vec<Fout>> {
        let mut object = Map::new();
        for (key, text) in pairs {
            let kind = self.kinds.get(&key).copied().unwrap_or(Kind::Text);
            object.insert(key, kind.read(text));
        }
        let value = Value::Object(object);
        let faults = self.schema.faults(&value);
        if faults.is_empty() {
            return Ok(value);
        }
        Err(faults
            .into_iter()
            .map(|fout| Fout {
                plaats: format!("{place}:{}", fout.plaats.trim_start_matches('/')),
                ..fout
            })
            .collect())
    }
}

impl Kind {
    /// The value that the text stands for; text that is no such value stays text, and then the
    /// schema says so.
    fn read(self, text: String) -> Value {
        let value = match self {
            Self::Text => None,
            Self::Boolean => text.parse::<bool>().ok().map(Value::from),
            // One spelling per number: no plus sign, no leading zeros.
            Self::Integer => text
                .parse::<i64>()
                .ok()
                .filter(|n| n.to_string() == text)
                .map(Value::from),
        };
        value.unwrap_or(Value::String(text))
    }
}

fn kind(id: &str, schema: &Value) -> Result<Kind, SchemaFault> {
    let named = |kind: &str| match &schema["type"] {
        Value::String(only) => only == kind,
        Value::Array(several) => several.iter().any(|k| k == kind),
        _ => false,
    };
    if named("array") || named("object") {
        return Err(fault(id, "a parameter that is not one value"));
    }
    Ok(if named("integer") {
        Kind::Integer
    } else if named("boolean") {
        Kind::Boolean
    } else {
        Kind::Text
    })
}

/// The first success of an operation; one without any answers 200.
fn success(operation: &Value) -> u16 {
    let responses = operation["responses"].as_object().into_iter().flatten();
    responses
        .filter(|(status, _)| status.starts_with('2'))
        .find_map(|(status, _)| status.parse().ok())
        .unwrap_or(200)
}

/// The media type of the first success of an operation; a success without a body could have
/// been JSON.
fn produces(operation: &Value) -> String {
    let responses = operation["responses"].as_object().into_iter().flatten();
    responses
        .filter(|(status, _)| status.starts_with('2'))
        .find_map(|(_, response)| response["content"].as_object()?.keys().next().cloned())
        .unwrap_or_else(|| "application/json".to_owned())
}

fn fault(operation: &str, reason: &str) -> SchemaFault {
    SchemaFault {
        operation: operation.to_owned(),
        reason: reason.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::{Value, json};

    use super::{Operation, operations};

    fn document() -> Value {
        json!({
            "paths": {
                "/proeven/{id}": {
                    "get": {
                        "operationId": "proef.lezen",
                        "parameters": [
                            {"name": "id", "in": "path", "required": true,
                             "schema": {"type": "string", "format": "uuid"}},
                            {"name": "limit", "in": "query",
                             "schema": {"type": ["integer", "null"], "minimum": 1, "maximum": 100}},
                            {"name": "open", "in": "query", "schema": {"type": "boolean"}},
                            {"name": "tafel", "in": "query", "required": true,
                             "schema": {"$ref": "#/components/schemas/Tafel"}},
                            {"name": "Werkcontext", "in": "header", "required": true,
                             "schema": {"type": "string"}}
                        ],
                        "responses": {"200": {"content": {"application/json": {}}}}
                    }
                }
            },
            "components": {"schemas": {"Tafel": {"type": "string", "enum": ["ABC", "D"]}}}
        })
    }

    fn operation() -> Operation {
        operations(&document()).expect("readable").remove(0)
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect()
    }

    #[test]
    fn what_the_document_promises_is_asked() {
        let operation = operation();
        assert_eq!(operation.act, "proef.lezen");
        assert!(operation.needs_context && !operation.needs_key && !operation.needs_version);
        assert!(!operation.takes_body());
    }

    #[test]
    fn a_right_query_is_typed() {
        let query = operation().query(pairs(&[("tafel", "D"), ("limit", "5"), ("open", "true")]));
        assert_eq!(query, Ok(json!({"tafel": "D", "limit": 5, "open": true})));
    }

    #[rstest]
    #[case(&[("tafel", "D"), ("limit", "0")], "query:limit", "te-klein")]
    #[case(&[("tafel", "D"), ("limit", "-1")], "query:limit", "te-klein")]
    #[case(&[("tafel", "D"), ("limit", "101")], "query:limit", "te-groot")]
    #[case(&[("tafel", "D"), ("limit", "99999999999999999999")], "query:limit", "type")]
    #[case(&[("tafel", "D"), ("limit", "+5")], "query:limit", "type")]
    #[case(&[("tafel", "D"), ("limit", "05")], "query:limit", "type")]
    #[case(&[("tafel", "D"), ("limit", "")], "query:limit", "type")]
    #[case(&[("tafel", "D"), ("open", "ja")], "query:open", "type")]
    #[case(&[("tafel", "Z")], "query:tafel", "waarde")]
    #[case(&[], "query:tafel", "veld-ontbreekt")]
    #[case(&[("tafel", "D"), ("bsn", "1")], "query:bsn", "veld-onbekend")]
    #[case(&[("tafel", "D"), ("Jan Demo", "1")], "query:", "veld-onbekend")]
    fn a_wrong_query(#[case] given: &[(&str, &str)], #[case] place: &str, #[case] code: &str) {
        let faults = operation().query(pairs(given)).expect_err("refused");
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.plaats.as_str(), f.code.as_ref()))
            .collect();
        assert_eq!(found, [(place, code)]);
    }

    #[test]
    fn a_path_that_can_name_nothing() {
        let operation = operation();
        let good = "0192f0c1-2345-7abc-8def-0123456789ab";
        assert!(operation.path_values(pairs(&[("id", good)])).is_some());
        for wrong in ["1", "../x", "0192f0c123457abc8def0123456789ab", ""] {
            assert!(
                operation.path_values(pairs(&[("id", wrong)])).is_none(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn an_operation_that_cannot_be_checked_is_refused_at_start() {
        let mut without_id = document();
        without_id["paths"]["/proeven/{id}"]["get"]["operationId"] = Value::Null;
        assert!(operations(&without_id).is_err());
        let mut list = document();
        list["paths"]["/proeven/{id}"]["get"]["parameters"][1]["schema"]["type"] = json!("array");
        assert!(operations(&list).is_err());
        let mut dangling = document();
        dangling["components"] = json!({});
        assert!(operations(&dangling).is_err());
    }
}
