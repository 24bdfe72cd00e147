// SPDX-License-Identifier: EUPL-1.2
//! Plan van aanpak: what one tafel does about a handhavingsknelpunt (work agreement UA). Each version is a plan of its own.

use super::tabel;

codelijst! {
    /// Status of a version of a plan van aanpak.
    Planstatus {
        Concept = "concept", "in voorbereiding";
        Vastgesteld = "vastgesteld", "vastgesteld door de tafel";
        Uitvoering = "uitvoering", "in uitvoering";
        Afgerond = "afgerond", "uitgevoerd, met resultaten";
    }
}

codelijst! {
    /// What can happen to a version of a plan van aanpak.
    Plangebeurtenis {
        Opstellen = "opstellen", "de casusregisseur stelt het op";
        Wijzigen = "wijzigen", "de casusregisseur wijzigt het concept";
        Vaststellen = "vaststellen", "de tafel stelt het vast";
        Uitvoeren = "uitvoeren", "de uitvoering begint";
        Afronden = "afronden", "de uitvoering is klaar";
    }
}

tabel! {
    /// All lawful transitions of a plan van aanpak.
    Planstatus, Plangebeurtenis, "plan", "plan van aanpak";
    - => Opstellen => Concept, "casusregisseur", [UA_GOVERNANCE];
    Concept => Wijzigen => Concept, "casusregisseur", [ONTWERP];
    Concept => Vaststellen => Vastgesteld, "besluit van de tafel die het aangaat", [UA_GOVERNANCE];
    Vastgesteld => Uitvoeren => Uitvoering, "casusregisseur", [UA_GOVERNANCE];
    Uitvoering => Afronden => Afgerond, "casusregisseur", [UA_GOVERNANCE];
}
