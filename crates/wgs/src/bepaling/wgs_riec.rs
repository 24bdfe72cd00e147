// SPDX-License-Identifier: EUPL-1.2
//! WGS, paragraph 2.3 (Regionale Informatie- en Expertisecentra) and 5.3: every lid.

use super::{Bepaling, Bronstatus, Regeling, gelezen, gevuld};

gelezen! {
    Wgs, "2025-07-05", "https://wetten.overheid.nl/BWBR0049962/2025-07-05", RIEC;
    WGS_2_16_1: "2.16", "1", "", "aanwijzing van de RIEC's als samenwerkingsverband";
    WGS_2_16_2: "2.16", "2", "", "territoriale werkgebieden";
    WGS_2_17: "2.17", "", "", "doel: handhaving in het belang van de bestrijding van georganiseerde criminaliteit";
    WGS_2_18_1: "2.18", "1", "", "activiteiten van een RIEC";
    WGS_2_18_1_A: "2.18", "1", "a", "handhavingsknelpunten aanwijzen en analyseren";
    WGS_2_18_1_B: "2.18", "1", "b", "casusoverleggen";
    WGS_2_18_1_C: "2.18", "1", "c", "gebiedscans en thematische scans";
    WGS_2_18_2: "2.18", "2", "", "aanvullende activiteiten bij algemene maatregel van bestuur";
    WGS_2_19_1: "2.19", "1", "", "deelnemers van een RIEC";
    WGS_2_19_1_A: "2.19", "1", "a", "politie";
    WGS_2_19_1_B: "2.19", "1", "b", "rijksbelastingdienst";
    WGS_2_19_1_C: "2.19", "1", "c", "Fiscale Inlichtingen- en Opsporingsdienst";
    WGS_2_19_1_D: "2.19", "1", "d", "Koninklijke marechaussee";
    WGS_2_19_1_E: "2.19", "1", "e", "Uitvoeringsinstituut werknemersverzekeringen";
    WGS_2_19_1_F: "2.19", "1", "f", "Immigratie- en Naturalisatiedienst";
    WGS_2_19_1_G: "2.19", "1", "g", "openbaar ministerie";
    WGS_2_19_1_H: "2.19", "1", "h", "burgemeester";
    WGS_2_19_1_I: "2.19", "1", "i", "college van burgemeester en wethouders";
    WGS_2_19_1_J: "2.19", "1", "j", "provinciebestuur";
    WGS_2_19_1_K: "2.19", "1", "k", "Nederlandse Arbeidsinspectie";
    WGS_2_19_1_L: "2.19", "1", "l", "Nederlandse Voedsel- en Warenautoriteit";
    WGS_2_19_2: "2.19", "2", "", "nadere regels over taken en bevoegdheden van deelnemers";
    WGS_2_19_3: "2.19", "3", "", "andere deelnemers bij algemene maatregel van bestuur";
    WGS_2_20_1: "2.20", "1", "", "uitwisseling met deelnemers van andere RIEC's";
    WGS_2_20_2: "2.20", "2", "", "instemming bij bijzondere en strafrechtelijke gegevens aan een ander RIEC";
    WGS_2_21_1: "2.21", "1", "", "seksueel gedrag of gerichtheid; burgerservicenummer";
    WGS_2_21_2: "2.21", "2", "", "nadere regels over bijzondere categorieën en burgerservicenummer";
    WGS_2_22_1: "2.22", "1", "", "categorieën van gegevens en van personen";
    WGS_2_22_1_A: "2.22", "1", "a", "gegevens over wie een signaal is ontvangen";
    WGS_2_22_1_A_1: "2.22", "1", "a, 1°", "gegevens van de eerste trap";
    WGS_2_22_1_A_2: "2.22", "1", "a, 2°", "gegevens van de tweede trap";
    WGS_2_22_1_A_3: "2.22", "1", "a, 3°", "gegevens van de derde trap";
    WGS_2_22_1_B: "2.22", "1", "b", "gegevens over de directe kring of wie in direct verband staat";
    WGS_2_22_1_B_1: "2.22", "1", "b, 1°", "gegevens van de eerste trap over de directe kring";
    WGS_2_22_1_B_2: "2.22", "1", "b, 2°", "gegevens van de tweede trap over de directe kring";
    WGS_2_22_1_B_3: "2.22", "1", "b, 3°", "gegevens van de derde trap over de directe kring";
    WGS_2_22_1_C: "2.22", "1", "c", "gegevens over medewerkers van deelnemers";
    WGS_2_22_2: "2.22", "2", "", "concretisering, bronnen en aanvullende categorieën";
    WGS_2_23_1: "2.23", "1", "", "een signaal melden en daartoe gegevens verwerken";
    WGS_2_23_2: "2.23", "2", "", "toets van het signaal aan het doel";
    WGS_2_23_3: "2.23", "3", "", "weging van het signaal";
    WGS_2_23_3_A: "2.23", "3", "a", "type signaal";
    WGS_2_23_3_B: "2.23", "3", "b", "aantal, aard en omvang van de signalen";
    WGS_2_23_3_C: "2.23", "3", "c", "gewicht van het signaal en reeds gepleegde interventies";
    WGS_2_23_3_D: "2.23", "3", "d", "aantal deelnemers met overeenkomstige signalen en het verband daartussen";
    WGS_2_23_4: "2.23", "4", "", "verzamelen, uitwisselen en samenvoegen na een positieve weging";
    WGS_2_23_5: "2.23", "5", "", "welke deelnemers worden betrokken";
    WGS_2_23_6: "2.23", "6", "", "drie trappen van gegevens";
    WGS_2_23_6_A: "2.23", "6", "a", "eerste trap";
    WGS_2_23_6_B: "2.23", "6", "b", "tweede trap";
    WGS_2_23_6_C: "2.23", "6", "c", "derde trap, niet voor een scan";
    WGS_2_23_7: "2.23", "7", "", "interventieafspraken en interventieadviezen";
    WGS_2_23_8: "2.23", "8", "", "resultaten aan een derde";
    WGS_2_23_9: "2.23", "9", "", "nadere regels over signaalcriteria en verstrekking aan derden";
    WGS_5_3: "5.3", "", "", "citeertitel";
}
