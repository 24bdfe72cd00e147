// SPDX-License-Identifier: EUPL-1.2
//! Subject in a casus (WGS 2.22(1), 2.23(4)).

use super::tabel;

codelijst! {
    /// Status of a subject.
    Subjectstatus {
        Voorgedragen = "voorgedragen", "voorgedragen, nog geen besluit";
        Actief = "actief", "toegevoegd aan de zaak";
        Beperkt = "beperkt", "de verwerking is beperkt op verzoek van de betrokkene";
        Afgeschermd = "afgeschermd", "niet meer zichtbaar, nog niet vernietigd";
        Afgewezen = "afgewezen", "niet toegevoegd";
        Vernietigd = "vernietigd", "vernietigd";
    }
}

codelijst! {
    /// What can happen to a subject.
    Subjectgebeurtenis {
        Voordragen = "voordragen", "voordragen";
        Toevoegen = "toevoegen", "toevoegen aan de zaak";
        Afwijzen = "afwijzen", "de voordracht afwijzen";
        Beperken = "beperken", "de verwerking beperken";
        Opheffen = "opheffen", "de beperking opheffen";
        Verwijderen = "verwijderen", "uit de zaak verwijderen";
        Informeren = "informeren", "beslissen over informeren van de betrokkene";
        Afschermen = "afschermen", "direct afschermen bij persoonsverwisseling";
        Bekrachtigen = "bekrachtigen", "de afscherming bekrachtigen";
        Vernietigen = "vernietigen", "vernietigen";
    }
}

tabel! {
    /// All lawful transitions of a subject.
    Subjectstatus, Subjectgebeurtenis, "subject", "subject in een casus";
    - => Voordragen => Voorgedragen, "deelnemer of casusregisseur", [WGS_2_22_1];
    Voorgedragen => Toevoegen => Actief, "besluit van de tafel dat dit subject noemt", [UA_SUBJECTEN WGS_2_23_4];
    Voorgedragen => Afwijzen => Afgewezen, "besluit van de tafel", [WGS_1_8_7];
    Afgewezen => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
    Actief => Beperken => Beperkt, "contactpunt", [AVG_BEPERKING];
    Beperkt => Opheffen => Actief, "contactpunt", [AVG_BEPERKING];
    Actief => Verwijderen => Afgeschermd, "besluit van de tafel", [UA_SUBJECTEN WGS_1_8_7];
    Beperkt => Verwijderen => Afgeschermd, "besluit van de tafel", [UA_SUBJECTEN WGS_1_8_7];
    Actief => Informeren => Actief, "casusregisseur", [WGS_1_4_4_A AVG_INFORMEREN];
    Beperkt => Informeren => Beperkt, "casusregisseur", [WGS_1_4_4_A AVG_INFORMEREN];
    Actief => Afschermen => Afgeschermd, "hoofd RIEC, dezelfde dag", [ONTWERP];
    Afgeschermd => Bekrachtigen => Afgeschermd, "besluit van de tafel, eerstvolgende vergadering", [ONTWERP];
    Afgeschermd => Vernietigen => Vernietigd, "vernietiging", [WGS_1_8_7];
}
