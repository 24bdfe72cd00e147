// SPDX-License-Identifier: EUPL-1.2
//! Besluit of a gremium: proposed, put on an agenda, voted, adopted once.
//!
//! The WGS leaves deciding to "de deelnemers" (2.23(2)–(5)); tafel and Stuurgroep are the work
//! agreement by which Den Haag lets them decide.

use super::tabel;

codelijst! {
    /// Status of a besluit.
    Besluitstatus {
        Voorgesteld = "voorgesteld", "ingediend";
        Geagendeerd = "geagendeerd", "op de agenda van een vergadering";
        Aangenomen = "aangenomen", "de leden stemden in, nog niet vastgesteld";
        Vastgesteld = "vastgesteld", "vastgesteld en uitgevoerd";
        Verworpen = "verworpen", "de leden stemden niet in";
        Ingetrokken = "ingetrokken", "ingetrokken voor vaststelling";
    }
}

codelijst! {
    /// What can happen to a besluit.
    Besluitgebeurtenis {
        Voorstellen = "voorstellen", "indienen";
        Agenderen = "agenderen", "op de agenda van een vergadering plaatsen";
        StandpuntGeven = "standpunt_geven", "het standpunt van een deelnemer vastleggen";
        Aannemen = "aannemen", "aannemen";
        Verwerpen = "verwerpen", "verwerpen";
        Aanhouden = "aanhouden", "aanhouden, van de agenda af";
        Vaststellen = "vaststellen", "vaststellen door de voorzitter; voert het gevolg uit";
        Intrekken = "intrekken", "intrekken voor vaststelling";
    }
}

tabel! {
    /// All lawful transitions of a besluit.
    Besluitstatus, Besluitgebeurtenis, "besluit", "besluit";
    - => Voorstellen => Voorgesteld, "casusregisseur, adviseur of lid", [UA_GOVERNANCE];
    Voorgesteld => Agenderen => Geagendeerd, "secretaris", [UA_GOVERNANCE];
    Geagendeerd => StandpuntGeven => Geagendeerd, "secretaris voor elke aanwezige deelnemer; in een spoedvergadering elk lid zelf", [UA_GOVERNANCE];
    Geagendeerd => Aannemen => Aangenomen, "leden", [UA_GOVERNANCE];
    Geagendeerd => Verwerpen => Verworpen, "leden", [UA_GOVERNANCE];
    Geagendeerd => Aanhouden => Voorgesteld, "leden", [UA_GOVERNANCE];
    Aangenomen => Vaststellen => Vastgesteld, "voorzitter, niet de indiener", [UA_GOVERNANCE ONTWERP];
    Voorgesteld => Intrekken => Ingetrokken, "indiener", [ONTWERP];
    Geagendeerd => Intrekken => Ingetrokken, "indiener", [ONTWERP];
    Aangenomen => Intrekken => Ingetrokken, "voorzitter", [ONTWERP];
}
