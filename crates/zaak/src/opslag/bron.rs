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
    // The tafel sees what was reported to it, until the casus that rests on it is closed.
    const GREMIUM: &'static str = "CASE WHEN x.status <> 'concept' AND NOT (x.status = 'aanvaard' AND c.beeindigd_op IS NOT NULL) \
        THEN c.tafel END";
    const BRON_ORGANISATIE: &'static str = "c.bron_organisatie";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

/// Where the weging of a signaal stands. Its version is that of the signaal.
#[derive(Clone, Copy, Debug)]
pub struct Wegingbron;

impl Objectbron for Wegingbron {
    const VAN: &'static str = "zaak.weging x JOIN zaak.signaal s ON s.id = x.signaal JOIN autorisatie.zaak c ON c.id = x.signaal";
    const SLEUTEL: &'static str = "x.signaal = ik.object";
    const ID: &'static str = "x.signaal";
    const IN_ZAAK: bool = true;
    const GREMIUM: &'static str =
        "CASE WHEN NOT (s.status = 'aanvaard' AND c.beeindigd_op IS NOT NULL) THEN c.tafel END";
    const BRON_ORGANISATIE: &'static str = "c.bron_organisatie";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c", "s"];
}

/// Where subjecten stand: those of the dossier of a running casus that are not past the term of their origin. Who is only proposed is
/// there for the side that proposed him and for the bureau and the gremium of the tafel, within their own scopes: not yet
/// for a betrokken deelnemer (WGS 2.23(4): it is the besluit that adds him).
#[derive(Clone, Copy, Debug)]
pub struct Subjectbron;

impl Objectbron for Subjectbron {
    const VAN: &'static str = "zaak.subject x JOIN autorisatie.zaak c ON c.id = x.zaak";
    const SLEUTEL: &'static str = "x.id = ik.object";
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = "((x.status IN ('actief', 'beperkt') OR (x.status = 'voorgedragen' AND (x.voorgedragen_namens = ik.organisatie \
        OR c.tafel = ik.gremium))) AND x.verloopt_op > ik.nu AND c.beeindigd_op IS NULL)";
    const GREMIUM: &'static str = "c.tafel";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const ALIAS: &'static str = "x.alias";
    const SLOT: &'static [&'static str] = &["c", "x"];
}

/// Where the last decision about informing a subject stands; visible as the subject is.
#[derive(Clone, Copy, Debug)]
pub struct Informeringbron;

impl Objectbron for Informeringbron {
    const VAN: &'static str = "zaak.informering i JOIN zaak.subject x ON x.id = i.subject JOIN autorisatie.zaak c ON c.id = x.zaak";
    const SLEUTEL: &'static str = "x.id = ik.object AND i.volgnummer = \
        (SELECT max(j.volgnummer) FROM zaak.informering j WHERE j.subject = x.id)";
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = Subjectbron::ZICHTBAAR;
    const GREMIUM: &'static str = "c.tafel";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const ALIAS: &'static str = "x.alias";
}

/// A casus as the parent of its subjecten. A signaal has persons, but no subjecten.
#[derive(Clone, Copy, Debug)]
pub struct Casusbron;

impl Objectbron for Casusbron {
    const VAN: &'static str = "autorisatie.zaak c";
    const SLEUTEL: &'static str = "c.id = ik.object AND c.soort = 'casus'";
    const ID: &'static str = "c.id";
    const IN_ZAAK: bool = true;
    const ZICHTBAAR: &'static str = "c.beeindigd_op IS NULL";
    const GREMIUM: &'static str = "c.tafel";
    const OP_AGENDA: &'static [&'static str] = &["c.id"];
    const ZAAK: &'static str = "c.id";
    const ZAAK_ALIAS: &'static str = "c.alias";
    const SLOT: &'static [&'static str] = &["c"];
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

pub(super) const fn plaats_intrekking(id: Uuid) -> Plaats<'static> {
    Plaats {
        kolom: "intrekking",
        ..plaats_inhoud(id)
    }
}

pub(super) const fn plaats_terugsturing(id: Uuid) -> Plaats<'static> {
    Plaats {
        kolom: "terugsturing",
        ..plaats_inhoud(id)
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

pub(super) const fn plaats_weging(signaal: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "weging",
        kolom: "inhoud",
        rij: signaal,
        zaak: Some(signaal),
    }
}

pub(super) const fn plaats_subject(zaak: Uuid, id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "subject",
        kolom: "gegevens",
        rij: id,
        zaak: Some(zaak),
    }
}

pub(super) const fn plaats_informering(zaak: Uuid, id: Uuid) -> Plaats<'static> {
    Plaats {
        schema: "zaak",
        tabel: "informering",
        kolom: "toelichting",
        rij: id,
        zaak: Some(zaak),
    }
}
