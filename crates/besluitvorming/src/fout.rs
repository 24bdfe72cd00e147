// SPDX-License-Identifier: EUPL-1.2
//! Refusals of this crate, each with its provision.

use autorisatie::{Geweigerd, Storing, Weigersoort};
use wgs::overgangen::besluit::{Besluitgebeurtenis, Besluitstatus};
use wgs::overgangen::vergadering::{Vergaderinggebeurtenis, Vergaderingstatus};
use wgs::regel;
use wgs::schending::Schending;

/// The state of a vergadering does not know this step.
pub(crate) fn vergadering_in_andere_toestand(
    status: Vergaderingstatus,
    gebeurtenis: Vergaderinggebeurtenis,
) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een vergadering met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R02,
    )
}

/// A vergadering is closed only when each point of its agenda has an outcome.
pub(crate) fn agenda_niet_afgehandeld(aantal: i64) -> Geweigerd {
    Geweigerd::toestand(
        "agenda-niet-afgehandeld",
        format!(
            "Van {aantal} agendapunten is geen uitkomst vastgelegd. Leg vast dat zij zijn aangenomen, verworpen of aangehouden."
        ),
        &regel::R02,
    )
}

/// Before its agenda gives sight a vergadering cannot be opened.
pub(crate) fn vergadering_te_vroeg(dagen: u16) -> Geweigerd {
    Geweigerd::toestand(
        "vergadering-te-vroeg",
        format!(
            "Een vergadering kan worden geopend vanaf {dagen} dagen voor haar begin. Plan voor eerder een nieuwe vergadering."
        ),
        &regel::R02,
    )
}

/// The state of a besluit does not know this step.
pub(crate) fn besluit_in_andere_toestand(
    status: Besluitstatus,
    gebeurtenis: Besluitgebeurtenis,
) -> Geweigerd {
    Geweigerd::toestand(
        "toestand-laat-niet-toe",
        format!(
            "Een besluit met status {} kent de stap {} niet.",
            status.code(),
            gebeurtenis.code()
        ),
        &regel::R02,
    )
}

/// The vergadering is not in the state that the step asks for.
pub(crate) fn vergadering_niet_open(detail: &'static str) -> Geweigerd {
    Geweigerd::toestand("vergadering-niet-open", detail, &regel::R02)
}

/// Put off is to another vergadering.
pub(crate) fn al_geagendeerd() -> Geweigerd {
    Geweigerd::toestand(
        "agendering-dubbel",
        "Dit besluit stond al op de agenda van deze vergadering. Plaats het op die van een volgende.",
        &regel::R02,
    )
}

/// Who is missing for a quorum.
pub(crate) fn quorum_ontbreekt(wat: &[Schending]) -> Geweigerd {
    let zinnen: Vec<&str> = wat.iter().map(|een| een.tekst.as_str()).collect();
    let mut geweigerd = Geweigerd::toestand("quorum-ontbreekt", zinnen.join(" "), &regel::R02);
    geweigerd.ontbreekt = wat.iter().map(|een| een.code.to_owned()).collect();
    geweigerd
}

/// The standpunten do not add up to this outcome.
pub(crate) fn uitslag_anders(voor: usize, tegen: usize) -> Geweigerd {
    Geweigerd::toestand(
        "uitslag-anders",
        format!(
            "Van de standpunten zijn er {voor} voor en {tegen} tegen; een gewone meerderheid neemt aan, bij staken is het verworpen."
        ),
        &regel::R02,
    )
}

/// Only this role, in this vergadering.
pub(crate) fn ander_rol(detail: &'static str, wie_wel: &'static str) -> Geweigerd {
    let mut geweigerd = Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "eis-ontbreekt",
        detail,
        &regel::R43,
    );
    geweigerd.ontbreekt = vec!["rol".to_owned()];
    geweigerd.wie_wel = vec![wie_wel.to_owned()];
    geweigerd
}

/// A member with an interest does not count.
pub(crate) fn lid_met_belang() -> Geweigerd {
    Geweigerd::nieuw(
        Weigersoort::NietToegestaan,
        "lid-met-belang",
        "Een lid met belang bij de zaak telt niet mee.",
        &regel::R43,
    )
}

/// Not recorded as present.
pub(crate) fn niet_aanwezig() -> Geweigerd {
    Geweigerd::toestand(
        "deelnemer-niet-aanwezig",
        "Dit lidmaatschap staat niet als aanwezig in deze vergadering.",
        &regel::R02,
    )
}

/// One standpunt per deelnemer.
pub(crate) fn standpunt_dubbel() -> Geweigerd {
    Geweigerd::toestand(
        "standpunt-dubbel",
        "Van deze deelnemer is al een standpunt vastgelegd.",
        &regel::R02,
    )
}

/// What is stored is not what was proposed or voted on.
pub(crate) fn inhoud_gewijzigd() -> Geweigerd {
    Geweigerd::toestand(
        "inhoud-gewijzigd",
        "De opgeslagen inhoud is niet die waarover is gestemd. Trek dit besluit in en stel een nieuw besluit voor.",
        &regel::R02,
    )
}

/// The vote is too long ago.
pub(crate) fn termijn_verlopen(laatste: jiff::civil::Date) -> Geweigerd {
    Geweigerd::toestand(
        "besluittermijn-verlopen",
        format!(
            "Dit besluit kon worden vastgesteld tot en met {laatste}. Stel een nieuw besluit voor."
        ),
        &regel::R02,
    )
}

/// The vote lies in the future.
pub(crate) fn aanneming_in_toekomst() -> Geweigerd {
    Geweigerd::toestand(
        "aanneming-in-toekomst",
        "De aanneming van dit besluit is later gedateerd dan nu.",
        &regel::R02,
    )
}

/// The policy has no row that lets this voorzitter carry out the effect.
pub(crate) fn gevolg_niet_toegestaan() -> Geweigerd {
    ander_rol(
        "In uw hoedanigheid kunt u het gevolg van dit besluit niet uitvoeren.",
        "de voorzitter van het gremium",
    )
}

/// A value in the database that this build does not know, or content of another shape than it writes.
pub(crate) const fn onbekende_waarde() -> Storing {
    Storing::Samenhang("a besluit of another shape than this build writes")
}
