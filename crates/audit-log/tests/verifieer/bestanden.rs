// SPDX-License-Identifier: EUPL-1.2
//! Directory, archive, stream, and the program itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use audit_log::bewijs::{self, Opnamebewijs};
use audit_log::boom;
use audit_log::boom::tegel::Tegel;
use audit_log::codes::Resultaat;
use audit_log::export::{Exportfout, Exportschrijver, Mapuitvoer, Stap, Tarstroom, stappen};
use audit_log::verifieer::{Leesfout, Mapbron, Tarbron};
use serde_json::Value;

use crate::hulp::{Bestanden, Wereld, kort, lees, ondertekenaar, toets};

/// An empty directory of this test.
fn map(naam: &str) -> PathBuf {
    let pad = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("verifieer-{naam}"));
    let _ = fs::remove_dir_all(&pad);
    fs::create_dir_all(&pad).unwrap();
    pad
}

fn tar_van(wereld: &Wereld, n: u64) -> Vec<u8> {
    wereld
        .schrijf(Tarstroom::nieuw(Vec::new()), &wereld.checkpoint(n))
        .neem()
}

fn pak_in<'a>(bestanden: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (pad, inhoud) in bestanden {
        let mut kop = tar::Header::new_gnu();
        kop.set_size(inhoud.len() as u64);
        tar.append_data(&mut kop, format!("./{pad}"), inhoud.as_slice())
            .unwrap();
    }
    tar.into_inner().unwrap()
}

fn lees_tar(bytes: &[u8]) -> Result<audit_log::verifieer::Uitkomst, Leesfout> {
    let mut archief = tar::Archive::new(bytes);
    lees(&mut Tarbron::nieuw(&mut archief)?, None)
}

#[test]
fn directory_archive_and_memory_say_the_same() {
    let mut wereld = Wereld::nieuw(700);
    let checkpoint = wereld.checkpoint(700);
    for fout in [false, true] {
        if fout {
            wereld.wijzig(333, |i, _| i.wat.resultaat = Resultaat::Leeg);
        }
        let verwacht = toets(wereld.bestanden(&checkpoint), None);
        assert_eq!(verwacht.rapport.in_orde, !fout);
        let doel = map("zelfde").join("export");
        wereld.schrijf(Mapuitvoer::nieuw(doel.clone()).unwrap(), &checkpoint);
        assert!(
            Mapuitvoer::nieuw(doel.clone()).is_err(),
            "never into an old one"
        );
        let uit_map = lees(&mut Mapbron::nieuw(doel), None).unwrap();
        assert_eq!(kort(&uit_map), kort(&verwacht));
        let uit_tar = lees_tar(&tar_van(&wereld, 700)).unwrap();
        assert_eq!(uit_tar.rapport.to_string(), verwacht.rapport.to_string());
    }
}

#[test]
fn archive_is_the_same_every_time_and_comes_in_chunks() {
    let wereld = Wereld::nieuw(520);
    let checkpoint = wereld.checkpoint(520);
    let heel = tar_van(&wereld, 520);
    assert_eq!(heel, tar_van(&wereld, 520));
    let sleutel = ondertekenaar();
    let mut s =
        Exportschrijver::nieuw(Tarstroom::nieuw(Vec::new()), &checkpoint, sleutel.vkey(), 0)
            .unwrap();
    let mut delen = vec![s.uitvoer().neem()];
    while let Some(stap) = s.volgende() {
        match stap {
            Stap::Regels(t) => {
                let van = usize::try_from(t.nummer).unwrap() * 256;
                let rijen = (van..van + usize::from(t.breedte)).map(|i| audit_log::export::Rij {
                    regel: wereld.regels[i].as_deref().unwrap(),
                    kolommen: wereld.kolommen[i].as_ref().unwrap(),
                });
                s.regels(t, rijen).unwrap();
            }
            Stap::Checkpoint(t) => s.checkpoint(t, None).unwrap(),
            Stap::Tegel(t) => s
                .tegel(t, Some(&wereld.tegel(t.niveau, t.nummer, t.breedte)))
                .unwrap(),
        }
        delen.push(s.uitvoer().neem());
    }
    delen.push(s.sluit().unwrap().neem());
    assert_eq!(delen.len(), 12);
    assert_eq!(delen.concat(), heel);
}

