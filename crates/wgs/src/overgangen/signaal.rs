// SPDX-License-Identifier: EUPL-1.2
//! Signaal: from a deelnemer's concept to acceptance, rejection or withdrawal (WGS 2.23(1)–(4)).

use super::tabel;

codelijst! {
    /// Status of a signaal.
    Signaalstatus {
        Concept = "concept", "nog niet gemeld";
        Gemeld = "gemeld", "gemeld aan het samenwerkingsverband";
        InWeging = "in_weging", "de deelnemers wegen het";
        Aanvaard = "aanvaard", "leidde tot een activiteit";
        Afgewezen = "afgewezen", "gaf geen aanleiding tot een activiteit";
        Ingetrokken = "ingetrokken", "door de melder ingetrokken";
        Vernietigd = "vernietigd", "vernietigd";
    }
}

codelijst! {
    /// What can happen to a signaal.
    Signaalgebeurtenis {
        Opstellen = "opstellen", "een deelnemer stelt het op";
        Wijzigen = "wijzigen", "de melder wijzigt het concept";
        Melden = "melden", "de deelnemer meldt het; de termijn van vijf jaar begint";
        Terugsturen = "terugsturen", "het bureau stuurt een formeel onvolledig signaal terug";
        InWegingNemen = "in_weging_nemen", "het bureau legt het voor weging klaar";
        WegingWijzigen = "weging_wijzigen", "het oordeel van de deelnemers wordt vastgelegd";
        Aanvaarden = "aanvaarden", "een activiteit start erop";
        Afwijzen = "afwijzen", "de tafel wijst het af";
        Intrekken = "intrekken", "de melder trekt het in";
        Vernietigen = "vernietigen", "het wordt vernietigd";
    }
}

tabel! {
    /// All lawful transitions of a signaal.
    Signaalstatus, Signaalgebeurtenis, "signaal", "signaal";
    - => Opstellen => Concept, "deelnemer", [WGS_2_23_1];
    Concept => Wijzigen => Concept, "melder", [WGS_2_23_1];
    Concept => Melden => Gemeld, "deelnemer", [WGS_1_1_SIGNAAL WGS_1_8_7];
    Gemeld => Terugsturen => Concept, "bureau", [ONTWERP];
    Gemeld => InWegingNemen => InWeging, "bureau", [WGS_2_23_3];
    InWeging => WegingWijzigen => InWeging, "bureau voor de deelnemers", [WGS_2_23_2 WGS_2_23_3];
    InWeging => Aanvaarden => Aanvaard, "besluit van tafel of Stuurgroep", [WGS_2_23_2 WGS_2_23_3 WGS_2_23_4];
    InWeging => Afwijzen => Afgewezen, "besluit van de tafel", [WGS_2_23_2 WGS_2_23_3];
    Concept => Intrekken => Ingetrokken, "melder", [ONTWERP];
    Gemeld => Intrekken => Ingetrokken, "melder", [ONTWERP];
    InWeging => Intrekken => Ingetrokken, "melder", [ONTWERP];
    Afgewezen => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
    Ingetrokken => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
    Aanvaard => Vernietigen => Vernietigd, "vernietiging, met de zaak", [WGS_1_8_7];
}
