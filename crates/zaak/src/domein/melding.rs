// SPDX-License-Identifier: EUPL-1.2
//! Reporting a signaal: from here on others see it, so everything is judged again, on the day of the report
//! (WGS 1.1, 2.23(1); ).

use jiff::civil::Date;
use wgs::nummer::Bereik;
use wgs::regel;
use wgs::schending::Schending;
use wgs::verschijningsvorm::{Verschijningsvorm, Vormrij};

use super::signaal::{Opstelling, toets};

/// All faults at once; none when the signaal can be reported on `dag`.
#[must_use]
pub fn toets_melding(
    opstelling: &Opstelling,
    register: &[Vormrij<'_>],
    dag: Date,
    bereik: Bereik,
) -> Vec<Schending> {
    let mut uit = toets(opstelling, dag, bereik);
    let geldt = |vorm: Verschijningsvorm| {
        register
            .iter()
            .any(|rij| rij.code == vorm.code() && rij.geldt_op(dag))
    };
    if !geldt(opstelling.verschijningsvorm) {
        uit.push(ongeldige_vorm("/verschijningsvorm".to_owned(), dag));
    }
    for (persoon, een) in opstelling.personen.iter().enumerate() {
        for (nummer, aanwijzing) in een.aanwijzingen.iter().enumerate() {
            if !geldt(aanwijzing.verschijningsvorm) {
                let plaats = format!("/personen/{persoon}/aanwijzingen/{nummer}/verschijningsvorm");
                uit.push(ongeldige_vorm(plaats, dag));
            }
        }
    }
    uit
}

fn ongeldige_vorm(plaats: String, dag: Date) -> Schending {
    Schending::ongeldig(
        &regel::R02,
        "vorm_niet_geldig",
        plaats,
        format!("Deze verschijningsvorm geldt niet op {dag}."),
    )
}
