// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::{Geweigerd, Storing};
use wgs::overgangen::signaal::{Signaalgebeurtenis, Signaalstatus};
use wgs::overgangen::subject::{Subjectgebeurtenis, Subjectstatus};
use wgs::regel;
use wgs::schending::Schending;

/// The state does not know this step.
pub(crate) fn verkeerde_toestand(
    status: Signaalstatus,
    gebeurtenis: Signaalgebeurtenis,
) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een signaal met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R03,
    )
}

/// The state of a subject does not know this step.
pub(crate) fn subject_in_andere_toestand(
    status: Subjectstatus,
    gebeurtenis: Subjectgebeurtenis,
) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een subject met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R63,
    )
}

/// A value in the database that this build does not know.
pub(crate) const fn onbekende_status() -> Storing {
    Storing::Samenhang("unknown status in schema zaak")
}

/// Sealed JSON of another shape than this build writes.
pub(crate) const fn andere_vorm() -> Storing {
    Storing::Samenhang("sealed content of another shape")
}

/// A code in the database that this build does not know.
pub(crate) const fn onbekende_code() -> Storing {
    Storing::Samenhang("unknown code in schema zaak")
}

/// What was lawful when it was proposed is so no longer: the besluit stays accepted, and can be carried out once it is
/// lawful again. All that stands in the way is named.
pub(crate) fn niet_meer_rechtmatig(schendingen: &[Schending]) -> Option<Geweigerd> {
    let eerste = schendingen.first()?;
    let mut geweigerd = Geweigerd::toestand(
        "gevolg-niet-rechtmatig",
        format!(
            "Dit besluit kan nu niet worden uitgevoerd. {}",
            eerste.tekst
        ),
        eerste.regel,
    );
    for schending in schendingen {
        let regel = schending.regel;
        if !geweigerd
            .regels
            .iter()
            .any(|een| een.nummer == regel.nummer)
        {
            geweigerd.regels.push(regel);
        }
        if !geweigerd.ontbreekt.iter().any(|een| een == schending.code) {
            geweigerd.ontbreekt.push(schending.code.to_owned());
        }
    }
    Some(geweigerd)
}
