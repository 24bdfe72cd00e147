// SPDX-License-Identifier: EUPL-1.2
//! The acts of this crate: one struct each, with name, object and ground.

use audit_log::Bewerking;
use uuid::Uuid;
use wgs::bepaling::{Bepaling, WGS_1_8_2, WGS_1_8_5, WGS_2_22_1_C};

use crate::beleid::Objectsoort;
use crate::bronnen::{Gremiumledenbron, Lidmaatschapbron, Werkcontextbron};
use crate::handeling::{Handeling, Klassebron, Object};

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

/// Reads one lidmaatschap that is valid now.
#[derive(Clone, Copy, Debug)]
pub struct LidmaatschapLezen {
    /// Id.
    pub id: Uuid,
}

impl Handeling for LidmaatschapLezen {
    const NAAM: &'static str = "lidmaatschap.lezen";
    const OBJECT: Objectsoort = Objectsoort::Lidmaatschap;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Raadplegen;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_2];
    type Bron = Lidmaatschapbron;

    fn object(&self) -> Object {
        Object::Rij(self.id)
    }
}

/// Lists the lidmaatschappen that the caller sees: his own, or all for who administers them.
#[derive(Clone, Copy, Debug)]
pub struct LidmaatschappenLezen {
    /// Rows on the page.
    pub maximum: i64,
}

impl Handeling for LidmaatschappenLezen {
    const NAAM: &'static str = "lidmaatschap.lezen";
    const OBJECT: Objectsoort = Objectsoort::Lidmaatschap;
    const WERKWOORD: &'static str = "lezen";
    const BEWERKING: Bewerking = Bewerking::Zoeken;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_1_8_2];
    // Whoever has several must be able to see which, before he can name one.
    const ZONDER_KEUZE: bool = true;
    type Bron = Klassebron;

    fn object(&self) -> Object {
        Object::Klasse
    }
}

/// Lists who belongs to a gremium, to record who is present.
#[derive(Clone, Debug)]
pub struct GremiumledenZoeken {
    /// Code of the gremium.
    pub gremium: String,
    /// Rows on the page.
    pub maximum: i64,
}

impl Handeling for GremiumledenZoeken {
    const NAAM: &'static str = "lidmaatschap.zoeken";
    const OBJECT: Objectsoort = Objectsoort::Lidmaatschap;
    const WERKWOORD: &'static str = "zoeken";
    const BEWERKING: Bewerking = Bewerking::Zoeken;
    const GRONDSLAG: &'static [&'static Bepaling] = &[&WGS_2_22_1_C];
    type Bron = Gremiumledenbron;

    fn object(&self) -> Object {
        Object::Code(self.gremium.clone())
    }
}

/// Ends a lidmaatschap: at once, on every replica.
#[derive(Clone, Copy, Debug)]
pub struct LidmaatschapBeeindigen {
    /// Id.
    pub id: Uuid,
    /// The version that the caller read.
    pub versie: i64,
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
