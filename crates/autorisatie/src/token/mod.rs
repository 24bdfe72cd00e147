// SPDX-License-Identifier: EUPL-1.2
//! From bearer token to who is asking: the profile of RFC 9068 for JWT access tokens, narrowed.
//!
//! A token says who somebody is and how he signed in. It never says what he may: no role, gremium or organisation is
//! read from it. The order of the checks is fixed: length, shape and header; the key by (issuer, kid) from what was
//! fetched before, with the algorithm that belongs to the key; the signature; then times, audience and the other
//! claims; last the certificate. Nothing but the issuer is read from a token before its signature was verified.

mod claims;
mod fout;
mod geheugen;
mod geverifieerd;
mod json;
#[cfg(test)]
mod proeven;
mod sleutels;

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

pub use fout::Tokenfout;
pub use geverifieerd::Geverifieerd;
pub use sleutels::{Modus, Sleutelfout, Sleutelset};

use geheugen::{Geheugen, Stempel};

/// Longer than any token of an issuer that follows the profile, shorter than what costs much to read.
pub const MAX_TOKEN_BYTES: usize = 8 * 1024;
/// The audience of this service.
pub const BESTEMMING: &str = "verband";
/// The type of an access token (RFC 9068 section 2.1).
const TYP: &str = "at+jwt";
/// Header fields by which a token would choose its own key, or demand an extension.
const VERBODEN_KOPVELDEN: [&str; 5] = ["jku", "x5u", "jwk", "x5c", "crit"];

/// An issuer that is trusted to say who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uitgever {
    /// The issuer identifier, compared character by character.
    pub iss: Arc<str>,
    /// The client ids of machine clients: their tokens may live an hour and must be bound to a certificate.
    pub machineclients: HashSet<String>,
}

/// Why a configuration of issuers is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uitgeverfout {
    /// No issuer: nobody could sign in.
    #[error("no issuer is configured")]
    Geen,
    /// The same issuer twice.
    #[error("issuer {0} is configured twice")]
    Dubbel(Arc<str>),
    /// Outside the demo an issuer is reached over https, and not on this machine.
    #[error("issuer {0} is not an https address of another host")]
    Adres(Arc<str>),
}

/// The key sets of all issuers, in the order of the configuration. Replaced as a whole.
#[derive(Clone, Debug)]
struct Sleutelbos {
    generatie: u64,
    sets: Vec<Arc<Sleutelset>>,
}

/// Verifies tokens. Shared by reference; blocks on nothing, fetches nothing, reads no clock.
#[derive(Debug)]
pub struct Tokentoets {
    uitgevers: Vec<Uitgever>,
    sleutelbos: ArcSwap<Sleutelbos>,
    tijdvak: AtomicU64,
    geheugen: Geheugen,
    verificaties: AtomicU64,
}

impl Tokentoets {
    /// A verifier without keys: every token is refused until [`Tokentoets::vervang_sleutels`].
    ///
    /// # Errors
    /// See [`Uitgeverfout`].
    pub fn nieuw(uitgevers: Vec<Uitgever>, modus: Modus) -> Result<Self, Uitgeverfout> {
        if uitgevers.is_empty() {
            return Err(Uitgeverfout::Geen);
        }
        for (plaats, uitgever) in uitgevers.iter().enumerate() {
            if uitgevers[..plaats]
                .iter()
                .any(|eerder| eerder.iss == uitgever.iss)
            {
                return Err(Uitgeverfout::Dubbel(uitgever.iss.clone()));
            }
            if !modus.is_demo() && !is_veilig_adres(&uitgever.iss) {
                return Err(Uitgeverfout::Adres(uitgever.iss.clone()));
            }
        }
        let sets = uitgevers
            .iter()
            .map(|_| Arc::new(Sleutelset::default()))
            .collect();
        Ok(Self {
            uitgevers,
            sleutelbos: ArcSwap::from_pointee(Sleutelbos { generatie: 0, sets }),
            tijdvak: AtomicU64::new(0),
            geheugen: Geheugen::nieuw(),
            verificaties: AtomicU64::new(0),
        })
    }

    /// The configured issuers, in their order.
    #[must_use]
    pub fn uitgevers(&self) -> &[Uitgever] {
        &self.uitgevers
    }

    /// Replaces the keys of one issuer, at once for every thread; everything remembered is verified anew. The same set
    /// again changes nothing, so that fetching often costs nothing. Returns whether there is an issuer of that number.
    pub fn vervang_sleutels(&self, uitgever: usize, set: Sleutelset) -> bool {
        let Some(is_zelfde) = self
            .sleutelbos
            .load()
            .sets
            .get(uitgever)
            .map(|oud| oud.is_gelijk_aan(&set))
        else {
            return false;
        };
        if is_zelfde {
            return true;
        }
        let set = Arc::new(set);
        self.sleutelbos.rcu(|oud| {
            let mut sets = oud.sets.clone();
            if let Some(plaats) = sets.get_mut(uitgever) {
                plaats.clone_from(&set);
            }
            Sleutelbos {
                generatie: oud.generatie + 1,
                sets,
            }
        });
        true
    }

    /// Begins a new revocation epoch: every remembered token is verified anew. To be called after a revocation was
    /// recorded.
    pub fn verhoog_herroepingstijdvak(&self) {
        self.tijdvak.fetch_add(1, Ordering::SeqCst);
    }

    /// The current revocation epoch.
    #[must_use]
    pub fn herroepingstijdvak(&self) -> u64 {
        self.tijdvak.load(Ordering::SeqCst)
    }

    /// How many tokens were verified in full, and not found in memory.
    #[must_use]
    pub fn verificaties(&self) -> u64 {
        self.verificaties.load(Ordering::Relaxed)
    }

