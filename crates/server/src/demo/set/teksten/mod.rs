// SPDX-License-Identifier: EUPL-1.2
//! What the signalen and voorstellen of the set say, per verschijningsvorm. All of it is invented; `{plaats}`, `{bedrijf}`
//! and `{n}` are filled in from the seed, so that two zaken of one vorm do not read alike.

mod bedrijvigheid;
mod drugs;
mod mensenhandel;
mod motorclubs;
mod vastgoed;
mod witwassen;

use wgs::verschijningsvorm::Verschijningsvorm;

use super::toeval::Toeval;

/// The sentences of one verschijningsvorm.
pub(super) struct Vormtekst {
    /// The conduct that is reported.
    pub(super) gedragingen: [&'static str; 3],
    /// Why one deelnemer alone does not get there.
    pub(super) waarom_gezamenlijk: [&'static str; 2],
    /// Source and fact of an aanwijzing.
    pub(super) aanwijzingen: [(&'static str, &'static str); 6],
    /// Motivering of the voorstel.
    pub(super) noodzaak: [&'static str; 2],
    /// Motivering of the voorstel.
    pub(super) proportionaliteit: [&'static str; 2],
    /// Motivering of the voorstel.
    pub(super) subsidiariteit: [&'static str; 2],
    /// Criterium a of the weging.
    pub(super) type_signaal: &'static str,
    /// Criterium d of the weging.
    pub(super) verband: &'static str,
    /// In what a directe kring consists.
    pub(super) kring: [&'static str; 2],
    /// Codes of the deelnemers that take part; the first of them reported.
    pub(super) deelnemers: [&'static [&'static str]; 3],
}

/// The sentences of this vorm.
pub(super) const fn van(vorm: Verschijningsvorm) -> &'static Vormtekst {
    match vorm {
        Verschijningsvorm::Drugscriminaliteit => &drugs::TEKST,
        Verschijningsvorm::MensenhandelMensensmokkel => &mensenhandel::TEKST,
        Verschijningsvorm::Vastgoedfraude => &vastgoed::TEKST,
        Verschijningsvorm::Witwassen => &witwassen::TEKST,
        Verschijningsvorm::MalafideBedrijvigheid => &bedrijvigheid::TEKST,
        Verschijningsvorm::OutlawMotorcycleGangs => &motorclubs::TEKST,
    }
}

/// Criterium b of the weging, whatever the vorm.
pub(super) const OMVANG: [&str; 3] = [
    "Een signaal met {n} gedateerde aanwijzingen in minder dan een jaar; de omvang is nog niet volledig bekend.",
    "Een signaal over {n} locaties in {plaats}; de aanwijzingen zijn recent en wijzen dezelfde kant op.",
    "Een signaal, {n} voorvallen; het gaat om een patroon en niet om een enkel incident.",
];

/// Criterium c of the weging, whatever the vorm.
pub(super) const GEWICHT: [&str; 3] = [
    "Zwaar: de leefbaarheid in {plaats} lijdt eronder. Een bestuurlijke waarschuwing had geen effect.",
    "Middelzwaar: er zijn {n} controles geweest, zonder blijvend resultaat.",
    "Zwaar: het voordeel is groot en er is nog geen interventie gepleegd.",
];

/// The doeltoets, whatever the vorm.
pub(super) const DOELTOETS: [&str; 2] = [
    "Het signaal past bij het doel: een gezamenlijke bestuurlijke en integrale aanpak van georganiseerde criminaliteit.",
    "Het gaat om georganiseerde criminaliteit met verwevenheid van onder- en bovenwereld in {plaats}.",
];

/// What a signaal of two districts adds: then the regionale tafel decides.
pub(super) const REGIONAAL: [&str; 2] = [
    "Het speelt tegelijk in de districten D en G en hoort daarom bij de regionale tafel.",
    "De panden liggen in de districten E en F; geen van beide districtstafels heeft het hele beeld.",
];

/// Why the leden are against, and what they then record.
pub(super) const VERWERPING: [&str; 2] = [
    "De leden vinden toezicht door de gemeente alleen voldoende; subsidiariteit is niet aangetoond.",
    "De leden zien geen verband tussen de aanwijzingen; eerst moet het signaal worden aangevuld.",
];

/// Why a voorstel waits for the next vergadering.
pub(super) const AANHOUDING: &str = "De leden willen eerst het oordeel van de rechtmatigheidsadviescommissie lezen; het voorstel komt terug.";

/// What a lid who does not go along says.
pub(super) const MINDERHEID: [&str; 2] = [
    "Kan zich vinden in het doel, maar vindt de kring van personen ruim.",
    "Heeft zelf geen gegevens over deze personen en onthoudt zich.",
];

/// Formal defects of a signaal that goes back: code of the part, and what is missing.
pub(super) const VORMGEBREKEN: [(&str, &str); 4] = [
    (
        "bron",
        "Bij de tweede aanwijzing staat niet van welke controle zij komt.",
    ),
    (
        "identificatie",
        "Van de eerste persoon ontbreekt de geboorteplaats; er is verwisseling mogelijk.",
    ),
    (
        "waarom_gezamenlijk",
        "Er staat niet wat uw organisatie zelf al heeft gedaan.",
    ),
    (
        "datum",
        "De oudste aanwijzing heeft een geschatte datum; vermeld de dag van de waarneming.",
    ),
];

/// Fills in what differs between zaken of one vorm.
pub(super) fn vul(tekst: &str, plaats: &str, toeval: &mut Toeval) -> String {
    const BEDRIJVEN: [&str; 8] = [
        "Nergenshandel Demo B.V.",
        "Bedenksel Transport Demo B.V.",
        "Schijnhuys Beheer Demo B.V.",
        "Verzonnen Vastgoed Demo B.V.",
        "Proefpaal Horeca Demo B.V.",
        "Oefenloods Opslag Demo B.V.",
        "Fantasia Wellness Demo B.V.",
        "Doetalsof Autoverhuur Demo B.V.",
    ];
    tekst
        .replace("{plaats}", plaats)
        .replace("{bedrijf}", toeval.kies(&BEDRIJVEN))
        .replace("{n}", toeval.kies(&["twee", "drie", "vier", "vijf"]))
}
