// SPDX-License-Identifier: EUPL-1.2
//! The compose file and the image: nothing published beyond this machine, nothing writable that need not be, no
//! setting that the program does not know, and no build step that the Makefile does not have.

use std::collections::BTreeSet;
use std::process::Command;

use serde_yaml_ng::Value;

use crate::assert_none;
use crate::bron::{read, root};

const FILE: &str = "docker-compose.yml";

/// Images that are not built here.
const OTHERS: [&str; 2] = ["postgres:", "otel/opentelemetry-collector:"];

fn parsed(text: &str) -> Value {
    let mut value: Value = serde_yaml_ng::from_str(text).expect("YAML");
    // A part that is merged in may itself merge another.
    for _ in 0..3 {
        value.apply_merge().expect("merge keys");
    }
    value
}

fn services(compose: &Value) -> Vec<(String, &Value)> {
    compose["services"]
        .as_mapping()
        .expect("services")
        .iter()
        .map(|(name, service)| (name.as_str().expect("a name").to_owned(), service))
        .collect()
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_sequence()
        .map(|all| {
            all.iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default()
}

/// What is wrong with the hardening of one service.
fn hardening(name: &str, service: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if service["read_only"] != Value::Bool(true) {
        found.push(format!("{name}: its root file system can be written"));
    }
    if texts(&service["cap_drop"]) != ["ALL"] {
        found.push(format!("{name}: keeps capabilities"));
    }
    if !texts(&service["security_opt"]).contains(&"no-new-privileges:true".to_owned()) {
        found.push(format!("{name}: may gain privileges"));
    }
    if !service["privileged"].is_null() || service["network_mode"] == "host" {
        found.push(format!("{name}: is not apart from its host"));
    }
    let image = service["image"].as_str().unwrap_or_default();
    let user = service["user"].as_str().unwrap_or_default();
    let becomes_another = image.starts_with("postgres:") && service["entrypoint"].is_null();
    if !becomes_another && (user.is_empty() || user.starts_with('0') || user.starts_with("root")) {
        found.push(format!("{name}: runs as root"));
    }
    let is_pinned = image
        .split_once(':')
        .is_some_and(|(_, tag)| tag != "latest");
    let is_other = OTHERS.iter().any(|other| image.starts_with(other));
    if service["build"].is_null() && !(is_other && is_pinned) {
        found.push(format!(
            "{name}: image `{image}` is unknown or not pinned by tag"
        ));
    }
    for port in texts(&service["ports"]) {
        if !port.starts_with("127.0.0.1:") {
            found.push(format!("{name}: publishes {port} beyond this machine"));
        }
    }
    found
}

/// Settings in the environment of a service that the program does not know.
fn unknown_settings(name: &str, service: &Value, known: &BTreeSet<String>) -> Vec<String> {
    let Some(environment) = service["environment"].as_mapping() else {
        return Vec::new();
    };
    environment
        .keys()
        .filter_map(Value::as_str)
        .filter_map(|key| key.strip_prefix("VERBAND_"))
        .filter(|key| !known.contains(&key.to_lowercase()))
        .map(|key| format!("{name}: the program knows no VERBAND_{key}"))
        .collect()
}

/// The settings of `verband serve`, and the names that other commands read.
fn known_settings() -> BTreeSet<String> {
    let table = read("crates/server/src/configuratie/instellingen.rs");
    let quoted = table.split('"').skip(1).step_by(2);
    let is_key =
        |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    quoted.filter(is_key).map(str::to_owned).collect()
}

#[test]
fn services_are_closed_and_settings_are_known() {
    let compose = parsed(&read(FILE));
    let known = known_settings();
    assert!(known.contains("logsleutel_bestand") && known.contains("sleutelmigratie_url"));
    let mut violations = Vec::new();
    for (name, service) in services(&compose) {
        violations.extend(hardening(&name, service));
        violations.extend(unknown_settings(&name, service, &known));
    }
    assert_none(&violations);
}

#[test]
fn data_and_keys_are_apart_and_an_issuer_is_asked_for() {
    let text = read(FILE);
    let compose = parsed(&text);
    let of = |name: &str| compose["services"][name].clone();
    for suffix in ["", "-demo"] {
        let (data, keys) = (
            of(&format!("databank{suffix}")),
            of(&format!("sleutelbank{suffix}")),
        );
        assert!(!data.is_null() && !keys.is_null());
        assert_ne!(data["volumes"], keys["volumes"]);
    }
    for variable in ["VERBAND_UITGEVER", "VERBAND_JWKS_URL", "VERBAND_ACR"] {
        let value = of("server")["environment"][variable].clone();
        let asked = format!("${{{variable}:?");
        assert!(
            value.as_str().is_some_and(|v| v.starts_with(&asked)),
            "{variable}"
        );
    }
    let demo = of("demo");
    assert_eq!(texts(&demo["profiles"]), ["demo"]);
    assert!(texts(&demo["command"]).contains(&"--in-container".to_owned()));
    assert_eq!(demo["build"]["args"]["FEATURES"], "demo");
    for (name, service) in services(&compose) {
        let is_demo = texts(&service["profiles"]) == ["demo"];
        assert_eq!(is_demo, name == "demo" || name.ends_with("-demo"), "{name}");
        assert!(
            is_demo || service["build"]["args"].is_null(),
            "{name}: a demo build"
        );
    }
    let trusting = text.matches("POSTGRES_HOST_AUTH_METHOD: trust").count();
    assert_eq!(
        trusting, 2,
        "only the clusters of the demo trust their network"
    );
}

#[test]
fn every_secret_is_made_by_the_script_and_every_one_named_is_there() {
    let compose = parsed(&read(FILE));
    let folder = std::env::temp_dir().join(format!("verband-geheimen-{}", std::process::id()));
    let made = Command::new("bash")
        .arg(root().join("scripts/geheimen.sh"))
        .arg(&folder)
        .status()
        .expect("bash");
    assert!(made.success());
    let secrets = compose["secrets"].as_mapping().expect("secrets");
    for (name, secret) in secrets {
        let path = secret["file"].as_str().expect("a file");
        let file = path
            .strip_prefix(".verband/compose/")
            .expect("the folder of the script");
        let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
        assert!(!text.trim().is_empty(), "{name:?}");
    }
    let keys = std::fs::read_to_string(folder.join("hoofdsleutels")).expect("master keys");
    assert!(keys.starts_with("actief = \""), "{}", keys.lines().count());
    for (name, service) in services(&compose) {
        let Some(used) = service["secrets"].as_sequence() else {
            continue;
        };
        for secret in used {
            let source = secret.as_str().or_else(|| secret["source"].as_str());
            let source = source.expect("a name");
            assert!(secrets.contains_key(source), "{name}: {source}");
        }
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn the_image_is_built_by_the_steps_of_the_makefile() {
    let dockerfile = read("Dockerfile");
    let runs: Vec<_> = dockerfile
        .lines()
        .filter_map(|line| line.strip_prefix("RUN "))
        .collect();
    assert_eq!(
        runs,
        [
            "make binaries FEATURES=\"$FEATURES\"",
            "install -d -o 10001 -g 10001 -m 0700 /var/lib/verband"
        ]
    );
    for line in dockerfile
        .lines()
        .filter_map(|line| line.strip_prefix("FROM "))
    {
        let image = line.split(' ').next().unwrap_or_default();
        let tag = image.split_once(':').map_or("", |(_, tag)| tag);
        assert!(
            tag.contains(|c: char| c.is_ascii_digit()),
            "{image} is not pinned by tag"
        );
    }
    for needed in [
        "USER 10001:10001",
        "HEALTHCHECK",
        "\"verband\", \"gezond\"",
        "ENTRYPOINT [\"verband\"]",
    ] {
        assert!(dockerfile.contains(needed), "{needed}");
    }
    let steps = Command::new("make")
        .current_dir(root())
        .args([
            "--dry-run",
            "--no-print-directory",
            "binaries",
            "FEATURES=demo",
        ])
        .output()
        .expect("make");
    let steps = String::from_utf8(steps.stdout).expect("UTF-8");
    let built: Vec<_> = steps.lines().collect();
    assert_eq!(built.len(), 2, "{steps}");
    for (step, program, feature) in [
        (
            built[0],
            "--package server --bin verband",
            " --features demo",
        ),
        (built[1], "--package audit-log --bin logboek-verifieer", ""),
    ] {
        let wanted = format!("build --locked --profile release {program}{feature}");
        assert!(step.trim_end().ends_with(&wanted), "{step}");
    }
}

#[test]
fn a_service_that_is_open_is_seen() {
    let open = parsed(
        "services:\n  x:\n    image: postgres:latest\n    entrypoint: [bash]\n    user: \"0:0\"\n    network_mode: host\n    \
         ports: [\"8080:8080\"]\n    environment: {VERBAND_ADRESS: x}\n",
    );
    let (name, service) = services(&open).remove(0);
    assert_eq!(hardening(&name, service).len(), 7);
    assert_eq!(unknown_settings(&name, service, &known_settings()).len(), 1);
}
