// SPDX-License-Identifier: EUPL-1.2
//! The lists of codes that the database accepts are those of the law, and what the scopes hide is what the rule hides.
#![cfg(test)]

use autorisatie::Objectbron as _;
use rstest::rstest;
use wgs::Codelijst;
use wgs::overgangen::signaal::Signaalstatus;
use wgs::overgangen::subject::Subjectstatus;
use wgs::persoonsrol::{Persoonsrol, Subjecttype};
use zaak::Subjectbron;
use zaak::domein::subject::is_in_dossier;

const SIGNAAL: &str = include_str!("../../../migrations/verband/2026-11-24-000401_signaal/up.sql");
const SUBJECT: &str =
    include_str!("../../../migrations/verband/2026-11-24-000403_weging_subject_trap/up.sql");

fn codes<C: Codelijst>() -> Vec<&'static str> {
    C::ALLE.iter().map(Codelijst::code).collect()
}

/// The codes in the first `<column> IN ('…', …)` of a text.
fn in_lijst<'t>(tekst: &'t str, kolom: &str) -> Vec<&'t str> {
    let begin = format!("{kolom} IN (");
    let na = tekst.split_once(&begin).expect("a list").1;
    let lijst = na.split_once(')').expect("its end").0;
    lijst
        .split(", ")
        .map(|code| code.trim_matches('\''))
        .collect()
}

#[rstest]
#[case(SIGNAAL, "CHECK (status", codes::<Signaalstatus>())]
#[case(SUBJECT, "CHECK (status", codes::<Subjectstatus>())]
#[case(SUBJECT, "CHECK (subjecttype", codes::<Subjecttype>())]
#[case(SUBJECT, "CHECK (persoonsrol", codes::<Persoonsrol>())]
fn the_database_accepts_the_codes_of_the_law(
    #[case] migration: &str,
    #[case] kolom: &str,
    #[case] wet: Vec<&str>,
) {
    assert_eq!(in_lijst(migration, kolom), wet);
}

#[test]
fn a_hidden_state_is_hidden_in_sql_too() {
    let dossier: Vec<&str> = Subjectstatus::ALLE
        .iter()
        .filter(|status| is_in_dossier(**status))
        .map(wgs::Codelijst::code)
        .collect();
    assert_eq!(in_lijst(Subjectbron::ZICHTBAAR, "x.status"), dossier);
    let aantal = zaak::kolom_aantal_subjecten!("c.id");
    assert_eq!(in_lijst(aantal, "s.status"), dossier);
}