#[test]
fn archive_packed_anew_missing_or_extended() {
    let wereld = Wereld::nieuw(300);
    let goed = wereld.export();
    // Alphabetical order is not that of an export.
    assert!(matches!(lees_tar(&pak_in(&goed)), Err(Leesfout::Volgorde)));
    let in_volgorde = |bestanden: &Bestanden| {
        let mut paden: Vec<String> = ["checkpoint", "policy", "min_index"]
            .map(str::to_owned)
            .to_vec();
        for stap in stappen(300, 0) {
            match stap {
                Stap::Regels(t) => paden.extend([t.regelpad(), t.kolommenpad()]),
                Stap::Checkpoint(t) => paden.push(t.checkpointpad()),
                Stap::Tegel(t) => paden.push(t.pad()),
            }
        }
        paden
            .into_iter()
            .filter_map(|p| bestanden.get(&p).cloned().map(|b| (p, b)))
            .collect::<Vec<_>>()
    };
    let pak = |b: &[(String, Vec<u8>)]| pak_in(b.iter().map(|(p, i)| (p, i)));
    assert!(lees_tar(&pak(&in_volgorde(&goed))).unwrap().rapport.in_orde);
    let mut zonder = goed.clone();
    zonder.remove("tile/0/000");
    assert_eq!(
        kort(&lees_tar(&pak(&in_volgorde(&zonder))).unwrap()),
        [("bestand_ontbreekt", None)]
    );
    let mut met_meer = in_volgorde(&goed);
    met_meer.push(("naschrift".to_owned(), b"x".to_vec()));
    assert_eq!(
        kort(&lees_tar(&pak(&met_meer)).unwrap()),
        [("bestand_over", None)]
    );
    let tar = tar_van(&wereld, 300);
    assert!(matches!(
        lees_tar(&tar[..tar.len() / 2]),
        Err(Leesfout::Bron(_))
    ));
}

#[test]
fn steps_reach_every_tile_once_and_in_order() {
    let alle: Vec<Stap> = stappen(70_000, 65_536).collect();
    let regels = alle.iter().filter(|s| matches!(s, Stap::Regels(_))).count();
    assert_eq!((alle.len(), regels), (274 + 2 + 1 + 18 + 274, 18));
    for niveau in 0..4 {
        let hier: Vec<Tegel> = alle
            .iter()
            .filter_map(|s| match s {
                Stap::Tegel(t) if t.niveau == niveau => Some(*t),
                Stap::Tegel(_) | Stap::Regels(_) | Stap::Checkpoint(_) => None,
            })
            .collect();
        let verwacht: Vec<Tegel> = boom::tegel::op_niveau(70_000, niveau).collect();
        assert_eq!(hier, verwacht);
    }
    assert_eq!(stappen(0, 0).count(), 0);
    assert_eq!(stappen(u64::MAX, 0).take(600).count(), 600);
}

#[test]
fn writer_refuses_other_steps_and_other_checkpoints() {
    let wereld = Wereld::nieuw(10);
    let sleutel = ondertekenaar();
    let checkpoint = wereld.checkpoint(10);
    let nieuw = |checkpoint: &str| {
        Exportschrijver::nieuw(Tarstroom::nieuw(Vec::new()), checkpoint, sleutel.vkey(), 0)
    };
    assert!(matches!(
        nieuw(&checkpoint.replace("\n10\n", "\n11\n")),
        Err(Exportfout::Checkpoint(_))
    ));
    let mut s = nieuw(&checkpoint).unwrap();
    let tegel = Tegel {
        niveau: 0,
        nummer: 0,
        breedte: 10,
    };
    assert!(matches!(
        s.tegel(tegel, None),
        Err(Exportfout::Volgorde { .. })
    ));
    assert!(matches!(s.sluit(), Err(Exportfout::Volgorde { .. })));
}

