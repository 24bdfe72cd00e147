// SPDX-License-Identifier: EUPL-1.2
//! The table of settings: what `--help` prints, what is known, what is required.

/// One setting: a key in the file, `VERBAND_` and the key in capitals in the environment.
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// Whether the service refuses to start without it.
    pub required: bool,
    /// What holds when it is not given.
    pub default: Option<&'static str>,
    /// What it is, Dutch.
    pub help: &'static str,
}

const fn required(key: &'static str, help: &'static str) -> Setting {
    Setting {
        key,
        required: true,
        default: None,
        help,
    }
}

const fn optional(key: &'static str, default: Option<&'static str>, help: &'static str) -> Setting {
    Setting {
        key,
        required: false,
        default,
        help,
    }
}

/// Every setting of `verband serve`.
pub const SETTINGS: &[Setting] = &[
    optional(
        "omgeving",
        Some("productie"),
        "productie of demo; demo bestaat alleen in een demobouw",
    ),
    optional("adres", Some("127.0.0.1:8080"), "adres en poort van de API"),
    optional(
        "beheeradres",
        Some("127.0.0.1:9090"),
        "adres en poort van /livez, /readyz en /metrics; nooit publiek",
    ),
    optional(
        "in_container",
        Some("false"),
        "true: een demo mag op een ander adres dan loopback luisteren",
    ),
    optional(
        "achter_proxy",
        Some("false"),
        "true: een proxy ervoor sluit TLS af; anders is TLS hier verplicht buiten loopback",
    ),
    optional(
        "tls_certificaat_bestand",
        None,
        "PEM met de certificaatketen",
    ),
    optional(
        "tls_sleutel_bestand",
        None,
        "PEM met de private sleutel van het certificaat",
    ),
    required(
        "databank_url",
        "databank als rol verband_app; geen wachtwoord erin (zie databank_url_bestand)",
    ),
    required(
        "lezer_url",
        "databank als rol verband_lezer; geen wachtwoord erin (zie lezer_url_bestand)",
    ),
    required(
        "sleutelbank_url",
        "sleutelbank als rol verband_sleutels; geen wachtwoord erin (zie sleutelbank_url_bestand)",
    ),
    optional(
        "databank_url_bestand",
        None,
        "bestand met databank_url, met wachtwoord; in plaats van databank_url",
    ),
    optional(
        "lezer_url_bestand",
        None,
        "bestand met lezer_url, met wachtwoord; in plaats van lezer_url",
    ),
    optional(
        "sleutelbank_url_bestand",
        None,
        "bestand met sleutelbank_url, met wachtwoord; in plaats van sleutelbank_url",
    ),
    required(
        "hoofdsleutels_bestand",
        "bestand met de hoofdsleutels; alleen leesbaar voor eigenaar en groep",
    ),
    required(
        "logsleutel_bestand",
        "bestand met de sleutel die het logboek ondertekent",
    ),
    required(
        "cursorsleutel_bestand",
        "bestand met 32 bytes in base64; gelijk in elke replica",
    ),
    required(
        "uitgever",
        "de uitgever (iss) van de toegangstokens: een https-adres",
    ),
    required(
        "jwks_url",
        "waar de publieke sleutels van de uitgever staan: een https-adres",
    ),
    required(
        "acr",
        "aanvaarde waarden van acr (sterke aanmelding), gescheiden door spaties",
    ),
    optional(
        "replica",
        Some("0"),
        "nummer van deze replica in het logboek, 0 tot 65535, uniek per installatie",
    ),
    optional("werkers", Some("2"), "aantal werkdraden, 1 tot 64"),
    optional(
        "verbindingen_maximum",
        Some("1000"),
        "open verbindingen per werkdraad, 1 tot 25000",
    ),
    optional(
        "otlp_url",
        None,
        "waar OpenTelemetry naartoe gaat (OTLP over HTTP); zonder dit: nergens",
    ),
    optional(
        "otlp_deel",
        Some("0.05"),
        "deel van de sporen dat wordt gezonden, 0 tot 1; het logboek wordt nooit bemonsterd",
    ),
    optional("logniveau", Some("info"), "error, warn of info"),
    optional(
        "meldpunt_beveiliging",
        None,
        "waar een lek wordt gemeld (https://, mailto: of tel:); staat in /.well-known/security.txt",
    ),
];

/// Names in the environment that begin alike but belong to other commands.
pub const OTHERS: &[&str] = &[
    "configuratie",
    "migratie_url",
    "sleutelmigratie_url",
    "pg_bin",
    "proef_cluster",
    "demo_map",
    "demo_beheer_url",
];

/// The explanation of every setting, as `verband serve --help` prints it.
#[must_use]
pub fn help() -> String {
    let mut text = String::from(
        "Instellingen: in het TOML-bestand van --configuratie, of in de omgeving als VERBAND_<NAAM>.\n\
         De omgeving gaat voor. Geheimen staan alleen in bestanden.\n\n",
    );
    for setting in SETTINGS {
        let state = match (setting.required, setting.default) {
            (true, _) => "verplicht".to_owned(),
            (false, Some(default)) => format!("standaard {default}"),
            (false, None) => "niet verplicht".to_owned(),
        };
        let lines = [
            "  ",
            setting.key,
            "\n      ",
            setting.help,
            " (",
            &state,
            ")\n",
        ];
        text.extend(lines);
    }
    text
}
