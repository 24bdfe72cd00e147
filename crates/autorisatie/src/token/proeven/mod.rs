// SPDX-License-Identifier: EUPL-1.2
//! Tests of tokens. Tokens are signed here with the primitives themselves, not with the library that verifies them.

mod geheugen;
mod sleutels;
mod vijandig;
mod vijandige_claims;
mod vijandige_handtekening;
mod willekeurig;

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA256, RsaEncoding, RsaKeyPair,
};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{Modus, Sleutelset, Tokentoets, Uitgever};

pub(super) const ISS: &str = "https://aanmelden.example/riec";
pub(super) const ANDERE_ISS: &str = "https://aanmelden.example/ander";
pub(super) const MACHINE: &str = "machine-a";
pub(super) const NU: i64 = 1_795_000_000;

static EC: LazyLock<EcdsaKeyPair> =
    LazyLock::new(|| EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap());
static ANDERE_EC: LazyLock<EcdsaKeyPair> =
    LazyLock::new(|| EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap());
static RSA: LazyLock<RsaKeyPair> =
    LazyLock::new(|| RsaKeyPair::generate(KeySize::Rsa2048).unwrap());
static ED: LazyLock<Ed25519KeyPair> = LazyLock::new(|| Ed25519KeyPair::generate().unwrap());

