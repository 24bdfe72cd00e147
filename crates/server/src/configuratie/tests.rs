// SPDX-License-Identifier: EUPL-1.2
//! The table of settings against which the service must refuse to start.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use rstest::rstest;

use super::{Configuratie, Omgeving, SETTINGS, help};

/// A folder with the key files of one test; removed at its end.
struct Files(PathBuf);

impl Files {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!(
            "verband-configuratie-{}-{number}",
            std::process::id()
        ));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn write(&self, name: &str, text: &str, mode: u32) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("mode");
        path.to_str().expect("UTF-8").to_owned()
    }

    fn good(&self) -> BTreeMap<String, String> {
        let key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        let cursor = self.write("cursor", key, 0o600);
        let master = self.write("hoofd", key, 0o640);
        let log = self.write("log", key, 0o400);
        [
            ("databank_url", "postgres://verband_app@/verband"),
            ("lezer_url", "postgres://verband_lezer@/verband"),
            ("sleutelbank_url", "postgres://verband_sleutels@/sleutels"),
            ("hoofdsleutels_bestand", &master),
            ("logsleutel_bestand", &log),
            ("cursorsleutel_bestand", &cursor),
            ("uitgever", "https://aanmelden.riec.example"),
            ("jwks_url", "https://aanmelden.riec.example/jwks"),
            ("acr", "urn:mfa"),
        ]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into()
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Configuratie {
    /// A complete configuration with these settings on top; its key files are gone afterwards.
    pub(crate) fn voor_proef(extra: &BTreeMap<String, String>) -> Self {
        let files = Files::new();
        let mut values = files.good();
        values.extend(extra.clone());
        Self::uit(&values, false).expect("complete")
    }
}

fn refusals(values: &BTreeMap<String, String>, demo_build: bool) -> Vec<String> {
    match Configuratie::uit(values, demo_build) {
        Ok(_) => Vec::new(),
        Err(geweigerd) => geweigerd.0.iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_complete_configuration_starts() {
    let files = Files::new();
    let configuratie = Configuratie::uit(&files.good(), false).expect("complete");
    assert_eq!(configuratie.omgeving, Omgeving::Productie);
    assert_eq!(configuratie.cursorsleutel[31], 31);
    assert_eq!(configuratie.adres.port(), 8080);
    assert!(configuratie.otlp.is_none());
}

#[test]
fn without_anything_every_required_setting_is_named_at_once() {
    let found = refusals(&BTreeMap::new(), false);
    let required: Vec<_> = SETTINGS
        .iter()
        .filter(|s| s.required)
        .map(|s| s.key)
        .collect();
    assert_eq!(found.len(), required.len(), "{found:?}");
    for key in required {
        assert!(
            found
                .iter()
                .any(|f| f.starts_with(&format!("{key}: ontbreekt"))),
            "{key}: {found:?}"
        );
    }
}

#[rstest]
#[case(
    "uitgever",
    "http://aanmelden.riec.example",
    "uitgever: moet in productie met https"
)]
#[case(
    "uitgever",
    "https://localhost:8443",
    "uitgever: wijst in productie naar deze machine"
)]
#[case(
    "uitgever",
    "https://demo.localhost",
    "uitgever: wijst in productie naar deze machine"
)]
#[case(
    "uitgever",
    "https://LOCALHOST.",
    "uitgever: wijst in productie naar deze machine"
)]
#[case(
    "uitgever",
    "https://127.0.0.1",
    "uitgever: wijst in productie naar deze machine"
)]
#[case(
    "uitgever",
    "https://[::1]",
    "uitgever: wijst in productie naar deze machine"
)]
#[case("uitgever", "aanmelden", "uitgever: is geen adres")]
#[case(
    "jwks_url",
    "http://aanmelden.riec.example/jwks",
    "jwks_url: moet in productie met https"
)]
#[case("omgeving", "demo", "omgeving: demo bestaat niet")]
#[case("omgeving", "acceptatie", "omgeving: is niet productie of demo")]
#[case("adres", "0.0.0.0:8080", "adres: buiten loopback is TLS nodig")]
#[case("adres", "overal", "adres: is geen adres met poort")]
#[case("adres", "127.0.0.1:9090", "beheeradres: is hetzelfde als adres")]
#[case("beheeradres", "0.0.0.0:8080", "beheeradres: is hetzelfde als adres")]
#[case(
    "databank_url",
    "postgres://verband_app:geheim@db/verband",
    "databank_url: bevat een wachtwoord"
)]
#[case(
    "databank_url",
    "postgres://db/verband?user=x&password=y",
    "databank_url: bevat een wachtwoord"
)]
#[case(
    "databank_url",
    "mysql://db/verband",
    "databank_url: is geen adres dat begint met postgres"
)]
#[case(
    "databank_url",
    "postgres://verband_sleutels@/sleutels",
    "sleutelbank_url: is dezelfde databank"
)]
#[case(
    "databank_url_bestand",
    "/x",
    "databank_url: staat er naast databank_url_bestand"
)]
#[case(
    "hoofdsleutels_bestand",
    "/bestaat/niet",
    "hoofdsleutels_bestand: bestand is niet te lezen"
)]
#[case(
    "tls_certificaat_bestand",
    "/x.pem",
    "tls_sleutel_bestand: ontbreekt naast"
)]
#[case(
    "tls_sleutel_bestand",
    "/x.pem",
    "tls_certificaat_bestand: ontbreekt naast"
)]
#[case("acr", "", "acr: ontbreekt")]
#[case("werkers", "0", "werkers: ligt niet tussen 1 en 64")]
#[case("werkers", "veel", "werkers: is geen getal")]
#[case(
    "verbindingen_maximum",
    "1000000",
    "verbindingen_maximum: ligt niet tussen"
)]
#[case("replica", "65536", "replica: is geen getal van 0 tot 65535")]
#[case("otlp_deel", "1.5", "otlp_deel: ligt niet tussen 0 en 1")]
#[case("otlp_url", "nergens", "otlp_url: is geen adres")]
#[case("logniveau", "trace", "logniveau: is niet error, warn of info")]
#[case(
    "meldpunt_beveiliging",
    "security@riec.example",
    "meldpunt_beveiliging: is geen adres dat begint met https"
)]
#[case(
    "meldpunt_beveiliging",
    "mailto:a@riec.example\nExpires: 1",
    "meldpunt_beveiliging: is geen adres dat begint met https"
)]
#[case("databnak_url", "x", "databnak_url: onbekende instelling")]
fn an_unsafe_setting_is_refused_and_named(
    #[case] key: &str,
    #[case] value: &str,
    #[case] expected: &str,
) {
    let files = Files::new();
    let mut values = files.good();
    values.insert(key.to_owned(), value.to_owned());
    let found = refusals(&values, false);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(expected), "{found:?}");
    assert!(
        !found[0].contains("geheim"),
        "the value is not repeated: {found:?}"
    );
}

