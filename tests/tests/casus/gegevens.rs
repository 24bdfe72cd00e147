// SPDX-License-Identifier: EUPL-1.2
//! What is proposed, weighed and reported in these tests. Everybody is invented.

use casus::{CasusStartenInhoud, Startsubject};
use wgs::persoonsrol::Persoonsrol;
use wgs::verschijningsvorm::Verschijningsvorm;
use wgs::weging::{Oordeel, Weging};
use zaak::domein::signaal::{Aanwijzing, Naam, Opstelling, Signaalinhoud, Signaalpersoon};

use crate::wereld::Signaal;

/// A start with politie and om on these signalen, with the first person of the first.
pub fn inhoud(signalen: &[&Signaal]) -> CasusStartenInhoud {
    CasusStartenInhoud {
        signalen: signalen.iter().map(|signaal| signaal.id).collect(),
        subjecten: vec![Startsubject {
            persoon: signalen[0].personen[0],
            persoonsrol: Persoonsrol::Signaal,
            hangt_aan: None,
            waarom: None,
        }],
        deelnemers: vec!["politie".to_owned(), "om".to_owned()],
        casusregisseur: None,
        trappen: None,
    }
}

/// A weging in which everything is judged.
pub fn gewogen() -> Weging {
    let oordeel = || Oordeel {
        tekst: "Door deelnemers beoordeeld.".to_owned(),
        beoordeeld_door: vec!["politie".to_owned()],
    };
    Weging {
        in_overeenstemming_met_doel: Some(true),
        doeltoets: oordeel(),
        type_signaal: oordeel(),
        aantal_aard_omvang: oordeel(),
        gewicht_interventies: oordeel(),
        deelnemers_verband: oordeel(),
    }
}

/// A signaal about two persons.
pub fn opstelling() -> Opstelling {
    let persoon = |voornaam: &str| Signaalpersoon {
        naam: Naam {
            voornamen: Some(voornaam.to_owned()),
            voorvoegsel: None,
            geslachtsnaam: "Voorbeeld-Demo".to_owned(),
        },
        geboortedatum: None,
        bsn: None,
        aanwijzingen: vec![Aanwijzing {
            datum: jiff::civil::date(2026, 1, 5),
            bron: "controle".to_owned(),
            verschijningsvorm: Verschijningsvorm::Witwassen,
            tekst: format!("{voornaam} betaalde een jaar huur vooruit in contanten."),
        }],
    };
    Opstelling {
        inhoud: Signaalinhoud {
            gedragingen: "Contante aanbetalingen zonder herkomst van het geld.".to_owned(),
            waarom_gezamenlijk: "De gegevens liggen bij drie deelnemers.".to_owned(),
        },
        verschijningsvorm: Verschijningsvorm::Witwassen,
        personen: vec![persoon("Karel"), persoon("Marie")],
    }
}
