// SPDX-License-Identifier: EUPL-1.2
//! What is remembered of verified tokens, and what ends it.

use serde_json::json;

use super::super::geheugen::MAX_TOKENS;
use super::super::{Modus, Sleutelset, Tokenfout};
use super::{NU, claims, jwk_ec, kop, met, nu, set, straks, toets, token};

#[test]
fn een_bekend_token_wordt_een_keer_geverifieerd() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    for _ in 0..5 {
        assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    }
    assert_eq!(toets.verificaties(), 1);
}

#[test]
fn een_geweigerd_token_wordt_niet_onthouden() {
    let toets = toets();
    let token = token(&kop(), &met(&claims(), &[("aud", json!("ander"))]));
    for _ in 0..3 {
        assert_eq!(
            toets.toets(token.as_bytes(), None, nu()),
            Err(Tokenfout::Bestemming)
        );
    }
    assert_eq!((toets.verificaties(), toets.geheugen.aantal()), (3, 0));
}

#[test]
fn een_onthouden_token_verloopt() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert!(toets.toets(token.as_bytes(), None, straks(604)).is_ok());
    assert_eq!(
        toets.toets(token.as_bytes(), None, straks(605)),
        Err(Tokenfout::Verlopen)
    );
    assert_eq!(
        toets.toets(token.as_bytes(), None, straks(-36)),
        Err(Tokenfout::NogNietGeldig)
    );
    assert_eq!(toets.verificaties(), 1);
}

#[test]
fn een_nieuw_herroepingstijdvak_maakt_alles_oud() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    toets.verhoog_herroepingstijdvak();
    assert_eq!(toets.herroepingstijdvak(), 1);
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert_eq!(toets.verificaties(), 2);
}

#[test]
fn een_ingetrokken_sleutel_geldt_niet_meer_voor_een_onthouden_token() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert!(toets.vervang_sleutels(0, set(&[jwk_ec("ec-9")])));
    let geweigerd = toets.toets(token.as_bytes(), None, nu());
    assert_eq!(geweigerd, Err(Tokenfout::OnbekendeSleutel { uitgever: 0 }));
    assert!(toets.vervang_sleutels(0, set(&[jwk_ec("ec-9"), jwk_ec("ec-1")])));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert!(!toets.vervang_sleutels(2, Sleutelset::default()));
}

#[test]
fn dezelfde_sleutels_nog_eens_halen_vergeet_niets() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    assert!(toets.vervang_sleutels(0, set(&[jwk_ec("ec-1")])));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert!(toets.vervang_sleutels(0, set(&[jwk_ec("ec-1")])));
    assert!(toets.toets(token.as_bytes(), None, nu()).is_ok());
    assert_eq!(toets.verificaties(), 1);
}

#[test]
fn tokens_die_op_een_teken_na_gelijk_zijn_delen_niets() {
    let toets = toets();
    let eerste = token(&kop(), &claims());
    assert!(toets.toets(eerste.as_bytes(), None, nu()).is_ok());
    for plaats in (0..eerste.len()).step_by(7) {
        let mut ander = eerste.clone().into_bytes();
        ander[plaats] = if ander[plaats] == b'A' { b'B' } else { b'A' };
        if ander != eerste.as_bytes() {
            assert!(toets.toets(&ander, None, nu()).is_err(), "teken {plaats}");
        }
    }
}

#[test]
fn het_geheugen_is_begrensd() {
    let (toets, token) = (toets(), token(&kop(), &claims()));
    let geverifieerd = toets.toets(token.as_bytes(), None, nu()).unwrap();
    let stempel = super::super::geheugen::Stempel {
        tijdvak: 0,
        generatie: 2,
    };
    for nummer in 0..u32::try_from(3 * MAX_TOKENS).unwrap() {
        let mut kopie = (*geverifieerd).clone();
        kopie.token_hash = sha2::Digest::finalize(sha2::Digest::chain_update(
            sha2::Sha256::default(),
            nummer.to_be_bytes(),
        ))
        .into();
        toets
            .geheugen
            .onthoud(std::sync::Arc::new(kopie), stempel, nu());
    }
    assert!(toets.geheugen.aantal() <= MAX_TOKENS);
}

#[test]
fn zonder_sleutels_wordt_alles_geweigerd() {
    let uitgever = super::super::Uitgever {
        iss: super::ISS.into(),
        machineclients: std::collections::HashSet::new(),
    };
    let leeg = super::super::Tokentoets::nieuw(vec![uitgever], Modus::Productie).unwrap();
    let token = token(&kop(), &met(&claims(), &[("exp", json!(NU + 60))]));
    assert_eq!(
        leeg.toets(token.as_bytes(), None, nu()),
        Err(Tokenfout::OnbekendeSleutel { uitgever: 0 })
    );
}
