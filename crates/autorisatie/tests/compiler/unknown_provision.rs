// SPDX-License-Identifier: EUPL-1.2
//! An act cannot cite a provision that does not exist.
use autorisatie::beleid::Objectsoort;
use autorisatie::{Bewerking, Handeling, Klassebron, Object};
use wgs::bepaling::{Bepaling, WGS_1_8_99};

struct Verzinnen;

impl Handeling for Verzinnen {
    const NAAM: &'static str = "register.lezen";
    const OBJECT: Objectsoort = Objectsoort::Register;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Raadplegen;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_99];
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

fn main() {}
