// SPDX-License-Identifier: EUPL-1.2
//! Provisions outside the WGS: those that were read, those that were not (shown by subject only),
//! the work agreements, and our own choices.

use super::{Bepaling, Bronstatus, Regeling, gelezen, gevuld, naar_onderwerp};

gelezen! {
    Wpg, "2025-07-01", "https://wetten.overheid.nl/BWBR0022463/2025-07-01", WPG;
    WPG_20_3: "20", "3", "", "verstrekking van politiegegevens aan een samenwerkingsverband";
}

// The day of the consolidation that was read is not known: the link is undated and `versie` empty.
gelezen! {
    Uavg, "", "https://wetten.overheid.nl/BWBR0040940", UAVG;
    UAVG_25: "25", "", "", "ras of etnische afkomst";
    UAVG_33: "33", "", "", "gronden voor gegevens van strafrechtelijke aard";
    UAVG_34: "34", "", "", "beslissing van een bestuursorgaan op een verzoek is een besluit";
    UAVG_35: "35", "", "", "beslissing van een ander dan een bestuursorgaan op een verzoek";
    UAVG_36: "36", "", "", "geschilbeslechting";
    UAVG_39: "39", "", "", "geheimhouding van de functionaris voor gegevensbescherming";
    UAVG_40: "40", "", "", "geautomatiseerde individuele besluitvorming";
    UAVG_41: "41", "", "", "uitzonderingen op rechten en plichten";
    UAVG_46: "46", "", "", "nationaal identificatienummer";
}

/// BGS 1.1(1): the one article of the BGS that was read.
pub const BGS_1_1_1: Bepaling = Bepaling {
    sleutel: "BGS_1_1_1",
    regeling: Regeling::Bgs,
    artikel: Some("1.1"),
    lid: Some("1"),
    onderdeel: None,
    onderwerp: "contactpunt voor verzoeken van betrokkenen",
    versie: Some("Stb. 2024, 380"),
    url: Some("https://zoek.officielebekendmakingen.nl/stb-2024-380.html"),
    status: Bronstatus::Gelezen,
};
pub(super) const BGS_GELEZEN: &[&Bepaling] = &[&BGS_1_1_1];

naar_onderwerp! {
    Onbevestigd, ONBEVESTIGD;
    BGS_LOGGING: Bgs, "", "logging";
    BGS_BEWAARTERMIJN_LOG: Bgs, "", "bewaartermijn van de logging";
    BGS_SCREENING: Bgs, "", "screening en betrouwbaarheid";
    BGS_OPLEIDING: Bgs, "", "opleidingseisen";
    BGS_WERKGEBIED: Bgs, "", "werkgebieden";
    BGS_SIGNAALCRITERIA: Bgs, "", "criteria van een signaal";
    BGS_CATEGORIEEN: Bgs, "", "concretisering van categorieën van gegevens";
    BGS_EXTERNEN: Bgs, "", "externe medewerkers en commissieleden";
    BGS_DERDEN: Bgs, "", "criteria voor verstrekking aan derden";
    BGS_VERDELING: Bgs, "", "verdeling van verantwoordelijkheden";
    BGS_COMMISSIE: Bgs, "", "samenstelling en werkwijze van de rechtmatigheidsadviescommissie";
    BGS_AUDIT: Bgs, "", "inhoud en uitvoering van de privacy audit";
    BGS_VERLENGING: Bgs, "", "verlenging van termijnen";
    BGS_ANALYSE: Bgs, "", "aanwijzing van geautomatiseerde gegevensanalyse";
    BGS_POLITIEGEGEVENS: Bgs, "", "voorwaarden aan politiegegevens";
    AVG_BETROKKENE: Avg, "4", "begrip persoonsgegeven en betrokkene";
    AVG_BEGINSELEN: Avg, "5", "beginselen van verwerking";
    AVG_JUISTHEID: Avg, "5", "juistheid";
    AVG_BIJZONDERE_CATEGORIEEN: Avg, "9", "bijzondere categorieën van persoonsgegevens";
    AVG_ANTWOORDTERMIJN: Avg, "12", "termijn voor een antwoord op een verzoek";
    AVG_INFORMEREN: Avg, "14", "informeren van betrokkenen";
    AVG_INZAGE: Avg, "15", "inzage";
    AVG_RECTIFICATIE: Avg, "16", "rectificatie";
    AVG_BEPERKING: Avg, "18", "beperking van de verwerking";
    AVG_KENNISGEVING: Avg, "19", "kennisgeving aan ontvangers";
    AVG_REGISTER: Avg, "30", "register van verwerkingsactiviteiten";
    AVG_MEDEWERKING: Avg, "31", "medewerking met de toezichthouder";
    AVG_DATALEK_MELDEN: Avg, "33", "melding van een datalek aan de toezichthouder";
    AVG_DATALEK_BETROKKENE: Avg, "34", "mededeling van een datalek aan de betrokkene";
    AVG_EFFECTBEOORDELING: Avg, "35", "gegevensbeschermingseffectbeoordeling";
    AVG_FUNCTIONARIS: Avg, "37", "functionaris voor gegevensbescherming";
    AVG_KLACHT: Avg, "77", "klacht bij de toezichthouder";
    ARCHIEFWET_BEWARING: Archiefwet, "", "bewaring van archiefbescheiden";
    ATW_WERKDAGEN: Termijnenwet, "", "algemeen erkende feestdagen";
    HANDREIKING_CFG: Handreiking, "", "taken van de coördinerend functionaris";
}

naar_onderwerp! {
    Werkafspraak, WERKAFSPRAKEN;
    UA_GOVERNANCE: Ua, "", "Governance";
    UA_VERSCHIJNINGSVORMEN: Ua, "", "verschijningsvormen";
    UA_TAFELS: Ua, "", "ondermijningstafels";
    UA_OPENBARE_BRONNEN: Ua, "", "openbare bronnen onder mandaat van een gemeente";
    UA_CASUISTIEK: Ua, "", "anonieme casuïstiek";
    UA_SUBJECTEN: Ua, "", "toevoegen en verwijderen van subjecten";
    UA_KUNSTMATIGE_INTELLIGENTIE: Ua, "", "geen kunstmatige intelligentie op persoonsgegevens";
    UA_CONTACTPUNT: Ua, "", "contactpunt Den Haag";
    UA_DATALEK: Ua, "", "datalekken";
    UA_EFFECTBEOORDELING: Ua, "", "effectbeoordeling en advies";
    UA_JAARVERSLAG: Ua, "", "jaarverslag aan de Stuurgroep";
    UA_CRIMINEEL_GELD: Ua, "", "aandacht voor crimineel geld";
}

naar_onderwerp! {
    Ontwerp, EIGEN_KEUZE;
    ONTWERP: Systeem, "", "eigen keuze van het systeem";
}
