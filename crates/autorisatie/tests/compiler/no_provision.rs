// SPDX-License-Identifier: EUPL-1.2
//! An act must say on which provision it rests.
use autorisatie::beleid::Objectsoort;
use autorisatie::{Bewerking, Handeling, Klassebron, Object};

struct Verzinnen;

impl Handeling for Verzinnen {
    const NAAM: &'static str = "register.lezen";
    const OBJECT: Objectsoort = Objectsoort::Register;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Raadplegen;
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

fn main() {}
