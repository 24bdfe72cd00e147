// SPDX-License-Identifier: EUPL-1.2
//! `docs/logboek.cddl` against the code: a reader in another language has nothing but that file.

use std::collections::BTreeMap;

use audit_log::cbor;
use audit_log::codes::{Bewerking, CODEVERSIE, Doel, Logdoel, Resultaat, Rol, Soort};
use minicbor::Decoder;
use minicbor::data::Type;

use crate::hulp::{inhoud, volgorde};

const CDDL: &str = include_str!("../../../../docs/logboek.cddl");

fn lijst(naam: &str) -> Vec<(String, u16)> {
    let begin = format!("\n{naam} = &(\n");
    let (_, rest) = CDDL.split_once(&begin).unwrap();
    let (blok, _) = rest.split_once("\n)").unwrap();
    blok.lines()
        .map(|r| {
            let (code, nummer) = r.trim().trim_end_matches(',').split_once(": ").unwrap();
            (code.to_owned(), nummer.parse().unwrap())
        })
        .collect()
}

macro_rules! gelijk {
    ($naam:literal, $type:ty) => {
        let code: Vec<_> = <$type>::ALLE
            .iter()
            .map(|c| (c.code().to_owned(), c.nummer()))
            .collect();
        assert_eq!(lijst($naam), code, $naam);
    };
}

#[test]
fn code_lists_are_those_of_the_code() {
    gelijk!("soort", Soort);
    gelijk!("rol", Rol);
    gelijk!("doel", Doel);
    gelijk!("logdoel", Logdoel);
    gelijk!("bewerking", Bewerking);
    gelijk!("resultaat", Resultaat);
    assert!(CDDL.contains(&format!("version of the code lists below: {CODEVERSIE}\n")));
}

/// Key, whether it may be absent, and name of its type.
fn sleutels() -> BTreeMap<u64, (bool, &'static str)> {
    let (_, rest) = CDDL.split_once("\nrecord = {\n").unwrap();
    let (blok, _) = rest.split_once("\n}").unwrap();
    blok.lines()
        .map(|r| {
            let (links, rechts) = r.split_once(" : ").unwrap();
            let optioneel = links.starts_with('?');
            let nummer = links.trim_start_matches('?').trim().parse().unwrap();
            let (soort, _) = rechts.split_once(',').unwrap();
            (nummer, (optioneel, soort))
        })
        .collect()
}

fn past(d: &mut Decoder<'_>, soort: &str) -> bool {
    let bytes = |d: &mut Decoder<'_>, n| d.bytes().unwrap().len() == n;
    match soort {
        "id" | "bstr .size 16" => bytes(d, 16),
        "hash" | "bstr .size 32" => bytes(d, 32),
        "bstr .size 8" => bytes(d, 8),
        "bstr" => d.bytes().is_ok(),
        "code" | "herkomst" | "handeling" | "maand" => d.str().is_ok(),
        "[1*16 code]" => d.array_iter::<&str>().unwrap().all(|t| t.is_ok()),
        "bool" => d.bool().is_ok(),
        "1" => d.u64().unwrap() == 1,
        "u8" | "u16" | "u32" | "u64" | "positief-u32" | "tijd" | "soort" | "rol" | "doel"
        | "logdoel" | "bewerking" | "resultaat" => d.u64().is_ok(),
        onbekend => panic!("no such type in the schema: {onbekend}"),
    }
}

fn gelezen(i: u64) -> Vec<u64> {
    let schema = sleutels();
    let bytes = cbor::codeer(&inhoud(i).0, &volgorde(i)).unwrap();
    let mut d = Decoder::new(&bytes);
    let paren = d.map().unwrap().unwrap();
    (0..paren)
        .map(|_| {
            let sleutel = d.u64().unwrap();
            let (_, soort) = schema[&sleutel];
            assert_ne!(d.datatype().unwrap(), Type::Undefined);
            assert!(past(&mut d, soort), "key {sleutel} is not {soort}");
            sleutel
        })
        .collect()
}

#[test]
fn keys_and_types_are_those_of_the_encoder() {
    let schema = sleutels();
    assert_eq!(
        schema.keys().copied().collect::<Vec<_>>(),
        (1..=45).collect::<Vec<_>>()
    );
    assert_eq!(
        gelezen(0),
        schema.keys().copied().collect::<Vec<_>>(),
        "a full record has every key"
    );
    let verplicht: Vec<u64> = schema
        .iter()
        .filter_map(|(k, (optioneel, _))| (!optioneel).then_some(*k))
        .collect();
    let karig = gelezen(1);
    assert!(verplicht.iter().all(|k| karig.contains(k)));
    // The record with the least has the required keys only, besides the aliases and the organisation that every record here has.
    let over: Vec<u64> = karig
        .into_iter()
        .filter(|k| !verplicht.contains(k))
        .collect();
    assert_eq!(over, [13, 16, 30]);
}

#[test]
fn columns_are_those_of_the_export() {
    let wereld = crate::hulp::Wereld::nieuw(1);
    let export = wereld.export();
    let regel: serde_json::Value =
        serde_json::from_slice(&export["verband/kolommen/000.p/1"]).unwrap();
    let (_, rest) = CDDL.split_once("\nkolommen = {").unwrap();
    let (blok, _) = rest.split_once("\n}").unwrap();
    let mut schema: Vec<&str> = blok
        .lines()
        .skip(1)
        .filter_map(|r| r.trim().split_once(':').map(|(naam, _)| naam))
        .collect();
    schema.sort_unstable();
    let mut velden: Vec<&str> = regel
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    velden.sort_unstable();
    assert_eq!(velden, schema);
}
