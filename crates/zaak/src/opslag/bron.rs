// SPDX-License-Identifier: EUPL-1.2
//! Where signalen stand and in which columns their access depends.

use autorisatie::Objectbron;
use kluis::Plaats;
use uuid::Uuid;

/// Where signalen stand.
#[derive(Clone, Copy, Debug)]
pub struct Signaalbron;

impl Objectbron for Signaalbron {
    const VAN: &'static str = "zaak.signaal x JOIN autorisatie.zaak c ON c.id = x.id";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    const GREMIUM: &'static str = "CASE WHEN x.status <> 'concept' THEN c.tafel END";
    const BRON_ORGANISATIE: &'static str = "c.bron_organisatie";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

pub(super) const fn plaats_inhoud(id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "signaal",
        kolom: "inhoud",
        rij: id,
        zaak: Some(id),
    }
}

pub(super) const fn plaats_persoon(signaal: Uuid, id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "signaalpersoon",
        kolom: "gegevens",
        rij: id,
        zaak: Some(signaal),
    }
}
