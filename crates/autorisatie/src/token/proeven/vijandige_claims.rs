// SPDX-License-Identifier: EUPL-1.2
//! Well signed tokens with claims that must not get in.

use serde_json::{Value, json};

use super::super::Tokenfout;
use super::vijandig::{claims_met, controleer};
use super::{ANDERE_ISS, MACHINE, NU, b64, kop, machineclaims, met, nu, toets, token};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn uitgever_en_bestemming() {
    controleer(vec![
        (
            "onbekende uitgever",
            claims_met(&[("iss", json!("https://kwaad.example"))]),
            Tokenfout::Uitgever,
        ),
        (
            "uitgever met een streep erachter",
            claims_met(&[("iss", json!(format!("{ANDERE_ISS}/")))]),
            Tokenfout::Uitgever,
        ),
        (
            "uitgever als reeks",
            claims_met(&[("iss", json!([super::ISS]))]),
            Tokenfout::Uitgever,
        ),
        (
            "geen uitgever",
            claims_met(&[("iss", Value::Null)]),
            Tokenfout::Uitgever,
        ),
        (
            "geen aud",
            claims_met(&[("aud", Value::Null)]),
            Tokenfout::ClaimOntbreekt("aud"),
        ),
        (
            "aud van een ander",
            claims_met(&[("aud", json!("ander"))]),
            Tokenfout::Bestemming,
        ),
        (
            "aud met meer",
            claims_met(&[("aud", json!(["verband", "ander"]))]),
            Tokenfout::Bestemming,
        ),
        (
            "aud twee keer dezelfde",
            claims_met(&[("aud", json!(["verband", "verband"]))]),
            Tokenfout::Bestemming,
        ),
        (
            "aud leeg",
            claims_met(&[("aud", json!([]))]),
            Tokenfout::Bestemming,
        ),
        (
            "aud in hoofdletters",
            claims_met(&[("aud", json!("Verband"))]),
            Tokenfout::Bestemming,
        ),
        (
            "aud als object",
            claims_met(&[("aud", json!({"verband": true}))]),
            Tokenfout::ClaimVorm("aud"),
        ),
        (
            "twee clienten",
            claims_met(&[("client_id", json!("ander"))]),
            Tokenfout::TweeClienten,
        ),
        (
            "geen client",
            claims_met(&[("azp", Value::Null)]),
            Tokenfout::ClaimOntbreekt("azp"),
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn tijd() {
    let met_duur = |iat: i64, exp: i64| {
        claims_met(&[
            ("iat", json!(iat)),
            ("nbf", json!(iat)),
            ("exp", json!(exp)),
        ])
    };
    controleer(vec![
        ("verlopen", met_duur(NU - 600, NU - 5), Tokenfout::Verlopen),
        (
            "geen exp",
            claims_met(&[("exp", Value::Null)]),
            Tokenfout::ClaimOntbreekt("exp"),
        ),
        (
            "geen nbf",
            claims_met(&[("nbf", Value::Null)]),
            Tokenfout::ClaimOntbreekt("nbf"),
        ),
        (
            "geen iat",
            claims_met(&[("iat", Value::Null)]),
            Tokenfout::ClaimOntbreekt("iat"),
        ),
        (
            "nbf straks",
            claims_met(&[("nbf", json!(NU + 6))]),
            Tokenfout::NogNietGeldig,
        ),
        (
            "iat straks",
            claims_met(&[("iat", json!(NU + 6))]),
            Tokenfout::NogNietGeldig,
        ),
        (
            "exp als tekst",
            claims_met(&[("exp", json!("9999999999"))]),
            Tokenfout::ClaimVorm("exp"),
        ),
        (
            "exp als breuk",
            claims_met(&[("exp", json!(1_795_000_060.5))]),
            Tokenfout::ClaimVorm("exp"),
        ),
        (
            "exp negatief",
            claims_met(&[("exp", json!(-1))]),
            Tokenfout::ClaimVorm("exp"),
        ),
        (
            "exp onvoorstelbaar",
            claims_met(&[("exp", json!(u64::MAX))]),
            Tokenfout::ClaimVorm("exp"),
        ),
        (
            "exp waar",
            claims_met(&[("exp", json!(true))]),
            Tokenfout::ClaimVorm("exp"),
        ),
        (
            "nbf als tekst",
            claims_met(&[("nbf", json!("0"))]),
            Tokenfout::ClaimVorm("nbf"),
        ),
        (
            "zestien minuten",
            met_duur(NU - 30, NU - 30 + 901),
            Tokenfout::TeLangGeldig,
        ),
        (
            "honderd jaar",
            met_duur(NU - 30, NU + 3_000_000_000),
            Tokenfout::TeLangGeldig,
        ),
        (
            "exp voor iat",
            met_duur(NU + 4, NU + 3),
            Tokenfout::TeLangGeldig,
        ),
        (
            "aangemeld in de toekomst",
            claims_met(&[("auth_time", json!(NU + 60))]),
            Tokenfout::ClaimVorm("auth_time"),
        ),
    ]);
}

#[test]
fn overige_gegevens() {
    controleer(vec![
        (
            "geen sub",
            claims_met(&[("sub", Value::Null)]),
            Tokenfout::ClaimOntbreekt("sub"),
        ),
        (
            "sub als getal",
            claims_met(&[("sub", json!(7))]),
            Tokenfout::ClaimVorm("sub"),
        ),
        (
            "sub leeg",
            claims_met(&[("sub", json!(""))]),
            Tokenfout::ClaimVorm("sub"),
        ),
        (
            "sub met een nul",
            claims_met(&[("sub", json!("a\u{0}b"))]),
            Tokenfout::ClaimVorm("sub"),
        ),
        (
            "sub te lang",
            claims_met(&[("sub", json!("s".repeat(256)))]),
            Tokenfout::ClaimVorm("sub"),
        ),
        (
            "geen jti",
            claims_met(&[("jti", Value::Null)]),
            Tokenfout::ClaimOntbreekt("jti"),
        ),
        (
            "jti te lang",
            claims_met(&[("jti", json!("j".repeat(129)))]),
            Tokenfout::ClaimVorm("jti"),
        ),
        (
            "jti met een regeleinde",
            claims_met(&[("jti", json!("a\nb"))]),
            Tokenfout::ClaimVorm("jti"),
        ),
        (
            "sid als reeks",
            claims_met(&[("sid", json!(["s"]))]),
            Tokenfout::ClaimVorm("sid"),
        ),
        (
            "acr als getal",
            claims_met(&[("acr", json!(2))]),
            Tokenfout::ClaimVorm("acr"),
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn binding_aan_een_certificaat() {
    let bevestiging = |cnf: Value| claims_met(&[("cnf", cnf)]);
    let machine =
        |wijzigingen: &[(&str, Value)]| token(&kop(), &met(&machineclaims(), wijzigingen));
    controleer(vec![
        (
            "gebonden, zonder certificaat",
            machine(&[]),
            Tokenfout::CertificaatOntbreekt,
        ),
        (
            "persoon, gebonden, zonder certificaat",
            bevestiging(json!({"x5t#S256": b64([7; 32])})),
            Tokenfout::CertificaatOntbreekt,
        ),
        (
            "machine zonder binding",
            machine(&[("cnf", Value::Null)]),
            Tokenfout::CertificaatOntbreekt,
        ),
        (
            "machine, meer dan een uur",
            machine(&[("exp", json!(NU + 3571))]),
            Tokenfout::TeLangGeldig,
        ),
        (
            "persoon, een uur",
            machine(&[("azp", json!("balie"))]),
            Tokenfout::TeLangGeldig,
        ),
        (
            "dpop",
            bevestiging(json!({"jkt": b64([1; 32])})),
            Tokenfout::BindingOnbekend,
        ),
        (
            "twee bewijzen",
            bevestiging(json!({"x5t#S256": b64([1; 32]), "jkt": "x"})),
            Tokenfout::BindingOnbekend,
        ),
        (
            "cnf leeg",
            bevestiging(json!({})),
            Tokenfout::BindingOnbekend,
        ),
        (
            "cnf als tekst",
            bevestiging(json!("x5t#S256")),
            Tokenfout::BindingOnbekend,
        ),
        (
            "vingerafdruk te kort",
            bevestiging(json!({"x5t#S256": b64([1; 31])})),
            Tokenfout::ClaimVorm("cnf"),
        ),
        (
            "vingerafdruk geen base64url",
            bevestiging(json!({"x5t#S256": "=="})),
            Tokenfout::ClaimVorm("cnf"),
        ),
    ]);
    let gebonden = machine(&[]);
    let toets = toets();
    let met_certificaat = |hash: [u8; 32]| toets.toets(gebonden.as_bytes(), Some(&hash), nu());
    let geverifieerd = met_certificaat([7; 32]).unwrap();
    assert_eq!(
        (geverifieerd.azp(), geverifieerd.cnf()),
        (MACHINE, Some(&[7; 32]))
    );
    // The binding is compared for a remembered token too.
    assert_eq!(met_certificaat([8; 32]), Err(Tokenfout::CertificaatAnders));
    assert_eq!(
        toets.toets(gebonden.as_bytes(), None, nu()),
        Err(Tokenfout::CertificaatOntbreekt)
    );
}
