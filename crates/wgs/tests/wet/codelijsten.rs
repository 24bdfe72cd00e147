// SPDX-License-Identifier: EUPL-1.2
//! Closed lists: codes are unique, read back, and are what JSON shows.

use std::collections::BTreeSet;

use serde::{Serialize, de::DeserializeOwned};
use wgs::Codelijst;

fn klopt<C: Codelijst + Serialize + DeserializeOwned>() {
    let mut codes = BTreeSet::new();
    for waarde in C::ALLE {
        assert!(
            codes.insert(waarde.code()),
            "dubbele code {}",
            waarde.code()
        );
        assert_eq!(C::from_code(waarde.code()), Some(*waarde));
        let json = serde_json::to_string(waarde).unwrap();
        assert_eq!(json, format!("\"{}\"", waarde.code()));
        assert_eq!(serde_json::from_str::<C>(&json).unwrap(), *waarde);
        assert!(waarde.code().is_ascii() && !waarde.omschrijving().is_empty());
    }
    assert_eq!(C::from_code("bestaat_niet"), None);
    assert!(serde_json::from_str::<C>("\"bestaat_niet\"").is_err());
}

#[test]
fn codes_zijn_uniek_en_gaan_heen_en_terug() {
    use wgs::{
        bepaling, besluitsoort, deelnemer, doel, motivering, norm, nummer, overgangen, persoonsrol,
        schending, stemming, tafel, trap, verschijningsvorm, weging,
    };
    klopt::<bepaling::Bronstatus>();
    klopt::<bepaling::Regeling>();
    klopt::<besluitsoort::Besluitsoort>();
    klopt::<besluitsoort::Objectsoort>();
    klopt::<deelnemer::Onderdeel>();
    klopt::<deelnemer::Gremiumsoort>();
    klopt::<doel::Logdoel>();
    klopt::<doel::Belasting>();
    klopt::<motivering::Motiveringsdeel>();
    klopt::<norm::Norm>();
    klopt::<norm::Eenheid>();
    klopt::<nummer::Bereik>();
    klopt::<nummer::Nummerfout>();
    klopt::<nummer::BagType>();
    klopt::<overgangen::signaal::Signaalstatus>();
    klopt::<overgangen::signaal::Signaalgebeurtenis>();
    klopt::<overgangen::besluit::Besluitstatus>();
    klopt::<overgangen::besluit::Besluitgebeurtenis>();
    klopt::<overgangen::vergadering::Vergaderingstatus>();
    klopt::<overgangen::vergadering::Vergaderinggebeurtenis>();
    klopt::<overgangen::casus::Casusstatus>();
    klopt::<overgangen::casus::Casusgebeurtenis>();
    klopt::<overgangen::casus::Sluitingsgrond>();
    klopt::<overgangen::subject::Subjectstatus>();
    klopt::<overgangen::subject::Subjectgebeurtenis>();
    klopt::<persoonsrol::Persoonsrol>();
    klopt::<persoonsrol::Subjecttype>();
    klopt::<schending::Aard>();
    klopt::<stemming::Standpunt>();
    klopt::<tafel::Tafel>();
    klopt::<tafel::Gremium>();
    klopt::<trap::Categorie>();
    klopt::<trap::Activiteit>();
    klopt::<verschijningsvorm::Verschijningsvorm>();
    klopt::<verschijningsvorm::Vormbereik>();
    klopt::<weging::Criterium>();
}

#[test]
fn een_trap_is_in_json_een_getal() {
    use wgs::trap::Trap;
    assert_eq!(serde_json::to_string(&Trap::ALLE).unwrap(), "[1,2,3]");
    assert_eq!(serde_json::from_str::<Trap>("3").unwrap(), Trap::Drie);
    assert!(serde_json::from_str::<Trap>("4").is_err());
    assert_eq!(Trap::from_code("2"), Some(Trap::Twee));
}

#[test]
fn elk_gremium_is_een_tafel_of_de_stuurgroep() {
    use wgs::tafel::{Gremium, Tafel};
    for tafel in Tafel::ALLE {
        let gremium = Gremium::from(*tafel);
        assert_eq!(gremium.tafel(), Some(*tafel));
        assert_eq!(gremium.code(), tafel.code());
    }
    assert_eq!(Gremium::ALLE.len(), Tafel::ALLE.len() + 1);
    assert_eq!(Gremium::Stuurgroep.tafel(), None);
}
