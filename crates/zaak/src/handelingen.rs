// SPDX-License-Identifier: EUPL-1.2
//! The acts of this crate: one struct each, with name, object and ground.

use autorisatie::opslag::OpentZaak;
use autorisatie::{Klassebron, Object};
use uuid::Uuid;

use crate::{Casusbron, Informeringbron, Signaalbron, Subjectbron, Wegingbron};

autorisatie::handelingen! {
    /// Writes down a signaal as a concept.
    SignaalOpstellen {} "signaal.opstellen", Signaal, "opstellen", Toevoegen, Klassebron, [WGS_2_23_1], |_zelf| Object::Klasse;
    /// Changes a concept.
    SignaalWijzigen {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.wijzigen", Signaal, "wijzigen", Wijzigen, Signaalbron, [WGS_2_23_1], |zelf| Object::Rij(zelf.id);
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
    /// Sends back a signaal that is formally incomplete.
    SignaalTerugsturen {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.terugsturen", Signaal, "terugsturen", Wijzigen, Signaalbron, [ONTWERP], |zelf| Object::Rij(zelf.id);
    /// Prepares a signaal for the weging.
    SignaalInWegingNemen {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.in_weging_nemen", Signaal, "in_weging_nemen", Wijzigen, Signaalbron, [WGS_2_23_3], |zelf| Object::Rij(zelf.id);
    /// Records what the deelnemers judged.
    SignaalWegingWijzigen {
        /// Signaal.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "signaal.weging_wijzigen", Signaal, "weging_wijzigen", Wijzigen, Signaalbron, [WGS_2_23_2, WGS_2_23_3], |zelf| Object::Rij(zelf.id);
    /// Reads the weging of a signaal: not for who reported it.
    WegingLezen {
        /// Signaal.
        id: Uuid,
    } "weging.lezen", Weging, "lezen", Raadplegen, Wegingbron, [WGS_2_23_2, WGS_2_23_3], |zelf| Object::Rij(zelf.id);
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
    /// Proposes a subject for a casus: the tafel decides whether he is added.
    SubjectVoordragen {
        /// Casus.
        casus: Uuid,
    } "subject.voordragen", Subject, "voordragen", Toevoegen, Casusbron, [WGS_2_22_1], |zelf| Object::Rij(zelf.casus);
    /// Reads what was decided about informing a subject.
    InformeringLezen {
        /// Subject.
        id: Uuid,
    } "subject.lezen", Subject, "lezen", Raadplegen, Informeringbron, [WGS_1_4_4_A, AVG_INFORMEREN], |zelf| Object::Rij(zelf.id);
    /// Decides whether a subject is informed.
    SubjectInformeren {
        /// Subject.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "subject.informeren", Subject, "informeren", Wijzigen, Subjectbron, [WGS_1_4_4_A, AVG_INFORMEREN], |zelf| Object::Rij(zelf.id);
    /// Lists the subjecten of one casus: there is no search on persons outside a zaak.
    SubjectenZoeken {
        /// Casus.
        casus: Uuid,
        /// Most on a page.
        maximum: i64,
    } "subject.zoeken", Subject, "lezen", Zoeken, Casusbron, [WGS_2_22_1, WGS_1_8_5], |zelf| Object::Rij(zelf.casus);
}

impl OpentZaak for SignaalOpstellen {}
impl OpentZaak for SignaalWijzigen {}
impl OpentZaak for SignaalIntrekken {}
