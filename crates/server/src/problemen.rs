// SPDX-License-Identifier: EUPL-1.2
//! The catalogue of problems: every code that an answer can carry, with its status, its title
//! and its page. A code without a page does not compile; a page without a code fails a test.

use wgs::regel::{self, Regel};

/// One kind of problem. Its `type` in an answer is `/problemen/{code}`, which the server serves.
#[derive(Debug, PartialEq, Eq)]
pub struct Probleemsoort {
    /// The stable code, also the last segment of `type`.
    pub code: &'static str,
    /// The HTTP status that goes with it, always this one.
    pub status: u16,
    /// The title, Dutch, the same in every answer.
    pub titel: &'static str,
    /// The rules of law on which this kind always rests; empty where HTTP itself refuses.
    pub regels: &'static [&'static Regel],
    /// What it means, what to do and on which provision it rests: Dutch, Markdown.
    pub pagina: &'static str,
}

impl Probleemsoort {
    /// The kind with this code.
    #[must_use]
    pub fn met_code(code: &str) -> Option<&'static Self> {
        ALLE.iter().copied().find(|soort| soort.code == code)
    }

    /// The page of this kind as served: without the licence line.
    #[must_use]
    pub fn page_text(&self) -> &'static str {
        self.pagina
            .split_once("-->\n")
            .map_or(self.pagina, |(_, text)| text)
    }
}

macro_rules! soorten {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $status:literal, $title:literal $(, [$($regel:ident),*])?;)*) => {
        $($(#[$doc])*
        pub const $name: &Probleemsoort = &Probleemsoort {
            code: $code,
            status: $status,
            titel: $title,
            regels: &[$($(&regel::$regel),*)?],
            pagina: include_str!(concat!("../../../docs/problemen/", $code, ".md")),
        };)*
        /// Every kind of problem, in order of status.
        pub const ALLE: &[&Probleemsoort] = &[$($name),*];
    };
}

