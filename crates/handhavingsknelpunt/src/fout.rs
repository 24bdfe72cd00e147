// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::{Geweigerd, Storing};
use wgs::overgangen::hhk::{Hhkgebeurtenis, Hhkstatus};
use wgs::overgangen::plan::{Plangebeurtenis, Planstatus};
use wgs::regel;
use wgs::schending::Schending;

/// The state of a handhavingsknelpunt does not know this step.
pub(crate) fn hhk_in_andere_toestand(status: Hhkstatus, gebeurtenis: Hhkgebeurtenis) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een handhavingsknelpunt met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R108,
    )
}

/// The state of a plan does not know this step.
pub(crate) fn plan_in_andere_toestand(
    status: Planstatus,
    gebeurtenis: Plangebeurtenis,
) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een plan van aanpak met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R108,
    )
}

/// Plans are made of what is designated and has not ended.
pub(crate) fn niet_aangewezen() -> Geweigerd {
    Geweigerd::toestand(
        "hhk-niet-aangewezen",
        "Het handhavingsknelpunt is niet, of niet meer, aangewezen. Een plan van aanpak werkt een aangewezen handhavingsknelpunt uit.",
        &regel::R108,
    )
}

/// One concept of a tafel at a time.
pub(crate) fn concept_staat_al() -> Geweigerd {
    Geweigerd::toestand(
        "plan-concept-bestaat",
        "Uw tafel heeft al een concept van een plan van aanpak voor dit handhavingsknelpunt. Wijzig dat.",
        &regel::R108,
    )
}

/// What ended is not extended.
pub(crate) fn termijn_voorbij() -> Geweigerd {
    Geweigerd::toestand(
        "hhk-niet-aangewezen",
        "Dit handhavingsknelpunt is geëindigd. Het kan niet worden verlengd; bereid een nieuw handhavingsknelpunt voor.",
        &regel::R108,
    )
}

/// The zaak of the besluit is something else.
pub(crate) fn geen_hhk() -> Schending {
    Schending::ongeldig(
        &regel::R108,
        "geen_handhavingsknelpunt",
        "/zaak",
        "Deze zaak is geen handhavingsknelpunt.",
    )
}

/// The zaak of the besluit is something else.
pub(crate) fn geen_plan() -> Schending {
    Schending::ongeldig(
        &regel::R108,
        "geen_plan_van_aanpak",
        "/zaak",
        "Deze zaak is geen plan van aanpak.",
    )
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
        let is_nieuw = |al: &&wgs::regel::Regel| al.nummer == schending.regel.nummer;
        if !geweigerd.regels.iter().any(is_nieuw) {
            geweigerd.regels.push(schending.regel);
        }
        let code = schending.code.to_owned();
        if !geweigerd.ontbreekt.contains(&code) {
            geweigerd.ontbreekt.push(code);
        }
    }
    Some(geweigerd)
}

/// A value in the database that this build does not know.
pub(crate) const fn onbekende_status() -> Storing {
    Storing::Samenhang("unknown status of a handhavingsknelpunt or plan")
}

/// Sealed JSON of another shape than this build writes.
pub(crate) const fn andere_vorm() -> Storing {
    Storing::Samenhang("sealed content of another shape")
}
