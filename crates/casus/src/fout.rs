// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::{Geweigerd, Storing, Weigersoort};
use wgs::overgangen::casus::{Casusgebeurtenis, Casusstatus};
use wgs::regel;
use wgs::schending::Schending;

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
        if !geweigerd
            .regels
            .iter()
            .any(|regel| regel.nummer == schending.regel.nummer)
        {
            geweigerd.regels.push(schending.regel);
        }
        if !geweigerd
            .ontbreekt
            .iter()
            .any(|code| code == schending.code)
        {
            geweigerd.ontbreekt.push(schending.code.to_owned());
        }
    }
    Some(geweigerd)
}

/// Who sees only that a casus exists does not see who takes part in it.
pub(crate) fn alleen_meta() -> Geweigerd {
    let mut geweigerd = Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "eis-ontbreekt",
        "U ziet van deze casus alleen dat zij bestaat.",
        &regel::R40,
    );
    geweigerd.ontbreekt.push("verhouding".to_owned());
    geweigerd
}

/// A title without a letter or digit.
pub(crate) fn werktitel_leeg() -> Schending {
    Schending::ongeldig(
        &regel::R01,
        "ontbreekt",
        "/werktitel",
        "Deze werktitel zegt niets.",
    )
}

/// Nobody works on a casus in this state.
pub(crate) fn geen_werk(status: Casusstatus) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Aan een casus met status {} wordt niet gewerkt.",
            status.code()
        ),
        &regel::R01,
    )
}

/// A lidmaatschap that nobody has now.
pub(crate) fn lidmaatschap_onbekend() -> Schending {
    Schending::ongeldig(
        &regel::R43,
        "lidmaatschap_onbekend",
        "/lidmaatschap",
        "Dit is geen geldig lidmaatschap.",
    )
}

/// Who records the interest of another leads the tafel.
pub(crate) fn belang_van_een_ander() -> Geweigerd {
    let mut geweigerd = Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "eis-ontbreekt",
        "Van een ander legt alleen de voorzitter van de tafel een belang vast.",
        &regel::R43,
    );
    geweigerd.ontbreekt.push("rol".to_owned());
    geweigerd
        .wie_wel
        .push("de voorzitter van de tafel".to_owned());
    geweigerd
}

/// There is a belang already, or there is none to end.
pub(crate) fn belang_staat_anders(detail: &'static str) -> Geweigerd {
    Geweigerd::toestand("toestand-laat-niet-toe", detail, &regel::R43)
}

/// A besluit of this soort is about a casus.
pub(crate) fn geen_casus() -> Schending {
    Schending::ongeldig(
        &regel::R01,
        "geen_casus",
        "/zaak",
        "Dit soort besluit gaat over een casus.",
    )
}

/// The state of the casus does not know this step.
pub(crate) fn verkeerde_toestand(status: Casusstatus, gebeurtenis: Casusgebeurtenis) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een casus met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R02,
    )
}

/// A value in the database that this build does not know.
pub(crate) const fn onbekende_status() -> Storing {
    Storing::Samenhang("unknown status of a casus")
}

/// Sealed JSON of another shape than this build writes.
pub(crate) const fn andere_vorm() -> Storing {
    Storing::Samenhang("sealed content of another shape")
}