soorten! {
    /// Het verzoek is niet geldig.
    VERZOEK_ONGELDIG = "verzoek-ongeldig", 400, "Het verzoek is niet geldig";
    /// Er is geen werkcontext opgegeven.
    WERKCONTEXT_ONTBREEKT = "werkcontext-ontbreekt", 400, "Er is geen werkcontext opgegeven", [R01];
    /// Er is geen hoedanigheid gekozen.
    HOEDANIGHEID_ONTBREEKT = "hoedanigheid-ontbreekt", 400, "Er is geen hoedanigheid gekozen", [R41];
    /// Vooruit laden wordt niet beantwoord.
    VOORUITLADEN_GEWEIGERD = "vooruitladen-geweigerd", 400, "Vooruit laden wordt niet beantwoord", [R50];
    /// U bent niet aangemeld.
    TOKEN_ONTBREEKT = "token-ontbreekt", 401, "U bent niet aangemeld", [R40];
    /// Uw aanmelding is niet geldig.
    TOKEN_ONGELDIG = "token-ongeldig", 401, "Uw aanmelding is niet geldig", [R40];
    /// Deze handeling vraagt een sterkere aanmelding.
    AANMELDING_TE_LICHT = "aanmelding-te-licht", 401, "Deze handeling vraagt een sterkere aanmelding", [R40];
    /// Niet toegestaan.
    EIS_ONTBREEKT = "eis-ontbreekt", 403, "Niet toegestaan", [R40];
    /// U bent niet geautoriseerd.
    GEEN_AUTORISATIE = "geen-autorisatie", 403, "U bent niet geautoriseerd", [R109];
    /// Onder dit lidmaatschap kunt u niet handelen.
    HOEDANIGHEID_ONGELDIG = "hoedanigheid-ongeldig", 403, "Onder dit lidmaatschap kunt u niet handelen", [R41];
    /// De werkcontext past niet bij deze zaak.
    WERKCONTEXT_PAST_NIET = "werkcontext-past-niet", 403, "De werkcontext past niet bij deze zaak", [R01];
    /// Een lid met belang bij de zaak telt niet mee.
    LID_MET_BELANG = "lid-met-belang", 403, "Een lid met belang bij de zaak telt niet mee", [R43];
    /// Niet gevonden.
    NIET_GEVONDEN = "niet-gevonden", 404, "Niet gevonden", [R40];
    /// Deze methode bestaat hier niet.
    METHODE_NIET_TOEGESTAAN = "methode-niet-toegestaan", 405, "Deze methode bestaat hier niet";
    /// Deze antwoordvorm wordt niet geleverd.
    ANTWOORDVORM_NIET_LEVERBAAR = "antwoordvorm-niet-leverbaar", 406, "Deze antwoordvorm wordt niet geleverd";
    /// Het verzoek kwam te langzaam binnen.
    VERZOEK_TE_TRAAG = "verzoek-te-traag", 408, "Het verzoek kwam te langzaam binnen";
    /// Deze Idempotency-Key is al voor een ander verzoek gebruikt.
    SLEUTEL_HERGEBRUIKT = "sleutel-hergebruikt", 409, "Deze Idempotency-Key is al voor een ander verzoek gebruikt";
    /// The state of the object does not know this step.
    TOESTAND_LAAT_NIET_TOE = "toestand-laat-niet-toe", 409, "In deze toestand kan dit niet", [R02, R03, R63];
    /// Het signaal is niet in weging.
    SIGNAAL_NIET_IN_WEGING = "signaal-niet-in-weging", 409, "Het signaal is niet in weging", [R94];
    /// Het signaal valt buiten het doel.
    BUITEN_DOEL = "buiten-doel", 409, "Het signaal valt buiten het doel", [R93];
    /// De activiteit is nog niet gestart, of is geëindigd.
    ACTIVITEIT_NIET_GESTART = "activiteit-niet-gestart", 409, "De activiteit loopt niet", [R12, R94];
    /// Deze trap is al geopend.
    TRAP_AL_GEOPEND = "trap-al-geopend", 409, "Deze trap is al geopend", [R12];
    /// Een lagere trap is nog niet geopend.
    LAGERE_TRAP_NIET_GEOPEND = "lagere-trap-niet-geopend", 409, "Een lagere trap is nog niet geopend", [R12];
    /// Deze trap is niet geopend.
    TRAP_NIET_GEOPEND = "trap-niet-geopend", 409, "Deze trap is niet geopend", [R12];
    /// Trap 3 is voor een scan niet toegestaan.
    TRAP_DRIE_NOOIT_BIJ_SCAN = "trap-drie-nooit-bij-scan", 409, "Trap 3 is voor een scan niet toegestaan", [R13];
    /// Deze casus hoort bij een andere tafel.
    ANDERE_TAFEL = "andere-tafel", 409, "Deze casus hoort bij een andere tafel", [R110];
    /// Van deze deelnemer is al een standpunt vastgelegd.
    STANDPUNT_DUBBEL = "standpunt-dubbel", 409, "Van deze deelnemer is al een standpunt vastgelegd", [R02];
    /// Er ontbreken standpunten.
    STANDPUNT_ONTBREEKT = "standpunt-ontbreekt", 409, "Er ontbreken standpunten", [R02];
    /// Deze deelnemer is niet aanwezig.
    DEELNEMER_NIET_AANWEZIG = "deelnemer-niet-aanwezig", 409, "Deze deelnemer is niet aanwezig", [R02];
    /// Er is geen quorum.
    QUORUM_ONTBREEKT = "quorum-ontbreekt", 409, "Er is geen quorum", [R02];
    /// De standpunten geven een andere uitslag.
    UITSLAG_ANDERS = "uitslag-anders", 409, "De standpunten geven een andere uitslag", [R02];
    /// De vergadering is daarvoor niet in de juiste toestand.
    VERGADERING_NIET_OPEN = "vergadering-niet-open", 409, "De vergadering is daarvoor niet in de juiste toestand", [R02];
    /// Dit besluit stond al op deze agenda.
    AGENDERING_DUBBEL = "agendering-dubbel", 409, "Dit besluit stond al op deze agenda", [R02];
    /// De inhoud is niet die waarover is gestemd.
    INHOUD_GEWIJZIGD = "inhoud-gewijzigd", 409, "De inhoud is niet die waarover is gestemd", [R02];
    /// De termijn voor vaststelling is verstreken.
    BESLUITTERMIJN_VERLOPEN = "besluittermijn-verlopen", 409, "De termijn voor vaststelling is verstreken", [R02];
    /// De aanneming is later gedateerd dan nu.
    AANNEMING_IN_TOEKOMST = "aanneming-in-toekomst", 409, "De aanneming is later gedateerd dan nu", [R02];
    /// De vergadering kan nog niet worden geopend.
    VERGADERING_TE_VROEG = "vergadering-te-vroeg", 409, "De vergadering kan nog niet worden geopend", [R02];
    /// De agenda is niet afgehandeld.
    AGENDA_NIET_AFGEHANDELD = "agenda-niet-afgehandeld", 409, "De agenda is niet afgehandeld", [R02];
    /// Het gevolg van dit besluit is nu niet rechtmatig.
    GEVOLG_NIET_RECHTMATIG = "gevolg-niet-rechtmatig", 409, "Het gevolg van dit besluit is nu niet rechtmatig", [R94, R112, R63];
    /// De casus heeft geen plaats voor nog een subject.
    SUBJECTEN_MAXIMUM = "subjecten-maximum", 409, "De casus heeft geen plaats voor nog een subject", [R112];
    /// Deze persoon is al subject van deze casus.
    SUBJECT_DUBBEL = "subject-dubbel", 409, "Deze persoon is al subject van deze casus", [R112];
    /// Er loopt al een voorstel over dit subject.
    VOORSTEL_LOOPT = "voorstel-loopt", 409, "Er loopt al een voorstel over dit subject", [R112];
    /// Het subject waaraan deze persoon hangt, is er niet meer.
    KRING_ZONDER_SUBJECT = "kring-zonder-subject", 409, "Het subject waaraan deze persoon hangt, is er niet meer", [R112];
    /// Er hangen nog anderen aan dit subject.
    KRING_BLIJFT_ACHTER = "kring-blijft-achter", 409, "Er hangen nog anderen aan dit subject", [R112];
    /// Over informeren is nog niet besloten.
    INFORMERING_ONTBREEKT = "informering-ontbreekt", 409, "Over informeren is nog niet besloten", [R84];
    /// De termijn van de gegevens is verstreken.
    TERMIJN_VERLOPEN = "termijn-verlopen", 409, "De termijn van de gegevens is verstreken", [R60];
    /// Het handhavingsknelpunt is niet aangewezen.
    HHK_NIET_AANGEWEZEN = "hhk-niet-aangewezen", 409, "Het handhavingsknelpunt is niet aangewezen", [R108];
    /// Er is al een concept van een plan van aanpak.
    PLAN_CONCEPT_BESTAAT = "plan-concept-bestaat", 409, "Er is al een concept van dit plan van aanpak", [R108];
    /// De stukken zijn gewijzigd.
    STUKKEN_GEWIJZIGD = "stukken-gewijzigd", 409, "De stukken zijn gewijzigd", [R108];
    /// Het advies is negatief.
    ADVIES_NEGATIEF = "advies-negatief", 409, "Het advies over gegevensbescherming is negatief", [R89];
    /// De gegevens zijn intussen gewijzigd.
    VERSIE_VEROUDERD = "versie-verouderd", 412, "De gegevens zijn intussen gewijzigd";
    /// Het verzoek is te groot.
    LICHAAM_TE_GROOT = "lichaam-te-groot", 413, "Het verzoek is te groot";
    /// Deze inhoudsvorm wordt niet aangenomen.
    INHOUDSVORM_ONBEKEND = "inhoudsvorm-onbekend", 415, "Deze inhoudsvorm wordt niet aangenomen";
    /// Aan deze verwachting kan niet worden voldaan.
    VERWACHTING_ONVERVULBAAR = "verwachting-onvervulbaar", 417, "Aan deze verwachting kan niet worden voldaan";
    /// Geef de versie op die u wijzigt.
    VERSIE_ONTBREEKT = "versie-ontbreekt", 428, "Geef de versie op die u wijzigt";
    /// Te veel verzoeken.
    TE_VEEL_VERZOEKEN = "te-veel-verzoeken", 429, "Te veel verzoeken";
    /// Er ging iets mis in de dienst.
    STORING = "storing", 500, "Er ging iets mis in de dienst";
    /// De dienst is nu niet beschikbaar.
    NIET_BESCHIKBAAR = "niet-beschikbaar", 503, "De dienst is nu niet beschikbaar", [R50];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use wgs::bepaling::Bronstatus;

    use super::ALLE;

    #[test]
    fn every_page_has_a_code_and_every_code_a_page() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/problemen");
        let pages: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("docs/problemen exists")
            .map(|entry| {
                entry
                    .expect("readable")
                    .file_name()
                    .into_string()
                    .expect("UTF-8")
            })
            .collect();
        let codes: BTreeSet<String> = ALLE.iter().map(|s| format!("{}.md", s.code)).collect();
        assert_eq!(pages, codes);
        assert_eq!(codes.len(), ALLE.len(), "a code stands twice");
    }

    #[test]
    fn a_page_says_what_its_row_says() {
        for soort in ALLE {
            let text = soort.page_text();
            let head = format!(
                "# {}\n\nCode `{}`, status {}.\n",
                soort.titel, soort.code, soort.status
            );
            assert!(text.starts_with(&head), "{}: {text}", soort.code);
            for part in [
                "## Wat het betekent\n",
                "## Wat u kunt doen\n",
                "## Grondslag\n",
            ] {
                let section = text.split_once(part).map(|(_, rest)| rest.trim_start());
                assert!(
                    section.is_some_and(|s| !s.is_empty() && !s.starts_with('#')),
                    "{}: {part}",
                    soort.code
                );
            }
        }
    }

    #[test]
    fn a_page_names_the_provisions_of_its_rules() {
        for soort in ALLE {
            let grondslag = soort
                .pagina
                .split_once("## Grondslag\n")
                .map_or("", |(_, rest)| rest);
            let of_law = !grondslag.starts_with("Geen bepaling");
            assert_eq!(of_law, !soort.regels.is_empty(), "{}", soort.code);
            for regel in soort.regels {
                let named = regel
                    .bepalingen
                    .iter()
                    .any(|bepaling| match bepaling.status {
                        Bronstatus::Gelezen => bepaling.artikel.is_some_and(|a| {
                            grondslag.to_lowercase().contains(&format!("artikel {a}"))
                        }),
                        Bronstatus::Onbevestigd => grondslag.contains("onbevestigd"),
                        Bronstatus::Werkafspraak => grondslag.starts_with("Werkafspraak"),
                        Bronstatus::Ontwerp => grondslag.starts_with("Regel van het systeem"),
                    });
                assert!(named, "{} {}", soort.code, regel.id);
            }
        }
    }

    /// The codes with which the crates behind the door say no. A fault in the content has no page:
    /// it stands in `fouten` of one problem.
    fn codes_behind_the_door() -> BTreeSet<String> {
        const MAKERS: [&str; 6] = [
            "Schending::geweigerd(",
            "Schending::conflict(",
            "Geweigerd::nieuw(",
            "Geweigerd::toestand(",
            "Self::nieuw(",
            "Geweigerd {",
        ];
        let mut codes = BTreeSet::new();
        for name in [
            "wgs",
            "autorisatie",
            "besluitvorming",
            "zaak",
            "casus",
            "handhavingsknelpunt",
        ] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("..")
                .join(name)
                .join("src");
            for text in sources(&folder) {
                let whole = text.split("#[cfg(test)]").next().unwrap_or_default();
                for maker in MAKERS {
                    for call in whole.split(maker).skip(1) {
                        let arguments = call.split(';').next().unwrap_or_default();
                        let literal = arguments.split('"').nth(1).unwrap_or_default();
                        let is_code = !literal.is_empty()
                            && literal
                                .bytes()
                                .all(|b| b.is_ascii_lowercase() || b == b'-' || b == b'_');
                        if is_code {
                            codes.insert(literal.replace('_', "-"));
                        }
                    }
                }
            }
        }
        codes
    }

    fn sources(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                found.extend(sources(&path));
            } else {
                found.push(std::fs::read_to_string(&path).unwrap_or_default());
            }
        }
        found
    }

    #[test]
    fn every_refusal_behind_the_door_has_a_page() {
        let codes = codes_behind_the_door();
        assert!(
            codes.contains("buiten-doel"),
            "the scan finds what is there: {codes:?}"
        );
        let without: Vec<_> = codes
            .iter()
            .filter(|code| super::Probleemsoort::met_code(code).is_none())
            .collect();
        assert!(
            without.is_empty(),
            "no page in docs/problemen for {without:?}"
        );
    }

    #[test]
    fn the_catalogue_is_in_order_of_status() {
        assert!(ALLE.windows(2).all(|pair| pair[0].status <= pair[1].status));
    }
}
