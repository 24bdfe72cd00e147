// SPDX-License-Identifier: EUPL-1.2
//! Where the objects of this crate stand.

use crate::handeling::Objectbron;

/// A zaak of any kind, by its id: the parent of what is proposed or read about it.
#[derive(Clone, Copy, Debug)]
pub struct Zaakbron;

impl Objectbron for Zaakbron {
    const VAN: &'static str = "autorisatie.zaak c";
    const SLEUTEL: &'static str = "c.id = ik.object";
    const ID: &'static str = "c.id";
    const IN_ZAAK: bool = true;
    // Nobody works on a casus that was closed (WGS 1.8(5), R-01).
    const ZICHTBAAR: &'static str = "(c.soort <> 'casus' OR c.beeindigd_op IS NULL)";
    const GREMIUM: &'static str = "c.tafel";
    const BRON_ORGANISATIE: &'static str = "c.bron_organisatie";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c"];
}

/// A lidmaatschap, by its id.
#[derive(Clone, Copy, Debug)]
pub struct Lidmaatschapbron;

impl Objectbron for Lidmaatschapbron {
    const VAN: &'static str =
        "autorisatie.lidmaatschap x JOIN autorisatie.persoon xp ON xp.id = x.persoon";
    const SLEUTEL: &'static str = "x.id = ik.object AND upper_inf(x.bekend) AND ik.nu <@ x.geldig";
    const IN_ZAAK: bool = false;
    const PERSOON: &'static str = "x.persoon";
    const ALIAS: &'static str = "xp.alias";
    const SLOT: &'static [&'static str] = &["x"];
}

/// A gremium that somebody belongs to now, by its code: the parent of its leden.
#[derive(Clone, Copy, Debug)]
pub struct Gremiumledenbron;

impl Objectbron for Gremiumledenbron {
    const VAN: &'static str = "LATERAL (SELECT ik.code AS code WHERE EXISTS (SELECT FROM autorisatie.lidmaatschap g \
        WHERE g.gremium = ik.code AND upper_inf(g.bekend) AND ik.nu <@ g.geldig)) x";
    const SLEUTEL: &'static str = "x.code = ik.code";
    const ID: &'static str = "x.code";
    const IN_ZAAK: bool = false;
    const GREMIUM: &'static str = "x.code";
}

/// A werkcontext, by its id.
#[derive(Clone, Copy, Debug)]
pub struct Werkcontextbron;

impl Objectbron for Werkcontextbron {
    const VAN: &'static str = "autorisatie.werkcontext x";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = false;
    const PERSOON: &'static str = "x.persoon";
}
