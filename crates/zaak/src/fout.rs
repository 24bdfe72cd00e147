// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::{Geweigerd, Storing};
use wgs::overgangen::signaal::{Signaalgebeurtenis, Signaalstatus};
use wgs::regel;

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

/// A value in the database that this build does not know.
pub(crate) const fn onbekende_status() -> Storing {
    Storing::Samenhang("unknown status of a signaal")
}

/// Sealed JSON of another shape than this build writes.
pub(crate) const fn andere_vorm() -> Storing {
    Storing::Samenhang("sealed content of another shape")
}

/// A code in the database that this build does not know.
pub(crate) const fn onbekende_code() -> Storing {
    Storing::Samenhang("unknown code in schema zaak")
}
