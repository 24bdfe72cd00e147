// SPDX-License-Identifier: EUPL-1.2
//! The acts on a casus. It is started by no act of its own: the tafel starts it by a besluit ([`crate::CasusStarten`]).

use autorisatie::opslag::LegtBelangVast;
use autorisatie::{Klassebron, Object};
use uuid::Uuid;
use wgs::overgangen::casus::Casusstatus;
use wgs::tafel::Tafel;

use crate::Casusbron;

autorisatie::handelingen! {
    /// Reads one casus.
    CasusLezen {
        /// Casus.
        id: Uuid,
    } "casus.lezen", Casus, "lezen", Raadplegen, Casusbron, [WGS_2_23_4, WGS_2_23_5], |zelf| Object::Rij(zelf.id);
    /// Gives a casus another working title. Everything else about it changes by besluit.
    CasusWijzigen {
        /// Casus.
        id: Uuid,
        /// The version the caller saw.
        versie: i64,
    } "casus.wijzigen", Casus, "wijzigen", Wijzigen, Casusbron, [ONTWERP], |zelf| Object::Rij(zelf.id);
    /// Lists the casussen that the caller sees, without content.
    CasussenZoeken {
        /// Most on a page.
        maximum: i64,
        /// Only those in this status.
        status: Option<Casusstatus>,
        /// Only those of this tafel.
        tafel: Option<Tafel>,
    } "casus.zoeken", Casus, "lezen", Zoeken, Klassebron, [WGS_2_23_5], |_zelf| Object::Klasse;
    /// Reads which deelnemers take part in a casus.
    DeelnamesLezen {
        /// Casus.
        id: Uuid,
    } "casus.lezen", Casus, "lezen", Raadplegen, Casusbron, [WGS_2_23_5], |zelf| Object::Rij(zelf.id);
    /// Records that somebody has an interest in a casus: from then on it does not exist for him.
    BelangAanmaken {
        /// Casus.
        id: Uuid,
    } "belang.aanmaken", Belang, "aanmaken", Autoriseren, Casusbron, [ONTWERP], |zelf| Object::Rij(zelf.id);
    /// Ends that.
    BelangBeeindigen {
        /// Casus.
        id: Uuid,
    } "belang.beeindigen", Belang, "beeindigen", Autoriseren, Casusbron, [ONTWERP], |zelf| Object::Rij(zelf.id);
}

impl LegtBelangVast for BelangAanmaken {}
impl LegtBelangVast for BelangBeeindigen {}
