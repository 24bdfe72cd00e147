// SPDX-License-Identifier: EUPL-1.2
//! Mensenhandel en -smokkel. The signalen name those who profit, not those who may be exploited.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "Werknemers van {bedrijf} in {plaats} wonen met velen in een pand van de werkgever, maken dagen van veertien uur en hebben hun reisdocument niet bij zich.",
        "In {plaats} worden via een bemiddelingsbureau mensen geworven voor de tuinbouw. Bemiddelingskosten, vervoer en huur worden ingehouden, zodat bijna geen loon overblijft.",
        "In {n} massagesalons in {plaats} werken steeds andere mensen, die op de salon slapen en door dezelfde bestuurder worden gebracht en gehaald.",
    ],
    waarom_gezamenlijk: [
        "De Arbeidsinspectie ziet de uren, de gemeente de huisvesting, de IND de verblijfstitels. Uitbuiting blijkt pas als dat naast elkaar ligt.",
        "Wie zelf wordt uitgebuit doet zelden aangifte. Daarom moeten de deelnemers de signalen samen wegen en tegelijk optreden.",
    ],
    aanwijzingen: [
        (
            "controle van de Arbeidsinspectie",
            "Gaf de werkopdrachten en hield de paspoorten in een kluis.",
        ),
        (
            "huisbezoek van de gemeente",
            "Int contant huur voor matrassen in een pand dat niet voor bewoning is bestemd.",
        ),
        (
            "loonaangifte",
            "Gaf halve banen op, terwijl de mensen zes dagen per week werken.",
        ),
        (
            "aanvraag van verblijfsvergunningen",
            "Tekende in een maand {n} aanvragen als referent voor een bedrijf zonder omzet.",
        ),
        (
            "verkeerscontrole",
            "Bestuurde een bus met acht personen die niet konden zeggen waar zij gingen werken.",
        ),
        (
            "advertentieonderzoek",
            "Betaalde de advertenties voor wisselende personen op hetzelfde adres.",
        ),
    ],
    noodzaak: [
        "Zonder gegevens van arbeid, huisvesting en verblijf samen is niet vast te stellen of dit slecht werkgeverschap is of uitbuiting, en wie ervan profiteert.",
        "Losse boetes veranderden niets: het bedrijf ging onder een andere naam verder. Nodig is een beeld van de personen achter {bedrijf}.",
    ],
    proportionaliteit: [
        "Alleen de personen die werven, huisvesten en betalen worden subject. Van wie er werkt worden in deze casus geen gegevens gedeeld.",
        "De verwerking begint met trap 1 en blijft beperkt tot de genoemde personen; het belang van de mensen die er werken weegt zwaarder dan de inbreuk.",
    ],
    subsidiariteit: [
        "Controles door elke organisatie apart leidden ertoe dat de mensen werden verplaatst voordat een volgende organisatie kwam.",
        "Een gesprek met de werkgever en een last onder dwangsom zijn geprobeerd; het pand werd leeg aangetroffen.",
    ],
    type_signaal: "Signaal over arbeidsuitbuiting en huisvesting door de werkgever.",
    verband: "Arbeidsinspectie, gemeente en IND kennen elk dezelfde {n} personen, in een andere rol.",
    kring: [
        "Is de partner van de hoofdpersoon en huurt op eigen naam de panden waarin de werknemers slapen.",
        "Rijdt dagelijks de werknemers in de auto van de hoofdpersoon en int voor hem de huur.",
    ],
    deelnemers: [
        &["nla", "politie", "ind", "proefstede_college"],
        &["ind", "nla", "kmar"],
        &["politie", "om", "nla", "uwv"],
    ],
};
