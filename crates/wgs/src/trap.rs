// SPDX-License-Identifier: EUPL-1.2
//! Trappen and categories of data (WGS 2.22(1), 2.23(6)): the closed matrix. What is not in it is refused.

use alloc::format;
use serde::{Deserialize, Serialize};

use crate::{
    bepaling::{self, Bepaling},
    regel,
    schending::Schending,
};

/// Step of WGS 2.23(6). In JSON the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Trap {
    /// Opens with the start (2.23(6)(a)).
    Een,
    /// Opened by besluit (2.23(6)(b)).
    Twee,
    /// Opened by besluit, never for a scan (2.23(6)(c)).
    Drie,
}

impl Trap {
    /// All trappen, lowest first.
    pub const ALLE: &'static [Self] = &[Self::Een, Self::Twee, Self::Drie];

    /// 1, 2 or 3.
    #[must_use]
    pub const fn nummer(self) -> u8 {
        match self {
            Self::Een => 1,
            Self::Twee => 2,
            Self::Drie => 3,
        }
    }

    /// The number as text.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Een => "1",
            Self::Twee => "2",
            Self::Drie => "3",
        }
    }

    /// The trap with this number as text.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|trap| trap.code() == code)
    }

    /// The provision that allows it.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        match self {
            Self::Een => &bepaling::WGS_2_23_6_A,
            Self::Twee => &bepaling::WGS_2_23_6_B,
            Self::Drie => &bepaling::WGS_2_23_6_C,
        }
    }
}

/// A number that is not a trap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnbekendeTrap(pub u8);

impl core::fmt::Display for OnbekendeTrap {
    fn fmt(&self, uit: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(uit, "{} is geen trap; er zijn trap 1, 2 en 3", self.0)
    }
}

impl core::error::Error for OnbekendeTrap {}

impl TryFrom<u8> for Trap {
    type Error = OnbekendeTrap;

    fn try_from(nummer: u8) -> Result<Self, OnbekendeTrap> {
        match nummer {
            1 => Ok(Self::Een),
            2 => Ok(Self::Twee),
            3 => Ok(Self::Drie),
            ander => Err(OnbekendeTrap(ander)),
        }
    }
}

impl From<Trap> for u8 {
    fn from(trap: Trap) -> Self {
        trap.nummer()
    }
}

codelijst! {
    /// Category of data (WGS 2.22(1)); a register row may add one, which then is not one of these.
    Categorie {
        IdentificatieContact = "identificatie_contact", "identificerende en contactgegevens";
        Bsn = "bsn", "burgerservicenummer";
        Verblijfsstatus = "verblijfsstatus", "gegevens betreffende de verblijfsstatus";
        Woonsituatie = "woonsituatie", "gegevens omtrent de woonsituatie";
        Voertuig = "voertuig", "voertuiggegevens";
        Financieel = "financieel", "financiële gegevens";
        Kadaster = "kadaster", "kadastrale gegevens";
        Bedrijf = "bedrijf", "bedrijfsgegevens";
        Inkomen = "inkomen", "inkomensgegevens";
        ZakelijkeRelaties = "zakelijke_relaties", "gegevens betreffende zakelijke relaties";
        VergunningSubsidie = "vergunning_subsidie", "gegevens betreffende vergunning- of subsidieaanvragen, besluiten en juridische procedures";
        ToezichtHandhaving = "toezicht_handhaving", "gegevens inzake toezicht en handhaving en bestuurlijke maatregelen";
        Fiscaal = "fiscaal", "fiscale gegevens";
        Politie8 = "politie_8", "politiegegevens van artikel 8 Wpg";
        Politie13 = "politie_13", "politiegegevens van artikel 13 Wpg";
        JustitieelStrafvorderlijk = "justitieel_strafvorderlijk", "justitiële, strafvorderlijke en tenuitvoerleggingsgegevens";
        Seksueel = "seksueel", "gegevens over seksueel gedrag of seksuele gerichtheid";
        Politie9 = "politie_9", "politiegegevens van artikel 9 Wpg";
        Politie10OnderA = "politie_10_1_a", "politiegegevens van artikel 10, eerste lid, onderdeel a, Wpg";
        Politie10OnderC = "politie_10_1_c", "politiegegevens van artikel 10, eerste lid, onderdeel c, Wpg";
        MedewerkerIdContact = "medewerker_id_contact", "identificerende en contactgegevens van een medewerker";
        Autorisatieniveau = "autorisatieniveau", "autorisatieniveau van een medewerker";
        Screeningswijze = "screeningswijze", "de wijze waarop een medewerker is gescreend";
    }
}