fn verifieer(argumenten: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_logboek-verifieer"))
        .args(argumenten)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn code(uitvoer: &Output) -> Option<i32> {
    uitvoer.status.code()
}

#[test]
fn program_verifies_remembers_and_exposes() {
    let hier = map("programma");
    let pad = |naam: &str| hier.join(naam).to_str().unwrap().to_owned();
    let goed = Wereld::nieuw(60);
    fs::write(pad("oud.tar"), tar_van(&goed, 40)).unwrap();
    fs::write(pad("goed.tar"), tar_van(&goed, 60)).unwrap();
    fs::write(pad("sleutel"), format!("{}\n", ondertekenaar().vkey())).unwrap();
    let (sleutel, staat) = (format!("@{}", pad("sleutel")), pad("staat.json"));
    let opties = ["--sleutel", &sleutel, "--staat", &staat];
    let met = |bestand: &str, meer: &[&str]| {
        verifieer(&[&["export", &pad(bestand)], &opties[..], meer].concat())
    };
    let eerste = met("oud.tar", &[]);
    assert_eq!(code(&eerste), Some(0));
    let tekst = String::from_utf8(eerste.stdout).unwrap();
    assert!(
        tekst.contains("Let op: Er is geen eerder gecontroleerd checkpoint"),
        "{tekst}"
    );
    assert_eq!(code(&met("goed.tar", &[])), Some(0));
    let terug = met("oud.tar", &["--json"]);
    assert_eq!(code(&terug), Some(1));
    let rapport: Value = serde_json::from_slice(&terug.stdout).unwrap();
    assert_eq!(rapport["in_orde"], false);
    assert_eq!(rapport["bevindingen"][0]["soort"], "ouder_checkpoint");
    assert_eq!(rapport["bevindingen"][0]["controle"], 2);

    let mut vervalst = goed.clone();
    vervalst.wijzig(33, |i, _| i.wat.rijen = 9);
    let tar = vervalst
        .schrijf(Tarstroom::nieuw(Vec::new()), &goed.checkpoint(60))
        .neem();
    fs::write(pad("vervalst.tar"), tar).unwrap();
    let uit = met("vervalst.tar", &["--json"]);
    assert_eq!(code(&uit), Some(1));
    let rapport: Value = serde_json::from_slice(&uit.stdout).unwrap();
    assert_eq!(rapport["bevindingen"][0]["blad"], 33);
    assert_eq!(
        rapport["bevindingen"][0]["logregel"],
        goed.record_id(33).to_string()
    );
    fs::write(&staat, "kapot").unwrap();
    assert_eq!(code(&met("goed.tar", &[])), Some(2));
}

#[test]
fn program_says_how_it_is_used() {
    let help = verifieer(&["--help"]);
    assert_eq!(code(&help), Some(0));
    let tekst = String::from_utf8(help.stdout).unwrap();
    for woord in [
        "Gebruik:",
        "Opdrachten:",
        "Uitgangscode:",
        "  64  onjuist gebruik",
    ] {
        assert!(tekst.contains(woord), "{tekst}");
    }
    let export = String::from_utf8(verifieer(&["export", "--help"]).stdout).unwrap();
    assert!(!format!("{tekst}{export}").contains("Print") && export.contains("--staat <BESTAND>"));
    for argumenten in [
        &[][..],
        &["iets"],
        &["export"],
        &["export", "a", "b"],
        &["export", "a", "--onbekend"],
        &["export", "a", "--sleutel", "geen-sleutel"],
        &["bewijs", "a", "b"],
    ] {
        let uit = verifieer(argumenten);
        assert_eq!(code(&uit), Some(64), "{argumenten:?}");
        assert!(
            String::from_utf8(uit.stderr)
                .unwrap()
                .contains("logboek-verifieer:")
        );
    }
    assert_eq!(code(&verifieer(&["export", "bestaat-niet"])), Some(2));
    // Standard input is empty: not an export.
    assert_eq!(code(&verifieer(&["export", "-"])), Some(2));
}

#[test]
fn single_record_with_its_proof() {
    let wereld = Wereld::nieuw(50);
    let pad = bewijs::nodig_voor_opname(50, 21).unwrap();
    let hashes: Vec<_> = pad
        .into_iter()
        .map(|k| {
            let breedte = 1 << k.niveau;
            let van = usize::try_from(k.nummer).unwrap() * breedte;
            boom::deelboom(&wereld.bladen[van..van + breedte]).unwrap()
        })
        .collect();
    let bewijs = Opnamebewijs {
        blad: 21,
        pad: bewijs::opname(50, 21, &hashes).unwrap(),
        checkpoint: wereld.checkpoint(50),
    };
    let hier = map("bewijs");
    let naam = |n: &str| hier.join(n).to_str().unwrap().to_owned();
    fs::write(naam("21.tlog-proof"), bewijs.tekst()).unwrap();
    for i in [21, 22] {
        fs::write(naam(&i.to_string()), wereld.regels[i].as_ref().unwrap()).unwrap();
    }
    let sleutel = ondertekenaar();
    let los = |regel: &str, sleutel: &str| {
        verifieer(&[
            "bewijs",
            &naam("21.tlog-proof"),
            &naam(regel),
            "--sleutel",
            sleutel,
        ])
    };
    let goed = los("21", sleutel.vkey());
    assert_eq!(code(&goed), Some(0));
    let tekst = String::from_utf8(goed.stdout).unwrap();
    assert!(tekst.contains(&wereld.record_id(21).to_string()), "{tekst}");
    assert!(tekst.contains("blad 21"));
    assert_eq!(code(&los("22", sleutel.vkey())), Some(1));
    let ander = audit_log::note::Ondertekenaar::nieuw("x.invalid/log", &[1; 32]).unwrap();
    assert_eq!(code(&los("21", ander.vkey())), Some(1));
    assert_eq!(code(&los("99", sleutel.vkey())), Some(2));
    // The reader has verified another log of this size under the same key.
    let mut vervalst = wereld.clone();
    vervalst.wijzig(3, |i, _| i.wat.rijen = 5);
    vervalst.herbereken();
    let staat = crate::hulp::staat_na(&vervalst, &[50]);
    let controleur = audit_log::note::Controleur::nieuw(sleutel.vkey()).unwrap();
    let uit = audit_log::verifieer::controleer_bewijs(
        &controleur,
        &bewijs.tekst(),
        wereld.regels[21].as_ref().unwrap(),
        Some(&staat),
    );
    assert!(!uit.in_orde && uit.bevindingen[0].contains("twee versies"));
}
