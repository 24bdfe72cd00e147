// SPDX-License-Identifier: EUPL-1.2
//! The configuration of `verband serve`: one typed value, or every reason not to start.

mod instellingen;
mod lezer;

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use figment::Figment;
use figment::providers::{Env, Format as _, Toml};
use figment::value::Value;
use reqwest::Url;
use zeroize::Zeroizing;

pub use instellingen::{SETTINGS, Setting, help};
pub use lezer::{Bezwaar, lees_geheim};

use lezer::Lezer;

/// Where this installation runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omgeving {
    /// Real data.
    Productie,
    /// Invented data on the machine of a newcomer; only in a build with feature `demo`.
    Demo,
}

/// TLS of our own, where no proxy does it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tls {
    /// PEM with the chain.
    pub certificaat: PathBuf,
    /// PEM with the private key.
    pub sleutel: PathBuf,
}

/// Where telemetry goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Otlp {
    /// The collector (OTLP over HTTP).
    pub url: String,
    /// The part of the traces that is sent, 0 to 1.
    pub deel: f64,
}

/// Everything that `verband serve` needs to know, checked.
pub struct Configuratie {
    /// Where this installation runs.
    pub omgeving: Omgeving,
    /// Address of the API.
    pub adres: SocketAddr,
    /// Address of the management port.
    pub beheeradres: SocketAddr,
    /// TLS, where no proxy does it.
    pub tls: Option<Tls>,
    /// The data database as `verband_app`.
    pub databank_url: Zeroizing<String>,
    /// The data database as `verband_lezer`.
    pub lezer_url: Zeroizing<String>,
    /// The key store as `verband_sleutels`.
    pub sleutelbank_url: Zeroizing<String>,
    /// File with the master keys.
    pub hoofdsleutels_bestand: PathBuf,
    /// File with the key that signs the log.
    pub logsleutel_bestand: PathBuf,
    /// The key that seals cursors.
    pub cursorsleutel: Zeroizing<[u8; 32]>,
    /// The issuer of access tokens.
    pub uitgever: String,
    /// Where its public keys are.
    pub jwks_url: String,
    /// Accepted values of `acr`.
    pub acr: Vec<String>,
    /// The number of this replica in the log.
    pub replica: u16,
    /// Worker threads.
    pub werkers: usize,
    /// Open connections per worker.
    pub verbindingen_maximum: usize,
    /// Where telemetry goes, if anywhere.
    pub otlp: Option<Otlp>,
    /// Least severe log line written.
    pub logniveau: tracing::Level,
    /// Where leaks are reported, for `/.well-known/security.txt`; without it that page is absent.
    pub meldpunt_beveiliging: Option<String>,
}

/// Why the service does not start: every reason, one a line.
#[derive(Debug, thiserror::Error)]
#[error("de configuratie deugt niet:\n{}", .0.iter().map(|b| format!("  {b}")).collect::<Vec<_>>().join("\n"))]
pub struct Geweigerd(pub Vec<Bezwaar>);

impl Configuratie {
    /// Reads the file, if one is named, and the environment, which goes first.
    ///
    /// # Errors
    /// Every reason not to start.
    pub fn laad(bestand: Option<&Path>) -> Result<Self, Geweigerd> {
        let mut sources = Figment::new();
        if let Some(path) = bestand {
            sources = sources.merge(Toml::file_exact(path));
        }
        let sources = sources.merge(Env::prefixed("VERBAND_"));
        let values: BTreeMap<String, Value> = sources.extract().map_err(|fault| {
            Geweigerd(vec![Bezwaar {
                instelling: "configuratie".to_owned(),
                reden: format!("bestand is niet te lezen: {}", fault.kind),
            }])
        })?;
        let texts = values
            .into_iter()
            .map(|(key, value)| (key, text(&value)))
            .collect();
        Self::uit(&texts, cfg!(feature = "demo"))
    }