impl Categorie {
    /// The trap in which the category stands; none for data about staff.
    #[must_use]
    pub const fn trap(self) -> Option<Trap> {
        // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.22
        match self {
            Self::IdentificatieContact
            | Self::Bsn
            | Self::Verblijfsstatus
            | Self::Woonsituatie
            | Self::Voertuig
            | Self::Financieel
            | Self::Kadaster
            | Self::Bedrijf
            | Self::Inkomen
            | Self::ZakelijkeRelaties
            | Self::VergunningSubsidie
            | Self::ToezichtHandhaving => Some(Trap::Een),
            Self::Fiscaal
            | Self::Politie8
            | Self::Politie13
            | Self::JustitieelStrafvorderlijk
            | Self::Seksueel => Some(Trap::Twee),
            Self::Politie9 | Self::Politie10OnderA | Self::Politie10OnderC => Some(Trap::Drie),
            Self::MedewerkerIdContact | Self::Autorisatieniveau | Self::Screeningswijze => None,
        }
    }

    /// Police data, which Wpg 20(3) governs?
    #[must_use]
    pub const fn is_politiegegeven(self) -> bool {
        matches!(
            self,
            Self::Politie8
                | Self::Politie13
                | Self::Politie9
                | Self::Politie10OnderA
                | Self::Politie10OnderC
        )
    }

    /// Of criminal nature unless the item says otherwise?
    #[must_use]
    pub const fn is_strafrechtelijk(self) -> bool {
        self.is_politiegegeven() || matches!(self, Self::JustitieelStrafvorderlijk)
    }

    /// A bijzondere categorie?
    #[must_use]
    pub const fn is_bijzonder(self) -> bool {
        matches!(self, Self::Seksueel)
    }

    /// The provision that lists it, for the person the signaal is about.
    #[must_use]
    pub const fn bepaling(self) -> &'static Bepaling {
        match self.trap() {
            Some(Trap::Een) => &bepaling::WGS_2_22_1_A_1,
            Some(Trap::Twee) => &bepaling::WGS_2_22_1_A_2,
            Some(Trap::Drie) => &bepaling::WGS_2_22_1_A_3,
            None => &bepaling::WGS_2_22_1_C,
        }
    }
}

codelijst! {
    /// Why somebody may occur in the data (WGS 2.22(1)(a),(b)). There is no other.
    Persoonsrol {
        Signaal = "signaal", "over wie of waarover een signaal is ontvangen";
        DirecteKring = "directe_kring", "uit de directe kring van een betrokkene";
        DirectVerband = "direct_verband", "in direct verband met een rechtspersoon";
    }
}

codelijst! {
    /// In the course of what data are processed.
    Activiteit {
        SignaalVoorWeging = "signaal_voor_weging", "een signaal dat nog niet positief is gewogen";
        Handhavingsknelpunt = "handhavingsknelpunt", "aanwijzen en analyseren van een handhavingsknelpunt";
        Casusoverleg = "casusoverleg", "casusoverleg";
        Scan = "scan", "gebiedscan of thematische scan";
        AnderRiec = "ander_riec", "uitwisseling met een ander RIEC";
    }
}

