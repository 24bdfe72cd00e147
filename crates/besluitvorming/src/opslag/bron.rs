// SPDX-License-Identifier: EUPL-1.2
//! Where gremia, vergaderingen and besluiten stand and in which columns their access depends.

use autorisatie::Objectbron;
use autorisatie::beleid::Feit;

/// A gremium, by its code: the parent of a vergadering.
#[derive(Clone, Copy, Debug)]
pub struct Gremiumbron;

impl Objectbron for Gremiumbron {
    const VAN: &'static str = "besluitvorming.gremium x";
    const SLEUTEL: &'static str = "x.code = ik.code";
    const IN_ZAAK: bool = false;
    const GREMIUM: &'static str = "x.code";
}

/// A vergadering, by its id.
#[derive(Clone, Copy, Debug)]
pub struct Vergaderingbron;

impl Objectbron for Vergaderingbron {
    const VAN: &'static str = "besluitvorming.vergadering x";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = false;
    const GREMIUM: &'static str = "x.gremium";
    const VERGADERING: &'static str = "x.id";
    const ALIAS: &'static str = "x.alias";
    const SLOT: &'static [&'static str] = &["x"];
}

/// A besluit, by its id, with the zaak that it is about.
#[derive(Clone, Copy, Debug)]
pub struct Besluitbron;

impl Objectbron for Besluitbron {
    const VAN: &'static str = "besluitvorming.besluit x JOIN autorisatie.zaak c ON c.id = x.zaak";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    const GREMIUM: &'static str = "x.gremium";
    // Who proposed it, as long as he belongs to the gremium: who left a tafel keeps nothing of it.
    const PERSOON: &'static str = "CASE WHEN x.gremium = ik.gremium THEN x.indiener END";
    const OP_AGENDA: &'static [&'static str] = &["x.id"];
    // Before it is on an agenda it may be prepared under a werkcontext for any vergadering of its own gremium.
    const VERGADERING: &'static str = "(SELECT v.id FROM besluitvorming.vergadering v \
        WHERE v.id = ik.werk_vergadering AND v.gremium = x.gremium AND x.status = 'voorgesteld')";
    // Nobody works on a casus that was closed (WGS 1.8(5), R-01): of its besluiten the gremium keeps that they were taken.
    const ZAAK: &'static str =
        "CASE WHEN c.soort <> 'casus' OR c.beeindigd_op IS NULL THEN c.id END";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const ALIAS: &'static str = "x.alias";
    const FEITEN: &'static [(Feit, &'static str)] =
        &[(Feit::EigenVoorstel, "x.indiener = ik.persoon")];
    const SLOT: &'static [&'static str] = &["c", "x"];
}
