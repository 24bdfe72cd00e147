// SPDX-License-Identifier: EUPL-1.2
//! The acts of this crate: one struct each, with name, object and ground.

use audit_log::Bewerking;
use uuid::Uuid;
use wgs::bepaling::{Bepaling, WGS_1_8_2, WGS_1_8_5};

use crate::beleid::Objectsoort;
use crate::bronnen::{Lidmaatschapbron, Werkcontextbron};
use crate::handeling::{Handeling, Klassebron, Object};
use crate::opslag::WijzigtLidmaatschap;

/// Says for which doel and why the caller is going to work (WGS 1.8(5), R-01).
#[derive(Clone, Copy, Debug)]
pub struct WerkcontextAanmaken;

impl Handeling for WerkcontextAanmaken {
    const NAAM: &'static str = "werkcontext.aanmaken";
    const OBJECT: Objectsoort = Objectsoort::Werkcontext;
    const WERKWOORD: &'static str = "aanmaken";
    const BEWERKING: Bewerking = Bewerking::Toevoegen;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_5];
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

/// Reads a werkcontext of one's own.
#[derive(Clone, Copy, Debug)]
pub struct WerkcontextLezen {
    /// Id.
    pub id: Uuid,
}

impl Handeling for WerkcontextLezen {
    const NAAM: &'static str = "werkcontext.lezen";
    const OBJECT: Objectsoort = Objectsoort::Werkcontext;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Raadplegen;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_5];
    type Bron = Werkcontextbron;

    fn object(&self) -> Object {
        Object::Rij(self.id)
    }
}

/// Ends a lidmaatschap: at once, on every replica.
#[derive(Clone, Copy, Debug)]
pub struct LidmaatschapBeeindigen {
    /// Id.
    pub id: Uuid,
}

impl Handeling for LidmaatschapBeeindigen {
    const NAAM: &'static str = "lidmaatschap.beeindigen";
    const OBJECT: Objectsoort = Objectsoort::Lidmaatschap;
    const WERKWOORD: &'static str = "beeindigen";
    const BEWERKING: Bewerking = Bewerking::Autoriseren;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_2];
    type Bron = Lidmaatschapbron;

    fn object(&self) -> Object {
        Object::Rij(self.id)
    }
}

impl WijzigtLidmaatschap for LidmaatschapBeeindigen {}
