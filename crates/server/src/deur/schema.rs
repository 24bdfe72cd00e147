// SPDX-License-Identifier: EUPL-1.2
//! Validation against the generated OpenAPI components: each violated keyword becomes one
//! fault with a place and a code. Values, and limits of the schema, are not repeated.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, PatternOptions, ValidationError, Validator};
use serde_json::{Value, json};

use super::fout::{Fout, MAX_FAULTS, push_step};

/// A schema that cannot be compiled: found at start, never while serving.
#[derive(Debug, thiserror::Error)]
#[error("the schema of {operation} cannot be used: {reason}")]
pub struct SchemaFault {
    /// The operation, or the part of it, that has the schema.
    pub operation: String,
    /// What the compiler said.
    pub reason: String,
}

/// One compiled schema (JSON Schema draft 2020-12, as OpenAPI 3.1 prescribes).
pub struct Schema(Validator);

impl Schema {
    /// Compiles `schema`, whose references point into `components` of an OpenAPI document.
    ///
    /// # Errors
    /// When the schema or one of its references is not usable.
    pub fn compile(
        operation: &str,
        schema: &Value,
        components: &Value,
    ) -> Result<Self, SchemaFault> {
        let mut root = schema.clone();
        if let Value::Object(members) = &mut root {
            members.insert("components".into(), components.clone());
            members.insert(
                "$schema".into(),
                json!("https://json-schema.org/draft/2020-12/schema"),
            );
        }
        // Patterns run on text of strangers: an engine without backtracking cannot be made slow.
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex())
            .build(&root)
            .map(Self)
            .map_err(|fault| SchemaFault {
                operation: operation.to_owned(),
                reason: fault.to_string(),
            })
    }

    /// Every fault in `value`, its place being `prefix` and the pointer into it.
    #[must_use]
    pub fn faults(&self, value: &Value) -> Vec<Fout> {
        let mut faults = Vec::new();
        for error in self.0.iter_errors(value) {
            note(&error, &mut faults);
            if faults.len() >= MAX_FAULTS {
                faults.truncate(MAX_FAULTS);
                break;
            }
        }
        faults.sort();
        faults.dedup();
        faults
    }
}

/// Adds what one error of the library says, in our codes.
fn note(error: &ValidationError<'_>, faults: &mut Vec<Fout>) {
    let place = pointer(error);
    let below = |key: &str| {
        let mut place = place.clone();
        push_step(&mut place, key);
        place
    };
    match error.kind() {
        Kind::Required { property } => {
            faults.push(Fout::new(
                below(property.as_str().unwrap_or_default()),
                "veld-ontbreekt",
            ));
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            faults.extend(
                unexpected
                    .iter()
                    .map(|key| Fout::new(below(key), "veld-onbekend")),
            );
        }
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            match chosen_branch(error, context) {
                Some(branch) => branch.iter().for_each(|inner| note(inner, faults)),
                None => faults.push(Fout::new(place, "geen-variant")),
            }
        }
        kind => faults.push(Fout::new(place, code(kind))),
    }
}

/// Which of several alternatives the caller meant: the only one that fails neither by its type
/// nor by its tag. Its faults are what helps him; those of the others would mislead.
fn chosen_branch<'a>(
    error: &ValidationError<'_>,
    context: &'a [Vec<ValidationError<'static>>],
) -> Option<&'a [ValidationError<'static>]> {
    let own = error.instance_path().as_str();
    let mut meant = context.iter().filter(|branch| {
        !branch.iter().any(|inner| match inner.kind() {
            Kind::Type { .. } => inner.instance_path().as_str() == own,
            Kind::Enum { .. } | Kind::Constant { .. } => {
                let path = inner.instance_path().as_str();
                path == own
                    || path
                        .rsplit_once('/')
                        .is_some_and(|(parent, _)| parent == own)
            }
            _ => false,
        })
    });
    let first = meant.next()?;
    meant.next().is_none().then_some(first.as_slice())
}

/// The pointer of an error, without keys that might be personal data.
fn pointer(error: &ValidationError<'_>) -> String {
    let mut place = String::new();
    for step in error.instance_path().as_str().split('/').skip(1) {
        if !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit()) {
            place.push('/');
            place.push_str(step);
        } else {
            push_step(&mut place, step);
        }
    }
    place
}

