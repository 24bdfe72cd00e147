// SPDX-License-Identifier: EUPL-1.2
//! The acts of this crate: one struct each, with name, object and ground.

use autorisatie::opslag::OpentZaak;
use autorisatie::{Klassebron, Object};
use uuid::Uuid;

use crate::{Casusbron, Signaalbron, Subjectbron};

autorisatie::handelingen! {
    /// Writes down a signaal as a concept.
    SignaalOpstellen {} "signaal.opstellen", Signaal, "opstellen", Toevoegen, Klassebron, [WGS_2_23_1], |_zelf| Object::Klasse;
    /// Reports a concept: from now on the bureau of the tafel sees it.
    SignaalMelden {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.melden", Signaal, "melden", Wijzigen, Signaalbron, [WGS_2_23_1], |zelf| Object::Rij(zelf.id);
    /// Withdraws a signaal.
    SignaalIntrekken {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.intrekken", Signaal, "intrekken", Wijzigen, Signaalbron, [WGS_2_23_1], |zelf| Object::Rij(zelf.id);
    /// Reads one signaal.
    SignaalLezen {
        /// Signaal.
        id: Uuid,
    } "signaal.lezen", Signaal, "lezen", Raadplegen, Signaalbron, [WGS_2_23_1], |zelf| Object::Rij(zelf.id);
    /// Lists the signalen that the caller sees, without content.
    SignalenZoeken {
        /// Most on a page.
        maximum: i64,
    } "signaal.zoeken", Signaal, "lezen", Zoeken, Klassebron, [WGS_2_23_1], |_zelf| Object::Klasse;
    /// Reads one subject.
    SubjectLezen {
        /// Subject.
        id: Uuid,
    } "subject.lezen", Subject, "lezen", Raadplegen, Subjectbron, [WGS_2_22_1, WGS_1_8_5], |zelf| Object::Rij(zelf.id);
    /// Lists the subjecten of one casus: there is no search on persons outside a zaak.
    SubjectenZoeken {
        /// Casus.
        casus: Uuid,
        /// Most on a page.
        maximum: i64,
    } "subject.zoeken", Subject, "lezen", Zoeken, Casusbron, [WGS_2_22_1, WGS_1_8_5], |zelf| Object::Rij(zelf.casus);
}

impl OpentZaak for SignaalOpstellen {}
