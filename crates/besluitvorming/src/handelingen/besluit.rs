// SPDX-License-Identifier: EUPL-1.2
//! Acts on a besluit.

use autorisatie::bronnen::Zaakbron;
use autorisatie::opslag::{GeeftZicht, OpentZaak, WijstToe, WijzigtDeelname};
use autorisatie::{Handeling, Klassebron, Object};
use uuid::Uuid;

use crate::Besluitbron;

autorisatie::handelingen! {
    /// Proposes a besluit about a zaak.
    BesluitVoorstellen {
        /// The zaak, whose tafel decides.
        zaak: Uuid,
    } "besluit.voorstellen", Besluit, "voorstellen", Toevoegen, Zaakbron, [UA_GOVERNANCE, WGS_2_23_4], |zelf| Object::Rij(zelf.zaak);
    /// Puts a besluit on the agenda of a vergadering of its gremium.
    BesluitAgenderen {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
        /// Vergadering.
        vergadering: Uuid,
    } "besluit.agenderen", Besluit, "agenderen", Wijzigen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Records the standpunt of one deelnemer present. Names no version: what is voted on does not change while it stands on
    /// an agenda, and in a spoedvergadering all leden vote at once.
    StandpuntGeven {
        /// Besluit.
        id: Uuid,
    } "besluit.standpunt_geven", Besluit, "standpunt_geven", Toevoegen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Records that the leden accepted.
    BesluitAannemen {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "besluit.aannemen", Besluit, "aannemen", Wijzigen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Records that the leden rejected.
    BesluitVerwerpen {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "besluit.verwerpen", Besluit, "verwerpen", Wijzigen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Takes a besluit off the agenda.
    BesluitAanhouden {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "besluit.aanhouden", Besluit, "aanhouden", Wijzigen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Adopts a besluit and carries out its effect, once.
    BesluitVaststellen {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "besluit.vaststellen", Besluit, "vaststellen", Wijzigen, Besluitbron, [UA_GOVERNANCE, WGS_2_23_4], |zelf| Object::Rij(zelf.id);
    /// Withdraws a besluit that was not adopted.
    BesluitIntrekken {
        /// Besluit.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "besluit.intrekken", Besluit, "intrekken", Wijzigen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Reads one besluit.
    BesluitLezen {
        /// Besluit.
        id: Uuid,
    } "besluit.lezen", Besluit, "lezen", Raadplegen, Besluitbron, [UA_GOVERNANCE], |zelf| Object::Rij(zelf.id);
    /// Lists the besluiten that the caller sees, without content.
    BesluitenZoeken {
        /// Most on a page.
        maximum: i64,
    } "besluit.zoeken", Besluit, "lezen", Zoeken, Klassebron, [UA_GOVERNANCE], |_zelf| Object::Klasse;
}

/// An act that may change a besluit as the caller saw it.
pub(crate) trait NoemtVersie: Handeling<Bron = Besluitbron> {
    /// The version the caller saw.
    fn versie(&self) -> i64;
}

macro_rules! noemen_versie {
    ($($naam:ident),+) => {$(
        impl NoemtVersie for $naam {
            fn versie(&self) -> i64 {
                self.versie
            }
        }
    )+};
}
noemen_versie!(
    BesluitAgenderen,
    BesluitAannemen,
    BesluitVerwerpen,
    BesluitAanhouden,
    BesluitVaststellen,
    BesluitIntrekken
);

impl GeeftZicht for BesluitAgenderen {}
impl GeeftZicht for BesluitAanhouden {}
impl GeeftZicht for BesluitVerwerpen {}
impl GeeftZicht for BesluitIntrekken {}
impl GeeftZicht for BesluitVaststellen {}
impl OpentZaak for BesluitVaststellen {}
impl OpentZaak for BesluitVerwerpen {}
impl WijzigtDeelname for BesluitVaststellen {}
impl WijstToe for BesluitVaststellen {}
