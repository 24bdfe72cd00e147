// SPDX-License-Identifier: EUPL-1.2
//! The public keys of an issuer, from its JWKS. Each key has one algorithm, chosen here and never by a token.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::json::lees_object;

/// A JWKS is some kilobytes; more is not a key set.
const MAX_JWKS_BYTES: usize = 64 * 1024;
/// An issuer rolls over with a handful of keys.
const MAX_SLEUTELS: usize = 32;
/// The longest `kid` that is accepted.
const MAX_KID_TEKENS: usize = 64;
/// Below this an RSA key is not strong enough.
const MIN_RSA_BITS: usize = 2048;
/// Above this verifying costs more than a request may.
const MAX_RSA_BITS: usize = 8192;
/// The smallest public exponent that is accepted; with 1 every signature is right.
const MIN_RSA_EXPONENT: u64 = 65537;
/// Length of a coordinate of P-256 and of an Ed25519 public key, in bytes.
const KROMME_BYTES: usize = 32;
/// Key ids of the demo issuer begin so, and exist in demo builds only.
const DEMO_VOORVOEGSEL: &str = "demo-";

/// Whether this process serves the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modus {
    /// Real issuers only: https, no Ed25519, no demo keys.
    Productie,
    /// The demo issuer too. Exists in builds with feature `demo` only.
    #[cfg(any(test, feature = "demo"))]
    Demo,
}

impl Modus {
    pub(super) const fn is_demo(self) -> bool {
        match self {
            Self::Productie => false,
            #[cfg(any(test, feature = "demo"))]
            Self::Demo => true,
        }
    }
}

/// Why a JWKS is refused as a whole. The last good set stays in use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Sleutelfout {
    /// Too long, no JSON object, no array `keys`, or a key that stands twice.
    #[error("not a JSON Web Key Set")]
    Vorm,
    /// More than 32 keys.
    #[error("more keys than an issuer needs")]
    TeVeel,
    /// A shared secret, or the private part of a key: what is published is no secret any more.
    #[error("the set contains secret key material")]
    Geheim,
    /// A signing key without a usable `kid`, or two keys with the same.
    #[error("a key has no kid of its own")]
    Kid,
    /// An RSA key of the wrong size or with a weak exponent.
    #[error("an RSA key is too weak, too large or malformed")]
    Rsa,
    /// An RSA key that does not say whether it is for RS256 or PS256.
    #[error("an RSA key does not name its algorithm")]
    AlgoritmeOntbreekt,
    /// A point that has not the length of its curve.
    #[error("a key has coordinates of the wrong length")]
    Kromme,
    /// A key of the demo issuer, or an Ed25519 key, outside the demo.
    #[error("a key that only the demo may use")]
    AlleenDemo,
    /// Not one key that can verify a token.
    #[error("no key in the set can verify a token")]
    Leeg,
}

/// A signature algorithm, pinned to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algoritme {
    Ps256,
    Es256,
    Rs256,
    EdDsa,
}

impl Algoritme {
    /// The name in `alg`.
    pub(super) const fn naam(self) -> &'static str {
        match self {
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
            Self::EdDsa => "EdDSA",
        }
    }

    pub(super) const fn bibliotheek(self) -> Algorithm {
        match self {
            Self::Ps256 => Algorithm::PS256,
            Self::Es256 => Algorithm::ES256,
            Self::Rs256 => Algorithm::RS256,
            Self::EdDsa => Algorithm::EdDSA,
        }
    }
}

/// One public key and its algorithm.
#[derive(Clone, Debug)]
pub(super) struct Sleutel {
    pub(super) algoritme: Algoritme,
    pub(super) sleutel: DecodingKey,
}

/// The keys of one issuer, by `kid`.
#[derive(Clone, Debug, Default)]
pub struct Sleutelset {
    sleutels: HashMap<String, Sleutel>,
    /// SHA-256 of the JWKS; zero for a set without keys.
    vingerafdruk: [u8; 32],
}

impl Sleutelset {
    /// Reads a JWKS (RFC 7517). Keys for other uses and of algorithms that are not accepted are left out; what should not
    /// be in a published set at all refuses the set.
    ///
    /// # Errors
    /// See [`Sleutelfout`].
    pub fn uit_jwks(bytes: &[u8], modus: Modus) -> Result<Self, Sleutelfout> {
        if bytes.len() > MAX_JWKS_BYTES {
            return Err(Sleutelfout::Vorm);
        }
        let set = lees_object(bytes).ok_or(Sleutelfout::Vorm)?;
        let Some(Value::Array(sleutels)) = set.get("keys") else {
            return Err(Sleutelfout::Vorm);
        };
        if sleutels.len() > MAX_SLEUTELS {
            return Err(Sleutelfout::TeVeel);
        }
        let mut gelezen = HashMap::new();
        for jwk in sleutels {
            let jwk = jwk.as_object().ok_or(Sleutelfout::Vorm)?;
            if let Some((kid, sleutel)) = lees_jwk(jwk, modus)?
                && gelezen.insert(kid, sleutel).is_some()
            {
                return Err(Sleutelfout::Kid);
            }
        }
        if gelezen.is_empty() {
            Err(Sleutelfout::Leeg)
        } else {
            Ok(Self {
                sleutels: gelezen,
                vingerafdruk: Sha256::digest(bytes).into(),
            })
        }
    }

    /// How many keys can verify a token.
    #[must_use]
    pub fn aantal(&self) -> usize {
        self.sleutels.len()
    }