#[rstest]
#[case("hoofdsleutels_bestand")]
#[case("logsleutel_bestand")]
#[case("cursorsleutel_bestand")]
fn a_key_file_must_be_closed_and_filled(#[case] key: &str) {
    let files = Files::new();
    for (mode, text, expected) in [
        (0o644, "x", "te open"),
        (0o604, "x", "te open"),
        (0o660, "x", "te open"),
        (0o600, " \n", "leeg"),
    ] {
        let mut values = files.good();
        values.insert(key.to_owned(), files.write("fout", text, mode));
        let found = refusals(&values, false);
        assert!(
            found.len() == 1 && found[0].contains(expected),
            "{mode:o}: {found:?}"
        );
    }
}

#[test]
fn a_cursor_key_has_32_bytes() {
    let files = Files::new();
    let mut values = files.good();
    values.insert(
        "cursorsleutel_bestand".into(),
        files.write("kort", "AAEC", 0o600),
    );
    assert_eq!(
        refusals(&values, false),
        ["cursorsleutel_bestand: bestand bevat geen 32 bytes in base64"]
    );
}

#[test]
fn a_url_with_a_password_comes_from_a_closed_file() {
    let files = Files::new();
    let mut values = files.good();
    values.remove("databank_url");
    let url = "postgres://verband_app:geheim@db/verband";
    values.insert(
        "databank_url_bestand".into(),
        files.write("url", &format!("{url}\n"), 0o600),
    );
    assert_eq!(
        Configuratie::uit(&values, false)
            .expect("complete")
            .databank_url
            .as_str(),
        url
    );
    values.insert(
        "databank_url_bestand".into(),
        files.write("open", url, 0o644),
    );
    let found = refusals(&values, false);
    assert!(
        found.len() == 1 && found[0].starts_with("databank_url_bestand: bestand is te open"),
        "{found:?}"
    );
}

#[test]
fn a_demo_is_a_demo_in_a_demo_build_on_loopback_only() {
    let files = Files::new();
    let mut values = files.good();
    values.insert("omgeving".into(), "demo".into());
    values.insert("uitgever".into(), "http://demo.localhost:4000/".into());
    values.insert("jwks_url".into(), "http://demo.localhost:4000/jwks".into());
    let configuratie = Configuratie::uit(&values, true).expect("complete");
    assert_eq!(configuratie.omgeving, Omgeving::Demo);
    assert!(configuratie.past_bij("demo").is_ok());
    assert!(configuratie.past_bij("productie").is_err());
    values.insert("adres".into(), "0.0.0.0:8080".into());
    assert_eq!(
        refusals(&values, true),
        ["adres: een demo luistert alleen op loopback"]
    );
    values.insert("in_container".into(), "true".into());
    assert!(Configuratie::uit(&values, true).is_ok());
}

#[test]
fn production_refuses_a_demo_database() {
    let files = Files::new();
    let configuratie = Configuratie::uit(&files.good(), false).expect("complete");
    assert!(configuratie.past_bij("productie").is_ok());
    assert!(configuratie.past_bij("demo").is_err());
}

#[test]
fn outside_loopback_with_a_proxy_in_front() {
    let files = Files::new();
    let mut values = files.good();
    values.insert("adres".into(), "0.0.0.0:8080".into());
    values.insert("achter_proxy".into(), "true".into());
    assert!(Configuratie::uit(&values, false).is_ok());
}

#[test]
fn the_help_names_every_setting() {
    let text = help();
    for setting in SETTINGS {
        assert!(
            text.contains(&format!("  {}\n", setting.key)),
            "{}",
            setting.key
        );
        assert!(!setting.help.is_empty());
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let files = Files::new();
    let path = files.write("kapot.toml", "dit is = = geen toml", 0o600);
    let fault = Configuratie::laad(Some(path.as_ref()))
        .err()
        .expect("refused")
        .to_string();
    assert!(
        fault.contains("configuratie: bestand is niet te lezen"),
        "{fault}"
    );
}
