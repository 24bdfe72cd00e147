// SPDX-License-Identifier: EUPL-1.2
//! The acts that a policy row may name: a gebeurtenis of a state machine, or one of six general acts. Nothing else.

use std::fmt;

use super::woordenschat::Objectsoort;
use super::woordenschat::Objectsoort::{Besluit, Casus, Hhk, Plan, Signaal, Subject, Vergadering};

/// One act: its word, the kinds of object that know it (none named: all), and what it is, in Dutch.
struct Handelingsoort {
    naam: &'static str,
    objecten: &'static [Objectsoort],
    omschrijving: &'static str,
}

const fn h(
    naam: &'static str,
    objecten: &'static [Objectsoort],
    omschrijving: &'static str,
) -> Handelingsoort {
    Handelingsoort {
        naam,
        objecten,
        omschrijving,
    }
}

// INVARIANT: sorted by name; `Handeling::van` searches by halves.
const HANDELINGEN: &[Handelingsoort] = &[
    h(
        "aanhouden",
        &[Besluit],
        "aanhouden tot een volgende vergadering",
    ),
    h("aanmaken", &[], "aanmaken"),
    h("aannemen", &[Besluit], "aannemen door de leden"),
    h("aanvaarden", &[Signaal], "aanvaarden van een signaal"),
    h("aanwijzen", &[Hhk], "aanwijzen door de Stuurgroep"),
    h("afronden", &[Plan], "afronden van de uitvoering"),
    h(
        "afschermen",
        &[Subject],
        "afschermen wegens persoonsverwisseling",
    ),
    h("afsluiten", &[Casus], "afsluiten"),
    h("afspreken", &[Casus], "afspreken van interventies"),
    h("afwijzen", &[Hhk, Signaal, Subject], "afwijzen"),
    h("agenderen", &[Besluit], "op de agenda zetten"),
    h("beeindigen", &[], "beeindigen"),
    h(
        "bekrachtigen",
        &[Casus, Subject],
        "bekrachtigen door de tafel",
    ),
    h("beperken", &[Subject], "beperken van de verwerking"),
    h(
        "deelnemers_wijzigen",
        &[Casus],
        "wijzigen van de betrokken deelnemers",
    ),
    h("duiden", &[Casus], "duiden van de verzamelde gegevens"),
    h("exporteren", &[], "exporteren"),
    h("heropenen", &[Casus], "heropenen"),
    h("hervatten", &[Casus], "hervatten na opschorting"),
    h("herwegen", &[Casus], "herwegen op grond van nieuwe feiten"),
    h("in_weging_nemen", &[Signaal], "in weging nemen"),
    h("informeren", &[Subject], "beslissen over informeren"),
    h("intrekken", &[Besluit, Signaal], "intrekken"),
    h("lezen", &[], "lezen"),
    h("melden", &[Signaal], "melden"),
    h("openen", &[Vergadering], "openen"),
    h("opheffen", &[Subject], "opheffen van een beperking"),
    h("opschorten", &[Casus], "opschorten"),
    h("opstellen", &[Plan, Signaal], "opstellen"),
    h("overdragen", &[Casus], "overdragen aan een andere tafel"),
    h("overnemen", &[Casus], "overnemen van een andere tafel"),
    h("plannen", &[Vergadering], "plannen"),
    h("sluiten", &[Vergadering], "sluiten"),
    h(
        "standpunt_geven",
        &[Besluit],
        "vastleggen van het standpunt van een deelnemer",
    ),
    h("starten", &[Casus], "starten"),
    h("terugsturen", &[Signaal], "terugsturen wegens vormgebreken"),
    h("toevoegen", &[Subject], "toevoegen"),
    h(
        "trap_openen",
        &[Casus, Hhk],
        "openen van een volgende trap van gegevens",
    ),
    h("uitvoeren", &[Plan], "beginnen met de uitvoering"),
    h("vaststellen", &[Besluit, Plan], "vaststellen"),
    h("verlengen", &[Hhk], "verlengen na evaluatie"),
    h(
        "vernietigen",
        &[Casus, Hhk, Signaal, Subject],
        "vernietigen",
    ),
    h("verwerpen", &[Besluit], "verwerpen door de leden"),
    h("verwijderen", &[Subject], "verwijderen uit de casus"),
    h("verzamelen", &[Casus], "verzamelen van gegevens"),
    h("voorbereiden", &[Hhk], "voorbereiden"),
    h("voordragen", &[Subject], "voordragen"),
    h("voorstellen", &[Besluit], "voorstellen"),
    h("weging_wijzigen", &[Signaal], "vastleggen van de weging"),
    h("wijzigen", &[], "wijzigen"),
    h("zoeken", &[], "zoeken"),
];

