// SPDX-License-Identifier: EUPL-1.2
//! Purposes and charges that the law lists exhaustively (WGS 1.8(2), 1.8(4)).

codelijst! {
    /// The four purposes for which the log may be used, and no other (WGS 1.8(4), R-51).
    Logdoel {
        Rechtmatigheidscontrole = "rechtmatigheidscontrole", "controle van de rechtmatigheid van de gegevensverwerking";
        InterneControle = "interne_controle", "interne controles";
        IntegriteitBeveiliging = "integriteit_beveiliging", "waarborging van de integriteit en de beveiliging van de persoonsgegevens";
        GerechtelijkeProcedure = "gerechtelijke_procedure", "gerechtelijke procedures";
    }
}

codelijst! {
    /// With what an authorised person is charged (WGS 1.8(2), R-41): exactly one per autorisatie.
    Belasting {
        Uitvoering = "uitvoering", "de uitvoering van de gegevensverwerking";
        Rechtmatigheidstoets = "rechtmatigheidstoets", "de toetsing op rechtmatigheid";
        Onderhoud = "onderhoud", "het onderhoud of de ondersteuning van de systemen";
    }
}
