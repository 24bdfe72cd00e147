// SPDX-License-Identifier: EUPL-1.2
//! The issuer of the demo: a key in memory, its public part and tokens for the invented persons,
//! on a loopback port. Only a build with feature `demo` trusts it.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::Uitkomst;
use crate::bron::Bron;

/// The issuer identifier; always the same, so that the accounts in the database stay valid.
pub(super) const ISS: &str = "https://uitgever.demo.example";

/// What its tokens say of the log-in.
pub(super) const ACR: &str = "urn:demo:meervoudig";

/// The verifier accepts this prefix in a demo only.
const KID: &str = "demo-1";

/// As long as a token of a person may live.
const DUUR_SECONDEN: u64 = 900;

/// A request of this issuer's own client is some hundred bytes.
const VERZOEK_MAXIMUM: usize = 4096;

/// An issuer that listens.
#[derive(Clone)]
pub(super) struct Uitgever {
    adres: SocketAddr,
    key: Arc<Ed25519KeyPair>,
    bron: Arc<dyn Bron>,
    subs: Arc<BTreeSet<String>>,
}

impl Uitgever {
    /// Makes a key and starts to listen.
    pub(super) async fn start(bron: Arc<dyn Bron>, subs: BTreeSet<String>) -> Uitkomst<Self> {
        let key = Ed25519KeyPair::generate().map_err(|_| "geen sleutel voor de uitgever")?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let issuer = Self {
            adres: listener.local_addr()?,
            key: Arc::new(key),
            bron,
            subs: Arc::new(subs),
        };
        let own = issuer.clone();
        tokio::spawn(async move {
            // A connection that breaks is the other side's loss; the next one is served.
            while let Ok((stream, _)) = listener.accept().await {
                let one = own.clone();
                tokio::spawn(async move { one.answer(stream).await });
            }
        });
        Ok(issuer)
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.adres)
    }

    pub(super) fn jwks_url(&self) -> String {
        format!("{}/jwks.json", self.url())
    }

    /// A token for one of the invented persons.
    pub(super) fn token(&self, sub: &str) -> Uitkomst<String> {
        if !self.subs.contains(sub) {
            return Err(format!("niemand in de demo is {sub}").into());
        }
        let now = self.bron.nu_us() / 1_000_000;
        let jti = self.bron.nieuw_id().ok_or("de bron van toeval faalt")?;
        let head = json!({"typ": "at+jwt", "alg": "EdDSA", "kid": KID});
        let claims = json!({
            "iss": ISS, "sub": sub, "aud": "verband", "azp": "verband-demo",
            "iat": now, "nbf": now, "exp": now + DUUR_SECONDEN,
            "jti": jti, "acr": ACR, "auth_time": now,
        });
        let encode = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", encode(&head), encode(&claims));
        let signature = URL_SAFE_NO_PAD.encode(self.key.sign(signed.as_bytes()).as_ref());
        Ok(format!("{signed}.{signature}"))
    }

    fn jwks(&self) -> String {
        let x = URL_SAFE_NO_PAD.encode(self.key.public_key().as_ref());
        json!({"keys": [{
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": KID, "x": x,
        }]})
        .to_string()
    }

    async fn answer(&self, mut stream: TcpStream) {
        let mut head = vec![0; VERZOEK_MAXIMUM];
        let mut length = 0;
        while !head[..length].ends_with(b"\r\n\r\n") && length < VERZOEK_MAXIMUM {
            match stream.read(&mut head[length..]).await {
                Ok(read) if read > 0 => length += read,
                _ => return,
            }
        }
        let text = String::from_utf8_lossy(&head[..length]).into_owned();
        let path = text.split_ascii_whitespace().nth(1).unwrap_or_default();
        let (status, kind, body) = self.respond(path);
        let answer = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        // The client went away: nothing to tell it.
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    fn respond(&self, path: &str) -> (&'static str, &'static str, String) {
        if path == "/jwks.json" {
            return ("200 OK", "application/json", self.jwks());
        }
        let sub = path.strip_prefix("/token/").unwrap_or_default();
        match self.token(sub) {
            Ok(token) => ("200 OK", "text/plain", token),
            Err(fault) => (
                "404 Not Found",
                "text/plain; charset=utf-8",
                fault.to_string(),
            ),
        }
    }
}
