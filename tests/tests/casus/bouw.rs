// SPDX-License-Identifier: EUPL-1.2
//! Keys, vault and tokens for a Poort in tests.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::sync::Arc;

use autorisatie::token::{Modus, Tokentoets, Uitgever as Vertrouwd};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kluis::{Hoofdsleutels, Kluis, Sleutelbron};
use lokale_postgres::proef::Proefdatabank;
use scenarios::uitgever::{ISS, Uitgever};
use server::bron::Bron;
use server::jwks::Sleutelhaler;
use server::systeem::Systeem;

pub fn open_kluis(databank: &Proefdatabank, map: &Path, systeem: &Arc<Systeem>) -> Kluis {
    let keys = Hoofdsleutels::uit_bestand(&map.join("hoofdsleutels")).expect("master keys");
    let source = Sleutelbron {
        url: databank.sleutels_url().into(),
        verbindingen_maximum: 4,
        runtime: None,
        termijn: kluis::OPSLAG_TERMIJN,
    };
    Kluis::nieuw(&source, keys, Arc::clone(systeem) as Arc<dyn kluis::Klok>).expect("a vault")
}

pub fn haler(bron: &Arc<dyn Bron>) -> Sleutelhaler {
    let issuer = Vertrouwd {
        iss: ISS.into(),
        machineclients: std::collections::HashSet::new(),
    };
    let toets = Tokentoets::nieuw(vec![issuer], Modus::Demo).expect("an issuer");
    let url = Uitgever::van_dit_proces().jwks_url();
    Sleutelhaler::new(url, Arc::new(toets), Modus::Demo, Arc::clone(bron)).expect("a client")
}

pub fn willekeurig(bron: &dyn Bron) -> String {
    let mut bytes = [0; 32];
    assert!(bron.vul(&mut bytes), "random bytes");
    STANDARD.encode(bytes)
}

pub fn schrijf(path: &Path, text: &str) {
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    let mut file = file.expect("a file");
    file.write_all(text.as_bytes()).expect("written");
}
