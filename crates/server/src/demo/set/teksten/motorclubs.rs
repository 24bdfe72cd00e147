// SPDX-License-Identifier: EUPL-1.2
//! Outlaw Motorcycle Gangs. No club is named.

use super::Vormtekst;

pub(super) const TEKST: Vormtekst = Vormtekst {
    gedragingen: [
        "Een motorclub gebruikt een loods in {plaats} als clubhuis zonder vergunning. Ondernemers in de buurt betalen voor zogenoemde beveiliging.",
        "Leden van een motorclub nemen in {plaats} {n} horecazaken over; eerdere uitbaters zeggen onder druk te hebben verkocht.",
        "Rond een sportschool in {plaats} wordt geld geïnd voor {bedrijf}; wie niet betaalt krijgt bezoek van leden van een motorclub.",
    ],
    waarom_gezamenlijk: [
        "Aangiften blijven uit door angst. Met vergunningen, omzet en waarnemingen samen is de invloed toch aan te tonen.",
        "Alleen samen is te zien welke onderneming met welk geld door welke leden wordt overgenomen.",
    ],
    aanwijzingen: [
        (
            "waarneming van de politie",
            "Ontving in het clubhuis ondernemers die met een enveloppe kwamen.",
        ),
        (
            "controle horecavergunning",
            "Was feitelijk leidinggevende van een zaak waarvoor hem een vergunning was geweigerd.",
        ),
        (
            "boekenonderzoek",
            "Factureerde beveiliging zonder personeel en zonder vergunning.",
        ),
        (
            "proces-verbaal van bevindingen",
            "Droeg bij een incident in een café kleding van de club en sprak namens haar.",
        ),
        (
            "bestuurlijke rapportage",
            "Huurde de loods die als clubhuis wordt gebruikt.",
        ),
        (
            "gesprek met een ondernemer",
            "Bood een lening aan op voorwaarde dat de inkoop bij hem zou worden gedaan.",
        ),
    ],
    noodzaak: [
        "De invloed van de club blijkt niet uit een enkele overtreding. Nodig zijn waarnemingen, vergunningen en omzet samen.",
        "Zonder gezamenlijk beeld durven ondernemers niet te verklaren en blijft intrekking van vergunningen zonder onderbouwing.",
    ],
    proportionaliteit: [
        "Alleen leden met een rol in de overname of het innen worden subject, niet de hele club.",
        "De verwerking blijft bij trap 1 en bij {n} ondernemingen; de druk op ondernemers is ernstig.",
    ],
    subsidiariteit: [
        "Sluiting van het clubhuis door de burgemeester leidde tot een nieuw clubhuis in een andere straat.",
        "Aangifte door ondernemers is gevraagd en uit angst geweigerd.",
    ],
    type_signaal: "Signaal over afpersing en overname van ondernemingen door leden van een motorclub.",
    verband: "Politie, OM en gemeente kennen {n} overnames door dezelfde personen.",
    kring: [
        "Houdt als partner van de hoofdpersoon de vergunning van de overgenomen zaak.",
        "Int voor de hoofdpersoon en woont in zijn pand zonder huur te betalen.",
    ],
    deelnemers: [
        &["politie", "om", "belastingdienst"],
        &["kmar", "politie", "om", "verzonnendam_college"],
        &["om", "politie", "fiod"],
    ],
};