    /// Verifies the token of a request. `certificaat` is SHA-256 over the DER of the client certificate that the TLS layer
    /// saw; `nu` is the time of the request. Whether the session or the person was revoked is for the caller to read, in
    /// the transaction of the request.
    ///
    /// # Errors
    /// See [`Tokenfout`]; nothing of the token is in it.
    pub fn toets(
        &self,
        token: &[u8],
        certificaat: Option<&[u8; 32]>,
        nu: Timestamp,
    ) -> Result<Arc<Geverifieerd>, Tokenfout> {
        if token.len() > MAX_TOKEN_BYTES {
            return Err(Tokenfout::TeLang);
        }
        let hash: [u8; 32] = Sha256::digest(token).into();
        // The circumstances are read before the verification: a change during it makes what is remembered stale at once.
        let tijdvak = self.herroepingstijdvak();
        let sleutelbos = self.sleutelbos.load();
        let stempel = Stempel {
            tijdvak,
            generatie: sleutelbos.generatie,
        };
        let geverifieerd = if let Some(bekend) = self.geheugen.zoek(&hash, stempel) {
            claims::toets_tijd(bekend.exp, bekend.nbf, nu)?;
            bekend
        } else {
            let nieuw = Arc::new(self.verifieer(token, hash, &sleutelbos, nu)?);
            self.geheugen.onthoud(nieuw.clone(), stempel, nu);
            nieuw
        };
        claims::toets_binding(&geverifieerd, certificaat)?;
        Ok(geverifieerd)
    }

    fn verifieer(
        &self,
        token: &[u8],
        hash: [u8; 32],
        sleutelbos: &Sleutelbos,
        nu: Timestamp,
    ) -> Result<Geverifieerd, Tokenfout> {
        self.verificaties.fetch_add(1, Ordering::Relaxed);
        let delen = Delen::van(token).ok_or(Tokenfout::Vorm)?;
        let kop = lees_deel(delen.kop)?;
        let (kid, alg) = toets_kop(&kop)?;
        let velden = lees_deel(delen.inhoud)?;
        let iss = velden
            .get("iss")
            .and_then(Value::as_str)
            .ok_or(Tokenfout::Uitgever)?;
        let plaats = self
            .uitgevers
            .iter()
            .position(|uitgever| *uitgever.iss == *iss);
        let plaats = plaats.ok_or(Tokenfout::Uitgever)?;
        let (Some(uitgever), Some(set)) = (self.uitgevers.get(plaats), sleutelbos.sets.get(plaats))
        else {
            return Err(Tokenfout::Uitgever);
        };
        let sleutel = set
            .zoek(kid)
            .ok_or(Tokenfout::OnbekendeSleutel { uitgever: plaats })?;
        if alg != sleutel.algoritme.naam() {
            return Err(Tokenfout::Algoritme);
        }
        let klopt = jsonwebtoken::crypto::verify(
            delen.handtekening,
            delen.ondertekend.as_bytes(),
            &sleutel.sleutel,
            sleutel.algoritme.bibliotheek(),
        );
        if !matches!(klopt, Ok(true)) {
            return Err(Tokenfout::Handtekening);
        }
        claims::toets_claims(&velden, uitgever, hash, nu)
    }
}

/// The parts of a token.
struct Delen<'a> {
    ondertekend: &'a str,
    kop: &'a str,
    inhoud: &'a str,
    handtekening: &'a str,
}

impl<'a> Delen<'a> {
    fn van(token: &'a [u8]) -> Option<Self> {
        let token = std::str::from_utf8(token)
            .ok()
            .filter(|token| token.is_ascii())?;
        let (ondertekend, handtekening) = token.rsplit_once('.')?;
        let (kop, inhoud) = ondertekend.split_once('.')?;
        let goed = !inhoud.contains('.') && !handtekening.is_empty();
        goed.then_some(Self {
            ondertekend,
            kop,
            inhoud,
            handtekening,
        })
    }
}

/// Decodes a part and reads the object in it.
fn lees_deel(deel: &str) -> Result<Map<String, Value>, Tokenfout> {
    let bytes = URL_SAFE_NO_PAD.decode(deel).map_err(|_| Tokenfout::Vorm)?;
    json::lees_object(&bytes).ok_or(Tokenfout::Vorm)
}

/// Checks the header and returns `kid` and `alg`.
fn toets_kop(kop: &Map<String, Value>) -> Result<(&str, &str), Tokenfout> {
    if let Some(veld) = VERBODEN_KOPVELDEN
        .into_iter()
        .find(|veld| kop.contains_key(*veld))
    {
        return Err(Tokenfout::KopVeld(veld));
    }
    let tekst = |naam: &str| kop.get(naam).and_then(Value::as_str);
    if tekst("typ") != Some(TYP) {
        return Err(Tokenfout::Typ);
    }
    let kid = tekst("kid")
        .filter(|kid| sleutels::is_kid(kid))
        .ok_or(Tokenfout::Kid)?;
    Ok((kid, tekst("alg").ok_or(Tokenfout::Algoritme)?))
}

/// https, with a host that is not this machine.
fn is_veilig_adres(iss: &str) -> bool {
    let Some(rest) = iss.strip_prefix("https://") else {
        return false;
    };
    let gezag = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if gezag.is_empty() || gezag.contains('@') {
        return false;
    }
    let host = if gezag.starts_with('[') {
        gezag
    } else {
        gezag.split(':').next().unwrap_or_default()
    };
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let is_eigen = host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with("127.")
        || host.starts_with('[');
    !(is_eigen || host.is_empty())
}
