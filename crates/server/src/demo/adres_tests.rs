// SPDX-License-Identifier: EUPL-1.2
//! Where a demo may listen.

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::Parser as _;

use super::bestanden::Bestanden;
use super::uitgever::Uitgever;
use super::{Demo, nabij, settings};
use crate::bron::Systeembron;
use crate::configuratie::Configuratie;

#[derive(clap::Parser)]
struct Opdrachtregel {
    #[command(flatten)]
    demo: Demo,
}

#[tokio::test]
async fn a_demo_leaves_loopback_only_in_a_container() {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let map = std::env::temp_dir().join(format!("verband-demo-adres-{}", std::process::id()));
    std::fs::create_dir_all(&map).expect("a directory");
    let bestanden = Bestanden::nieuw(&map, &Systeembron::default()).expect("keys");
    let issuer = Uitgever::start(Arc::new(Systeembron::default()), BTreeSet::new())
        .await
        .expect("an issuer");
    let databases = [
        ("--databank", "postgres://verband_app@db/verband"),
        ("--lezer", "postgres://verband_lezer@db/verband"),
        ("--sleutelbank", "postgres://verband_sleutels@db/sleutels"),
    ];
    let begin = |more: &[&str]| {
        let mut line = vec!["demo", "--map", "keys"];
        line.extend(databases.iter().flat_map(|(name, url)| [*name, *url]));
        line.extend(more);
        let demo = Opdrachtregel::parse_from(line).demo;
        Configuratie::uit(&settings(&demo, &bestanden, &issuer), true)
            .map(|configuratie| configuratie.adres)
            .map_err(|fault| fault.to_string())
    };
    let everywhere = ["--adres", "0.0.0.0:8080"];
    let refused = begin(&everywhere).expect_err("not on a machine");
    assert!(
        refused.contains("adres: een demo luistert alleen op loopback"),
        "{refused}"
    );
    let inside = begin(&["--in-container", "--adres", "0.0.0.0:8080"]).expect("in a container");
    assert_eq!(inside.to_string(), "0.0.0.0:8080");
    assert_eq!(nabij(inside).to_string(), "127.0.0.1:8080");
    assert!(begin(&[]).expect("by itself").ip().is_loopback());
    std::fs::remove_dir_all(&map).expect("removed");
}
