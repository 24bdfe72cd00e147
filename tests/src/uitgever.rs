// SPDX-License-Identifier: EUPL-1.2
//! The issuer of the tests: its tokens can be right, or wrong in any one way.

use std::net::SocketAddr;
use std::sync::OnceLock;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};

use crate::luisteraar::luister;

/// The issuer that the service trusts.
pub const ISS: &str = "https://uitgever.proef.example";

/// What its tokens say of the log-in.
pub const ACR: &str = "urn:proef:meervoudig";

/// The key id; accepted in a demo only.
pub const KID: &str = "demo-proef";

/// As long as a token of a person may live.
const DUUR_SECONDEN: u64 = 900;

/// The issuer of this process.
pub struct Uitgever {
    adres: SocketAddr,
    eigen: Ed25519KeyPair,
    vreemd: Ed25519KeyPair,
}

/// Head and claims of a token before it is signed.
#[derive(Clone, Debug)]
pub struct Token {
    /// The header.
    pub kop: Value,
    /// The claims.
    pub claims: Value,
}

impl Uitgever {
    /// The one of this process: every service that runs in it trusts the same.
    pub fn van_dit_proces() -> &'static Self {
        static UITGEVER: OnceLock<Uitgever> = OnceLock::new();
        UITGEVER.get_or_init(|| {
            let make = || Ed25519KeyPair::generate().expect("a key");
            let eigen = make();
            let x = URL_SAFE_NO_PAD.encode(eigen.public_key().as_ref());
            let jwks = json!({"keys": [{
                "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KID, "x": x,
            }]})
            .to_string();
            Self {
                adres: luister(move |_, _| jwks.clone()),
                eigen,
                vreemd: make(),
            }
        })
    }

    /// Where its keys are.
    #[must_use]
    pub fn jwks_url(&self) -> String {
        format!("http://{}/jwks.json", self.adres)
    }

    /// A token that is right in everything, before it is signed.
    #[must_use]
    pub fn nieuw(sub: &str) -> Token {
        let bron = Systeembron::default();
        let now = bron.nu_us() / 1_000_000;
        let jti = bron.nieuw_id().expect("random bytes");
        Token {
            kop: json!({"typ": "at+jwt", "alg": "EdDSA", "kid": KID}),
            claims: json!({
                "iss": ISS, "sub": sub, "aud": "verband", "azp": "verband-proef",
                "iat": now, "nbf": now, "exp": now + DUUR_SECONDEN,
                "jti": jti, "acr": ACR, "auth_time": now,
            }),
        }
    }

    /// A token for this person.
    #[must_use]
    pub fn token(&self, sub: &str) -> String {
        self.onderteken(&Self::nieuw(sub))
    }

    /// Signs with the key that the service knows.
    #[must_use]
    pub fn onderteken(&self, token: &Token) -> String {
        sign(token, &self.eigen)
    }

    /// Signs with a key that the service does not know.
    #[must_use]
    pub fn onderteken_vreemd(&self, token: &Token) -> String {
        sign(token, &self.vreemd)
    }
}

impl Token {
    /// This token, some seconds ago: a negative life is one that has ended.
    #[must_use]
    pub fn verschoven(mut self, seconden: i64) -> Self {
        for claim in ["iat", "nbf", "exp", "auth_time"] {
            let moment = self.claims[claim].as_i64().expect("a number");
            self.claims[claim] = json!(moment + seconden);
        }
        self
    }

    /// This token with another value for a claim; `null` takes it away.
    #[must_use]
    pub fn met(mut self, claim: &str, waarde: Value) -> Self {
        put(&mut self.claims, claim, waarde);
        self
    }

    /// This token with another value in its header; `null` takes it away.
    #[must_use]
    pub fn met_kop(mut self, veld: &str, waarde: Value) -> Self {
        put(&mut self.kop, veld, waarde);
        self
    }

    /// Without a signature, as `alg: none` would have it.
    #[must_use]
    pub fn ongetekend(&self) -> String {
        format!("{}.", signed_part(self))
    }
}

fn put(object: &mut Value, name: &str, value: Value) {
    let members = object.as_object_mut().expect("an object");
    if value.is_null() {
        members.remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
}

fn signed_part(token: &Token) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", encode(&token.kop), encode(&token.claims))
}

fn sign(token: &Token, key: &Ed25519KeyPair) -> String {
    let signed = signed_part(token);
    let signature = URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()).as_ref());
    format!("{signed}.{signature}")
}
