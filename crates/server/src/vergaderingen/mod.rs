// SPDX-License-Identifier: EUPL-1.2
//! Vergaderingen of a gremium: planned, opened with who is present, closed.

mod beeld;
pub mod lezen;
pub mod lijst;
pub mod openen;
pub mod plannen;
pub mod sluiten;

pub use beeld::Vergaderingstand;

#[cfg(test)]
mod tests {
    use besluitvorming::domein::vergadering::AANWEZIGEN_MAXIMUM;
    use serde_json::{Value, json};

    use super::openen::Vergaderingopening;
    use super::plannen::Vergaderingplanning;

    fn field(schema: &str, field: &str) -> Value {
        let document = crate::api::document();
        document["components"]["schemas"][schema]["properties"][field].clone()
    }

    #[test]
    fn the_document_bounds_who_is_present() {
        let aanwezigen = field("Vergaderingopening", "aanwezigen");
        assert_eq!(aanwezigen["maxItems"], json!(AANWEZIGEN_MAXIMUM));
        assert_eq!(aanwezigen["minItems"], json!(1));
        assert_eq!(aanwezigen["items"]["format"], json!("uuid"));
    }

    #[test]
    fn an_unknown_field_or_a_moment_without_zone_is_refused() {
        let planning = |body: Value| serde_json::from_value::<Vergaderingplanning>(body);
        let moment = "2027-01-15T09:30:00Z";
        assert!(planning(json!({"begintOp": moment, "isSpoed": false})).is_ok());
        for body in [
            json!({"begintOp": moment}),
            json!({"begintOp": "2027-01-15T09:30:00", "isSpoed": false}),
            json!({"begintOp": moment, "isSpoed": false, "zaal": "A"}),
            json!({"begintOp": moment, "isSpoed": "nee"}),
        ] {
            assert!(planning(body.clone()).is_err(), "{body}");
        }
        let body = json!({"aanwezigen": ["geen-id"]});
        assert!(serde_json::from_value::<Vergaderingopening>(body).is_err());
    }
}
