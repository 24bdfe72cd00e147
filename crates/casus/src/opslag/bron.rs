// SPDX-License-Identifier: EUPL-1.2
//! Where casussen stand and in which columns their access depends.

use autorisatie::Objectbron;
use kluis::Plaats;
use uuid::Uuid;

/// Where casussen stand.
#[derive(Clone, Copy, Debug)]
pub struct Casusbron;

impl Objectbron for Casusbron {
    const VAN: &'static str = "casus.casus x JOIN autorisatie.zaak c ON c.id = x.id";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    // Access ends with the closing, for everyone (WGS 1.8(5), R-01).
    const ZICHTBAAR: &'static str = "c.beeindigd_op IS NULL";
    const GREMIUM: &'static str = "c.tafel";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

pub(super) const fn plaats_inhoud(id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "casus",
        tabel: "casus",
        kolom: "inhoud",
        rij: id,
        zaak: Some(id),
    }
}

pub(super) const fn plaats_werktitel(id: Uuid) -> Plaats<'static> {
    Plaats {
        kolom: "werktitel",
        ..plaats_inhoud(id)
    }
}
