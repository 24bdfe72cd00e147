// SPDX-License-Identifier: EUPL-1.2
//! Georganiseerde drugscriminaliteit.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "In {n} loodsen in {plaats} wordt apparatuur voor het maken van synthetische drugs opgeslagen. De loodsen worden onder wisselende namen gehuurd en contant betaald.",
        "In een woonwijk van {plaats} zijn in korte tijd {n} hennepkwekerijen gevonden met dezelfde inrichting en dezelfde leverancier van apparatuur. De bewoners zeggen door een derde te zijn benaderd.",
        "Bij een bedrijventerrein in {plaats} wordt chemisch afval gedumpt. De vaten zijn te herleiden tot leveringen aan {bedrijf}, dat geen activiteiten lijkt te hebben.",
    ],
    waarom_gezamenlijk: [
        "De politie ziet de dumpingen, de gemeente de vergunningen en de Belastingdienst de omzet. Pas samen blijkt wie de panden ter beschikking stelt.",
        "Strafrecht raakt alleen de uitvoerders. Om de faciliteerders te raken zijn ook bestuurlijke en fiscale gegevens nodig.",
    ],
    aanwijzingen: [
        (
            "bestuurlijke rapportage",
            "Huurde een loods waarin vaten met restanten van grondstoffen stonden.",
        ),
        (
            "controle van een bedrijfspand",
            "Was aanwezig bij een controle en had de sleutel van een afgesloten ruimte met afzuiging.",
        ),
        (
            "melding van de netbeheerder",
            "Staat als contractant bij een aansluiting met een afwijkend verbruik in de nacht.",
        ),
        (
            "proces-verbaal van bevindingen",
            "Bestuurde een bestelbus met koolstoffilters en lege jerrycans.",
        ),
        (
            "aangifte omzetbelasting",
            "Gaf nihil op, terwijl er wekelijks leveringen van chemicaliën waren.",
        ),
        (
            "toezicht omgevingsrecht",
            "Kon bij een controle niet zeggen welk bedrijf in het gehuurde pand werkt.",
        ),
    ],
    noodzaak: [
        "Geen deelnemer ziet alleen wie de panden, de grondstoffen en het geld levert. Zonder gezamenlijke verwerking blijft de organisatie achter de uitvoerders buiten beeld.",
        "De dumpingen gaan door ondanks {n} strafrechtelijke onderzoeken. Alleen met bestuurlijke en fiscale gegevens ernaast kan de locatie worden gesloten en het voordeel worden afgenomen.",
    ],
    proportionaliteit: [
        "Het gaat om de genoemde personen en om gegevens van het afgelopen jaar. Er wordt begonnen met trap 1; de gevaren voor omwonenden zijn groot.",
        "De inbreuk blijft beperkt tot wie een pand huurt of een levering aanneemt. Bewoners en buren worden niet opgenomen.",
    ],
    subsidiariteit: [
        "Toezicht per organisatie leverde sluitingen op, maar steeds opende elders een volgende locatie.",
        "Een waarschuwing aan de verhuurder is geprobeerd; het contract werd op een andere naam voortgezet.",
    ],
    type_signaal: "Signaal over productie en opslag van drugs, met faciliterende verhuur.",
    verband: "Politie, gemeente en Belastingdienst hebben elk een deel van hetzelfde patroon; {n} namen komen bij meer dan een van hen voor.",
    kring: [
        "Staat op hetzelfde adres ingeschreven en betaalt de huur van de loods.",
        "Deelt een bankrekening met de hoofdpersoon waarop de borg is gestort.",
    ],
    deelnemers: [
        &["politie", "om", "belastingdienst", "demodorp_college"],
        &["nergenshout_college", "politie", "om"],
        &["nvwa", "politie", "belastingdienst", "demoland_provincie"],
    ],
};