/// May data of this category, recorded in this trap, about a person in this role, be processed in this
/// activiteit? Whether the trap has been opened in the zaak is [`toets_geopend`].
///
/// # Errors
/// One [`Schending`]: R-13 for trap 3 in a scan, else R-20; its place is `/categorie` or `/trap`.
pub fn mag_verwerken(
    persoonsrol: Persoonsrol,
    categorie: Categorie,
    trap: Trap,
    activiteit: Activiteit,
) -> Result<(), Schending> {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.22
    let ten_hoogste = hoogste_trap(activiteit);
    if activiteit == Activiteit::Scan && trap == Trap::Drie {
        return Err(trap_drie_in_scan());
    }
    if trap > ten_hoogste {
        return Err(Schending::ongeldig(
            &regel::R20,
            "trap_buiten_activiteit",
            "/trap",
            format!(
                "Bij {} is trap {} niet toegestaan.",
                activiteit.omschrijving(),
                trap.nummer()
            ),
        ));
    }
    match persoonsrol {
        Persoonsrol::Signaal | Persoonsrol::DirecteKring | Persoonsrol::DirectVerband => {
            if categorie.trap() == Some(trap) {
                Ok(())
            } else {
                Err(Schending::ongeldig(
                    &regel::R20,
                    "categorie_buiten_trap",
                    "/categorie",
                    format!(
                        "De categorie {} hoort niet bij trap {}.",
                        categorie.code(),
                        trap.nummer()
                    ),
                ))
            }
        }
    }
}

/// The highest trap that an activiteit can ever reach.
#[must_use]
pub const fn hoogste_trap(activiteit: Activiteit) -> Trap {
    match activiteit {
        Activiteit::SignaalVoorWeging => Trap::Een,
        Activiteit::Scan => Trap::Twee,
        Activiteit::Handhavingsknelpunt | Activiteit::Casusoverleg | Activiteit::AnderRiec => {
            Trap::Drie
        }
    }
}

/// may this trap be opened, given which are open? Trap 1 goes open with the start.
///
/// # Errors
/// One [`Schending`] at `/trap`: R-13 for trap 3 in a scan, R-12 when it is open already, the lower
/// one is not open, or the activiteit has not started.
pub fn toets_openen(trap: Trap, geopend: &[Trap], activiteit: Activiteit) -> Result<(), Schending> {
    if activiteit == Activiteit::Scan && trap == Trap::Drie {
        return Err(trap_drie_in_scan());
    }
    if trap > hoogste_trap(activiteit) {
        return Err(Schending::conflict(
            &regel::R12,
            "activiteit_niet_gestart",
            "/trap",
            "Voor een positieve weging gaat geen hogere trap open.",
        ));
    }
    if geopend.contains(&trap) {
        return Err(Schending::conflict(
            &regel::R12,
            "trap_al_geopend",
            "/trap",
            format!("Trap {} is al geopend.", trap.nummer()),
        ));
    }
    let lagere = Trap::ALLE.iter().filter(|lager| **lager < trap);
    for lager in lagere {
        if !geopend.contains(lager) {
            return Err(Schending::conflict(
                &regel::R12,
                "lagere_trap_niet_geopend",
                "/trap",
                format!(
                    "Trap {} gaat pas open na trap {}.",
                    trap.nummer(),
                    lager.nummer()
                ),
            ));
        }
    }
    Ok(())
}

/// an item of a trap that has not been opened in this zaak is refused.
///
/// # Errors
/// One [`Schending`] at `/trap`.
pub fn toets_geopend(trap: Trap, geopend: &[Trap]) -> Result<(), Schending> {
    if geopend.contains(&trap) {
        Ok(())
    } else {
        Err(Schending::conflict(
            &regel::R12,
            "trap_niet_geopend",
            "/trap",
            format!("Trap {} is in deze zaak niet geopend.", trap.nummer()),
        ))
    }
}

/// Does giving such an item to a derde or another RIEC need the supplier's instemming (WGS 1.7(3), 2.20(2))?
#[must_use]
pub const fn vergt_instemming(categorie: Categorie, is_strafrechtelijk: bool) -> bool {
    is_strafrechtelijk || categorie.is_bijzonder()
}

fn trap_drie_in_scan() -> Schending {
    // WET: https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.23
    Schending::conflict(
        &regel::R13,
        "trap_drie_nooit_bij_scan",
        "/trap",
        "Trap 3 is voor een scan niet toegestaan.",
    )
}
