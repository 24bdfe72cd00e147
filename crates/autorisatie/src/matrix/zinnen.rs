// SPDX-License-Identifier: EUPL-1.2
//! The words of the policy as Dutch phrases for the matrix.

use crate::beleid::{Feit, Scope, Weergave};

/// For what a row with this scope holds.
pub(super) fn zin_scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Tafel => "wat hoort bij het gremium van de hoedanigheid",
        Scope::Agenda => {
            "wat op de agenda staat van een vergadering van het gremium van de hoedanigheid"
        }
        Scope::Deelname => "zaken waaraan de eigen organisatie deelneemt",
        Scope::Verstrekt => "wat de eigen organisatie verstrekte, of wat aan haar is verstrekt",
        Scope::EigenOrg => "wat van de eigen organisatie afkomstig is",
        Scope::Toegewezen => "wat aan de persoon zelf is toegewezen",
        Scope::Regio => "alles van dit samenwerkingsverband; nooit met zaaksinhoud",
        Scope::Onderzoek => "wat onder een goedgekeurd onderzoek van de persoon valt",
        Scope::LogVanCfg => "logregels van de CFG zelf",
        Scope::Zelf => "wat over de persoon zelf gaat",
        Scope::Klasse => "het ontstaan van iets nieuws",
        Scope::Altijd => "alles; alleen bij weigeringen",
    }
}

/// What is shown.
pub(super) fn zin_weergave(weergave: Weergave) -> &'static str {
    match weergave {
        Weergave::Vol => "alles",
        Weergave::Pseudo => "de inhoud, met pseudoniemen in plaats van identiteiten",
        Weergave::Meta => "dat het bestaat, nummer, status en data; geen inhoud",
        Weergave::Log => {
            "wie in welke hoedanigheid wanneer welke handeling verrichtte; geen namen van subjecten"
        }
    }
}

/// What must hold, to be read after "dat" for allow facts and after "wanneer" for deny facts.
pub(super) fn zin_feit(feit: Feit) -> &'static str {
    match feit {
        Feit::Doel => "de werkcontext een doel heeft binnen dat van de zaak en passend bij de rol",
        Feit::Logdoel => "de werkcontext een van de vier doelen van WGS 1.8(4) heeft",
        Feit::Mfa => {
            "de persoon zich met meer dan een factor heeft aangemeld, korter dan twaalf uur geleden"
        }
        Feit::Open => "het object openstaat",
        Feit::Besluit => {
            "er een aangenomen, nog niet gebruikt besluit is voor precies deze handeling"
        }
        Feit::Quorum => "het quorum aanwezig is",
        Feit::VierOgen => "een andere persoon precies dit verzoek heeft goedgekeurd",
        Feit::Kanaal => "het token aan het certificaat van het systeem is gebonden",
        Feit::Rubricering => "de persoon voor de rubricering is toegelaten",
        Feit::Bezwaarvrij => "de termijn van bezwaar voorbij is zonder bezwaar",
        Feit::Instemming => "elke verstrekker die moet instemmen dat heeft gedaan",
        Feit::Rac => "de RAC over de nieuwe verwerking heeft geadviseerd",
        Feit::RacGetoetst => "de RAC deze verstrekking heeft getoetst",
        Feit::Aangewezen => "het handhavingsknelpunt is aangewezen",
        Feit::Identiteit => "de identiteit van de verzoeker is vastgesteld",
        Feit::TermijnOm => "de termijn van het openbaar ministerie loopt",
        Feit::Belang => "hij een belang heeft bij de zaak",
        Feit::Geschorst => "zijn lidmaatschap is geschorst",
        Feit::EigenVoorstel => "hij het zelf heeft voorgesteld",
        Feit::OverZichzelf => "het over hemzelf gaat",
        Feit::EigenHandeling => "het zijn eigen handeling is",
        Feit::Inhoud => "het object zaaksinhoud heeft",
        Feit::InhoudZonderOnderzoek => {
            "het object zaaksinhoud heeft en geen goedgekeurd onderzoek het dekt"
        }
        Feit::Vernietigd => "het object is vernietigd",
    }
}
