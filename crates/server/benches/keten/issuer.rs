// SPDX-License-Identifier: EUPL-1.2
//! An issuer of tokens: one key, its public part on a loopback port.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use server::bron::{Bron as _, Systeembron};

use crate::Outcome;

/// The issuer of the accounts in the demo's set-up.
pub const ISS: &str = "https://uitgever.demo.example";

/// What its tokens say of the log-in.
pub const ACR: &str = "urn:demo:meervoudig";

/// A demo build accepts this prefix.
const KID: &str = "demo-1";

/// As long as a token of a person may live.
const LIFETIME_SECONDS: u64 = 900;

/// An issuer.
pub struct Issuer {
    key: Ed25519KeyPair,
    address: SocketAddr,
}

impl Issuer {
    /// Makes a key and answers with its public part for as long as the process lives.
    pub fn start() -> Outcome<Self> {
        let key = Ed25519KeyPair::generate().map_err(|_| "no key for the issuer")?;
        let keys = jwks(&key);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                // One request fits in one packet; whatever it asks, there is one answer.
                let _ = stream.read(&mut [0; 4096]);
                let _ = write!(
                    stream,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{keys}",
                    keys.len()
                );
            }
        });
        Ok(Self { key, address })
    }

    /// Where the keys are.
    pub fn jwks_url(&self) -> String {
        format!("http://{}/jwks.json", self.address)
    }

    /// The keys themselves.
    pub fn jwks(&self) -> String {
        jwks(&self.key)
    }

    /// A token for this account.
    pub fn token(&self, sub: &str) -> Outcome<String> {
        let bron = Systeembron::default();
        let now = bron.nu_us() / 1_000_000;
        let jti = bron.nieuw_id().ok_or("no random bytes")?;
        let head = json!({"typ": "at+jwt", "alg": "EdDSA", "kid": KID});
        let claims = json!({
            "iss": ISS, "sub": sub, "aud": "verband", "azp": "verband-demo",
            "iat": now, "nbf": now, "exp": now + LIFETIME_SECONDS,
            "jti": jti, "acr": ACR, "auth_time": now,
        });
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encode(&head), encode(&claims));
        let signature = URL_SAFE_NO_PAD.encode(self.key.sign(signed.as_bytes()).as_ref());
        Ok(format!("{signed}.{signature}"))
    }
}

fn jwks(key: &Ed25519KeyPair) -> String {
    let x = URL_SAFE_NO_PAD.encode(key.public_key().as_ref());
    json!({"keys": [{
        "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KID, "x": x,
    }]})
    .to_string()
}
