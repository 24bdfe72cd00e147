// SPDX-License-Identifier: EUPL-1.2
//! Witwassen.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "Een keten van {n} kapsalons in {plaats} heeft nauwelijks klanten en geeft een omzet op die bij drie keer zoveel stoelen past.",
        "{bedrijf} verhuurt dure auto's in {plaats} zonder dat de huur op de rekening komt. De auto's staan bij personen zonder inkomen.",
        "In {plaats} worden winkels overgenomen met leningen van een particulier, zonder rente en zonder aflossing. De winkels draaien verlies en blijven open.",
    ],
    waarom_gezamenlijk: [
        "De Belastingdienst ziet de omzet, de gemeente de winkel en de politie de bezoekers. Dat het geld van elders komt blijkt alleen samen.",
        "De herkomst van het geld is alleen te volgen als de gegevens over lening, vergunning en eerdere feiten bijeenkomen.",
    ],
    aanwijzingen: [
        (
            "waarneming ter plaatse",
            "Opende de zaak op {n} doordeweekse dagen niet en gaf voor die dagen een volle omzet op.",
        ),
        (
            "boekenonderzoek",
            "Kon de lening waarmee de onderneming werd gekocht niet met een overeenkomst staven.",
        ),
        (
            "controle horecavergunning",
            "Trad op als leidinggevende zonder loon te ontvangen.",
        ),
        (
            "verkeerscontrole",
            "Reed in een auto van een verhuurder zonder huurovereenkomst en had coupures van 500 euro bij zich.",
        ),
        (
            "aangifte vennootschapsbelasting",
            "Boekte kosten voor personeel dat niet in de loonaangifte voorkomt.",
        ),
        (
            "boekenonderzoek bij een bankrekening",
            "Stortte in een week {n} keer contant geld bij verschillende kantoren.",
        ),
    ],
    noodzaak: [
        "Geen deelnemer kan alleen vaststellen waar het geld vandaan komt. Met omzet, bezoek en eerdere feiten naast elkaar kan dat wel.",
        "De ondernemingen houden elkaar in stand. Zonder een gezamenlijk beeld van de {n} vergunninghouders blijft intrekking kansloos.",
    ],
    proportionaliteit: [
        "Er worden gegevens verwerkt over de genoemde personen en hun ondernemingen, over twee boekjaren. Klanten blijven buiten beeld.",
        "Het vermoede voordeel is hoog en de inbreuk beperkt: trap 1, alleen vergunninghouders en geldschieters.",
    ],
    subsidiariteit: [
        "Een boekenonderzoek en een controle van de vergunning, elk apart, lieten ruimte voor een verklaring die de ander had kunnen weerleggen.",
        "De gemeente vroeg om een verklaring over de financiering; die kwam niet. Een lichter middel is er niet meer.",
    ],
    type_signaal: "Signaal over ondernemingen waarvan omzet en bezoek niet bij elkaar passen.",
    verband: "FIOD, Belastingdienst en gemeente hebben signalen over dezelfde geldschieter; {n} ondernemingen hangen samen.",
    kring: [
        "Verstrekte als familielid de lening waarmee de zaak is gekocht, zonder eigen inkomen.",
        "Haalt namens de hoofdpersoon de dagopbrengst op en stort die.",
    ],
    deelnemers: [
        &["fiod", "belastingdienst", "om", "politie"],
        &["belastingdienst", "fiod", "verzonnendam_college"],
        &["politie", "om", "fiod"],
    ],
};
