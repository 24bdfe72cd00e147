// SPDX-License-Identifier: EUPL-1.2
//! Handhavingsknelpunt (WGS 1.1, 2.18(1)(a); work agreement UA): designated by the Stuurgroep, and by nobody else.

use super::tabel;

codelijst! {
    /// Status of a handhavingsknelpunt.
    Hhkstatus {
        Voorbereiding = "voorbereiding", "voorbereid, nog niet voorgelegd";
        Aangewezen = "aangewezen", "aangewezen door de Stuurgroep";
        Afgewezen = "afgewezen", "niet aangewezen";
        Beeindigd = "beeindigd", "beëindigd door de Stuurgroep";
        Vernietigd = "vernietigd", "vernietigd";
    }
}

codelijst! {
    /// What can happen to a handhavingsknelpunt.
    Hhkgebeurtenis {
        Voorbereiden = "voorbereiden", "een adviseur of deelnemer bereidt het voor";
        Wijzigen = "wijzigen", "de voorbereiding wordt gewijzigd";
        Aanwijzen = "aanwijzen", "de Stuurgroep wijst het aan";
        Afwijzen = "afwijzen", "de Stuurgroep wijst het af";
        TrapOpenen = "trap_openen", "een volgende trap van gegevens gaat open";
        Verlengen = "verlengen", "de Stuurgroep verlengt het na evaluatie";
        Beeindigen = "beeindigen", "de Stuurgroep beëindigt het na evaluatie";
        Vernietigen = "vernietigen", "het wordt vernietigd";
    }
}

tabel! {
    /// All lawful transitions of a handhavingsknelpunt.
    Hhkstatus, Hhkgebeurtenis, "hhk", "handhavingsknelpunt";
    - => Voorbereiden => Voorbereiding, "adviseur of deelnemer", [WGS_1_1_HANDHAVINGSKNELPUNT WGS_2_23_1];
    Voorbereiding => Wijzigen => Voorbereiding, "adviseur of deelnemer", [ONTWERP];
    Voorbereiding => Aanwijzen => Aangewezen, "besluit van de Stuurgroep", [WGS_1_1_HANDHAVINGSKNELPUNT WGS_2_18_1_A UA_GOVERNANCE];
    Voorbereiding => Afwijzen => Afgewezen, "besluit van de Stuurgroep", [UA_GOVERNANCE];
    Aangewezen => TrapOpenen => Aangewezen, "besluit van de tafel van het plan", [WGS_2_23_6_B WGS_2_23_6_C];
    Aangewezen => Verlengen => Aangewezen, "besluit van de Stuurgroep", [ONTWERP];
    Aangewezen => Beeindigen => Beeindigd, "besluit van de Stuurgroep", [ONTWERP];
    Afgewezen => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
    Beeindigd => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
}
