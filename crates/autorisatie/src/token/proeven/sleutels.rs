// SPDX-License-Identifier: EUPL-1.2
//! Which key sets and which issuers are accepted.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::super::{
    Modus, Sleutelfout, Sleutelset, Tokentoets, Uitgever, sleutels::Sleutelfout as Fout,
};
use super::{b64, jwk_ec, jwk_ed, jwk_rsa, met};

fn lees(sleutels: &[Value], modus: Modus) -> Result<usize, Sleutelfout> {
    Sleutelset::uit_jwks(json!({"keys": sleutels}).to_string().as_bytes(), modus)
        .map(|set| set.aantal())
}

/// An RSA key whose modulus has this many bytes, the first one given.
fn rsa_van(eerste: u8, bytes: usize, exponent: &[u8]) -> Value {
    let mut modulus = vec![0xFF; bytes];
    modulus[0] = eerste;
    met(
        &jwk_rsa("r", "PS256"),
        &[("n", json!(b64(modulus))), ("e", json!(b64(exponent)))],
    )
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn wat_een_set_onbruikbaar_maakt() {
    let goed = jwk_ec("ec-1");
    let f4 = &[1, 0, 1];
    let gevallen = [
        (
            "oct",
            json!({"kty": "oct", "kid": "h", "k": "AAAA"}),
            Fout::Geheim,
        ),
        (
            "oct voor versleutelen",
            json!({"kty": "oct", "kid": "h", "use": "enc"}),
            Fout::Geheim,
        ),
        (
            "geheim deel EC",
            met(&jwk_ec("a"), &[("d", json!("AAAA"))]),
            Fout::Geheim,
        ),
        (
            "geheim deel RSA",
            met(&jwk_rsa("a", "RS256"), &[("d", json!("AAAA"))]),
            Fout::Geheim,
        ),
        ("RSA 1024", rsa_van(0x80, 128, f4), Fout::Rsa),
        ("RSA 2047", rsa_van(0x7F, 256, f4), Fout::Rsa),
        ("RSA met een nul vooraf", rsa_van(0, 257, f4), Fout::Rsa),
        ("RSA 16384", rsa_van(0x80, 2048, f4), Fout::Rsa),
        ("RSA exponent 1", rsa_van(0x80, 256, &[1]), Fout::Rsa),
        ("RSA exponent 3", rsa_van(0x80, 256, &[3]), Fout::Rsa),
        (
            "RSA exponent even",
            rsa_van(0x80, 256, &[1, 0, 2]),
            Fout::Rsa,
        ),
        (
            "RSA zonder alg",
            met(&jwk_rsa("a", "x"), &[("alg", Value::Null)]),
            Fout::AlgoritmeOntbreekt,
        ),
        (
            "geen kid",
            met(&jwk_ec("a"), &[("kid", Value::Null)]),
            Fout::Kid,
        ),
        ("kid met een punt", jwk_ec("a.b"), Fout::Kid),
        ("kid dubbel", jwk_rsa("ec-1", "PS256"), Fout::Kid),
        ("kid van de demo", jwk_ec("demo-1"), Fout::AlleenDemo),
        (
            "kid van de demo, versleutelen",
            met(&jwk_ec("demo-1"), &[("use", json!("enc"))]),
            Fout::AlleenDemo,
        ),
        ("Ed25519", jwk_ed("ed-1"), Fout::AlleenDemo),
        (
            "coordinaat te kort",
            met(&jwk_ec("a"), &[("x", json!(b64([1; 31])))]),
            Fout::Kromme,
        ),
        (
            "geen y",
            met(&jwk_ec("a"), &[("y", Value::Null)]),
            Fout::Kromme,
        ),
        (
            "geen kty",
            met(&jwk_ec("a"), &[("kty", Value::Null)]),
            Fout::Vorm,
        ),
        ("geen object", json!("sleutel"), Fout::Vorm),
    ];
    for (naam, jwk, verwacht) in gevallen {
        assert_eq!(
            lees(&[goed.clone(), jwk], Modus::Productie),
            Err(verwacht),
            "{naam}"
        );
    }
}

#[test]
fn andere_sleutels_blijven_buiten_beschouwing() {
    let erbij = [
        met(&jwk_rsa("enc", "RSA-OAEP"), &[("use", json!("enc"))]),
        met(&jwk_rsa("sterk", "RS512"), &[]),
        met(&jwk_ec("p384"), &[("crv", json!("P-384"))]),
        json!({"kty": "AKP", "kid": "later", "alg": "ML-DSA-44", "pub": "AAAA"}),
    ];
    for jwk in erbij {
        assert_eq!(
            lees(&[jwk_ec("ec-1"), jwk.clone()], Modus::Productie),
            Ok(1),
            "{jwk}"
        );
        assert_eq!(lees(&[jwk], Modus::Productie), Err(Fout::Leeg));
    }
}

#[test]
fn de_demo_mag_zijn_eigen_sleutels() {
    assert_eq!(
        lees(&[jwk_ed("demo-1"), jwk_ec("demo-2")], Modus::Demo),
        Ok(2)
    );
}

#[test]
fn een_set_is_een_object_met_hoogstens_32_sleutels() {
    let veel: Vec<Value> = (0..33)
        .map(|nummer| jwk_ec(&format!("k{nummer}")))
        .collect();
    assert_eq!(lees(&veel[..32], Modus::Productie), Ok(32));
    assert_eq!(lees(&veel, Modus::Productie), Err(Fout::TeVeel));
    let groot = json!({"keys": [], "vulling": "x".repeat(64 * 1024)}).to_string();
    for tekst in [
        "",
        "[]",
        "{}",
        r#"{"keys":{}}"#,
        r#"{"keys":[],"keys":[]}"#,
        &groot,
    ] {
        assert_eq!(
            Sleutelset::uit_jwks(tekst.as_bytes(), Modus::Productie).map(|set| set.aantal()),
            Err(Fout::Vorm)
        );
    }
    assert_eq!(lees(&[], Modus::Productie), Err(Fout::Leeg));
}

#[test]
fn een_uitgever_staat_op_https_en_niet_op_deze_machine() {
    let nieuw = |iss: &str, modus| {
        let uitgever = Uitgever {
            iss: iss.into(),
            machineclients: HashSet::new(),
        };
        Tokentoets::nieuw(vec![uitgever], modus).is_ok()
    };
    for goed in [
        "https://aanmelden.example",
        "https://aanmelden.example:8443/riec",
    ] {
        assert!(nieuw(goed, Modus::Productie), "{goed}");
    }
    let fout = [
        "http://aanmelden.example",
        "https://localhost",
        "https://demo.localhost:1/",
        "https://LOCALHOST./x",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://",
        "https:///x",
        "https://a@b",
        "aanmelden.example",
        "",
    ];
    for iss in fout {
        assert!(!nieuw(iss, Modus::Productie), "{iss}");
    }
    assert!(nieuw("http://demo.localhost:4711/", Modus::Demo));
    let dubbel = Uitgever {
        iss: "https://a.example".into(),
        machineclients: HashSet::new(),
    };
    assert!(Tokentoets::nieuw(vec![dubbel.clone(), dubbel], Modus::Productie).is_err());
    assert!(Tokentoets::nieuw(vec![], Modus::Productie).is_err());
}
