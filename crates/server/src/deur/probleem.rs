// SPDX-License-Identifier: EUPL-1.2
//! The one shape of every answer that is not a success: RFC 9457, `application/problem+json`.

use serde::Serialize;
use utoipa::ToSchema;

use wgs::bepaling::{Bepaling, Bronstatus};
use wgs::regel::Regel;

use super::fout::{Fout, Ongeldig};
use crate::problemen::{self, Probleemsoort};

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// A problem as sent. Fields that do not apply are absent; the order is fixed, so that equal
/// problems are equal bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Probleem {
    /// Where the explanation of this kind of problem is served.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", example = "/problemen/eis-ontbreekt")]
    pub soort: String,
    /// The title of this kind of problem.
    pub title: String,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// The stable code of this kind of problem.
    pub code: String,
    /// What is the matter here, for the person who reads it.
    pub detail: String,
    /// The rules that say no (R-xx).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regels: Vec<String>,
    /// The row of the policy that says no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beleidsregel: Option<String>,
    /// The provisions on which it rests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bepalingen: Vec<Bepalingverwijzing>,
    /// The act that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handeling: Option<String>,
    /// What is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ontbreekt: Vec<String>,
    /// Which roles may do this; never persons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wie_wel: Vec<String>,
    /// Where to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub volgende_stap: Option<String>,
    /// All faults in the content of the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fouten: Vec<Fout>,
    /// The record of this call in the access log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logregel: Option<String>,
    /// The trace of this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoor: Option<String>,
}

/// A provision as an answer names it: an article, or the subject of a work agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Bepalingverwijzing {
    /// The regulation, for example `WGS`.
    pub regeling: String,
    /// The article, for example `2.23(3)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub artikel: Option<String>,
    /// The subject, where the source has no articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onderwerp: Option<String>,
    /// How sure the text is: gelezen, onbevestigd, werkafspraak or ontwerp.
    pub status: String,
}

impl From<&Bepaling> for Bepalingverwijzing {
    /// INVARIANT: an article is named only when its text was read.
    fn from(bepaling: &Bepaling) -> Self {
        let regeling = bepaling.regeling.code();
        let is_gelezen = bepaling.status == Bronstatus::Gelezen;
        let shown = bepaling.weergave();
        let artikel = shown.strip_prefix(regeling).map(str::trim_start);
        Self {
            regeling: regeling.to_owned(),
            artikel: artikel.filter(|_| is_gelezen).map(str::to_owned),
            onderwerp: (!is_gelezen).then(|| bepaling.onderwerp.to_owned()),
            status: bepaling.status.code().to_owned(),
        }
    }
}

impl Probleem {
    /// A problem of this kind, with what is the matter here.
    #[must_use]
    pub fn new(soort: &Probleemsoort, detail: &str) -> Self {
        Self {
            soort: format!("/problemen/{}", soort.code),
            title: soort.titel.to_owned(),
            status: soort.status,
            code: soort.code.to_owned(),
            detail: detail.to_owned(),
            regels: Vec::new(),
            beleidsregel: None,
            bepalingen: Vec::new(),
            handeling: None,
            ontbreekt: Vec::new(),
            wie_wel: Vec::new(),
            volgende_stap: None,
            fouten: Vec::new(),
            logregel: None,
            spoor: None,
        }
        .because(soort.regels)
    }

    /// The one body for what is absent, invisible, destroyed or under another parent.
    ///
    /// INVARIANT: nothing in it depends on the request, so that the bytes tell nothing. The
    /// record and the trace of the call go in headers (docs/adr/0005-problem-shape.md).
    #[must_use]
    pub fn niet_gevonden() -> Self {
        let detail = "Dit bestaat niet, of is voor u niet zichtbaar.";
        Self::new(problemen::NIET_GEVONDEN, detail)
    }