    /// Checks settings. `demo_build`: was this program built with feature `demo`?
    ///
    /// # Errors
    /// Every reason not to start.
    pub fn uit(values: &BTreeMap<String, String>, demo_build: bool) -> Result<Self, Geweigerd> {
        let mut lezer = Lezer::new(values);
        let omgeving = omgeving(&mut lezer, demo_build);
        let (adres, beheeradres, tls) = addresses(&mut lezer, omgeving);
        let databank_url = lezer.database("databank_url");
        let lezer_url = lezer.database("lezer_url");
        let sleutelbank_url = lezer.database("sleutelbank_url");
        let (uitgever, jwks_url) = issuer(&mut lezer, omgeving);
        let configuratie = Self {
            omgeving,
            adres,
            beheeradres,
            tls,
            databank_url,
            lezer_url,
            sleutelbank_url,
            hoofdsleutels_bestand: lezer.secret_file("hoofdsleutels_bestand"),
            logsleutel_bestand: lezer.secret_file("logsleutel_bestand"),
            cursorsleutel: cursor_key(&mut lezer),
            uitgever,
            jwks_url,
            acr: lezer
                .text("acr")
                .split_whitespace()
                .map(str::to_owned)
                .collect(),
            replica: lezer.parsed("replica", 0, "getal van 0 tot 65535"),
            werkers: lezer.number("werkers", 1, 64),
            verbindingen_maximum: lezer.number("verbindingen_maximum", 1, 25_000),
            otlp: otlp(&mut lezer),
            logniveau: level(&mut lezer),
            meldpunt_beveiliging: contact(&mut lezer),
        };
        if configuratie.databank_url == configuratie.sleutelbank_url
            && !configuratie.databank_url.is_empty()
        {
            lezer.bezwaar(
                "sleutelbank_url",
                "is dezelfde databank als databank_url; sleutels liggen apart van de gegevens",
            );
        }
        if lezer.bezwaren.is_empty() {
            Ok(configuratie)
        } else {
            Err(Geweigerd(lezer.bezwaren))
        }
    }

    /// Whether the database that was found belongs to where we run: `in_databank` is what its own
    /// configuration row says.
    ///
    /// # Errors
    /// A demo database in production, or real data in a demo.
    pub fn past_bij(&self, in_databank: &str) -> Result<(), Geweigerd> {
        let expected = match self.omgeving {
            Omgeving::Productie => "productie",
            Omgeving::Demo => "demo",
        };
        if in_databank == expected {
            return Ok(());
        }
        Err(Geweigerd(vec![Bezwaar {
            instelling: "databank_url".to_owned(),
            reden: format!("deze databank is van omgeving {in_databank}, niet {expected}"),
        }]))
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(_, text) => text.clone(),
        Value::Char(_, character) => character.to_string(),
        Value::Bool(_, yes) => yes.to_string(),
        Value::Num(_, number) => number
            .to_u128()
            .map(|n| n.to_string())
            .or_else(|| number.to_f64().map(|n| n.to_string()))
            .unwrap_or_default(),
        Value::Empty(..) | Value::Dict(..) | Value::Array(..) => String::new(),
    }
}

fn omgeving(lezer: &mut Lezer<'_>, demo_build: bool) -> Omgeving {
    match lezer.optional("omgeving") {
        Some("demo") if demo_build => Omgeving::Demo,
        Some("demo") => {
            lezer.bezwaar(
                "omgeving",
                "demo bestaat niet in dit programma (gebouwd zonder feature demo)",
            );
            Omgeving::Productie
        }
        Some("productie") => Omgeving::Productie,
        _ => {
            lezer.bezwaar("omgeving", "is niet productie of demo");
            Omgeving::Productie
        }
    }
}

fn addresses(lezer: &mut Lezer<'_>, omgeving: Omgeving) -> (SocketAddr, SocketAddr, Option<Tls>) {
    const NOWHERE: SocketAddr = SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);
    let adres = lezer.parsed("adres", NOWHERE, "adres met poort");
    let beheeradres = lezer.parsed("beheeradres", NOWHERE, "adres met poort");
    let behind_proxy = lezer.parsed("achter_proxy", false, "true of false");
    let in_container = lezer.parsed("in_container", false, "true of false");
    let overlap = adres.ip() == beheeradres.ip()
        || adres.ip().is_unspecified()
        || beheeradres.ip().is_unspecified();
    // Port 0 is any free port: two of those are never the same.
    if adres.port() == beheeradres.port() && adres.port() != 0 && overlap {
        lezer.bezwaar(
            "beheeradres",
            "is hetzelfde als adres; de beheerpoort mag niet publiek zijn",
        );
    }
    let given = |key| lezer.optional(key).is_some();
    let tls = match (
        given("tls_certificaat_bestand"),
        given("tls_sleutel_bestand"),
    ) {
        (false, false) => None,
        (true, true) => Some(Tls {
            certificaat: PathBuf::from(lezer.text("tls_certificaat_bestand")),
            sleutel: lezer.secret_file("tls_sleutel_bestand"),
        }),
        (true, false) => {
            lezer.bezwaar(
                "tls_sleutel_bestand",
                "ontbreekt naast tls_certificaat_bestand",
            );
            None
        }
        (false, true) => {
            lezer.bezwaar(
                "tls_certificaat_bestand",
                "ontbreekt naast tls_sleutel_bestand",
            );
            None
        }
    };
    let loopback = adres.ip().is_loopback();
    match omgeving {
        Omgeving::Productie if !loopback && tls.is_none() && !behind_proxy => {
            lezer.bezwaar(
                "adres",
                "buiten loopback is TLS nodig (tls_…_bestand), of achter_proxy = true",
            );
        }
        Omgeving::Demo if !loopback && !in_container => {
            lezer.bezwaar("adres", "een demo luistert alleen op loopback");
        }
        Omgeving::Productie | Omgeving::Demo => {}
    }
    (adres, beheeradres, tls)
}

