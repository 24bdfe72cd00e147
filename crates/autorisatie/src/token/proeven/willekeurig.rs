// SPDX-License-Identifier: EUPL-1.2
//! No input panics, and none but the issuer's own text gets in.

use proptest::prelude::*;

use super::super::{Modus, Sleutelset};
use super::{claims, kop, met_ec, nu, romp, toets, token};

#[test]
fn geen_enkele_reeks_bytes_breekt_de_toets() {
    let toets = toets();
    proptest!(ProptestConfig::with_cases(512), |(bytes in prop::collection::vec(any::<u8>(), 0..400))| {
        prop_assert!(toets.toets(&bytes, None, nu()).is_err());
        prop_assert!(Sleutelset::uit_jwks(&bytes, Modus::Productie).is_err());
    });
}

#[test]
fn geen_drie_delen_van_willekeurige_tekst_komen_erin() {
    let toets = toets();
    proptest!(ProptestConfig::with_cases(512), |(kop in "\\PC{0,60}", inhoud in "\\PC{0,60}", staart in "[A-Za-z0-9_-]{0,90}")| {
        let token = format!("{}.{staart}", romp(&kop, &inhoud));
        prop_assert!(toets.toets(token.as_bytes(), None, nu()).is_err());
    });
}

#[test]
fn een_getekende_maar_willekeurige_inhoud_breekt_niets() {
    let toets = toets();
    proptest!(ProptestConfig::with_cases(256), |(naam in "[a-z_]{1,9}", waarde in "[0-9.e\\-\"\\[\\]{}a-z]{0,12}")| {
        let inhoud = claims().to_string().replacen('{', &format!("{{\"{naam}\":{waarde},"), 1);
        let _ = toets.toets(met_ec(&romp(&kop().to_string(), &inhoud)).as_bytes(), None, nu());
    });
}

#[test]
fn geen_enkele_wijziging_van_een_goed_token_komt_erin() {
    let (toets, goed) = (toets(), token(&kop(), &claims()).into_bytes());
    assert!(toets.toets(&goed, None, nu()).is_ok());
    proptest!(ProptestConfig::with_cases(512), |(plaats in 0..goed.len(), byte in any::<u8>(), knip in any::<bool>())| {
        let mut ander = goed.clone();
        if knip { ander.truncate(plaats); } else { ander[plaats] = byte; }
        prop_assert_eq!(toets.toets(&ander, None, nu()).is_ok(), ander == goed);
    });
}
