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
    STERKERE_AANMELDING_NODIG = "sterkere-aanmelding-nodig", 401, "Deze handeling vraagt een sterkere aanmelding", [R40];
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
            let of_law = grondslag.starts_with("Artikel ");
            assert_eq!(of_law, !soort.regels.is_empty(), "{}", soort.code);
            for regel in soort.regels {
                let mut artikelen = regel
                    .bepalingen
                    .iter()
                    .filter_map(|bepaling| bepaling.artikel);
                assert!(
                    artikelen.any(|a| grondslag.contains(&format!("Artikel {a}"))),
                    "{}",
                    soort.code
                );
            }
        }
    }

    #[test]
    fn the_catalogue_is_in_order_of_status() {
        assert!(ALLE.windows(2).all(|pair| pair[0].status <= pair[1].status));
    }
}
