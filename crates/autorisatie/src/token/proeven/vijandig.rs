// SPDX-License-Identifier: EUPL-1.2
//! Tokens that somebody made to get in.

use serde_json::{Value, json};

use super::super::{MAX_TOKEN_BYTES, Tokenfout};
use super::{claims, jwk_ec, kop, met, met_ec, nu, romp, toets, token};

pub(super) type Geval = (&'static str, String, Tokenfout);

/// A good token but for some header fields.
pub(super) fn kop_met(wijzigingen: &[(&str, Value)]) -> String {
    token(&met(&kop(), wijzigingen), &claims())
}

/// A good token but for some claims.
pub(super) fn claims_met(wijzigingen: &[(&str, Value)]) -> String {
    token(&kop(), &met(&claims(), wijzigingen))
}

/// Each token twice: the second time must not find something that the first left behind.
pub(super) fn controleer(gevallen: Vec<Geval>) {
    let mut fouten = Vec::new();
    for (naam, token, verwacht) in gevallen {
        let toets = toets();
        for poging in 1..=2 {
            let uitkomst = toets.toets(token.as_bytes(), None, nu()).map(|_| ());
            if uitkomst != Err(verwacht) {
                fouten.push(format!(
                    "{naam} (poging {poging}): {uitkomst:?} in plaats van {verwacht:?}"
                ));
            }
        }
    }
    assert!(fouten.is_empty(), "{}", fouten.join("\n"));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn vorm() {
    let goed = token(&kop(), &claims());
    let (zonder_handtekening, handtekening) = goed.rsplit_once('.').unwrap();
    let (kop_deel, claims_deel) = zonder_handtekening.split_once('.').unwrap();
    controleer(vec![
        ("leeg", String::new(), Tokenfout::Vorm),
        ("twee punten en niets", "..".into(), Tokenfout::Vorm),
        ("een deel", kop_deel.into(), Tokenfout::Vorm),
        ("twee delen", zonder_handtekening.into(), Tokenfout::Vorm),
        (
            "lege handtekening",
            format!("{zonder_handtekening}."),
            Tokenfout::Vorm,
        ),
        (
            "vier delen",
            format!("{goed}.{handtekening}"),
            Tokenfout::Vorm,
        ),
        (
            "vijf delen als een versleuteld token",
            "a.b.c.d.e".into(),
            Tokenfout::Vorm,
        ),
        ("spatie vooraf", format!(" {goed}"), Tokenfout::Vorm),
        (
            "regeleinde achteraf",
            format!("{goed}\n"),
            Tokenfout::Handtekening,
        ),
        (
            "opgevulde base64",
            format!("{kop_deel}=.{claims_deel}.{handtekening}"),
            Tokenfout::Vorm,
        ),
        (
            "geen base64url",
            format!("{kop_deel}.{claims_deel}+/.{handtekening}"),
            Tokenfout::Vorm,
        ),
        (
            "tekens buiten ASCII",
            format!("{kop_deel}.\u{e9}.{handtekening}"),
            Tokenfout::Vorm,
        ),
        (
            "kop is geen object",
            met_ec(&romp("[]", &claims().to_string())),
            Tokenfout::Vorm,
        ),
        (
            "inhoud is geen object",
            met_ec(&romp(&kop().to_string(), "\"x\"")),
            Tokenfout::Vorm,
        ),
        (
            "inhoud met een staart",
            met_ec(&romp(&kop().to_string(), &format!("{}{{}}", claims()))),
            Tokenfout::Vorm,
        ),
        (
            "te lang",
            format!("{goed}{}", "A".repeat(MAX_TOKEN_BYTES)),
            Tokenfout::TeLang,
        ),
        (
            "tienduizend diep",
            met_ec(&romp(&kop().to_string(), &"[".repeat(5000))),
            Tokenfout::Vorm,
        ),
    ]);
}

#[test]
fn dubbele_sleutels() {
    let kop_tekst = kop().to_string();
    let claims_tekst = claims().to_string();
    let dubbel = |tekst: &str, extra: &str| tekst.replacen('{', &format!("{{{extra},"), 1);
    controleer(vec![
        (
            "sub twee keer",
            met_ec(&romp(
                &kop_tekst,
                &dubbel(&claims_tekst, "\"sub\":\"ander\""),
            )),
            Tokenfout::Vorm,
        ),
        (
            "onbekend veld twee keer",
            met_ec(&romp(&kop_tekst, &dubbel(&claims_tekst, "\"rollen\":[]"))),
            Tokenfout::Vorm,
        ),
        (
            "alg twee keer",
            met_ec(&romp(
                &dubbel(&kop_tekst, "\"alg\":\"none\""),
                &claims_tekst,
            )),
            Tokenfout::Vorm,
        ),
        (
            "sub ook met een escape",
            met_ec(&romp(
                &kop_tekst,
                &dubbel(&claims_tekst, "\"\\u0073ub\":\"x\""),
            )),
            Tokenfout::Vorm,
        ),
        (
            "cnf met een dubbel lid",
            met_ec(&romp(
                &kop_tekst,
                &dubbel(&claims_tekst, "\"cnf\":{\"a\":1,\"a\":2}"),
            )),
            Tokenfout::Vorm,
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn kop_kiest_geen_sleutel_en_geen_soort() {
    controleer(vec![
        (
            "jku",
            kop_met(&[("jku", json!("https://kwaad.example/jwks"))]),
            Tokenfout::KopVeld("jku"),
        ),
        (
            "x5u",
            kop_met(&[("x5u", json!("https://kwaad.example/c"))]),
            Tokenfout::KopVeld("x5u"),
        ),
        (
            "jwk",
            kop_met(&[("jwk", jwk_ec("ec-1"))]),
            Tokenfout::KopVeld("jwk"),
        ),
        (
            "x5c",
            kop_met(&[("x5c", json!(["MII"]))]),
            Tokenfout::KopVeld("x5c"),
        ),
        (
            "crit",
            kop_met(&[("crit", json!(["exp"]))]),
            Tokenfout::KopVeld("crit"),
        ),
        (
            "crit leeg",
            kop_met(&[("crit", json!([]))]),
            Tokenfout::KopVeld("crit"),
        ),
        ("typ JWT", kop_met(&[("typ", json!("JWT"))]), Tokenfout::Typ),
        (
            "typ in hoofdletters",
            kop_met(&[("typ", json!("AT+JWT"))]),
            Tokenfout::Typ,
        ),
        ("geen typ", kop_met(&[("typ", Value::Null)]), Tokenfout::Typ),
        (
            "typ als reeks",
            kop_met(&[("typ", json!(["at+jwt"]))]),
            Tokenfout::Typ,
        ),
        (
            "id-token",
            token(
                &met(&kop(), &[("typ", json!("JWT"))]),
                &met(&claims(), &[("nonce", json!("n"))]),
            ),
            Tokenfout::Typ,
        ),
        (
            "logout-token",
            kop_met(&[("typ", json!("logout+jwt"))]),
            Tokenfout::Typ,
        ),
        ("geen kid", kop_met(&[("kid", Value::Null)]), Tokenfout::Kid),
        (
            "kid als pad",
            kop_met(&[("kid", json!("../../dev/null"))]),
            Tokenfout::Kid,
        ),
        (
            "kid als SQL",
            kop_met(&[("kid", json!("x' OR '1'='1"))]),
            Tokenfout::Kid,
        ),
        (
            "kid als adres",
            kop_met(&[("kid", json!("https://kwaad.example"))]),
            Tokenfout::Kid,
        ),
        (
            "kid te lang",
            kop_met(&[("kid", json!("k".repeat(65)))]),
            Tokenfout::Kid,
        ),
        ("kid leeg", kop_met(&[("kid", json!(""))]), Tokenfout::Kid),
        (
            "kid als getal",
            kop_met(&[("kid", json!(1))]),
            Tokenfout::Kid,
        ),
        (
            "kid onbekend",
            kop_met(&[("kid", json!("ec-2"))]),
            Tokenfout::OnbekendeSleutel { uitgever: 0 },
        ),
    ]);
}

#[test]
fn fouten_bevatten_niets_van_het_token() {
    for fout in [
        Tokenfout::Vorm,
        Tokenfout::Handtekening,
        Tokenfout::OnbekendeSleutel { uitgever: 0 },
        Tokenfout::Uitgever,
    ] {
        assert_eq!(
            (fout.code(), fout.omschrijving()),
            ("invalid_token", "het token is niet geldig")
        );
    }
    assert_eq!(Tokenfout::TeLang.code(), "invalid_request");
    assert!(Tokenfout::Verlopen.omschrijving().is_ascii());
}