    /// The same problem, resting on these rules and their provisions.
    #[must_use]
    pub fn because(mut self, regels: &[&'static Regel]) -> Self {
        for regel in regels {
            if self.regels.iter().any(|known| known == regel.id) {
                continue;
            }
            self.regels.push(regel.id.to_owned());
            for bepaling in regel.bepalingen {
                let verwijzing = Bepalingverwijzing::from(*bepaling);
                if !self.bepalingen.contains(&verwijzing) {
                    self.bepalingen.push(verwijzing);
                }
            }
        }
        self
    }

    /// The request cannot be right: all its faults together.
    #[must_use]
    pub fn ongeldig(ongeldig: Ongeldig) -> Self {
        let mut fouten = ongeldig.0;
        fouten.sort();
        fouten.dedup();
        let detail = if fouten.len() == 1 {
            "Het verzoek heeft een fout.".to_owned()
        } else {
            format!("Het verzoek heeft {} fouten.", fouten.len())
        };
        Self {
            fouten,
            ..Self::new(problemen::VERZOEK_ONGELDIG, &detail)
        }
    }

    /// The same problem, naming the record in the access log and the trace of the call; the
    /// body of a 404 stays as it is.
    #[must_use]
    pub fn traced(mut self, logregel: Option<String>, spoor: String) -> Self {
        if self.status != problemen::NIET_GEVONDEN.status {
            self.logregel = logregel;
            self.spoor = Some(spoor);
        }
        self
    }

    /// The bytes as sent.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only maps with keys that are no strings and failing `Serialize` impls can fail; this
        // struct has neither. An empty body would still be a refusal.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Bepalingverwijzing, Probleem};
    use crate::deur::fout::{Fout, Ongeldig};
    use crate::problemen;

    #[test]
    fn the_order_of_fields_is_fixed_and_absent_fields_are_absent() {
        let problem = Probleem {
            regels: vec!["R-43".into()],
            beleidsregel: Some("P-BES-05".into()),
            bepalingen: vec![Bepalingverwijzing {
                regeling: "UA".into(),
                artikel: None,
                onderwerp: Some("Governance".into()),
                status: "werkafspraak".into(),
            }],
            wie_wel: vec!["omt_voorzitter van tafel D".into()],
            fouten: vec![Fout::new("/subject/bsn", "elfproef").with_rule("R-23")],
            ..Probleem::new(problemen::VERSIE_VEROUDERD, "Lees opnieuw.")
        };
        let text = String::from_utf8(problem.traced(Some("l".into()), "s".into()).to_bytes());
        assert_eq!(
            text.as_deref(),
            Ok(concat!(
                r#"{"type":"/problemen/versie-verouderd","title":"De gegevens zijn intussen gewijzigd","#,
                r#""status":412,"code":"versie-verouderd","detail":"Lees opnieuw.","regels":["R-43"],"#,
                r#""beleidsregel":"P-BES-05","bepalingen":[{"regeling":"UA","onderwerp":"Governance","#,
                r#""status":"werkafspraak"}],"wieWel":["omt_voorzitter van tafel D"],"#,
                r#""fouten":[{"plaats":"/subject/bsn","code":"elfproef","regel":"R-23"}],"#,
                r#""logregel":"l","spoor":"s"}"#
            ))
        );
    }

    #[test]
    fn not_found_is_the_same_bytes_whatever_the_call() {
        let one = Probleem::niet_gevonden().traced(Some("1".into()), "a".into());
        let two = Probleem::niet_gevonden().traced(None, "b".into());
        assert_eq!(one.to_bytes(), two.to_bytes());
    }

    #[test]
    fn a_refusal_names_its_provisions_and_no_article_that_nobody_read() {
        let body = Probleem::niet_gevonden();
        assert_eq!(body.regels, ["R-40"]);
        assert_eq!(body.bepalingen[0].regeling, "WGS");
        assert_eq!(body.bepalingen[0].artikel.as_deref(), Some("1.8(2)"));
        for regel in wgs::regel::REGISTER {
            let problem = Probleem::new(problemen::VERSIE_VEROUDERD, "").because(&[regel]);
            assert!(!problem.bepalingen.is_empty());
            for verwijzing in problem.bepalingen {
                let is_gelezen = verwijzing.status == "gelezen";
                assert_eq!(verwijzing.artikel.is_some(), is_gelezen, "{verwijzing:?}");
                assert_ne!(verwijzing.onderwerp.is_some(), is_gelezen, "{verwijzing:?}");
            }
        }
    }

    #[test]
    fn faults_are_sorted_and_named_once() {
        let twice = vec![
            Fout::new("/b", "type"),
            Fout::new("/a", "type"),
            Fout::new("/b", "type"),
        ];
        let problem = Probleem::ongeldig(Ongeldig(twice));
        assert_eq!(problem.fouten.len(), 2);
        assert_eq!(problem.fouten[0].plaats, "/a");
        assert_eq!(problem.detail, "Het verzoek heeft 2 fouten.");
    }
}
