// SPDX-License-Identifier: EUPL-1.2
//! Where handhavingsknelpunten and plans stand and in which columns their access depends.

use autorisatie::Objectbron;

/// Where handhavingsknelpunten stand. After its end nobody reads one.
#[derive(Clone, Copy, Debug)]
pub struct Hhkbron;

impl Objectbron for Hhkbron {
    const VAN: &'static str = "knelpunt.hhk x JOIN autorisatie.zaak c ON c.id = x.id";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = "(x.eindigt_op IS NULL OR x.eindigt_op > ik.nu)";
    const GREMIUM: &'static str = "c.tafel";
    const BRON_ORGANISATIE: &'static str = "c.bron_organisatie";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

/// A handhavingsknelpunt as the parent of plans: it belongs to each tafel that it concerns.
#[derive(Clone, Copy, Debug)]
pub struct Planouderbron;

impl Objectbron for Planouderbron {
    const VAN: &'static str = Hhkbron::VAN;
    const SLEUTEL: &'static str = Hhkbron::SLEUTEL;
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = Hhkbron::ZICHTBAAR;
    const GREMIUM: &'static str = "(CASE WHEN ik.gremium = ANY (x.tafels) THEN ik.gremium END)";
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

/// Where plans stand. A plan is read as long as the handhavingsknelpunt that it works out.
#[derive(Clone, Copy, Debug)]
pub struct Planbron;

impl Objectbron for Planbron {
    const VAN: &'static str = "knelpunt.plan x JOIN knelpunt.hhk h ON h.id = x.hhk JOIN autorisatie.zaak c ON c.id = x.id";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = "(h.eindigt_op IS NULL OR h.eindigt_op > ik.nu)";
    const GREMIUM: &'static str = "c.tafel";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}
