// SPDX-License-Identifier: EUPL-1.2
//! The NL GOV REST API Design Rules 2.2 that can be tested on the document, and our own rules
//! for request schemas. Each rule is shown to bite in the tests below.

use std::collections::BTreeSet;

use serde_json::Value;

/// Everything in the document that breaks a rule.
pub(crate) fn lint(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    about_itself(document, &mut found);
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        path_shape(path, &mut found);
        for (member, operation) in item.as_object().into_iter().flatten() {
            if !["get", "post", "put", "patch", "delete"].contains(&member.as_str()) {
                found.push(format!("{path}: member {member}"));
                continue;
            }
            let place = format!("{member} {path}");
            let id = operation["operationId"].as_str().unwrap_or_default();
            if !is_act(id) {
                found.push(format!("{place}: operationId `{id}`"));
            }
            if !ids.insert(id.to_owned()) {
                found.push(format!("{place}: operationId `{id}` stands twice"));
            }
            parameters(&place, operation, &mut found);
            responses(&place, member, operation, document, &mut found);
            request(&place, operation, document, &mut found);
        }
    }
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .into_iter()
        .flatten()
    {
        property_names(name, schema, &mut found);
    }
    found
}

fn about_itself(document: &Value, found: &mut Vec<String>) {
    if !document["openapi"]
        .as_str()
        .is_some_and(|v| v.starts_with("3.1"))
    {
        found.push("openapi is not 3.1".into());
    }
    for member in ["name", "email", "url"] {
        if !document["info"]["contact"][member].is_string() {
            found.push(format!("info.contact.{member}"));
        }
    }
    let version = document["info"]["version"].as_str().unwrap_or_default();
    if version
        .split('.')
        .filter(|part| part.parse::<u32>().is_ok())
        .count()
        != 3
    {
        found.push("info.version is no semantic version".into());
    }
    let servers = document["servers"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    if servers.is_empty()
        || !servers
            .iter()
            .all(|s| s["url"].as_str().is_some_and(|u| u.ends_with("/api/v1")))
    {
        found.push("servers without /api/v1".into());
    }
    if document["security"].as_array().is_none_or(Vec::is_empty) {
        found.push("no security".into());
    }
}

fn path_shape(path: &str, found: &mut Vec<String>) {
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (at, segment) in segments.iter().enumerate() {
        let kebab = !segment.is_empty()
            && segment
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let parameter = segment
            .strip_prefix('{')
            .and_then(|s| s.strip_suffix('}'))
            .is_some_and(is_camel);
        let search = at + 1 == segments.len() && *segment == "_zoek";
        if !(kebab || parameter || search) {
            found.push(format!("{path}: segment `{segment}`"));
        }
    }
}

fn is_camel(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn is_act(text: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    text.split_once('.')
        .is_some_and(|(noun, verb)| word(noun) && word(verb))
}

fn parameters(place: &str, operation: &Value, found: &mut Vec<String>) {
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["name"].as_str().unwrap_or_default();
        let lower = name.to_ascii_lowercase();
        if parameter["in"] == "query" && !is_camel(name) {
            found.push(format!("{place}: query key `{name}`"));
        }
        if parameter["in"] != "header" && ["bsn", "naam", "kvk"].iter().any(|w| lower.contains(w)) {
            found.push(format!("{place}: `{name}` in the address"));
        }
        if parameter["schema"].is_null() {
            found.push(format!("{place}: parameter `{name}` without schema"));
        }
    }
}

fn resolve<'d>(value: &'d Value, document: &'d Value) -> &'d Value {
    let target = value["$ref"].as_str().and_then(|r| r.strip_prefix('#'));
    target.map_or(value, |pointer| {
        document.pointer(pointer).unwrap_or(&Value::Null)
    })
}

fn responses(
    place: &str,
    member: &str,
    operation: &Value,
    document: &Value,
    found: &mut Vec<String>,
) {
    let all = operation["responses"].as_object();
    for (status, response) in all.into_iter().flatten() {
        let response = resolve(response, document);
        if response.is_null() {
            found.push(format!("{place}: {status} refers to nothing"));
        }
        if status.starts_with(['2', '3'])
            && resolve(&response["headers"]["API-Version"], document)["schema"].is_null()
        {
            found.push(format!("{place}: {status} without API-Version"));
        }
        if status.starts_with(['4', '5']) {
            let schema = &response["content"]["application/problem+json"]["schema"];
            let properties = &resolve(schema, document)["properties"];
            if ["status", "title", "detail"]
                .iter()
                .any(|p| properties[p].is_null())
            {
                found.push(format!("{place}: {status} is no problem"));
            }
        }
    }
    let has = |status: &str| all.is_some_and(|all| all.contains_key(status));
    let takes_input = ["put", "post", "patch"].contains(&member)
        || operation["parameters"]
            .as_array()
            .is_some_and(|p| !p.is_empty());
    if takes_input && !has("400") {
        found.push(format!("{place}: no 400"));
    }
    if !all.is_some_and(|all| all.keys().any(|s| s.starts_with('2'))) {
        found.push(format!("{place}: no success"));
    }
    for status in ["401", "404", "500", "503"] {
        if !has(status) {
            found.push(format!("{place}: no {status}"));
        }
    }
}

fn request(place: &str, operation: &Value, document: &Value, found: &mut Vec<String>) {
    let Some(body) = operation.get("requestBody") else {
        return;
    };
    let schema = &body["content"]["application/json"]["schema"];
    if schema.is_null() {
        found.push(format!("{place}: a body that is not JSON"));
    }
    bounded(place, schema, document, 0, found);
}

/// A request schema says no to what it does not know, and bounds what it does.
fn bounded(place: &str, schema: &Value, document: &Value, depth: usize, found: &mut Vec<String>) {
    let schema = resolve(schema, document);
    if depth > 16 {
        found.push(format!("{place}: a schema without end"));
        return;
    }
    let is = |kind: &str| match &schema["type"] {
        Value::String(only) => only == kind,
        Value::Array(several) => several.iter().any(|k| k == kind),
        _ => false,
    };
    if is("object") && schema["additionalProperties"] != false {
        found.push(format!("{place}: takes unknown fields"));
    }
    if is("array") && schema["maxItems"].is_null() {
        found.push(format!("{place}: a list without end"));
    }
    if is("string")
        && ["maxLength", "enum", "const", "format"]
            .iter()
            .all(|k| schema[k].is_null())
    {
        found.push(format!("{place}: a text without end"));
    }
    if (is("integer") || is("number"))
        && (schema["minimum"].is_null() || schema["maximum"].is_null())
    {
        found.push(format!("{place}: a number without bounds"));
    }
    if !schema["items"].is_null() {
        bounded(
            &format!("{place}/items"),
            &schema["items"],
            document,
            depth + 1,
            found,
        );
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        bounded(
            &format!("{place}/{name}"),
            property,
            document,
            depth + 1,
            found,
        );
    }
    for member in ["oneOf", "anyOf", "allOf"] {
        for part in schema[member].as_array().into_iter().flatten() {
            bounded(place, part, document, depth + 1, found);
        }
    }
}

fn property_names(place: &str, schema: &Value, found: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let place = format!("{place}.{name}");
        if !is_camel(name) {
            found.push(format!("{place}: not camelCase"));
        }
        let says_date =
            name == "date" || name == "datum" || name.ends_with("Date") || name.ends_with("Datum");
        if says_date && property["format"] != "date" {
            found.push(format!("{place}: named as a date, but is none"));
        }
        if let Some(format) = property["format"].as_str()
            && ["time", "datetime", "timestamp", "duration"].contains(&format)
        {
            found.push(format!("{place}: format {format}"));
        }
        property_names(&place, property, found);
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::{Value, json};

    use super::super::complete;
    use super::lint;

    fn good() -> Value {
        complete(json!({
            "openapi": "3.1.0",
            "paths": {"/proeven/{id}/_zoek": {"post": {
                "operationId": "proef.zoeken",
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}},
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}}
                ],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Vraag"}}}},
                "responses": {"200": {"description": "goed"}}
            }}},
            "components": {"schemas": {
                "Vraag": {"type": "object", "additionalProperties": false, "properties": {
                    "geboortedatum": {"type": "string", "format": "date"},
                    "teksten": {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 10}},
                    "aantal": {"type": "integer", "minimum": 0, "maximum": 9}
                }},
                "Probleem": {"properties": {"status": {}, "title": {}, "detail": {}}}
            }}
        }))
    }

    #[test]
    fn a_completed_document_breaks_no_rule() {
        assert_eq!(lint(&good()), [] as [String; 0]);
    }

    const OPERATION: &str = "/paths/~1proeven~1{id}~1_zoek/post";

    #[rstest]
    #[case("/openapi", json!("3.0.0"), "openapi is not 3.1")]
    #[case("/info/contact/email", Value::Null, "info.contact.email")]
    #[case("/info/version", json!("een"), "semantic version")]
    #[case("/servers/0/url", json!("/api"), "without /api/v1")]
    #[case("/security", json!([]), "no security")]
    #[case("{op}/operationId", json!("Zoeken"), "operationId `Zoeken`")]
    #[case("{op}/parameters/1/name", json!("page_size"), "query key `page_size`")]
    #[case("{op}/parameters/1/name", json!("bsn"), "`bsn` in the address")]
    #[case("{op}/responses/200/headers", json!({}), "200 without API-Version")]
    #[case("{op}/responses/404", json!({"description": "weg"}), "404 is no problem")]
    #[case("{op}/responses/401", json!({"$ref": "#/components/responses/Niets"}), "401 refers to nothing")]
    #[case("/components/schemas/Vraag/additionalProperties", json!(true), "takes unknown fields")]
    #[case(
        "/components/schemas/Vraag/properties/teksten/maxItems",
        Value::Null,
        "a list without end"
    )]
    #[case(
        "/components/schemas/Vraag/properties/teksten/items/maxLength",
        Value::Null,
        "a text without end"
    )]
    #[case(
        "/components/schemas/Vraag/properties/aantal/maximum",
        Value::Null,
        "a number without bounds"
    )]
    #[case("/components/schemas/Vraag/properties", json!({"eindDatum": {"format": "date-time", "type": "string"}}),
        "named as a date")]
    #[case("/components/schemas/Vraag/properties", json!({"een_veld": {"type": "string", "maxLength": 1}}),
        "not camelCase")]
    fn each_rule_bites(#[case] pointer: &str, #[case] wrong: Value, #[case] expected: &str) {
        let mut document = good();
        let pointer = pointer.replace("{op}", OPERATION);
        *document
            .pointer_mut(&pointer)
            .unwrap_or_else(|| panic!("{pointer}")) = wrong;
        let found = lint(&document);
        assert!(found.iter().any(|f| f.contains(expected)), "{found:?}");
    }

    #[rstest]
    #[case("/proeven/", "segment ``")]
    #[case("/Proeven", "segment `Proeven`")]
    #[case("/proef_en", "segment `proef_en`")]
    #[case("/_zoek/proeven", "segment `_zoek`")]
    #[case("/proeven.json", "segment `proeven.json`")]
    fn each_path_rule_bites(#[case] path: &str, #[case] expected: &str) {
        let mut document = good();
        document["paths"] = json!({path: {}});
        assert!(lint(&document).iter().any(|f| f.contains(expected)));
    }

    #[test]
    fn a_missing_400_and_a_second_id_are_seen() {
        let mut document = good();
        let item = document["paths"]["/proeven/{id}/_zoek"].clone();
        document["paths"]["/proeven/{id}"] = item;
        if let Some(all) = document
            .pointer_mut("/paths/~1proeven~1{id}/post/responses")
            .and_then(Value::as_object_mut)
        {
            all.remove("400");
        }
        document["paths"]["/proeven/{id}"]["trace"] = json!({});
        let found = lint(&document).join("\n");
        assert!(
            found.contains("no 400")
                && found.contains("stands twice")
                && found.contains("member trace"),
            "{found}"
        );
    }
}
