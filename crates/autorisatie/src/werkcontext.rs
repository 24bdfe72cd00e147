// SPDX-License-Identifier: EUPL-1.2
//! Which doelen a rol may have (WGS 1.8(5), R-01): a closed list per role.

use audit_log::codes::Doel;

use crate::beleid::Rol;

/// How long a werkcontext is valid: half a working day, after which the reason is asked again.
pub const WERKCONTEXT_DUUR_UREN: i64 = 4;
/// Longest reason, in bytes; fits the sealed detail of a log record.
pub const REDEN_MAXIMUM_BYTES: usize = 500;

/// The doelen that a rol may choose from, in the order in which a screen shows them.
#[must_use]
pub const fn doelen_van(rol: Rol) -> &'static [Doel] {
    match rol {
        Rol::Partner => &[
            Doel::Casusoverleg,
            Doel::SignaalWegen,
            Doel::InformatieverzoekBeantwoorden,
            Doel::Handhavingsknelpunt,
        ],
        Rol::PartnerAnalist | Rol::AnalistRiec => {
            &[Doel::Casusoverleg, Doel::Scan, Doel::Handhavingsknelpunt]
        }
        Rol::PartnerSysteem => &[Doel::InformatieverzoekBeantwoorden],
        Rol::Casusregisseur => &[
            Doel::SignaalWegen,
            Doel::Casusoverleg,
            Doel::VergaderingVoorbereiden,
            Doel::Handhavingsknelpunt,
        ],
        Rol::AdviseurRiec => &[
            Doel::Casusoverleg,
            Doel::VergaderingVoorbereiden,
            Doel::Handhavingsknelpunt,
        ],
        Rol::OmtLid
        | Rol::OmtVoorzitter
        | Rol::OmtSecretaris
        | Rol::StgLid
        | Rol::StgVoorzitter
        | Rol::StgSecretaris => &[Doel::VergaderingVoorbereiden, Doel::Besluitvorming],
        Rol::Contactpunt | Rol::FgDeelnemer => &[Doel::VerzoekBehandelen],
        Rol::RacLid => &[Doel::RechtmatigheidAdviseren],
        // The log is used under a logdoel; an administrator's work has no case content.
        Rol::Cfg
        | Rol::AuditorExtern
        | Rol::HoofdRiec
        | Rol::PartnerBeheer
        | Rol::FunctioneelBeheer
        | Rol::TechnischBeheer => &[Doel::Beheer],
    }
}

/// Whether a rol may use the log at all, under one of the four purposes of WGS 1.8(4).
#[must_use]
pub const fn mag_logdoel(rol: Rol) -> bool {
    matches!(rol, Rol::Cfg | Rol::AuditorExtern | Rol::FgDeelnemer)
}

/// Whether the doel with this code is on the list of the rol.
#[must_use]
pub fn mag_doel(rol: Rol, code: &str) -> bool {
    doelen_van(rol).iter().any(|doel| doel.code() == code)
}
