// SPDX-License-Identifier: EUPL-1.2
//! Malafide bedrijvigheid.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "Op een bedrijventerrein in {plaats} staan {n} garagebedrijven ingeschreven waar geen auto's worden hersteld. Er wordt 's nachts gewerkt en er is een illegale gokruimte.",
        "{bedrijf} in {plaats} handelt in voedingsmiddelen zonder registratie, met geknoeide houdbaarheid en personeel zonder contract.",
        "Een reeks belwinkels in {plaats} wisselt om de {n} maanden van eigenaar, kort voordat een controle wordt afgerond.",
    ],
    waarom_gezamenlijk: [
        "Elke toezichthouder ziet een overtreding; pas naast elkaar blijkt dat de onderneming als dekmantel dient.",
        "De bestuurder wisselt sneller dan een enkele organisatie kan handhaven. Samen optreden voorkomt dat schulden en boetes verdampen.",
    ],
    aanwijzingen: [
        (
            "integrale controle",
            "Noemde zich bedrijfsleider en kon geen administratie tonen.",
        ),
        (
            "controle van de voedselveiligheid",
            "Tekende voor partijen waarvan de etiketten waren vervangen.",
        ),
        (
            "inschrijving in het handelsregister",
            "Was in twee jaar bestuurder van {n} ondernemingen die kort daarna failliet gingen.",
        ),
        (
            "controle van de Arbeidsinspectie",
            "Betaalde personeel contant uit zonder loonstrook.",
        ),
        ("sluitingsbevel", "Verbrak een verzegeling van de gemeente."),
        (
            "loonaangifte",
            "Meldde iedereen ziek in de week na de controle.",
        ),
    ],
    noodzaak: [
        "De overtredingen staan bij {n} toezichthouders. Zonder verbinding worden het losse boetes voor een steeds andere bestuurder.",
        "Vastgesteld moet worden wie feitelijk leiding geeft; dat volgt alleen uit controles, loonaangiften en vergunningen samen.",
    ],
    proportionaliteit: [
        "De verwerking gaat over bestuurders en feitelijk leidinggevenden, over een jaar, in trap 1.",
        "Personeel en klanten worden niet opgenomen; het belang van eerlijke ondernemers in {plaats} rechtvaardigt de inbreuk.",
    ],
    subsidiariteit: [
        "Elke toezichthouder heeft het eigen middel ingezet; de onderneming ging onder een andere naam verder.",
        "Een gesprek met de verhuurder en een waarschuwing hadden geen gevolg.",
    ],
    type_signaal: "Signaal over ondernemingen die toezicht ontwijken door van bestuurder te wisselen.",
    verband: "NVWA, Arbeidsinspectie en gemeente hebben in een jaar {n} overeenkomstige signalen.",
    kring: [
        "Nam als broer de onderneming over op de dag voor de controle en wist niets van de bedrijfsvoering.",
        "Doet de administratie aan huis bij de hoofdpersoon en tekent voor hem.",
    ],
    deelnemers: [
        &["nvwa", "nla", "demodorp_college"],
        &["verzonnendam_college", "belastingdienst", "nla", "politie"],
        &["uwv", "nla", "belastingdienst"],
    ],
};
