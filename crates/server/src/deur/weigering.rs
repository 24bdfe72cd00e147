// SPDX-License-Identifier: EUPL-1.2
//! From a "no" of the Poort to a problem. Its record is durable, or known to be impossible.

use autorisatie::{Fout as Poortfout, Geweigerd, Invoerfout, Weigering};

use super::afwijzing::Afwijzing;
use super::contract::BASE;
use super::fout::{Fout, Ongeldig};
use super::probleem::Probleem;
use crate::problemen::{self, Probleemsoort};

impl From<Weigering> for Afwijzing {
    fn from(weigering: Weigering) -> Self {
        let problem = match weigering.fout() {
            Poortfout::Ongeldig(fouten) => {
                Probleem::ongeldig(Ongeldig(fouten.iter().map(fault).collect()))
            }
            Poortfout::Geweigerd(geweigerd) => refused(geweigerd),
            Poortfout::Storing(storing) if storing.is_tijdelijk() => Probleem::new(
                problemen::NIET_BESCHIKBAAR,
                "De dienst kan dit nu niet uitvoeren of vastleggen en antwoordt daarom niet.",
            ),
            Poortfout::Storing(_) => Probleem::new(
                problemen::STORING,
                "De dienst kon dit niet afhandelen; aan uw verzoek ligt het niet.",
            ),
        };
        Self::Vastgelegd(Box::new(problem), weigering.logregel())
    }
}

/// Findings of the rules before the Poort was asked: the door records them.
impl From<Vec<Invoerfout>> for Ongeldig {
    fn from(fouten: Vec<Invoerfout>) -> Self {
        Self(fouten.iter().map(fault).collect())
    }
}

fn fault(fout: &Invoerfout) -> Fout {
    Fout {
        regel: fout.regel.map(|regel| regel.id.into()),
        tekst: Some(fout.tekst.clone()),
        ..Fout::new(fout.plaats.clone(), fout.code.replace('_', "-"))
    }
}

fn refused(geweigerd: &Geweigerd) -> Probleem {
    let status = geweigerd.soort.status();
    // INVARIANT: one body for all that is not visible, whatever the refusal says of it.
    if status == problemen::NIET_GEVONDEN.status {
        return Probleem::niet_gevonden();
    }
    // On the wire every code is in kebab-case, whatever the rule calls its finding.
    let code = geweigerd.code.replace('_', "-");
    let soort = Probleemsoort::met_code(&code).filter(|soort| soort.status == status);
    let problem = Probleem {
        soort: format!("/problemen/{code}"),
        title: soort.map_or(title(status), |soort| soort.titel).to_owned(),
        status,
        code,
        beleidsregel: geweigerd.beleidsregel.clone(),
        ontbreekt: geweigerd.ontbreekt.clone(),
        wie_wel: geweigerd.wie_wel.clone(),
        volgende_stap: geweigerd.volgende_stap.clone().or_else(|| next_step(soort)),
        ..Probleem::new(problemen::STORING, &geweigerd.detail)
    };
    problem.because(&geweigerd.regels)
}

/// Where a caller finds what this kind of problem asks of him.
fn next_step(soort: Option<&Probleemsoort>) -> Option<String> {
    (soort? == problemen::HOEDANIGHEID_ONTBREEKT).then(|| format!("{BASE}/lidmaatschappen"))
}

/// The title of a refusal whose code has no kind of its own with this status.
fn title(status: u16) -> &'static str {
    match status {
        400 => "Het verzoek is niet volledig",
        401 => "Meld u opnieuw aan",
        409 => "Dit kan nu niet",
        412 => "De gegevens zijn intussen gewijzigd",
        _ => "Niet toegestaan",
    }
}

#[cfg(test)]
mod tests {
    use autorisatie::{Geweigerd, Invoerfout, Weigersoort};
    use wgs::regel;

    use super::{fault, refused};
    use crate::deur::probleem::Probleem;

    #[test]
    fn what_is_not_visible_has_one_body_whatever_the_refusal_says() {
        let mut geweigerd = Geweigerd::niet_zichtbaar();
        geweigerd.ontbreekt.push("deelname".into());
        geweigerd.beleidsregel = Some("P-1".into());
        assert_eq!(refused(&geweigerd), Probleem::niet_gevonden());
    }

    #[test]
    fn a_refusal_keeps_what_the_caller_may_know() {
        let mut geweigerd = Geweigerd::nieuw(
            Weigersoort::NietToegestaan,
            "eis-ontbreekt",
            "Alleen de voorzitter.",
            &regel::R43,
        );
        geweigerd.ontbreekt.push("rol".into());
        geweigerd.wie_wel.push("omt_voorzitter van tafel D".into());
        geweigerd.beleidsregel = Some("P-BES-05".into());
        let problem = refused(&geweigerd);
        assert_eq!(
            (problem.status, problem.code.as_str()),
            (403, "eis-ontbreekt")
        );
        assert_eq!(
            (problem.title.as_str(), problem.detail.as_str()),
            ("Niet toegestaan", "Alleen de voorzitter.")
        );
        assert_eq!(problem.regels, ["R-43"]);
        assert!(!problem.bepalingen.is_empty());
        assert_eq!(problem.wie_wel, ["omt_voorzitter van tafel D"]);
    }

    #[test]
    fn a_fault_names_its_rule_and_a_sentence() {
        let fout = fault(&Invoerfout {
            plaats: "/subject/bsn".into(),
            code: "elfproef",
            regel: Some(&regel::R40),
            tekst: "Dit nummer klopt niet.".into(),
        });
        let text = serde_json::to_string(&fout).expect("serialises");
        assert_eq!(
            text,
            r#"{"plaats":"/subject/bsn","code":"elfproef","regel":"R-40","tekst":"Dit nummer klopt niet."}"#
        );
    }
}
