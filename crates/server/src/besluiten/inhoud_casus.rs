// SPDX-License-Identifier: EUPL-1.2
//! What besluiten about a running casus hold: changing who takes part.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::code::Deelnemercode;

/// De betrokken deelnemers van een casus wijzigen; er blijven er ten minste twee.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DeelnemersWijzigen {
    /// Codes van de deelnemers die gaan meedoen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 25)]
    toevoegen: Option<Vec<Deelnemercode>>,
    /// Codes van de deelnemers die stoppen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(max_items = 25)]
    beeindigen: Option<Vec<Deelnemercode>>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::DeelnemersWijzigen;

    #[test]
    fn the_effect_reads_all_that_is_sent() {
        let sent = json!({"toevoegen": ["fiod"], "beeindigen": ["om"]});
        let content: DeelnemersWijzigen = serde_json::from_value(sent.clone()).expect("fits");
        let stored = serde_json::to_value(content).expect("serialises");
        let read: casus::DeelnemersWijzigenInhoud = serde_json::from_value(stored).expect("fits");
        assert_eq!(serde_json::to_value(read).expect("serialises"), sent);
    }
}
