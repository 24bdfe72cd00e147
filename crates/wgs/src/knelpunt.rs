// SPDX-License-Identifier: EUPL-1.2
//! What a handhavingsknelpunt may be about (WGS 1.1; R-108).

codelijst! {
    /// By what a handhavingsknelpunt is bounded. The law names these four; a theme is none of them.
    Scopesoort {
        Personen = "personen", "met name bekende personen";
        GroepVanPersonen = "groep_van_personen", "een groep van personen";
        Gebied = "gebied", "een gebied";
        Branche = "branche", "een branche";
    }
}

codelijst! {
    /// What the functionaris voor gegevensbescherming advised.
    Strekking {
        Positief = "positief", "positief";
        Voorwaarden = "voorwaarden", "positief onder voorwaarden";
        Negatief = "negatief", "negatief";
    }
}
