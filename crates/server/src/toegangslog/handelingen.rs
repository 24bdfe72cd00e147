// SPDX-License-Identifier: EUPL-1.2
//! The acts on the access log.

use audit_log::{Bewerking, Soort};
use autorisatie::beleid::Objectsoort;
use autorisatie::opslag::inzage::LichtLogToe;
use autorisatie::{Handeling, Klassebron, Object};
use wgs::bepaling::{Bepaling, WGS_1_8_4};

/// Reads the records of a period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ToegangslogLezen;

impl Handeling for ToegangslogLezen {
    const NAAM: &'static str = "toegangslog.lezen";
    const OBJECT: Objectsoort = Objectsoort::Toegangslog;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Raadplegen;
    const SOORT: Soort = Soort::Loginzage;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_4];
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

/// Searches the records about one person, zaak or actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToegangslogZoeken;

impl Handeling for ToegangslogZoeken {
    const NAAM: &'static str = "toegangslog.zoeken";
    const OBJECT: Objectsoort = Objectsoort::Toegangslog;
    const WERKWOORD: &'static str = "zoeken";
    const BEWERKING: Bewerking = Bewerking::Zoeken;
    const SOORT: Soort = Soort::Loginzage;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_4];
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

// Who asks about one record, person or zaak is told why somebody acted, and who that was.
impl LichtLogToe for ToegangslogLezen {}
impl LichtLogToe for ToegangslogZoeken {}

/// Takes the whole log along, to check it elsewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ToegangslogExporteren;

impl Handeling for ToegangslogExporteren {
    const NAAM: &'static str = "toegangslog.exporteren";
    const OBJECT: Objectsoort = Objectsoort::Toegangslog;
    const WERKWOORD: &'static str = "exporteren";
    const BEWERKING: Bewerking = Bewerking::Exporteren;
    const SOORT: Soort = Soort::Loginzage;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_4];
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}
