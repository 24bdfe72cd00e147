// SPDX-License-Identifier: EUPL-1.2
//! The keys of an issuer of our own on loopback: rotation, outage, floods.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use autorisatie::token::{Modus, Tokenfout, Tokentoets, Uitgever};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::Sleutelhaler;
use crate::bron::Bron;

const ISS: &str = "https://aanmelden.riec.example";
const SECOND: u64 = 1_000_000;
const BEGIN_US: u64 = 1_795_000_000 * SECOND;

/// A clock that stands still until it is moved.
struct Stil(AtomicU64);

impl Stil {
    fn later(&self, seconds: u64) {
        self.0.fetch_add(seconds * SECOND, Ordering::SeqCst);
    }
}

impl Bron for Stil {
    fn nu_us(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }

    fn vul(&self, bytes: &mut [u8]) -> bool {
        SystemRandom::new().fill(bytes).is_ok()
    }
}

struct Issuer {
    server: MockServer,
    clock: Arc<Stil>,
    haler: Sleutelhaler,
}

impl Issuer {
    async fn new() -> Self {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let server = MockServer::start().await;
        let clock = Arc::new(Stil(AtomicU64::new(BEGIN_US)));
        let uitgever = Uitgever {
            iss: ISS.into(),
            machineclients: HashSet::new(),
        };
        let toets =
            Arc::new(Tokentoets::nieuw(vec![uitgever], Modus::Productie).expect("an issuer"));
        let url = format!("{}/jwks", server.uri());
        let bron: Arc<dyn Bron> = clock.clone();
        let haler = Sleutelhaler::new(url, toets, Modus::Productie, bron).expect("a client");
        Self {
            server,
            clock,
            haler,
        }
    }

    async fn publishes(&self, answer: ResponseTemplate) {
        self.server.reset().await;
        Mock::given(method("GET"))
            .and(path("/jwks"))
            .respond_with(answer)
            .mount(&self.server)
            .await;
    }

    async fn publishes_keys(&self, keys: &[&Key]) {
        let keys: Vec<Value> = keys.iter().map(|key| key.jwk()).collect();
        self.publishes(ResponseTemplate::new(200).set_body_json(json!({"keys": keys})))
            .await;
    }

    async fn fetches(&self) -> usize {
        self.server
            .received_requests()
            .await
            .map_or(0, |all| all.len())
    }

    fn now(&self) -> u64 {
        self.clock.nu_us() / SECOND
    }
}

struct Key(&'static str, EcdsaKeyPair);

impl Key {
    fn new(kid: &'static str) -> Self {
        Self(
            kid,
            EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect("a key"),
        )
    }

    fn jwk(&self) -> Value {
        let point = self.1.public_key().as_ref();
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({"kty": "EC", "crv": "P-256", "alg": "ES256", "kid": self.0, "use": "sig",
            "x": text(&point[1..33]), "y": text(&point[33..])})
    }

    fn token(&self, kid: &str, now: u64) -> String {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({"typ": "at+jwt", "alg": "ES256", "kid": kid}));
        let body = part(
            json!({"iss": ISS, "aud": "verband", "sub": "s-1", "azp": "voorkant", "client_id": "voorkant",
            "iat": now, "nbf": now, "exp": now + 600, "auth_time": now, "acr": "urn:mfa",
            "jti": "0192f0c1-2345-7abc-8def-0123456789ab", "sid": "sessie-1"}),
        );
        let signed = format!("{head}.{body}");
        let signature = self
            .1
            .sign(&SystemRandom::new(), signed.as_bytes())
            .expect("signed");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

#[tokio::test]
async fn the_first_token_fetches_the_keys_and_a_rotation_needs_no_restart() {
    let issuer = Issuer::new().await;
    let (old, new) = (Key::new("oud"), Key::new("nieuw"));
    issuer.publishes_keys(&[&old]).await;
    assert!(!issuer.haler.is_vers());
    assert!(
        issuer
            .haler
            .toets(&old.token("oud", issuer.now()), None)
            .await
            .is_ok()
    );
    assert!(issuer.haler.is_vers());
    issuer.publishes_keys(&[&old, &new]).await;
    issuer.clock.later(31);
    assert!(
        issuer
            .haler
            .toets(&new.token("nieuw", issuer.now()), None)
            .await
            .is_ok()
    );
    assert!(
        issuer
            .haler
            .toets(&old.token("oud", issuer.now()), None)
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn invented_key_ids_do_not_flood_the_issuer() {
    let issuer = Issuer::new().await;
    let key = Key::new("goed");
    issuer.publishes_keys(&[&key]).await;
    for number in 0..1000 {
        let token = key.token(&format!("verzonnen-{number}"), issuer.now());
        let found = issuer.haler.toets(&token, None).await;
        assert!(
            matches!(found, Err(Tokenfout::OnbekendeSleutel { .. })),
            "{found:?}"
        );
    }
    assert_eq!(issuer.fetches().await, 1);
    issuer.clock.later(30);
    assert!(
        issuer
            .haler
            .toets(&key.token("nog-een", issuer.now()), None)
            .await
            .is_err()
    );
    assert_eq!(issuer.fetches().await, 2);
}

#[tokio::test]
async fn an_outage_is_survived_for_a_day() {
    let issuer = Issuer::new().await;
    let key = Key::new("goed");
    issuer.publishes_keys(&[&key]).await;
    issuer.haler.refresh().await;
    issuer.publishes(ResponseTemplate::new(503)).await;
    issuer.clock.later(24 * 3600 - 60);
    issuer.haler.refresh().await;
    assert!(!issuer.haler.is_vers());
    assert!(
        issuer
            .haler
            .toets(&key.token("goed", issuer.now()), None)
            .await
            .is_ok()
    );
    issuer.clock.later(120);
    issuer.haler.refresh().await;
    assert!(
        issuer
            .haler
            .toets(&key.token("goed", issuer.now()), None)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn what_is_no_key_set_changes_nothing() {
    let issuer = Issuer::new().await;
    let key = Key::new("goed");
    issuer.publishes_keys(&[&key]).await;
    issuer.haler.refresh().await;
    let elsewhere = format!("{}/elders", issuer.server.uri());
    for answer in [
        ResponseTemplate::new(200).set_body_string("geen json"),
        ResponseTemplate::new(200).set_body_bytes(vec![b' '; 70_000]),
        ResponseTemplate::new(302).insert_header("location", elsewhere.as_str()),
        ResponseTemplate::new(200)
            .set_body_json(json!({"keys": [{"kty": "oct", "k": "AAAA", "kid": "goed"}]})),
    ] {
        issuer.publishes(answer).await;
        issuer.clock.later(31);
        issuer.haler.refresh().await;
        assert_eq!(issuer.fetches().await, 1, "a redirect is not followed");
        assert!(
            issuer
                .haler
                .toets(&key.token("goed", issuer.now()), None)
                .await
                .is_ok()
        );
    }
}