fn issuer(lezer: &mut Lezer<'_>, omgeving: Omgeving) -> (String, String) {
    let mut one = |key: &str| {
        let text = lezer.text(key);
        if text.is_empty() {
            return text;
        }
        match Url::parse(&text) {
            Ok(url) if omgeving == Omgeving::Productie => {
                if url.scheme() != "https" {
                    lezer.bezwaar(key, "moet in productie met https:// beginnen");
                }
                if is_local(&url) {
                    lezer.bezwaar(key, "wijst in productie naar deze machine zelf");
                }
            }
            Ok(_) => {}
            Err(_) => lezer.bezwaar(key, "is geen adres"),
        }
        text
    };
    (one("uitgever"), one("jwks_url"))
}

fn is_local(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    let address = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_ok_and(|ip| ip.is_loopback() || ip.is_unspecified())
}

fn cursor_key(lezer: &mut Lezer<'_>) -> Zeroizing<[u8; 32]> {
    const KEY: &str = "cursorsleutel_bestand";
    let mut key = Zeroizing::new([0; 32]);
    let path = PathBuf::from(lezer.text(KEY));
    if path.as_os_str().is_empty() {
        return key;
    }
    let Some(text) = lezer.secret(KEY, &path) else {
        return key;
    };
    let bytes = STANDARD.decode(text.trim()).map(Zeroizing::new);
    match bytes.as_ref().map(|b| b.as_slice().try_into()) {
        Ok(Ok(right)) => *key = right,
        Ok(Err(_)) | Err(_) => lezer.bezwaar(KEY, "bestand bevat geen 32 bytes in base64"),
    }
    key
}

fn otlp(lezer: &mut Lezer<'_>) -> Option<Otlp> {
    let deel = lezer.parsed("otlp_deel", 0.0, "getal van 0 tot 1");
    if !(0.0..=1.0).contains(&deel) {
        lezer.bezwaar("otlp_deel", "ligt niet tussen 0 en 1");
    }
    let url = lezer.optional("otlp_url")?.to_owned();
    if Url::parse(&url).is_err() {
        lezer.bezwaar("otlp_url", "is geen adres");
    }
    Some(Otlp { url, deel })
}

/// RFC 9116 wants a URI, and a web address with https. A line break would add fields to the page.
fn contact(lezer: &mut Lezer<'_>) -> Option<String> {
    const KEY: &str = "meldpunt_beveiliging";
    let text = lezer.optional(KEY)?;
    let known = ["https://", "mailto:", "tel:"];
    let is_right = Url::parse(text).is_ok()
        && known.iter().any(|scheme| text.starts_with(scheme))
        && text.bytes().all(|byte| byte.is_ascii_graphic());
    if !is_right {
        lezer.bezwaar(
            KEY,
            "is geen adres dat begint met https://, mailto: of tel:",
        );
        return None;
    }
    Some(text.to_owned())
}

/// Debug and trace lines of libraries can hold content, so they cannot be turned on.
fn level(lezer: &mut Lezer<'_>) -> tracing::Level {
    match lezer.optional("logniveau") {
        Some("error") => tracing::Level::ERROR,
        Some("warn") => tracing::Level::WARN,
        Some("info") => tracing::Level::INFO,
        _ => {
            lezer.bezwaar("logniveau", "is niet error, warn of info");
            tracing::Level::INFO
        }
    }
}

#[cfg(test)]
mod beheer_tests;
#[cfg(test)]
pub(crate) mod tests;