    /// Whether a key of this id is in the set.
    #[must_use]
    pub fn kent(&self, kid: &str) -> bool {
        self.sleutels.contains_key(kid)
    }

    /// Whether both were read from the same bytes.
    pub(super) fn is_gelijk_aan(&self, andere: &Self) -> bool {
        self.vingerafdruk == andere.vingerafdruk
    }

    pub(super) fn zoek(&self, kid: &str) -> Option<&Sleutel> {
        self.sleutels.get(kid)
    }
}

/// Whether a text may be a key id: it is only ever compared, and even so has no character with a meaning elsewhere.
pub(super) fn is_kid(tekst: &str) -> bool {
    let mag = |teken: u8| teken.is_ascii_alphanumeric() || matches!(teken, b'_' | b'-');
    (1..=MAX_KID_TEKENS).contains(&tekst.len()) && tekst.bytes().all(mag)
}

fn tekst<'a>(jwk: &'a Map<String, Value>, naam: &str) -> Option<&'a str> {
    jwk.get(naam).and_then(Value::as_str)
}

/// A key, or `None` for one that is not for verifying tokens here.
fn lees_jwk(
    jwk: &Map<String, Value>,
    modus: Modus,
) -> Result<Option<(String, Sleutel)>, Sleutelfout> {
    let soort = tekst(jwk, "kty").ok_or(Sleutelfout::Vorm)?;
    if soort == "oct"
        || ["k", "d", "p", "q"]
            .iter()
            .any(|veld| jwk.contains_key(*veld))
    {
        return Err(Sleutelfout::Geheim);
    }
    let kid = tekst(jwk, "kid");
    if kid.is_some_and(|kid| kid.starts_with(DEMO_VOORVOEGSEL)) && !modus.is_demo() {
        return Err(Sleutelfout::AlleenDemo);
    }
    if jwk
        .get("use")
        .is_some_and(|gebruik| gebruik.as_str() != Some("sig"))
    {
        return Ok(None);
    }
    let sleutel = match (soort, tekst(jwk, "crv"), tekst(jwk, "alg")) {
        ("RSA", None, Some("PS256")) => lees_rsa(jwk, Algoritme::Ps256)?,
        ("RSA", None, Some("RS256")) => lees_rsa(jwk, Algoritme::Rs256)?,
        ("RSA", None, None) => return Err(Sleutelfout::AlgoritmeOntbreekt),
        ("EC", Some("P-256"), Some("ES256") | None) => lees_p256(jwk)?,
        ("OKP", Some("Ed25519"), Some("EdDSA" | "Ed25519") | None) => lees_ed25519(jwk, modus)?,
        _ => return Ok(None),
    };
    let kid = kid.filter(|kid| is_kid(kid)).ok_or(Sleutelfout::Kid)?;
    Ok(Some((kid.to_owned(), sleutel)))
}

fn bytes(jwk: &Map<String, Value>, naam: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(tekst(jwk, naam)?).ok()
}

fn lees_rsa(jwk: &Map<String, Value>, algoritme: Algoritme) -> Result<Sleutel, Sleutelfout> {
    let modulus = bytes(jwk, "n").ok_or(Sleutelfout::Rsa)?;
    let exponent = bytes(jwk, "e").ok_or(Sleutelfout::Rsa)?;
    let eerste = modulus.first().copied().unwrap_or(0);
    // A leading zero byte would count as eight bits of strength that are not there.
    let bits = (modulus.len() * 8).saturating_sub(eerste.leading_zeros() as usize);
    let sterk_genoeg = eerste != 0 && (MIN_RSA_BITS..=MAX_RSA_BITS).contains(&bits);
    let waarde = exponent
        .iter()
        .fold(0_u64, |tot_nu, byte| tot_nu << 8 | u64::from(*byte));
    let goede_exponent =
        (1..=4).contains(&exponent.len()) && waarde >= MIN_RSA_EXPONENT && waarde % 2 == 1;
    if sterk_genoeg && goede_exponent {
        Ok(Sleutel {
            algoritme,
            sleutel: DecodingKey::from_rsa_raw_components(&modulus, &exponent),
        })
    } else {
        Err(Sleutelfout::Rsa)
    }
}

fn lees_p256(jwk: &Map<String, Value>) -> Result<Sleutel, Sleutelfout> {
    let (Some(x), Some(y)) = (bytes(jwk, "x"), bytes(jwk, "y")) else {
        return Err(Sleutelfout::Kromme);
    };
    if x.len() != KROMME_BYTES || y.len() != KROMME_BYTES {
        return Err(Sleutelfout::Kromme);
    }
    // The uncompressed form of a point (SEC 1).
    let punt = [&[0x04][..], &x, &y].concat();
    Ok(Sleutel {
        algoritme: Algoritme::Es256,
        sleutel: DecodingKey::from_ec_der(&punt),
    })
}

fn lees_ed25519(jwk: &Map<String, Value>, modus: Modus) -> Result<Sleutel, Sleutelfout> {
    if !modus.is_demo() {
        return Err(Sleutelfout::AlleenDemo);
    }
    let x = bytes(jwk, "x")
        .filter(|x| x.len() == KROMME_BYTES)
        .ok_or(Sleutelfout::Kromme)?;
    Ok(Sleutel {
        algoritme: Algoritme::EdDsa,
        sleutel: DecodingKey::from_ed_der(&x),
    })
}