fn code(kind: &Kind) -> &'static str {
    match kind.keyword() {
        "type" => "type",
        "minLength" => "te-kort",
        "maxLength" => "te-lang",
        "pattern" => "patroon",
        "format" => "vorm",
        "enum" | "const" => "waarde",
        "minimum" | "exclusiveMinimum" => "te-klein",
        "maximum" | "exclusiveMaximum" => "te-groot",
        "minItems" | "minProperties" | "contains" => "te-weinig",
        "maxItems" | "maxProperties" | "additionalItems" | "unevaluatedItems" => "te-veel",
        "uniqueItems" => "dubbel",
        "multipleOf" => "veelvoud",
        "oneOf" => "geen-variant",
        // Keywords that our generated schemas do not have; refused all the same.
        _ => "ongeldig",
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::{Value, json};

    use super::Schema;

    fn schema() -> Schema {
        let components = json!({"schemas": {
            "Signaal": {
                "type": "object",
                "required": ["gedraging", "vorm"],
                "additionalProperties": false,
                "properties": {
                    "gedraging": {"type": "string", "minLength": 3, "maxLength": 10},
                    "vorm": {"type": "string", "enum": ["drugs", "vastgoed"]},
                    "gepleegdOp": {"type": "string", "format": "date"},
                    "vanaf": {"type": "string", "format": "date-time"},
                    "tafel": {"type": "string", "format": "uuid"},
                    "aantal": {"type": "integer", "minimum": 1, "maximum": 5},
                    "personen": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true,
                        "items": {"$ref": "#/components/schemas/Persoon"}},
                    "eerste": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Persoon"}]},
                    "een": {"anyOf": [{"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}]},
                    "ander": {"oneOf": [
                        {"$ref": "#/components/schemas/Natuurlijk"},
                        {"$ref": "#/components/schemas/Rechts"}]}
                }
            },
            "Persoon": {
                "type": "object", "required": ["naam"], "additionalProperties": false,
                "properties": {"naam": {"type": "string", "pattern": "^[A-Z]", "maxLength": 20}}
            },
            "Natuurlijk": {
                "type": "object", "required": ["soort", "naam"], "additionalProperties": false,
                "properties": {"soort": {"type": "string", "enum": ["natuurlijk"]}, "naam": {"type": "string"}}
            },
            "Rechts": {
                "type": "object", "required": ["soort", "kvk"], "additionalProperties": false,
                "properties": {"soort": {"type": "string", "enum": ["rechts"]}, "kvk": {"type": "string"}}
            }
        }});
        Schema::compile(
            "proef",
            &json!({"$ref": "#/components/schemas/Signaal"}),
            &components,
        )
        .expect("compiles")
    }

    fn base() -> Value {
        json!({"gedraging": "witwas", "vorm": "drugs"})
    }

    #[test]
    fn a_right_value_has_no_faults() {
        let mut value = base();
        value["personen"] = json!([{"naam": "Els"}]);
        value["eerste"] = Value::Null;
        value["ander"] = json!({"soort": "rechts", "kvk": "12345678"});
        value["gepleegdOp"] = json!("2026-11-24");
        value["vanaf"] = json!("2026-11-24T10:00:00+02:00");
        assert_eq!(schema().faults(&value), []);
    }

    #[rstest]
    #[case("gedraging", json!(1), "/gedraging", "type")]
    #[case("gedraging", json!("ab"), "/gedraging", "te-kort")]
    #[case("gedraging", json!("abcdefghijk"), "/gedraging", "te-lang")]
    #[case("vorm", json!("mensenhandel"), "/vorm", "waarde")]
    #[case("gepleegdOp", json!("2026-02-30"), "/gepleegdOp", "vorm")]
    #[case("vanaf", json!("gisteren"), "/vanaf", "vorm")]
    #[case("tafel", json!("niet-een-id"), "/tafel", "vorm")]
    #[case("aantal", json!(0), "/aantal", "te-klein")]
    #[case("aantal", json!(6), "/aantal", "te-groot")]
    #[case("aantal", json!(1.5), "/aantal", "type")]
    #[case("personen", json!([]), "/personen", "te-weinig")]
    #[case("personen", json!([{"naam": "A"}, {"naam": "B"}, {"naam": "C"}]), "/personen", "te-veel")]
    #[case("personen", json!([{"naam": "A"}, {"naam": "A"}]), "/personen", "dubbel")]
    #[case("personen", json!([{"naam": "els"}]), "/personen/0/naam", "patroon")]
    #[case("personen", json!([{}]), "/personen/0/naam", "veld-ontbreekt")]
    #[case("eerste", json!({"naam": "els"}), "/eerste/naam", "patroon")]
    #[case("eerste", json!(7), "/eerste", "geen-variant")]
    #[case("ander", json!({"soort": "rechts"}), "/ander/kvk", "veld-ontbreekt")]
    #[case("een", json!({}), "/een", "geen-variant")]
    #[case("ander", json!({"soort": "iets"}), "/ander", "geen-variant")]
    #[case("bsn", json!("999990019"), "/bsn", "veld-onbekend")]
    #[case("Jan de Tester-Demo", json!(1), "", "veld-onbekend")]
    fn one_fault(
        #[case] field: &str,
        #[case] wrong: Value,
        #[case] place: &str,
        #[case] code: &str,
    ) {
        let mut value = base();
        value[field] = wrong;
        let faults = schema().faults(&value);
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.plaats.as_str(), f.code.as_ref()))
            .collect();
        assert_eq!(found, [(place, code)]);
    }

    #[test]
    fn three_faults_give_three_entries_and_no_value() {
        let value = json!({"gedraging": "KANARIE-KANARIE", "bsn": "KANARIE", "aantal": 9});
        let faults = schema().faults(&value);
        let text = serde_json::to_string(&faults).expect("serialises");
        assert_eq!(faults.len(), 4, "{text}");
        assert!(!text.contains("KANARIE"), "{text}");
    }
}
