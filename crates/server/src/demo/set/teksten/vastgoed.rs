// SPDX-License-Identifier: EUPL-1.2
//! Fraude of misbruik in de vastgoedsector.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "Panden in {plaats} wisselen binnen een jaar {n} keer van eigenaar, steeds voor een hogere prijs, tussen vennootschappen met dezelfde bestuurder.",
        "Een verhuurder in {plaats} splitst woningen zonder vergunning, verhuurt per matras en vraagt de huur contant. De hypotheek rust op een eigenaar zonder inkomen.",
        "{bedrijf} koopt winkelpanden in {plaats} en verhuurt die aan ondernemers die er nooit zijn. De huur wordt vanaf wisselende rekeningen betaald.",
    ],
    waarom_gezamenlijk: [
        "De koopsom staat bij het Kadaster, het inkomen bij de Belastingdienst en het gebruik bij de gemeente. Geen van drieën ziet de hele transactie.",
        "Een sluiting alleen verplaatst het gebruik; zonder zicht op de geldstroom blijft de eigenaar buiten schot.",
    ],
    aanwijzingen: [
        (
            "onderzoek in het Kadaster",
            "Kocht een pand en verkocht het binnen drie maanden voor anderhalf keer de prijs aan een eigen vennootschap.",
        ),
        (
            "woningcontrole",
            "Verhuurde een woning aan {n} huishoudens zonder vergunning voor splitsing.",
        ),
        (
            "aangifte inkomstenbelasting",
            "Gaf een inkomen op dat bij de lasten van de panden niet past.",
        ),
        (
            "melding van een notaris",
            "Liet een koop uitstellen toen naar de herkomst van het geld werd gevraagd.",
        ),
        (
            "vergunningaanvraag",
            "Diende voor een leeg winkelpand een aanvraag in op naam van een ander.",
        ),
        (
            "gesprek met omwonenden",
            "Int volgens omwonenden aan de deur contant de huur.",
        ),
    ],
    noodzaak: [
        "De eigendom loopt over {n} vennootschappen. Alleen door koopsommen, aangiften en vergunningen te verbinden blijkt wie het pand werkelijk gebruikt en betaalt.",
        "Handhaving op een enkel pand heeft geen zin zolang onbekend is welke panden van dezelfde persoon zijn.",
    ],
    proportionaliteit: [
        "Alleen eigenaren en bestuurders worden opgenomen; van huurders worden geen gegevens verwerkt.",
        "Het gaat om {n} panden en twee jaar aan transacties. Dat weegt op tegen de schade voor huurders en straat.",
    ],
    subsidiariteit: [
        "De gemeente heeft aangeschreven en beboet; de panden gingen daarna over op een andere vennootschap.",
        "Een vraag om inlichtingen aan de eigenaar bleef onbeantwoord; een lichter middel met zicht op de geldstroom is er niet.",
    ],
    type_signaal: "Signaal over doorverkoop van panden en verhuur zonder vergunning.",
    verband: "Gemeente, Belastingdienst en OM hebben overeenkomstige signalen over {n} panden van dezelfde bestuurder.",
    kring: [
        "Is bestuurder op papier van de vennootschap die het pand kocht en woont bij de hoofdpersoon in.",
        "Ontving de koopsom op een rekening waarover ook de hoofdpersoon beschikt.",
    ],
    deelnemers: [
        &["fictiehaven_college", "belastingdienst", "om"],
        &["belastingdienst", "demodorp_college", "fiod"],
        &["demodorp_college", "politie", "belastingdienst", "om"],
    ],
};