pub(super) fn b64(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(super) fn nu() -> Timestamp {
    Timestamp::from_second(NU).unwrap()
}

pub(super) fn straks(seconden: i64) -> Timestamp {
    nu() + SignedDuration::from_secs(seconden)
}

pub(super) fn jwk_ec(kid: &str) -> Value {
    jwk_van(&EC, kid)
}

fn jwk_van(sleutel: &EcdsaKeyPair, kid: &str) -> Value {
    let punt = sleutel.public_key().as_ref();
    json!({"kty": "EC", "crv": "P-256", "kid": kid, "use": "sig", "x": b64(&punt[1..33]), "y": b64(&punt[33..])})
}

pub(super) fn jwk_rsa(kid: &str, alg: &str) -> Value {
    let publiek = RSA.public_key();
    let modulus = publiek.modulus().big_endian_without_leading_zero().to_vec();
    let exponent = publiek
        .exponent()
        .big_endian_without_leading_zero()
        .to_vec();
    json!({"kty": "RSA", "kid": kid, "use": "sig", "alg": alg, "n": b64(modulus), "e": b64(exponent)})
}

pub(super) fn jwk_ed(kid: &str) -> Value {
    json!({"kty": "OKP", "crv": "Ed25519", "kid": kid, "use": "sig", "x": b64(ED.public_key().as_ref())})
}

pub(super) fn set(sleutels: &[Value]) -> Sleutelset {
    Sleutelset::uit_jwks(
        json!({"keys": sleutels}).to_string().as_bytes(),
        Modus::Demo,
    )
    .unwrap()
}

/// Two issuers: the first with a key of each kind, the second with another P-256 key under the same kid.
pub(super) fn toets() -> Tokentoets {
    let uitgever = |iss: &str| Uitgever {
        iss: Arc::from(iss),
        machineclients: HashSet::from([MACHINE.to_owned()]),
    };
    let toets =
        Tokentoets::nieuw(vec![uitgever(ISS), uitgever(ANDERE_ISS)], Modus::Productie).unwrap();
    let eerste = [
        jwk_ec("ec-1"),
        jwk_rsa("ps-1", "PS256"),
        jwk_rsa("rs-1", "RS256"),
        jwk_ed("demo-ed"),
    ];
    assert!(toets.vervang_sleutels(0, set(&eerste)));
    assert!(toets.vervang_sleutels(1, set(&[jwk_van(&ANDERE_EC, "ec-1")])));
    toets
}

/// The header of a good token.
pub(super) fn kop() -> Value {
    json!({"typ": "at+jwt", "alg": "ES256", "kid": "ec-1"})
}

/// The claims of a good token of a person, issued half a minute ago.
pub(super) fn claims() -> Value {
    json!({
        "iss": ISS, "sub": "p-7f3a", "aud": "verband", "exp": NU + 600, "nbf": NU - 30, "iat": NU - 30,
        "jti": "3f0c", "azp": "balie", "sid": "s-1", "acr": "urn:mfa", "auth_time": NU - 3600,
        "rollen": ["cfg"], "groups": ["omt_voorzitter"]
    })
}

/// The claims of a good token of a machine client.
pub(super) fn machineclaims() -> Value {
    let binding = json!({"x5t#S256": b64([7; 32])});
    met(
        &claims(),
        &[
            ("azp", json!(MACHINE)),
            ("exp", json!(NU + 3500)),
            ("cnf", binding),
        ],
    )
}

/// A copy with other values; `Value::Null` takes the field away.
pub(super) fn met(basis: &Value, wijzigingen: &[(&str, Value)]) -> Value {
    let mut velden = basis.as_object().unwrap().clone();
    for (naam, waarde) in wijzigingen {
        if waarde.is_null() {
            velden.remove(*naam);
        } else {
            velden.insert((*naam).to_owned(), waarde.clone());
        }
    }
    Value::Object(velden)
}

pub(super) fn romp(kop: &str, claims: &str) -> String {
    format!("{}.{}", b64(kop), b64(claims))
}

/// Signs any text with the P-256 key.
pub(super) fn met_ec(romp: &str) -> String {
    let handtekening = EC.sign(&SystemRandom::new(), romp.as_bytes()).unwrap();
    format!("{romp}.{}", b64(handtekening))
}

pub(super) fn met_ed(romp: &str) -> String {
    format!("{romp}.{}", b64(ED.sign(romp.as_bytes())))
}

fn met_rsa(romp: &str, soort: &'static dyn RsaEncoding) -> String {
    let mut handtekening = vec![0; RSA.public_modulus_len()];
    RSA.sign(
        soort,
        &SystemRandom::new(),
        romp.as_bytes(),
        &mut handtekening,
    )
    .unwrap();
    format!("{romp}.{}", b64(handtekening))
}

pub(super) fn met_ps(romp: &str) -> String {
    met_rsa(romp, &RSA_PSS_SHA256)
}

pub(super) fn met_rs(romp: &str) -> String {
    met_rsa(romp, &RSA_PKCS1_SHA256)
}

/// A token with this header and these claims, signed with the P-256 key.
pub(super) fn token(kop: &Value, claims: &Value) -> String {
    met_ec(&romp(&kop.to_string(), &claims.to_string()))
}

#[test]
fn een_goed_token_zegt_wie_en_niets_over_rechten() {
    let token = token(&kop(), &claims());
    let geverifieerd = toets().toets(token.as_bytes(), None, nu()).unwrap();
    assert_eq!(
        (
            &**geverifieerd.iss(),
            geverifieerd.sub(),
            geverifieerd.azp()
        ),
        (ISS, "p-7f3a", "balie")
    );
    assert_eq!(
        (geverifieerd.sid(), geverifieerd.acr()),
        (Some("s-1"), Some("urn:mfa"))
    );
    assert_eq!(geverifieerd.exp(), straks(600));
    assert_eq!(
        (geverifieerd.iat(), geverifieerd.auth_time()),
        (straks(-30), Some(straks(-3600)))
    );
    assert_eq!(geverifieerd.cnf(), None);
    assert!(!geverifieerd.is_machineclient());
    let tekst = format!("{geverifieerd:?}");
    assert!(
        !tekst.contains("p-7f3a") && !tekst.contains("s-1"),
        "{tekst}"
    );
}

#[test]
fn elk_algoritme_en_elke_vorm_die_mag_wordt_aanvaard() {
    let romp_met = |alg: &str, kid: &str| {
        romp(
            &met(&kop(), &[("alg", json!(alg)), ("kid", json!(kid))]).to_string(),
            &claims().to_string(),
        )
    };
    let goed = [
        met_ps(&romp_met("PS256", "ps-1")),
        met_rs(&romp_met("RS256", "rs-1")),
        met_ed(&romp_met("EdDSA", "demo-ed")),
        token(&kop(), &met(&claims(), &[("aud", json!(["verband"]))])),
        token(
            &kop(),
            &met(
                &claims(),
                &[("azp", Value::Null), ("client_id", json!("balie"))],
            ),
        ),
        token(&kop(), &met(&claims(), &[("client_id", json!("balie"))])),
        token(
            &kop(),
            &met(
                &claims(),
                &[
                    ("sid", Value::Null),
                    ("acr", Value::Null),
                    ("auth_time", Value::Null),
                ],
            ),
        ),
        token(
            &kop(),
            &met(
                &claims(),
                &[
                    ("exp", json!(NU - 4)),
                    ("iat", json!(NU - 904)),
                    ("nbf", json!(NU - 904)),
                ],
            ),
        ),
        token(
            &kop(),
            &met(&claims(), &[("iat", json!(NU + 5)), ("nbf", json!(NU + 5))]),
        ),
        token(&met(&kop(), &[("x5t", json!("abc"))]), &claims()),
    ];
    for (nummer, token) in goed.iter().enumerate() {
        assert!(
            toets().toets(token.as_bytes(), None, nu()).is_ok(),
            "{nummer}"
        );
    }
}
