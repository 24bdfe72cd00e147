// SPDX-License-Identifier: EUPL-1.2
//! Tokens with another algorithm or another signature than belongs to them.

use aws_lc_rs::hmac;
use serde_json::{Value, json};

use super::super::Tokenfout;
use super::vijandig::{claims_met, controleer, kop_met};
use super::{
    ANDERE_ISS, b64, claims, jwk_ec, jwk_rsa, kop, met, met_ed, met_ps, met_rs, romp, token,
};

/// An HS256 token whose secret is a public key, in the three forms that somebody may think we keep it in.
fn met_hmac(kid: &str, geheim: &[u8]) -> String {
    let romp = romp(
        &met(&kop(), &[("alg", json!("HS256")), ("kid", json!(kid))]).to_string(),
        &claims().to_string(),
    );
    let sleutel = hmac::Key::new(hmac::HMAC_SHA256, geheim);
    format!("{romp}.{}", b64(hmac::sign(&sleutel, romp.as_bytes())))
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn algoritme_hoort_bij_de_sleutel() {
    let romp_met = |alg: &str, kid: &str| {
        romp(
            &met(&kop(), &[("alg", json!(alg)), ("kid", json!(kid))]).to_string(),
            &claims().to_string(),
        )
    };
    let none = romp_met("none", "ec-1");
    let rsa = jwk_rsa("ps-1", "PS256");
    controleer(vec![
        (
            "alg none zonder handtekening",
            format!("{none}."),
            Tokenfout::Vorm,
        ),
        (
            "alg none met iets",
            format!("{none}.AA"),
            Tokenfout::Algoritme,
        ),
        (
            "alg None",
            kop_met(&[("alg", json!("None"))]),
            Tokenfout::Algoritme,
        ),
        (
            "alg es256 klein",
            kop_met(&[("alg", json!("es256"))]),
            Tokenfout::Algoritme,
        ),
        (
            "geen alg",
            kop_met(&[("alg", Value::Null)]),
            Tokenfout::Algoritme,
        ),
        (
            "alg als reeks",
            kop_met(&[("alg", json!(["ES256"]))]),
            Tokenfout::Algoritme,
        ),
        (
            "HS256 met de publieke sleutel (JWK)",
            met_hmac("ec-1", jwk_ec("ec-1").to_string().as_bytes()),
            Tokenfout::Algoritme,
        ),
        (
            "HS256 met de modulus",
            met_hmac("ps-1", rsa["n"].as_str().unwrap().as_bytes()),
            Tokenfout::Algoritme,
        ),
        (
            "HS256 met een leeg geheim",
            met_hmac("rs-1", b""),
            Tokenfout::Algoritme,
        ),
        (
            "RS256 onder een sleutel voor PS256",
            met_rs(&romp_met("RS256", "ps-1")),
            Tokenfout::Algoritme,
        ),
        (
            "PS256 onder een sleutel voor RS256",
            met_ps(&romp_met("PS256", "rs-1")),
            Tokenfout::Algoritme,
        ),
        (
            "PKCS1 als PS256",
            met_rs(&romp_met("PS256", "ps-1")),
            Tokenfout::Handtekening,
        ),
        (
            "PSS als RS256",
            met_ps(&romp_met("RS256", "rs-1")),
            Tokenfout::Handtekening,
        ),
        (
            "Ed25519 als ES256",
            met_ed(&romp_met("ES256", "ec-1")),
            Tokenfout::Handtekening,
        ),
        (
            "ES384",
            kop_met(&[("alg", json!("ES384"))]),
            Tokenfout::Algoritme,
        ),
    ]);
}

#[test]
fn handtekening() {
    let goed = token(&kop(), &claims());
    let (romp_goed, handtekening) = goed.rsplit_once('.').unwrap();
    let ander = token(&kop(), &met(&claims(), &[("sub", json!("ander"))]));
    let (romp_ander, handtekening_ander) = ander.rsplit_once('.').unwrap();
    controleer(vec![
        (
            "handtekening van een ander token",
            format!("{romp_goed}.{handtekening_ander}"),
            Tokenfout::Handtekening,
        ),
        (
            "andere inhoud",
            format!("{romp_ander}.{handtekening}"),
            Tokenfout::Handtekening,
        ),
        (
            "extra bytes",
            format!("{goed}AAAA"),
            Tokenfout::Handtekening,
        ),
        (
            "afgekapt",
            goed[..goed.len() - 4].to_owned(),
            Tokenfout::Handtekening,
        ),
        (
            "nullen",
            format!("{romp_goed}.{}", b64([0; 64])),
            Tokenfout::Handtekening,
        ),
        (
            "geen base64url",
            format!("{romp_goed}.{handtekening}="),
            Tokenfout::Handtekening,
        ),
        (
            "andere uitgever, eigen sleutel",
            claims_met(&[("iss", json!(ANDERE_ISS))]),
            Tokenfout::Handtekening,
        ),
    ]);
}
