// SPDX-License-Identifier: EUPL-1.2
//! What the door adds to every operation of the document.

use serde_json::{Map, Value, json};

use super::API_VERSION;
use crate::deur::contract::BASE;
use crate::deur::head::IDEMPOTENCY_KEY;
use crate::problemen;

/// Completes the generated document: information, server, token, headers and problems.
#[must_use]
pub fn complete(mut document: Value) -> Value {
    document["info"] = info();
    document["servers"] = json!([{"url": BASE, "description": "Deze installatie"}]);
    document["security"] = json!([{"toegangstoken": []}]);
    add_components(&mut document);
    if let Some(paths) = document["paths"].as_object_mut() {
        for (path, item) in paths {
            for method in ["get", "post", "put", "patch", "delete"] {
                if let Some(operation) = item.get_mut(method) {
                    complete_operation(path, method, operation);
                }
            }
        }
    }
    document
}

fn info() -> Value {
    json!({
        "title": "Verband",
        "version": API_VERSION,
        "description": "Zaaksysteem van een samenwerkingsverband (RIEC) onder de Wet \
            gegevensverwerking door samenwerkingsverbanden. Geen gegevens zonder besluit van het \
            beleid en zonder duurzame vastlegging in het logboek.",
        "contact": {
            "name": "Beheer Verband",
            "email": "beheer@verband.example",
            "url": "https://verband.example/contact"
        },
        "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    })
}

fn add_components(document: &mut Value) {
    let headers = json!({
        "API-Version": {
            "description": "De versie van de API.",
            "schema": {"type": "string", "examples": [API_VERSION]}
        },
        "Logregel": {
            "description": "Het nummer van de vastlegging van deze aanroep in het logboek.",
            "schema": {"type": "string", "format": "uuid"}
        },
        "Spoor": {
            "description": "Het W3C trace-id van deze aanroep.",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"}
        }
    });
    let mut responses = Map::new();
    for soort in problemen::ALLE {
        responses
            .entry(format!("Probleem{}", soort.status))
            .or_insert_with(|| {
                json!({
                    "description": descriptions(soort.status),
                    "headers": header_references(),
                    "content": {"application/problem+json": {
                        "schema": {"$ref": "#/components/schemas/Probleem"}
                    }}
                })
            });
    }
    document["components"]["headers"] = headers;
    document["components"]["responses"] = Value::Object(responses);
    document["components"]["securitySchemes"] = json!({
        "toegangstoken": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "Toegangstoken volgens RFC 9068. Rechten komen nooit uit het token."
        }
    });
}

/// The titles of all problems with this status.
fn descriptions(status: u16) -> String {
    let titles: Vec<_> = problemen::ALLE
        .iter()
        .filter(|soort| soort.status == status)
        .map(|soort| soort.titel)
        .collect();
    titles.join(" · ")
}

fn header_references() -> Value {
    json!({
        "API-Version": {"$ref": "#/components/headers/API-Version"},
        "Logregel": {"$ref": "#/components/headers/Logregel"},
        "Spoor": {"$ref": "#/components/headers/Spoor"}
    })
}

fn complete_operation(path: &str, method: &str, operation: &mut Value) {
    let changes = method != "get" && !path.ends_with("/_zoek");
    add_parameters(operation, changes);
    let has_body = operation.get("requestBody").is_some();
    let has_version = operation["parameters"]
        .as_array()
        .is_some_and(|all| all.iter().any(|p| p["name"] == "If-Match"));
    let mut statuses = vec![400, 401, 403, 404, 405, 406, 417, 429, 500, 503];
    if has_body {
        statuses.extend([408, 413, 415]);
    }
    if changes {
        statuses.push(409);
    }
    if has_version {
        statuses.extend([412, 428]);
    }
    let Some(responses) = operation["responses"].as_object_mut() else {
        return;
    };
    for (status, response) in responses.iter_mut() {
        if status.starts_with(['2', '3']) {
            add_headers(response);
        }
    }
    for status in statuses {
        // Statuses that have no kind of problem yet stay out: a reference must resolve.
        if problemen::ALLE.iter().any(|soort| soort.status == status) {
            responses.entry(status.to_string()).or_insert_with(
                || json!({"$ref": format!("#/components/responses/Probleem{status}")}),
            );
        }
    }
}

fn add_headers(response: &mut Value) {
    let mut headers = header_references();
    let own = response["headers"].take();
    if let (Some(all), Value::Object(own)) = (headers.as_object_mut(), own) {
        all.extend(own);
    }
    response["headers"] = headers;
}

fn add_parameters(operation: &mut Value, changes: bool) {
    let mut parameters = match operation["parameters"].take() {
        Value::Array(own) => own,
        _ => Vec::new(),
    };
    parameters.push(json!({
        "name": "Hoedanigheid", "in": "header", "required": false,
        "description": "Het id van het lidmaatschap waarin u handelt; nodig als u er meer dan een hebt.",
        "schema": {"type": "string", "format": "uuid"}
    }));
    parameters.push(json!({
        "name": "traceparent", "in": "header", "required": false,
        "description": "W3C trace context.",
        "schema": {"type": "string", "maxLength": 512}
    }));
    if changes {
        parameters.push(json!({
            "name": IDEMPOTENCY_KEY, "in": "header", "required": true,
            "description": "Uw eigen sleutel voor dit verzoek: herhaald met dezelfde sleutel wordt het \
                een keer uitgevoerd.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"}
        }));
    }
    operation["parameters"] = Value::Array(parameters);
}