/// A checked act: the number of a line in the closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handeling(u8);

impl Handeling {
    /// The act for a word; `None` for any other text.
    #[must_use]
    pub fn van(woord: &str) -> Option<Self> {
        let plaats = HANDELINGEN
            .binary_search_by(|soort| soort.naam.cmp(woord))
            .ok()?;
        u8::try_from(plaats).ok().map(Self)
    }

    /// Every act, sorted by name.
    pub fn alle() -> impl Iterator<Item = Self> {
        (0..HANDELINGEN.len()).filter_map(|plaats| u8::try_from(plaats).ok().map(Self))
    }

    fn soort(self) -> &'static Handelingsoort {
        &HANDELINGEN[usize::from(self.0)]
    }

    /// The word in the policy, the log and the API.
    #[must_use]
    pub fn naam(self) -> &'static str {
        self.soort().naam
    }

    /// What the act is, in Dutch, for readers of the matrix.
    #[must_use]
    pub fn omschrijving(self) -> &'static str {
        self.soort().omschrijving
    }

    /// Whether objects of this kind know the act.
    #[must_use]
    pub fn past_bij(self, object: Objectsoort) -> bool {
        let objecten = self.soort().objecten;
        objecten.is_empty() || objecten.contains(&object)
    }

    /// Whether the act only reads, so that its rows become predicates of a query.
    #[must_use]
    pub fn is_leeshandeling(self) -> bool {
        matches!(self.naam(), "lezen" | "zoeken" | "exporteren")
    }

    /// The number of the line; less than 256, stable within one build.
    #[must_use]
    pub const fn nummer(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Handeling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.naam())
    }
}

#[cfg(test)]
mod proeven {
    use wgs::Codelijst;
    use wgs::overgangen::besluit::Besluitgebeurtenis;
    use wgs::overgangen::casus::Casusgebeurtenis;
    use wgs::overgangen::hhk::Hhkgebeurtenis;
    use wgs::overgangen::plan::Plangebeurtenis;
    use wgs::overgangen::signaal::Signaalgebeurtenis;
    use wgs::overgangen::subject::Subjectgebeurtenis;
    use wgs::overgangen::vergadering::Vergaderinggebeurtenis;

    use super::*;

    #[test]
    fn de_lijst_is_gesorteerd_en_elk_woord_wordt_gevonden() {
        assert!(
            HANDELINGEN
                .windows(2)
                .all(|paar| paar[0].naam < paar[1].naam)
        );
        for handeling in Handeling::alle() {
            assert_eq!(Handeling::van(handeling.naam()), Some(handeling));
        }
    }

    #[test]
    fn alleen_het_hele_woord_telt() {
        for woord in [
            "",
            "Lezen",
            "lezen ",
            "niet-lezen",
            "lez",
            "*",
            "verwijderen_of_lezen",
        ] {
            assert_eq!(Handeling::van(woord), None, "{woord:?}");
        }
    }

    /// The codes of the events of one machine.
    fn gebeurtenissen<G: Codelijst>(object: Objectsoort) -> Vec<(Objectsoort, &'static str)> {
        G::ALLE
            .iter()
            .map(|gebeurtenis| (object, gebeurtenis.code()))
            .collect()
    }

    #[test]
    fn de_handelingen_zijn_de_gebeurtenissen_en_zes_algemene() {
        let machines = [
            gebeurtenissen::<Signaalgebeurtenis>(Objectsoort::Signaal),
            gebeurtenissen::<Vergaderinggebeurtenis>(Objectsoort::Vergadering),
            gebeurtenissen::<Besluitgebeurtenis>(Objectsoort::Besluit),
            gebeurtenissen::<Casusgebeurtenis>(Objectsoort::Casus),
            gebeurtenissen::<Subjectgebeurtenis>(Objectsoort::Subject),
            gebeurtenissen::<Hhkgebeurtenis>(Objectsoort::Hhk),
            gebeurtenissen::<Plangebeurtenis>(Objectsoort::Plan),
        ]
        .concat();
        let algemeen = [
            "aanmaken",
            "lezen",
            "zoeken",
            "exporteren",
            "wijzigen",
            "beeindigen",
        ];
        for (object, code) in &machines {
            let handeling = Handeling::van(code);
            assert!(
                handeling.is_some_and(|daad| daad.past_bij(*object)),
                "{object}.{code}"
            );
        }
        for handeling in Handeling::alle().filter(|daad| !algemeen.contains(&daad.naam())) {
            for object in Objectsoort::ALLE
                .iter()
                .filter(|object| handeling.past_bij(**object))
            {
                assert!(
                    machines.contains(&(*object, handeling.naam())),
                    "{object}.{handeling}"
                );
            }
        }
    }
}
