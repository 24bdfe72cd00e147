// SPDX-License-Identifier: EUPL-1.2
//! Vergadering of a gremium.

use super::tabel;

codelijst! {
    /// Status of a vergadering.
    Vergaderingstatus {
        Gepland = "gepland", "gepland";
        Open = "open", "geopend";
        Gesloten = "gesloten", "gesloten";
    }
}

codelijst! {
    /// What can happen to a vergadering.
    Vergaderinggebeurtenis {
        Plannen = "plannen", "plannen";
        Openen = "openen", "openen, met wie aanwezig is";
        Sluiten = "sluiten", "sluiten";
    }
}

tabel! {
    /// All lawful transitions of a vergadering.
    Vergaderingstatus, Vergaderinggebeurtenis, "vergadering", "vergadering";
    - => Plannen => Gepland, "secretaris", [UA_GOVERNANCE];
    Gepland => Openen => Open, "voorzitter", [UA_GOVERNANCE];
    Open => Sluiten => Gesloten, "voorzitter", [UA_GOVERNANCE];
}
